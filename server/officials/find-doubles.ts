// Entries that look like the same official: near-equal names, or a contact point in common. A person decides.
import { distance } from 'fastest-levenshtein';
import type { Query } from '../platform/db/db.ts';
import { searchOfficials } from './find-officials.ts';
import { keptApart } from './merge/store.ts';
import { officialLabel, pointsOf, type ContactPoint, type Official } from './model.ts';

export type Double = {
  one: Official;
  other: Official;
  /** From 0 to 1: how alike their names are. */
  alike: number;
  /** Contact points that both have. */
  shared: ContactPoint[];
};

/** From here on two names are thought near-equal: one letter in a word of five, a second surname left out. */
const NEAR = 0.8;
const MOST = 200;

/** Forms of address, titles and little words that say nothing of who it is. */
const TITLES = new Set(
  (
    'a al and d da de del den der des di do dos du e el en et i la las le les los of the u und van von y ' +
    'mr mrs ms mx sir dame lord lady dr dra prof profa eng ing lic abg arq he hm hrh hon excellency excellence ' +
    'se sr sra srta don dona m mme mlle herr frau senhor senhora sig sigra sheikh sayyid gen general col colonel ' +
    'maj cap capt captain lt ministro minister ministre'
  ).split(' '),
);

/** The words of a name without marks, capitals, signs and titles; all of them where nothing else would be left. */
export function nameWords(name: string): string[] {
  const words = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    // "H.E." is one title, not two letters.
    .replace(/(?<=\b\p{L})\.(?=\p{L}\b)/gu, '')
    .split(/[^\p{L}\p{N}]+/u)
    .filter(word => word !== '');
  const telling = words.filter(word => !TITLES.has(word));
  return telling.length > 0 ? telling : words;
}

const wordsAlike = (one: string, other: string): number =>
  1 - distance(one, other) / Math.max(one.length, other.length);

/** How alike two names are, whatever the order of their words: each word is measured against its nearest. */
export function namesAlike(one: readonly string[], other: readonly string[]): number {
  if (one.length === 0 || other.length === 0) return 0;
  const [few, many] = one.length <= other.length ? [one, other] : [other, one];
  const left = [...many];
  let sum = 0;
  for (const word of few) {
    let best = 0;
    let at = -1;
    left.forEach((candidate, place) => {
      const alike = wordsAlike(word, candidate);
      if (alike > best) [best, at] = [alike, place];
    });
    if (at >= 0) left.splice(at, 1);
    // Words that have nothing to do with each other share letters all the same.
    sum += best > 0.6 ? best : 0;
  }
  // A second surname that one entry leaves out counts half, where two or more words agree.
  const missing = many.length - few.length;
  return sum / (few.length + (few.length > 1 ? missing / 2 : missing));
}

/** What names an official: the name, else the title with its body. */
const namedBy = (official: Official): string[] =>
  nameWords(official.name ?? `${official.title ?? ''} ${official.body ?? ''}`);

/** Pairs that look like one official, those most alike first. */
export async function findDoubles(db: Query): Promise<Double[]> {
  const officials = await searchOfficials(db, {});
  const apart = new Set(
    (await keptApart(db)).map(({ from_id: from, into_id: into }) => [from, into].sort().join(' ')),
  );
  const found = pairsIn(officials).flatMap(({ one, other }) => {
    if (apart.has([one.id, other.id].sort().join(' '))) return [];
    const points = new Set(pointsOf(one).map(point => point.key));
    const shared = pointsOf(other).filter(point => points.has(point.key));
    const differ = one.country !== null && other.country !== null && one.country !== other.country;
    // A title may have been typed as a name: then what each is called is compared.
    const comparable = (one.name === null) === (other.name === null);
    const alike = comparable
      ? namesAlike(namedBy(one), namedBy(other))
      : namesAlike(nameWords(officialLabel(one)), nameWords(officialLabel(other)));
    const near = alike >= NEAR && !differ;
    // An office's mailbox is shared by people with quite different names: a point alone tells nothing.
    return near || (shared.length > 0 && (!comparable || alike > 0.4)) ? [{ one, other, alike, shared }] : [];
  });
  return found.sort((a, b) => b.alike - a.alike || b.shared.length - a.shared.length).slice(0, MOST);
}

/** Only entries with a word that begins alike, or a point in common, are compared: not each with each. */
function pairsIn(officials: readonly Official[]): { one: Official; other: Official }[] {
  const groups = new Map<string, Official[]>();
  for (const official of officials) {
    const marks = [
      ...namedBy(official).map(word => `w ${word.slice(0, 3)}`),
      ...pointsOf(official).map(point => `p ${point.key}`),
    ];
    for (const mark of new Set(marks)) groups.set(mark, [...(groups.get(mark) ?? []), official]);
  }
  const pairs = new Map<string, { one: Official; other: Official }>();
  for (const group of groups.values()) {
    group.forEach((one, at) => {
      for (const other of group.slice(at + 1)) {
        const [first, second] = one.id < other.id ? [one, other] : [other, one];
        pairs.set(`${first.id} ${second.id}`, { one: first, other: second });
      }
    });
  }
  return [...pairs.values()];
}
