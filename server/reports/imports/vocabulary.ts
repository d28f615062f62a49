// The words that an office's file may use for its columns, officials and channels: those of every language of the site.
import type { ResolvedTarget } from '../../actions/model.ts';
import { CHANNELS, type Channel } from '../../lib/channels.ts';
import { nearestWord, plainWords } from '../../lib/near-words.ts';
import type { Strings } from '../../platform/strings/strings.ts';
import { COLUMNS, type Column } from './model.ts';

/** Plain words to what they mean; null where they could mean two things. */
export type Meanings<Meaning> = ReadonlyMap<string, Meaning | null>;

export type Vocabulary = {
  columns: Meanings<Column>;
  targets: Meanings<string>;
  channels: Meanings<Channel>;
  /** What stands in the reference of the template's example. */
  examples: ReadonlySet<string>;
};

/** What people call the columns besides, in English: such files come from other programs. */
const ALSO: Readonly<Record<Column, readonly string[]>> = {
  day: ['day', 'date'],
  target: ['target', 'official', 'to'],
  channel: ['channel', 'way', 'how'],
  letters: ['letters', 'quantity', 'number', 'number of letters', 'count'],
  country: ['country'],
  people: ['people', 'persons'],
  reference: ['reference', 'ref', 'id'],
};

function meanings<Meaning>(words: Iterable<readonly [string | null, Meaning]>): Map<string, Meaning | null> {
  const found = new Map<string, Meaning | null>();
  for (const [word, meaning] of words) {
    const plain = plainWords(word ?? '');
    if (plain === '') continue;
    const before = found.get(plain);
    found.set(plain, before === undefined || before === meaning ? meaning : null);
  }
  return found;
}

/** Names in full and in part: "Ana Ruiz", "Minister", "Ana Ruiz, Minister". */
const namesOf = (target: ResolvedTarget): (string | null)[] => {
  const parts = [target.name, target.title, target.body].filter(part => part !== null);
  const all = parts.join(' ');
  return [target.name, target.title, target.body, parts.slice(0, 2).join(' '), all, `${all} ${target.id}`];
};

export function vocabularyFor(strings: Strings, targets: Iterable<ResolvedTarget>): Vocabulary {
  const every = (key: string): string[] => strings.languages.map(lang => strings.text(lang, key));
  const known = [...targets];
  return {
    columns: meanings(
      COLUMNS.flatMap(column =>
        [...ALSO[column], ...every(`reportImport.column.${column}`)].map(word => [word, column] as const),
      ),
    ),
    targets: new Map([
      ...meanings(known.flatMap(target => namesOf(target).map(name => [name, target.id] as const))),
      // An id means its target whatever else is called so.
      ...meanings(known.map(target => [target.id, target.id] as const)),
    ]),
    channels: meanings(
      CHANNELS.flatMap(channel =>
        [channel, ...every(`channel.${channel}`), ...every(`report.qty.${channel}`)].map(
          word => [word, channel] as const,
        ),
      ),
    ),
    examples: new Set(every('reportImport.example').map(plainWords)),
  };
}

/** What a cell means; undefined where it is no known word, null where it could be two. */
export const meaningOf = <Meaning>(words: Meanings<Meaning>, cell: string): Meaning | null | undefined =>
  words.get(plainWords(cell));

/** What was probably meant; null where nothing is near. */
export function nearestMeaning<Meaning>(words: Meanings<Meaning>, cell: string): Meaning | null {
  const near = nearestWord(plainWords(cell), words.keys());
  return near === null ? null : (words.get(near) ?? null);
}

/** An official as the template and the page call them: by name, with the office where two are called the same. */
export function labelsOf(targets: Iterable<ResolvedTarget>): Map<string, string> {
  const all = [...targets];
  const short = (target: ResolvedTarget): string => target.name ?? target.title ?? target.body ?? target.id;
  return new Map(
    all.map(target => {
      const name = short(target);
      const alone = all.every(other => other === target || plainWords(short(other)) !== plainWords(name));
      const long = [target.name, target.title, target.body].filter(part => part !== null).join(', ');
      return [target.id, alone ? name : `${long} (${target.id})`];
    }),
  );
}
