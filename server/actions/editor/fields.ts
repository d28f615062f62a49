// The fields of the editor that stand alone, section by section: labels, hints, choices.
import { TOPICS } from '../../lib/topics.ts';
import { countryChoices } from '../../lib/countries.ts';
import { timeZones } from '../../lib/time-zones.ts';
import type { Field } from '../../platform/web/fields.ts';
import { AFTER_DEADLINE, KINDS } from '../model.ts';
import {
  languageChoices,
  personRow,
  repeat,
  type Choices,
  type Desk,
  type LanguageRow,
} from './row-fields.ts';
import type { PlainName, TypedAction } from './typed.ts';

/** The country's own zone first, which is filled in when the draft is saved. */
const zoneChoices = ({ visit }: Desk, chosen: string): Choices => [
  { value: '', label: visit.t('action.timeZone.usual') },
  ...timeZones(chosen).map(zone => ({ value: zone, label: zone.replaceAll('_', ' ') })),
];

const text = (desk: Desk, typed: TypedAction, name: PlainName, more: object = {}): Field =>
  desk.fields.field(name, { label: desk.visit.t(`action.field.${name}`), value: typed[name], ...more });
const hint = (desk: Desk, name: string): { hint: string } => ({ hint: desk.visit.t(`action.hint.${name}`) });

export function caseFields(desk: Desk, typed: TypedAction) {
  const { t, lang } = desk.visit;
  return {
    title: text(desk, typed, 'title', { ...hint(desk, 'title'), dir: 'auto' }),
    number: text(desk, typed, 'number', { ...hint(desk, 'number'), width: 'w8' }),
    index: text(desk, typed, 'index', { ...hint(desk, 'index'), width: 'w16' }),
    country: text(desk, typed, 'country', {
      as: 'select',
      choices: [
        { value: '', label: t('form.choose') },
        ...countryChoices(lang).map(({ code, name }) => ({ value: code, label: name })),
      ],
    }),
    kind: text(desk, typed, 'kind', {
      as: 'select',
      choices: KINDS.map(kind => ({ value: kind, label: t(`action.kind.${kind}`) })),
    }),
    lang: text(desk, typed, 'lang', {
      as: 'select',
      ...hint(desk, 'lang'),
      choices: languageChoices(desk).slice(1),
    }),
    topics: desk.fields.field('topics', {
      label: t('action.field.topics'),
      as: 'ticks',
      values: typed.topics,
      choices: TOPICS.map(topic => ({ value: topic, label: t(`topic.${topic}`) })),
    }),
  };
}

export const peopleFields = (desk: Desk, typed: TypedAction) => ({
  people: repeat(typed.people, typed.spare.people, (at, person) => personRow(desk, at, person)),
  pronounsNote: text(desk, typed, 'pronounsNote', hint(desk, 'pronounsNote')),
});

export const textFields = (desk: Desk, typed: TypedAction) => ({
  summary: text(desk, typed, 'summary', { as: 'area', rows: 7, dir: 'auto', ...hint(desk, 'summary') }),
  demands: text(desk, typed, 'demands', { as: 'area', rows: 4, dir: 'auto', ...hint(desk, 'demands') }),
  background: text(desk, typed, 'background', {
    as: 'area',
    rows: 12,
    dir: 'auto',
    ...hint(desk, 'background'),
  }),
});

export function deadlineFields(desk: Desk, typed: TypedAction) {
  const { t } = desk.visit;
  return {
    preferredLanguages: repeat(
      typed.preferredLanguages,
      typed.spare.preferredLanguages,
      (at, code): LanguageRow => ({
        legend: t('action.field.preferredLanguage'),
        removeName: code === null ? null : `preferredLanguages.${at}.remove`,
        lang: desk.fields.field(`preferredLanguages.${at}.lang`, {
          label: t('action.field.preferredLanguage'),
          as: 'select',
          value: code ?? '',
          choices: languageChoices(desk),
        }),
      }),
    ),
    ownLanguageAllowed: desk.fields.field('ownLanguageAllowed', {
      label: t('action.field.ownLanguageAllowed'),
      as: 'tick',
      value: typed.ownLanguageAllowed ? 'yes' : '',
      choices: [{ value: 'yes', label: '' }],
    }),
    deadline: text(desk, typed, 'deadline', { type: 'date', width: 'w16', ...hint(desk, 'deadline') }),
    timeZone: text(desk, typed, 'timeZone', {
      as: 'select',
      ...hint(desk, 'timeZone'),
      choices: zoneChoices(desk, typed.timeZone),
    }),
    afterDeadline: text(desk, typed, 'afterDeadline', {
      as: 'radios',
      choices: AFTER_DEADLINE.map(each => ({ value: each, label: t(`action.after.${each}`) })),
    }),
  };
}

export function imageFields(desk: Desk, typed: TypedAction) {
  const { t } = desk.visit;
  const { field } = desk.fields;
  return {
    imageId: typed.image.id,
    imageFile: field('image.file', {
      label: t('action.field.image'),
      type: 'file',
      hint: t('action.hint.image'),
    }),
    imageAlt: field('image.alt', {
      label: t('action.field.alt'),
      hint: t('action.hint.alt'),
      value: typed.image.alt,
    }),
    imageCredit: field('image.credit', { label: t('action.field.credit'), value: typed.image.credit }),
  };
}
