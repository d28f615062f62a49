// The numbers of a statement from the counters alone, for a preview: as quick at a million reports as at a thousand.
import { GRADES, isChannel, isGrade, type Grade } from '../../lib/channels.ts';
import type { Query } from '../../platform/db/db.ts';
import { cellKey, NO_COUNTRY, type Dimension } from '../../reports/model.ts';
import { crossSums, heldUntil, reportsBetween } from '../cells/store.ts';
import { FEWEST_REPORTS_NAMED, targetsCounted, type Counter } from '../model.ts';
import { countersOf } from '../store.ts';
import { none, numbersFrom, type Named, type Sums } from './count.ts';
import type { StatementNumbers } from './model.ts';

type Wish = { actionId: string; day: string; targets: readonly Named[] };

/** Reports by grade, where the margins know them for just this choice; else null. */
function reportsByGrade(margins: readonly Counter[], wish: Wish): Map<string, number> | null {
  const chosen = new Set(wish.targets.map(target => target.id));
  const everybody = targetsCounted(margins).every(id => chosen.has(id));
  const everyDay = margins.every(each => each.dimension !== 'day' || each.key <= wish.day);
  const only = wish.targets.length === 1 ? wish.targets[0]?.id : undefined;
  const isOf = (each: Counter): boolean => {
    if (everybody) return each.dimension === 'day' && each.key <= wish.day;
    return each.dimension === 'target' && each.key === only;
  };
  if (!everybody && !(everyDay && only !== undefined)) return null;
  const sums = new Map<string, number>();
  for (const each of margins.filter(isOf)) sums.set(each.grade, (sums.get(each.grade) ?? 0) + each.reports);
  return sums;
}

/**
 * By country as many reports as decide whether it is named; null where the counters leave it open. What is not said
 * surely is not said: then rows have to be read.
 */
async function reportsByCountry(view: Query, wish: Wish): Promise<Map<string, number> | null> {
  const ids = wish.targets.map(target => target.id);
  const between = await reportsBetween(view, wish.actionId, { day: wish.day, targets: ids });
  const sure = new Map<string, number>();
  for (const [country, { least, most }] of between) {
    if (country !== NO_COUNTRY && least < FEWEST_REPORTS_NAMED && most >= FEWEST_REPORTS_NAMED) return null;
    sure.set(country, least);
  }
  return sure;
}

/** The numbers as the rows would give them, or null where only the rows can. */
export async function countFromCounters(view: Query, wish: Wish): Promise<StatementNumbers | null> {
  const margins = await countersOf(view, wish.actionId);
  const byGrade = reportsByGrade(margins, wish);
  const byCountry = byGrade && (await reportsByCountry(view, wish));
  if (byGrade === null || byCountry === null) return null;

  const chosen = new Set(wish.targets.map(target => target.id));
  const sums: Sums = { counters: new Map(), cross: new Map(), from: new Map() };
  const add = (dimension: Dimension, key: string, grade: Grade, appeals: number, reports = 0): void => {
    const name = `${dimension}\0${key}\0${grade}`;
    const counter = sums.counters.get(name) ?? { dimension, key, grade, appeals: 0, reports: 0 };
    counter.appeals += appeals;
    counter.reports += reports;
    sums.counters.set(name, counter);
  };
  for (const cell of await crossSums(view, wish.actionId, wish.day)) {
    const { channel, target, grade, appeals } = cell;
    if (!chosen.has(target) || appeals === 0 || !isChannel(channel) || !isGrade(grade)) continue;
    const country = cell.country === NO_COUNTRY ? '' : cell.country;
    add('total', '', grade, appeals);
    add('channel', channel, grade, appeals);
    add('target', target, grade, appeals);
    add('target-channel', cellKey(target, channel), grade, appeals);
    // Its reports once, whichever of its cells comes first.
    add('country', country, grade, appeals, sums.cross.has(country) ? 0 : byCountry.get(cell.country));
    const row = sums.cross.get(country) ?? none();
    row[channel] += appeals;
    sums.cross.set(country, row);
    if (country !== '') sums.from.set(target, (sums.from.get(target) ?? new Set()).add(country));
  }
  for (const grade of GRADES) add('total', '', grade, 0, byGrade.get(grade));
  if (margins.some(each => each.dimension === 'held' && each.appeals > 0)) {
    add(
      'held',
      '',
      'reported',
      await heldUntil(view, wish.actionId, { day: wish.day, targets: [...chosen] }),
    );
  }
  return numbersFrom(sums, wish.targets);
}
