// The dry run of an office's file: what would be counted, and every fault there is. Nothing is written.
import { mustBeAble } from '../../accounts/model.ts';
import { findEveryTarget } from '../../actions/find-action.ts';
import type { PublishedAction } from '../../actions/model.ts';
import type { By } from '../../audit/model.ts';
import { CHANNELS } from '../../lib/channels.ts';
import { dayIn, instantInWords } from '../../lib/dates.ts';
import { plainWords } from '../../lib/near-words.ts';
import type { App } from '../../platform/app.ts';
import { mapInTurns } from '../../platform/next-turn.ts';
import { mustTakeReports } from '../take-report.ts';
import { saidBy, sumsOf, type Column, type Fault, type FileLine, type Sums } from './model.ts';
import type { DayOrder } from './read-day.ts';
import { readTable } from './read-file.ts';
import { readLine, type Reading } from './read-line.ts';
import * as store from './store.ts';
import { labelsOf, vocabularyFor } from './vocabulary.ts';

export type FileWish = {
  action: PublishedAction;
  /** The office that collected the reports. */
  office: string;
  text: string;
  dayOrder: DayOrder;
  /** The language the coordinator reads. */
  lang: string;
};

export type ImportPlan = {
  lines: FileLine[];
  /** In the order of the file. */
  faults: Fault[];
  sums: Sums;
  leftOut: { example: number; blank: number };
  /** The same as long as the file says the same of this action; what a person saw is what is written. */
  mark: string;
  /** An import that brought exactly this and stands. */
  same: store.ImportRow | null;
  /** How many of the lines an import that stands has brought before, word for word. */
  repeated: number;
};

/** Lines read before others get their turn: a few milliseconds' work. */
const LINES_A_TURN = 100;
/** Faults for which the nearest word is looked for. */
const MOST_SUGGESTIONS = 100;

const bySaid = (one: string, other: string): number => (one < other ? -1 : 1);

/**
 * What an import says, whatever the order of its lines and whichever office is said to have brought it: its name is
 * soon mistyped. Keyed, so that no reference can be guessed from it.
 */
async function hashOf(app: App, { action }: FileWish, lines: readonly FileLine[]): Promise<string> {
  const said = (await mapInTurns(lines, LINES_A_TURN, saidBy)).sort(bySaid);
  return app.seal.keyedHash('report-import', JSON.stringify([action.id, said]));
}

/** A line with two hashes: of all it says, and of its reference alone. Both belong to the action and the office. */
export type Hashed = { line: FileLine; said: string; reference: string | null };

export function hashedLines(
  app: App,
  { action, office }: Pick<FileWish, 'action' | 'office'>,
  lines: readonly FileLine[],
): Promise<Hashed[]> {
  const of = (what: string, text: string): string =>
    app.seal.keyedHash(what, JSON.stringify([action.id, plainWords(office), text]));
  return mapInTurns(lines, LINES_A_TURN, line => ({
    line,
    said: of('report-import-line', saidBy(line)),
    reference: line.reference === '' ? null : of('report-import-reference', line.reference),
  }));
}

async function readingFor(app: App, wish: FileWish): Promise<Reading> {
  const { action, lang } = wish;
  const targets = [...(await findEveryTarget(app, action)).values()];
  let suggestions = 0;
  return {
    words: vocabularyFor(app.strings, targets),
    lang,
    labels: labelsOf(targets),
    channels: new Map(CHANNELS.map(channel => [channel, app.strings.text(lang, `channel.${channel}`)])),
    first: dayIn(action.timeZone, new Date(action.publishedAt)),
    last: dayIn(action.timeZone, app.clock.now()),
    dayOrder: wish.dayOrder,
    suggest: () => (suggestions += 1) <= MOST_SUGGESTIONS,
  };
}

/** Lines and references that the file has twice. Two reports that say the same are told apart by a reference. */
function doubledIn(lines: readonly FileLine[]): Fault[] {
  const firstSaid = new Map<string, number>();
  const firstReference = new Map<string, number>();
  const faults: Fault[] = [];
  for (const line of lines) {
    const { reference } = line;
    const [seen, key] = reference === '' ? [firstSaid, saidBy(line)] : [firstReference, reference];
    const before = seen.get(key);
    if (before === undefined) seen.set(key, line.line);
    else {
      const reason = reference === '' ? 'lineTwice' : 'referenceTwice';
      faults.push(wholeLine(line, reason, { before }));
    }
  }
  return faults;
}

const wholeLine = (line: FileLine, reason: string, params: Fault['params']): Fault => ({
  line: line.line,
  at: null,
  heading: '',
  value: line.reference,
  reason: `reportImport.fault.${reason}`,
  params,
});

/** References that an import which stands has brought already. */
async function broughtBefore(app: App, wish: FileWish, hashed: readonly Hashed[]): Promise<Fault[]> {
  const byHash = new Map(hashed.map(({ line, reference }) => [reference, line]));
  byHash.delete(null);
  const asked = [...byHash.keys()].filter(hash => hash !== null);
  return (await store.referencesBrought(app.db.query, asked)).flatMap(({ hash, at }) => {
    const line = byHash.get(hash);
    const day = instantInWords(at, wish.lang, wish.action.timeZone);
    return line ? [wholeLine(line, 'referenceBefore', { day })] : [];
  });
}

/**
 * What an import of this file would do.
 * @throws {Forbidden}, {Refused} at `file` for what is no table, {Conflict} when the action takes no more reports.
 */
export async function planImport(app: App, by: By, wish: FileWish): Promise<ImportPlan> {
  mustBeAble(by, 'reports.import');
  await mustTakeReports(app, wish.action);
  const how = await readingFor(app, wish);
  const nameOf = (column: Column): string => app.strings.text(wish.lang, `reportImport.column.${column}`);
  const table = await readTable(wish.text, how.words.columns, nameOf);
  const lines: FileLine[] = [];
  const faults = [...table.faults];
  const leftOut = { example: 0, blank: 0 };
  for (const read of await mapInTurns(table.lines, LINES_A_TURN, line => readLine(line, how))) {
    if ('leftOut' in read) leftOut[read.leftOut] += 1;
    else if ('faults' in read) faults.push(...read.faults);
    else lines.push(read.said);
  }
  faults.push(...doubledIn(lines));
  if (lines.length === 0 && faults.length === 0) {
    const about = { line: 1, at: null, heading: '', value: '' };
    faults.push({ ...about, reason: 'reportImport.fault.noLines', params: {} });
  }
  const db = app.db.query;
  const mark = await hashOf(app, wish, lines);
  const same = faults.length === 0 ? await store.importOfContent(db, wish.action.id, mark) : null;
  const hashed = same === null ? await hashedLines(app, wish, lines) : [];
  faults.push(...(await broughtBefore(app, wish, hashed)));
  faults.sort((one, other) => one.line - other.line || (one.at ?? -1) - (other.at ?? -1));
  const said = faults.length === 0 ? hashed.map(each => each.said) : [];
  const repeated = await store.linesBrought(db, said);
  return { lines, faults, sums: sumsOf(lines), leftOut, mark, same, repeated };
}
