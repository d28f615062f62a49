// An action as the public API and its .json file give it: the contract's object, field by field.
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';

const targetJson = (target: ResolvedTarget) => ({
  id: target.id,
  name: target.name,
  title: target.title,
  body: target.body,
  role: target.role,
  // The action's own salutation goes before the book's, as in every letter.
  salutations: { ...target.bookSalutations, ...target.ownSalutations },
  addressLines: target.addressLines,
  emails: target.emails,
  phones: target.phones,
  faxes: target.faxes,
  handles: target.handles,
  onlyFrom: target.onlyFrom,
});

/** The contract's Action. Texts are as written: letters keep their merge fields and `**bold**`. */
export const actionJson = (action: PublishedAction) => ({
  slug: action.slug,
  number: action.number,
  index: action.index,
  kind: action.kind,
  version: action.version,
  lang: action.lang,
  title: action.title,
  country: action.country,
  topics: action.topics,
  summary: action.summary,
  demands: action.demands,
  background: action.background,
  people: action.people,
  pronounsNote: action.pronounsNote,
  targets: action.targets.map(targetJson),
  letters: action.letters,
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
export type ActionJson = ReturnType<typeof actionJson>;
