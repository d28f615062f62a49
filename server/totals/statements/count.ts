// Counting for a statement: the reports as they stand now, of days up to the chosen one, to the officials chosen.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { CHANNELS, type Channel } from '../../lib/channels.ts';
import type { Query } from '../../platform/db/db.ts';
import { CROSSINGS, partsOf } from '../../reports/model.ts';
import { tallyFrom, type Counter } from '../model.ts';
import type { CountedReport, StatementNumbers } from './model.ts';
import * as store from './store.ts';

/** Not asked here: a statement's own crossing is made of the lines. */
const CROSSED: ReadonlySet<string> = new Set(CROSSINGS);

/** Reports read at once: few enough that nobody else waits for this one. */
const PAGE = 250;

export type Named = { id: string; name: string };
export type Sums = {
  counters: Map<string, Counter>;
  cross: Map<string, Record<Channel, number>>;
  from: Map<string, Set<string>>;
};

export const none = (): Record<Channel, number> => ({
  post: 0,
  email: 0,
  fax: 0,
  phone: 0,
  social: 0,
  other: 0,
});

function add(sums: Sums, report: store.StandingReport): void {
  for (const part of partsOf(report)) {
    if (CROSSED.has(part.dimension)) continue;
    const key = `${part.dimension}\0${part.key}\0${part.grade}`;
    const counter = sums.counters.get(key);
    if (!counter) sums.counters.set(key, { ...part });
    else {
      counter.appeals += part.appeals;
      counter.reports += part.reports;
    }
  }
  if (report.held) return;
  const country = report.country ?? '';
  const row = sums.cross.get(country) ?? none();
  sums.cross.set(country, row);
  for (const line of report.lines) {
    row[line.channel] += line.quantity;
    if (country === '') continue;
    const countries = sums.from.get(line.target) ?? new Set();
    sums.from.set(line.target, countries.add(country));
  }
}

/** The cells of each country that is named; all others together are `other`. */
function byCountry(named: ReturnType<typeof tallyFrom>['byCountry'], cross: Sums['cross']) {
  const left = new Map(cross);
  const rows = named.flatMap(({ country, total }) => {
    if (country === 'other') return [];
    const byChannel = left.get(country ?? '') ?? none();
    left.delete(country ?? '');
    return [{ country, total, byChannel }];
  });
  const other = none();
  for (const row of left.values()) for (const channel of CHANNELS) other[channel] += row[channel];
  const folded = named.find(each => each.country === 'other');
  if (!folded) return rows;
  // Where no country is named at all, "other" would be the rest of nothing; it still tells that some were given.
  const at = rows.findIndex(row => row.country === null);
  const row = { country: 'other', total: folded.total, byChannel: other };
  return at < 0 ? [...rows, row] : [...rows.slice(0, at), row, ...rows.slice(at)];
}

/** The numbers of sums, however they came about: from rows, or from counters that say the same. */
export function numbersFrom(sums: Sums, targets: readonly Named[]): StatementNumbers {
  const tally = tallyFrom([...sums.counters.values()], {
    asOf: '',
    started: [],
    targets,
    wholeReports: true,
  });
  const reportsByGrade = tally.reportsByGrade ?? { sent: 0, confirmed: 0, reported: 0, group: 0 };
  const reports = Object.values(reportsByGrade).reduce((sum, count) => sum + count, 0);
  return {
    total: tally.total,
    reports,
    countries: [...sums.cross.keys()].filter(country => country !== '').length,
    byGrade: tally.byGrade,
    reportsByGrade,
    byChannel: tally.byChannel,
    byTarget: tally.cells.map(cell => ({
      id: cell.id,
      name: cell.name ?? cell.id,
      total: cell.total,
      countries: sums.from.get(cell.id)?.size ?? 0,
      byChannel: cell.byChannel,
    })),
    byCountry: byCountry(tally.byCountry, sums.cross),
    held: tally.held,
  };
}

/**
 * The numbers of a statement, by the same parts and the same tally as every other number. `view` is one moment of
 * the database; each counted report is handed to `onCounted`.
 */
export async function countStatement(
  view: Query,
  wish: { actionId: string; day: string; targets: readonly Named[] },
  onCounted: (
    report: CountedReport,
    said: Pick<store.StandingReport, 'codeHash' | 'grade' | 'lines'>,
  ) => void,
): Promise<StatementNumbers> {
  const chosen = new Set(wish.targets.map(target => target.id));
  const sums: Sums = { counters: new Map(), cross: new Map(), from: new Map() };
  for (let after: store.Place = { createdAt: '', id: '' }; ;) {
    const page = await store.standingReports(view, { ...wish, after, limit: PAGE });
    for (const report of page) {
      const lines = report.lines.filter(line => chosen.has(line.target));
      if (lines.length === 0) continue;
      add(sums, { ...report, lines });
      if (report.held) continue;
      const appeals = lines.reduce((sum, line) => sum + line.quantity, 0);
      const { id, revision, grade, codeHash } = report;
      onCounted({ reportId: id, revision, grade, appeals }, { codeHash, grade, lines });
    }
    const last = page.at(-1);
    if (!last || page.length < PAGE) return numbersFrom(sums, wish.targets);
    after = last;
    // SQLite answers in this very turn: without a pause nobody else would be answered until all is counted.
    await afterOthers();
  }
}
