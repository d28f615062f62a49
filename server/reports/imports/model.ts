// An office's file of reports: its columns, one line of it, what can be wrong, and what its lines add up to.
import { CHANNELS, type Channel } from '../../lib/channels.ts';
import { addMs, type Day, type Instant } from '../../lib/dates.ts';
import { cellKey } from '../model.ts';

/** In the order of the template. */
export const COLUMNS = ['day', 'target', 'channel', 'letters', 'country', 'people', 'reference'] as const;
export type Column = (typeof COLUMNS)[number];
export const NEEDED: readonly Column[] = ['day', 'target', 'channel', 'letters'];

/** An office of a network brings hundreds; more than this is better brought in two. */
export const MOST_FILE_LINES = 10_000;
/** As bytes. Ten thousand lines with long names are smaller. */
export const LARGEST_FILE = 2_000_000;
export const LONGEST_OFFICE = 160;
const LONGEST_FILE_NAME = 120;

const DAY_MS = 24 * 60 * 60_000;

/** Until when an import can be undone as a whole, exclusive. */
export const undoableUntil = (at: Instant): Instant => addMs(at, DAY_MS);

/** One line that can be counted: one report. */
export type FileLine = {
  line: number;
  day: Day;
  target: string;
  channel: Channel;
  letters: number;
  country: string | null;
  people: number;
  /** The office's own, or ''. It is compared and never kept. */
  reference: string;
};

/** One thing wrong: where it stands, what stands there, what was expected instead. */
export type Fault = {
  line: number;
  /** The field of the line, from 0; null where it is about the whole line. */
  at: number | null;
  /** As the file calls the column. */
  heading: string;
  value: string;
  /** A strings key. */
  reason: string;
  params: Record<string, string | number>;
};

/** What lines add up to. Each part sums to the same appeals. */
export type Sums = {
  reports: number;
  appeals: number;
  /** By target and channel, under `cellKey`. */
  byCell: Map<string, number>;
  byTarget: Map<string, number>;
  byChannel: Map<Channel, number>;
  /** '' where none is given. */
  byCountry: Map<string, number>;
  byDay: Map<Day, number>;
};

type Countable = Pick<FileLine, 'day' | 'target' | 'channel' | 'letters' | 'country'>;

export function sumsOf(lines: readonly Countable[]): Sums {
  const sums: Sums = {
    reports: lines.length,
    appeals: 0,
    byCell: new Map(),
    byTarget: new Map(),
    byChannel: new Map(),
    byCountry: new Map(),
    byDay: new Map(),
  };
  const add = <Key>(to: Map<Key, number>, key: Key, letters: number): void => {
    to.set(key, (to.get(key) ?? 0) + letters);
  };
  for (const { day, target, channel, letters, country } of lines) {
    sums.appeals += letters;
    add(sums.byCell, cellKey(target, channel), letters);
    add(sums.byTarget, target, letters);
    add(sums.byChannel, channel, letters);
    add(sums.byCountry, country ?? '', letters);
    add(sums.byDay, day, letters);
  }
  return sums;
}

/** The channels that lines have, in the order all pages show them. */
export const channelsIn = (sums: Sums): Channel[] => CHANNELS.filter(channel => sums.byChannel.has(channel));

/** What a line says but for where it stands: two such lines are the same line twice. */
export const saidBy = (line: FileLine): string =>
  JSON.stringify([
    line.day,
    line.target,
    line.channel,
    line.letters,
    line.country,
    line.people,
    line.reference,
  ]);

/** The last part of whatever path a program gave, without what no line of text can hold. */
export const fileNameOf = (given: string): string =>
  (given.split(/[\\/]/).at(-1) ?? '').replace(/\p{C}/gu, '').trim().slice(0, LONGEST_FILE_NAME);

/** As spreadsheet programs letter their columns: A to Z, then AA. */
export function columnLetters(at: number): string {
  const last = String.fromCharCode(65 + (at % 26));
  return at < 26 ? last : `${columnLetters(Math.floor(at / 26) - 1)}${last}`;
}
