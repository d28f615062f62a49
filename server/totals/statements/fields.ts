// The merge fields that the letter with a statement may hold: the one documented list, and what stands for them.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { inLanguage } from '../../actions/in-language.ts';
import { dayInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { joinList } from '../../lib/languages.ts';
import { parseTemplateOf, renderTemplate, TemplateError } from '../../lib/merge-fields/template.ts';
import { knownValues } from '../../letters/begin-letter.ts';
import type { Params } from '../../platform/strings/strings.ts';
import { channelsUsed, type StatementNumbers } from './model.ts';

/** Name, and the strings key that says what it stands for. */
export const STATEMENT_FIELDS = [
  { name: 'salutation', meaning: 'statement.field.salutation' },
  { name: 'target.name', meaning: 'statement.field.targetName' },
  { name: 'target.title', meaning: 'statement.field.targetTitle' },
  { name: 'people', meaning: 'statement.field.people' },
  { name: 'action.number', meaning: 'statement.field.actionNumber' },
  { name: 'demands', meaning: 'statement.field.demands' },
  { name: 'day', meaning: 'statement.field.day' },
  { name: 'letters', meaning: 'statement.field.letters' },
  { name: 'letters.all', meaning: 'statement.field.lettersAll' },
  { name: 'countries', meaning: 'statement.field.countries' },
  { name: 'channels', meaning: 'statement.field.channels' },
  { name: 'statement.number', meaning: 'statement.field.number' },
  { name: 'statement.address', meaning: 'statement.field.address' },
  { name: 'organisation', meaning: 'statement.field.organisation' },
] as const;

type StatementField = (typeof STATEMENT_FIELDS)[number]['name'];
type Values = Readonly<Record<StatementField, string>>;

export type Words = (key: string, params?: Params) => string;

/** What the fields stand for in the letter to one official, in the statement's language. */
export function valuesFor(
  action: PublishedAction,
  target: ResolvedTarget,
  given: {
    lang: string;
    t: Words;
    day: string;
    numbers: StatementNumbers;
    number: string;
    address: string;
    organisation: string;
  },
): Values {
  const { lang, t, numbers } = given;
  const known = knownValues(action, target, lang);
  const own = numbers.byTarget.find(each => each.id === target.id);
  const ways = own === undefined ? [] : channelsUsed(own);
  return {
    salutation: known.salutation,
    'target.name': known['target.name'],
    'target.title': known['target.title'],
    people: known.people,
    'action.number': known['action.number'],
    demands: inLanguage(action, lang)
      .demands.map(demand => `– ${demand}`)
      .join('\n'),
    day: dayInWords(given.day, lang, 'long'),
    letters: t('statement.letters', { n: own?.total ?? 0 }),
    'letters.all': t('statement.letters', { n: numbers.total }),
    countries: own === undefined || own.countries === 0 ? '' : t('statement.countries', { n: own.countries }),
    channels: joinList(
      ways.map(channel => t(`statement.by.${channel}`, { n: own?.byChannel[channel] ?? 0 })),
      lang,
    ),
    'statement.number': given.number,
    'statement.address': given.address,
    organisation: given.organisation,
  };
}

/** What is wrong with a letter's text, with line and column, or null. */
export function letterProblem(text: string): FieldProblem | null {
  try {
    parseTemplateOf(STATEMENT_FIELDS, text);
    return null;
  } catch (error) {
    if (!(error instanceof TemplateError)) throw error;
    const { line, column, field, suggestion } = error;
    return {
      path: 'letter',
      reason: suggestion === null ? error.reason : 'letter.template.didYouMean',
      params: { line, column, field: field ?? '', suggestion: suggestion ?? '' },
    };
  }
}

/** The letter's text with its fields filled. What a field holds is never parsed. @throws {TemplateError} */
export const fillLetter = (text: string, values: Values): string =>
  renderTemplate(parseTemplateOf(STATEMENT_FIELDS, text), values)
    .replace(/\n{3,}/g, '\n\n')
    .trim();
