// An action as the API and the .json file give it: one object, with every key always present.
import type { PublishedAction, ResolvedTarget } from './model.ts';
import { inLanguage, readableIn } from './in-language.ts';

/** The target as outsiders see it: the action's own salutation stands before the book's. */
const targetJson = (target: ResolvedTarget) => ({
  id: target.id,
  name: target.name,
  title: target.title,
  body: target.body,
  role: target.role,
  salutations: { ...target.bookSalutations, ...target.ownSalutations },
  addressLines: target.addressLines,
  emails: target.emails,
  phones: target.phones,
  faxes: target.faxes,
  handles: target.handles,
  onlyFrom: target.onlyFrom,
});

/** The texts in each language they were translated into; a text that was not stands in the original's language. */
const translationsJson = (action: PublishedAction) =>
  readableIn(action)
    .slice(1)
    .map(lang => {
      const { credit, title, summary, demands, background, pronounsNote, image } = inLanguage(action, lang);
      return {
        language: lang,
        translator: { name: credit?.translator ?? '', url: credit?.link || null },
        older: credit?.older ?? false,
        complete: credit?.incomplete === false,
        title,
        summary,
        demands,
        background,
        pronounsNote,
        imageAlt: image?.alt ?? null,
      };
    });

/** The API's Action. `letters[].body` is raw: merge fields and `**bold**` kept. */
export const actionJson = (action: PublishedAction) => ({
  slug: action.slug,
  number: action.number,
  index: action.index,
  kind: action.kind,
  version: action.version,
  ordinal: action.ordinal,
  language: action.lang,
  title: action.title,
  country: action.country,
  topics: action.topics,
  summary: action.summary,
  demands: action.demands,
  background: action.background,
  people: action.people.map(({ name, pronouns }) => ({ name, pronouns })),
  pronounsNote: action.pronounsNote,
  targets: action.targets.map(targetJson),
  letters: action.letters,
  translations: translationsJson(action),
  preferredLanguages: action.preferredLanguages,
  ownLanguageAllowed: action.ownLanguageAllowed,
  deadline: action.deadline,
  timeZone: action.timeZone,
  afterDeadline: action.afterDeadline,
  status: action.status,
  stop: action.stop,
  outcome: action.outcome,
  publishedAt: action.publishedAt,
  updatedAt: action.updatedAt,
});
