// The officials of a document against the book: found, found but changed, another in the same post, or new.
import { namesAlike, nameWords } from '../officials/find-doubles.ts';
import type { Official } from '../officials/model.ts';
import type { ImportedDraft, ImportedTarget } from './model.ts';

/** What the book and the document say differently; the fields of an official in their order. */
export type Difference = { field: MatchField; book: string; document: string };
export const MATCH_FIELDS = [
  'name',
  'title',
  'addressLines',
  'emails',
  'phones',
  'faxes',
  'handles',
] as const;
export type MatchField = (typeof MATCH_FIELDS)[number];

/** `samePost`: the book has the post under another name, most likely that of a predecessor. */
export type OfficialMatch =
  | { found: 'same'; official: Official }
  | { found: 'changed' | 'samePost'; official: Official; differences: Difference[] }
  | { found: 'no' };

/** As near as the book's own search for doubles wants two names to be. */
const NEAR = 0.8;

const wordsOf = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');

/** How near two names are, from 0 to 1, whatever the order of their words; ranks and courtesies are left aside. */
const nearness = (one: string | null, other: string | null): number =>
  one === null || other === null ? 0 : namesAlike(nameWords(one), nameWords(other));

const digitsOf = (text: string): string => text.replace(/\D/g, '').slice(-8);
const folded = (text: string): string => wordsOf(text).join(' ');

function sharesContact(target: ImportedTarget, official: Official): boolean {
  const emails = new Set(official.emails.map(email => email.toLowerCase()));
  if (target.emails.some(email => emails.has(email.toLowerCase()))) return true;
  const numbers = new Set(
    [...official.phones, ...official.faxes].map(digitsOf).filter(each => each.length >= 7),
  );
  return [...target.phones, ...target.faxes].some(number => numbers.has(digitsOf(number)));
}

/** What the document has that the book has not, field by field; what the document leaves out is no difference. */
export function differencesOf(target: ImportedTarget, official: Official): Difference[] {
  const handles = official.handles.map(each => each.handle);
  const difference = (
    field: MatchField,
    book: readonly string[],
    document: readonly string[],
    key: (text: string) => string,
  ): Difference[] => {
    const known = new Set(book.map(key));
    return document.some(each => !known.has(key(each)))
      ? [{ field, book: book.join('\n'), document: document.join('\n') }]
      : [];
  };
  const one = (text: string | null): string[] => (text === null ? [] : [text]);
  const isSameName = target.name === null || nearness(target.name, official.name) >= 0.999;
  return [
    ...(isSameName ? [] : difference('name', one(official.name), one(target.name), folded)),
    ...difference('title', one(official.title), one(target.title), folded),
    ...(folded(target.addressLines.join(' ')) ===
      folded([official.body ?? '', ...official.addressLines].join(' ')) ||
    folded(target.addressLines.join(' ')) === folded(official.addressLines.join(' '))
      ? []
      : difference(
          'addressLines',
          [official.addressLines.join('\n')],
          target.addressLines.length === 0 ? [] : [target.addressLines.join('\n')],
          folded,
        )),
    ...difference('emails', official.emails, target.emails, text => text.toLowerCase()),
    ...difference('phones', official.phones, target.phones, digitsOf),
    ...difference('faxes', official.faxes, target.faxes, digitsOf),
    ...difference('handles', handles, target.handles, text => text.toLowerCase().replace(/^@/, '')),
  ];
}

/** How sure it is that these are one, from 0; a name that is plainly another one is never the same person. */
function likeness(target: ImportedTarget, official: Official, country: string | null): number {
  if (country !== null && official.country !== null && official.country !== country) return 0;
  const shared = sharesContact(target, official);
  if (target.name !== null && official.name !== null) {
    const near = nearness(target.name, official.name);
    if (near >= NEAR) return 1 + near + (shared ? 1 : 0);
    return 0;
  }
  const titles = nearness(target.title, official.title);
  if (
    target.name === null &&
    official.name === null &&
    titles >= NEAR &&
    (shared || official.country !== null)
  )
    return titles + (shared ? 1 : 0);
  // Without a name on one side, a contact in common and the same post make it one.
  return shared && titles >= NEAR ? titles : 0;
}

function matchOne(target: ImportedTarget, book: readonly Official[], country: string | null): OfficialMatch {
  const ranked = book
    .map(official => ({ official, like: likeness(target, official, country) }))
    .sort((a, b) => b.like - a.like);
  const best = ranked[0];
  if (best && best.like > 0) {
    const differences = differencesOf(target, best.official);
    return differences.length === 0
      ? { found: 'same', official: best.official }
      : { found: 'changed', official: best.official, differences };
  }
  const post = book.find(
    official =>
      target.title !== null &&
      official.title !== null &&
      country !== null &&
      official.country === country &&
      folded(official.title) === folded(target.title) &&
      // An ambassador's post is that of one embassy: the title alone says too little.
      sharesContact(target, official),
  );
  return post
    ? { found: 'samePost', official: post, differences: differencesOf(target, post) }
    : { found: 'no' };
}

/** One match for each target of the draft, in its order. */
export const matchOfficials = (
  draft: Pick<ImportedDraft, 'targets' | 'countryCode'>,
  book: readonly Official[],
): OfficialMatch[] => draft.targets.map(target => matchOne(target, book, draft.countryCode));
