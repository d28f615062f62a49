// What a reviewer looks at, as fields of a filter, as chips that can be taken off, and as hidden fields of a decision.
import type { PublishedAction } from '../../actions/model.ts';
import { fieldsFor, type Field } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import { RULE_NAMES } from '../holding/rules.ts';
import { reviewQuery } from './address.ts';
import type { Looked } from './look.ts';
import { SHOWN_STANDINGS } from './model.ts';
import type { ReviewModel } from './pages.ts';
import { valueInWords } from './words.ts';

/** @param open open actions: what counts can be looked at of each of them. */
export function filterFieldsOf(words: Words, looked: Looked, open: readonly PublishedAction[]): Field[] {
  const { t } = words;
  const { filter } = looked;
  const { field } = fieldsFor(words);
  const any = { value: '', label: t('numbers.filter.any') };
  const actions = new Map(open.map(action => [action.id, action.title]));
  for (const [id, { action }] of looked.actions) actions.set(id, action.title);
  const fields = [
    field('standing', {
      label: t('review.standing'),
      as: 'select',
      value: filter.standing,
      choices: SHOWN_STANDINGS.map(value => ({ value, label: t(`review.standing.${value}`) })),
    }),
    field('action', {
      label: t('desk.action'),
      as: 'select',
      value: filter.action ?? '',
      choices: [any, ...[...actions].map(([value, label]) => ({ value, label }))],
    }),
    field('rule', {
      label: t('review.by.rule'),
      as: 'select',
      value: filter.rule ?? '',
      choices: [any, ...RULE_NAMES.map(value => ({ value, label: t(`hold.rule.${value}`) }))],
    }),
    field('when', {
      label: t('review.day'),
      type: 'date',
      value: filter.when?.slice(0, 10) ?? '',
    }),
  ];
  // What counts or is void is held by no rule.
  return filter.standing === 'held' ? fields : fields.filter(each => each.name !== 'rule');
}

/** What is chosen besides the fields, each with a way to take it off. */
export function chipsOf(words: Words, looked: Looked): ReviewModel['chips'] {
  const { t, to } = words;
  const { filter } = looked;
  const chip = (name: 'source' | 'shape' | 'country' | 'bulk' | 'when', text: string) => ({
    text,
    href: to.deskReview(reviewQuery({ ...looked, filter: { ...filter, [name]: null }, page: 0 })),
    off: t('review.chip.off'),
  });
  const { source, shape, country, bulk, when } = filter;
  return [
    ...(source === null ? [] : [chip('source', valueInWords(words, 'source', source, []))]),
    ...(shape === null ? [] : [chip('shape', valueInWords(words, 'shape', shape, []))]),
    ...(country === null ? [] : [chip('country', valueInWords(words, 'country', country, []))]),
    ...(when === null || when.length === 10
      ? []
      : [chip('when', t('review.hour', { from: valueInWords(words, 'hour', when, []) }))]),
    ...(bulk === null ? [] : [chip('bulk', t('review.chip.bulk'))]),
  ];
}

/** The same choice in a form. */
export const hiddenOf = ({ filter, by, page }: Looked): { name: string; value: string }[] =>
  Object.entries({ ...filter, by, page: String(page) }).flatMap(([name, value]) =>
    value === null ? [] : [{ name, value }],
  );
