// One line of an office's file as a report, or everything that is wrong with it.
import type { Channel } from '../../lib/channels.ts';
import { countryFrom, nearestCountry } from '../../lib/country-names.ts';
import { dayInWords, type Day } from '../../lib/dates.ts';
import { plainWords } from '../../lib/near-words.ts';
import { MOST_OF_A_LINE } from '../model.ts';
import { latinDigits } from '../read-report.ts';
import type { Column, Fault, FileLine } from './model.ts';
import { readDay, type DayOrder } from './read-day.ts';
import type { Cell, TableLine } from './read-file.ts';
import { meaningOf, nearestMeaning, type Vocabulary } from './vocabulary.ts';

const LONGEST_REFERENCE = 100;
const MOST_PEOPLE = 100_000;

/** What lines are read against. */
export type Reading = {
  words: Vocabulary;
  /** The language faults are told in. */
  lang: string;
  /** Officials and channels as the reader knows them. */
  labels: ReadonlyMap<string, string>;
  channels: ReadonlyMap<Channel, string>;
  /** Days that can be reported: from the publication to today, in the action's time zone. */
  first: Day;
  last: Day;
  dayOrder: DayOrder;
  /** Whether the nearest word is still looked for: it is dear, and nobody reads a thousand of them. */
  suggest: () => boolean;
};

export type ReadLine = { said: FileLine } | { faults: Fault[] } | { leftOut: 'example' | 'blank' };

/** What a cell says, or why it says nothing; the reason is the end of a strings key. */
type Read<Value> = { value: Value } | { reason: string; params?: Fault['params'] };

function dayIn(text: string, { dayOrder, first, last, lang }: Reading): Read<Day> {
  const inWords = (day: Day): string => dayInWords(day, lang, 'long');
  if (text === '') return { reason: 'dayMissing' };
  const read = readDay(latinDigits(text), dayOrder);
  if ('unreadable' in read) return { reason: 'dayUnreadable' };
  if ('either' in read)
    return { reason: 'dayEither', params: { one: inWords(read.either[0]), other: inWords(read.either[1]) } };
  if (read.day > last) return { reason: 'dayToCome', params: { day: inWords(last) } };
  if (read.day < first) return { reason: 'dayEarly', params: { day: inWords(first) } };
  return { value: read.day };
}

function targetIn(text: string, { words, labels, suggest }: Reading): Read<string> {
  const found = meaningOf(words.targets, text);
  if (found !== undefined && found !== null) return { value: found };
  const params = { names: [...labels.values()].join('; ') };
  if (text === '') return { reason: 'targetMissing', params };
  if (found === null) return { reason: 'targetSeveral', params };
  const near = suggest() ? nearestMeaning(words.targets, text) : null;
  if (near === null) return { reason: 'targetUnknown', params };
  return { reason: 'targetNear', params: { name: labels.get(near) ?? near } };
}

function channelIn(text: string, { words, channels, suggest }: Reading): Read<Channel> {
  const found = meaningOf(words.channels, text) ?? null;
  if (found !== null) return { value: found };
  const params = { names: [...channels.values()].join(', ') };
  if (text === '') return { reason: 'channelMissing', params };
  const near = suggest() ? nearestMeaning(words.channels, text) : null;
  if (near === null) return { reason: 'channelUnknown', params };
  return { reason: 'channelNear', params: { name: channels.get(near) ?? near } };
}

/** A whole number from 1 to `max`; nothing is made of what only looks like one. */
function numberIn(typed: string, max: number): Read<number> {
  const text = latinDigits(typed);
  if (text === '') return { reason: 'numberMissing', params: { max } };
  if (/^[-−]\s?\d+([.,]\d+)?$/u.test(text)) return { reason: 'numberNegative', params: { max } };
  if (!/^\+?\d+$/.test(text)) return { reason: 'numberNotWhole', params: { max } };
  const value = Number(text);
  if (value === 0) return { reason: 'numberZero', params: { max } };
  if (value > max) return { reason: 'numberTooLarge', params: { max } };
  return { value };
}

function countryIn(text: string, { lang, suggest }: Reading): Read<string | null> {
  if (text === '') return { value: null };
  const code = countryFrom(text);
  if (code !== null) return { value: code };
  const near = suggest() ? nearestCountry(text, lang) : null;
  return near === null ? { reason: 'countryUnknown' } : { reason: 'countryNear', params: { name: near } };
}

const referenceIn = (text: string): Read<string> =>
  text.length > LONGEST_REFERENCE
    ? { reason: 'referenceLong', params: { max: LONGEST_REFERENCE } }
    : { value: text };

const NO_CELL: Cell = { text: '', at: 0, heading: '' };
/** What the template has filled in already: with nothing else a line says nothing. */
const FILLED_IN: readonly Column[] = ['target', 'channel'];

function leftOut(line: TableLine, words: Vocabulary): 'example' | 'blank' | null {
  const reference = line.cells.get('reference')?.text ?? '';
  if (reference !== '' && words.examples.has(plainWords(reference))) return 'example';
  const says = [...line.cells].some(([column, { text }]) => text !== '' && !FILLED_IN.includes(column));
  return says ? null : 'blank';
}

/** Reads one line. People are one where they are not said: one line, one report. */
export function readLine(line: TableLine, how: Reading): ReadLine {
  const out = leftOut(line, how.words);
  if (out !== null) return { leftOut: out };
  const faults: Fault[] = [];
  const value = <Value>(column: Column, read: (text: string) => Read<Value>): Value | null => {
    const { text, at, heading } = line.cells.get(column) ?? NO_CELL;
    const found = read(text);
    if ('value' in found) return found.value;
    const reason = `reportImport.fault.${found.reason}`;
    faults.push({ line: line.line, at, heading, value: text, reason, params: found.params ?? {} });
    return null;
  };
  // A column that is not there at all is said once, of the head.
  const needed = <Value>(column: Column, read: (text: string) => Read<Value>): Value | null =>
    line.cells.has(column) ? value(column, read) : null;
  const day = needed('day', text => dayIn(text, how));
  const target = needed('target', text => targetIn(text, how));
  const channel = needed('channel', text => channelIn(text, how));
  const letters = needed('letters', text => numberIn(text, MOST_OF_A_LINE));
  const country = value('country', text => countryIn(text, how));
  const people = value('people', text => (text === '' ? { value: 1 } : numberIn(text, MOST_PEOPLE)));
  const reference = value('reference', referenceIn) ?? '';
  if (faults.length > 0 || day === null || target === null || channel === null || letters === null)
    return { faults };
  return {
    said: { line: line.line, day, target, channel, letters, country, people: people ?? 1, reference },
  };
}
