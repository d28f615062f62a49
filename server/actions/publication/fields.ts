// The fields of publishing that several pages share: what the version is, what is new, and when it goes out.
import type { fieldsFor, Field } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import { LATER_STEPS } from '../version-steps.ts';
import type { PublishTyped } from './forms.ts';

type Build = ReturnType<typeof fieldsFor>['field'];

/** Only for a later version: a first one is new as a whole. */
export function stepFields(visit: Words, field: Build, typed: PublishTyped): Field[] {
  const { t } = visit;
  return [
    field('step', {
      label: t('publication.step'),
      as: 'radios',
      value: typed.step === '' ? 'correction' : typed.step,
      choices: LATER_STEPS.map(value => ({
        value,
        label: t(`action.step.${value}`),
        hint: t(`publication.step.${value}`),
      })),
    }),
    field('note', {
      label: t('action.field.note'),
      hint: t('action.hint.note'),
      as: 'area',
      rows: 3,
      value: typed.note,
      dir: 'auto',
    }),
    field('hidesEarlier', {
      label: t('publication.hidesEarlier'),
      hint: t('publication.hidesEarlier.hint'),
      as: 'tick',
      value: typed.hidesEarlier,
      choices: [{ value: 'yes', label: '' }],
    }),
  ];
}

export function whenFields(visit: Words, field: Build, typed: PublishTyped, timeZone: string): Field[] {
  const { t } = visit;
  return [
    field('when', {
      label: t('publication.when'),
      as: 'radios',
      value: typed.when === '' ? 'now' : typed.when,
      choices: [
        { value: 'now', label: t('publication.now') },
        { value: 'later', label: t('publication.later') },
      ],
    }),
    field('whenTime', {
      label: t('publication.time'),
      hint: t('publication.time.hint', { zone: timeZone }),
      type: 'datetime-local',
      value: typed.whenTime,
      width: 'w16',
    }),
  ];
}
