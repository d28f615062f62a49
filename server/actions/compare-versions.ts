// What changed between two versions of an action, field by field, in words a coordinator reads.
import { isDay } from '../lib/dates.ts';
import type { ActionContent } from './model.ts';
import { TEXTS, type Translation } from './model.ts';

export type FieldChange = { field: keyof ActionContent; before: string; after: string };

/** Words for what the content holds as codes and ids. */
export type ContentWords = {
  official: (id: string) => string;
  country: (code: string) => string;
  language: (code: string) => string;
  word: (key: string) => string;
  /** A day of the calendar. */
  day: (day: string) => string;
};

/** Every field of a content as text; `''` where it is empty. */
export function contentInWords(
  content: ActionContent,
  words: ContentWords,
): Record<keyof ActionContent, string> {
  const salutations = (all: Readonly<Record<string, string>>): string =>
    Object.entries(all)
      .map(([lang, text]) => `${words.language(lang)}: ${text}`)
      .join('; ');
  const targets = new Map(content.targets.map(target => [target.id, words.official(target.officialId)]));
  return {
    lang: words.language(content.lang),
    number: content.number ?? '',
    index: content.index ?? '',
    kind: words.word(`action.kind.${content.kind}`),
    title: content.title,
    country: content.country === '' ? '' : words.country(content.country),
    topics: content.topics.map(topic => words.word(`topic.${topic}`)).join(', '),
    people: content.people
      .map(({ name, pronouns, spoken }) =>
        [name, pronouns ? `(${pronouns})` : '', spoken ? `[${spoken}]` : ''].filter(Boolean).join(' '),
      )
      .join('\n'),
    pronounsNote: content.pronounsNote ?? '',
    summary: content.summary,
    demands: content.demands.join('\n'),
    background: content.background,
    targets: content.targets
      .map(target =>
        [
          `${words.word(`role.${target.role}`)}: ${words.official(target.officialId)}`,
          salutations(target.salutations),
          target.onlyFrom.map(words.country).join(', '),
        ]
          .filter(part => part !== '')
          .join(' · '),
      )
      .join('\n'),
    letters: content.letters
      .map(letter => {
        const named = letter.targets?.map(id => targets.get(id) ?? id).join(', ');
        const head = [words.language(letter.lang), named].filter(part => part !== undefined).join(' · ');
        return [head, letter.greeting, letter.body, letter.signOff].filter(Boolean).join('\n');
      })
      .join('\n\n'),
    preferredLanguages: content.preferredLanguages.map(words.language).join(', '),
    ownLanguageAllowed: words.word(content.ownLanguageAllowed ? 'form.yes' : 'form.no'),
    timeZone: content.timeZone,
    deadline: isDay(content.deadline) ? words.day(content.deadline) : content.deadline,
    afterDeadline: words.word(`action.after.${content.afterDeadline}`),
    image: content.image ? `${content.image.alt} (${content.image.credit})` : '',
    translations: content.translations.map(each => translationInWords(each, words)).join('\n\n'),
  };
}

const translationInWords = ({ lang, translator, texts }: Translation, words: ContentWords): string =>
  [
    `${words.language(lang)} (${translator})`,
    ...TEXTS.flatMap(name => (texts[name] === undefined ? [] : [texts[name].text])),
  ].join('\n');

export const FIELDS: readonly (keyof ActionContent)[] = [
  'lang', 'number', 'index', 'kind', 'title', 'country', 'topics', 'people', 'pronounsNote', 'summary', 'demands',
  'background', 'targets', 'letters', 'preferredLanguages', 'ownLanguageAllowed', 'timeZone', 'deadline',
  'afterDeadline', 'image', 'translations',
]; // prettier-ignore

/** The fields whose content differs, in the order of the editor. */
export function changedFields(
  before: ActionContent,
  after: ActionContent,
  words: ContentWords,
): FieldChange[] {
  const was = contentInWords(before, words);
  const is = contentInWords(after, words);
  return FIELDS.filter(field => JSON.stringify(before[field]) !== JSON.stringify(after[field])).map(
    field => ({
      field,
      before: was[field],
      after: is[field],
    }),
  );
}
