// The numbers of a statement from the counters alone, for a preview: as quick at a million reports as at a thousand.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { GRADES, isChannel, isGrade, type Grade } from '../../lib/channels.ts';
import type { Query } from '../../platform/db/db.ts';
import { cellKey, NO_COUNTRY, type Dimension } from '../../reports/model.ts';
import { FEWEST_REPORTS_NAMED, targetsCounted, type Counter } from '../model.ts';
import * as previews from '../previews/store.ts';
import { countersOf } from '../store.ts';
import { none, numbersFrom, type Named, type Sums } from './count.ts';
import type { StatementNumbers } from './model.ts';

type Wish = { actionId: string; day: string; targets: readonly Named[] };

/** How far the counters know the choice: they cross country with way, and day with country, not all of it by report. */
type Choice = { chosen: ReadonlySet<string>; everybody: boolean; later: string[] };

function choiceOf(margins: readonly Counter[], wish: Wish): Choice {
  const chosen = new Set(wish.targets.map(target => target.id));
  const days = margins.filter(each => each.dimension === 'day' && each.key > wish.day && each.appeals > 0);
  return {
    chosen,
    everybody: targetsCounted(margins).every(id => chosen.has(id)),
    later: [...new Set(days.map(each => each.key))],
  };
}

/** Reports by grade, where the margins know them for just this choice; else null. */
function reportsByGrade(margins: readonly Counter[], wish: Wish, choice: Choice): Map<string, number> | null {
  const only = choice.later.length === 0 && wish.targets.length === 1 ? wish.targets[0]?.id : undefined;
  if (!choice.everybody && only === undefined) return null;
  const those = margins.filter(each =>
    choice.everybody
      ? each.dimension === 'day' && each.key <= wish.day
      : each.dimension === 'target' && each.key === only,
  );
  const sums = new Map<string, number>();
  for (const each of those) sums.set(each.grade, (sums.get(each.grade) ?? 0) + each.reports);
  return sums;
}

/** Letters by country, way and grade up to the day: those of all days without those of later ones. */
async function crossings(view: Query, wish: Wish, { chosen, later }: Choice): Promise<previews.Crossed[]> {
  const sums = new Map<string, previews.Crossed>();
  const nameOf = (cell: previews.Crossed): string =>
    [cell.country, cell.channel, cell.target, cell.grade].join(' ');
  for (const cell of await previews.countryWays(view, wish.actionId)) sums.set(nameOf(cell), cell);
  for (const day of later) {
    for (const cell of await previews.cellsOfDay(view, wish.actionId, day)) {
      const sum = sums.get(nameOf(cell));
      if (sum) sum.appeals -= cell.appeals;
    }
    await afterOthers();
  }
  return [...sums.values()].filter(cell => chosen.has(cell.target) && cell.appeals > 0);
}

/** To all officials: the reports of all days without those of later ones. */
async function reportsByPlace(
  view: Query,
  margins: readonly Counter[],
  wish: Wish,
  { later }: Choice,
): Promise<Map<string, number>> {
  const sums = new Map<string, number>();
  for (const { dimension, key, reports } of margins) {
    if (dimension !== 'country') continue;
    const country = key === '' ? NO_COUNTRY : key;
    sums.set(country, (sums.get(country) ?? 0) + reports);
  }
  if (later.length === 0) return sums;
  const after = await previews.reportsByPlaceAfter(view, wish.actionId, wish.day);
  for (const [country, reports] of after) sums.set(country, (sums.get(country) ?? 0) - reports);
  return sums;
}

/**
 * By country as many reports as decide whether it is named. To one official a report over two channels stands twice:
 * between the fullest channel and the sum of all lies the truth. Null where the counters leave it open.
 */
async function reportsByCountry(
  view: Query,
  margins: readonly Counter[],
  wish: Wish,
  choice: Choice,
  cells: readonly previews.Crossed[],
): Promise<Map<string, number> | null> {
  if (choice.everybody) return reportsByPlace(view, margins, wish, choice);
  const byGrade = new Map<string, { country: string; least: number; most: number }>();
  for (const { country, grade, reports } of cells) {
    const sum = byGrade.get(`${country} ${grade}`) ?? { country, least: 0, most: 0 };
    byGrade.set(`${country} ${grade}`, sum);
    sum.least = Math.max(sum.least, reports);
    sum.most += reports;
  }
  const least = new Map<string, number>();
  const most = new Map<string, number>();
  for (const each of byGrade.values()) {
    least.set(each.country, (least.get(each.country) ?? 0) + each.least);
    most.set(each.country, (most.get(each.country) ?? 0) + each.most);
  }
  const isOpen = ([country, count]: readonly [string, number]): boolean =>
    country !== NO_COUNTRY &&
    count < FEWEST_REPORTS_NAMED &&
    (most.get(country) ?? 0) >= FEWEST_REPORTS_NAMED;
  return [...least].some(isOpen) ? null : least;
}

/** The numbers as the rows would give them, or null where only the rows can. */
export async function countFromCounters(view: Query, wish: Wish): Promise<StatementNumbers | null> {
  const margins = await countersOf(view, wish.actionId);
  const choice = choiceOf(margins, wish);
  const byGrade = reportsByGrade(margins, wish, choice);
  if (byGrade === null) return null;
  const cells = await crossings(view, wish, choice);
  const byCountry = await reportsByCountry(view, margins, wish, choice, cells);
  if (byCountry === null) return null;

  const sums: Sums = { counters: new Map(), cross: new Map(), from: new Map() };
  const add = (dimension: Dimension, key: string, grade: Grade, appeals: number, reports = 0): void => {
    const name = `${dimension}\0${key}\0${grade}`;
    const counter = sums.counters.get(name) ?? { dimension, key, grade, appeals: 0, reports: 0 };
    counter.appeals += appeals;
    counter.reports += reports;
    sums.counters.set(name, counter);
  };
  for (const cell of cells) {
    const { channel, target, grade, appeals } = cell;
    if (!isChannel(channel) || !isGrade(grade)) continue;
    const country = cell.country === NO_COUNTRY ? '' : cell.country;
    add('total', '', grade, appeals);
    add('channel', channel, grade, appeals);
    add('target', target, grade, appeals);
    add('target-channel', cellKey(target, channel), grade, appeals);
    // Its reports once, with whichever of its cells comes first.
    add('country', country, grade, appeals, sums.cross.has(country) ? 0 : byCountry.get(cell.country));
    const row = sums.cross.get(country) ?? none();
    row[channel] += appeals;
    sums.cross.set(country, row);
    if (country !== '') sums.from.set(target, (sums.from.get(target) ?? new Set()).add(country));
  }
  for (const grade of GRADES) add('total', '', grade, 0, byGrade.get(grade));
  if (margins.some(each => each.dimension === 'held' && each.appeals > 0)) {
    const targets = [...choice.chosen];
    add('held', '', 'reported', await previews.heldUntil(view, wish.actionId, { day: wish.day, targets }));
  }
  return numbersFrom(sums, wish.targets);
}
