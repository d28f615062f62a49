// Repeated saves of one person as one line of what is shown: a script saves as they type, and every row stays.
import { addMs } from '../lib/dates.ts';

const FOLDED = new Set(['action.saved']);
const WITHIN_MS = 10 * 60_000;

/** What folding must know of a row: the newest rows stand first. */
type Row = { at: string; verb: string; byName: string; subject: string };
/** `times` rows as the newest of them; `since` is when the oldest was written. */
export type Folded<T> = { row: T; times: number; since: string };

/**
 * Saves of the same thing by the same person within ten minutes, with nothing else done to it between them, become
 * one line; every other row is a line of its own.
 */
export function foldSaves<T>(rows: readonly T[], read: (row: T) => Row): Folded<T>[] {
  const lines: Folded<T>[] = [];
  const newest = new Map<string, Folded<T>>();
  for (const row of rows) {
    const { at, verb, byName, subject } = read(row);
    const line = newest.get(subject);
    const top = line && read(line.row);
    const again = top && FOLDED.has(verb) && top.verb === verb && top.byName === byName;
    if (line && again && addMs(at, WITHIN_MS) >= top.at) {
      line.times += 1;
      line.since = at;
      continue;
    }
    const own = { row, times: 1, since: at };
    newest.set(subject, own);
    lines.push(own);
  }
  return lines;
}
