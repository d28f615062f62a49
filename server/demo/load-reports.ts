// The demo's reports of one version of an action: planned, then taken, corrected and withdrawn as reporters would.
import { findActionById } from '../actions/find-action.ts';
import { channelsOf, type PublishedAction } from '../actions/model.ts';
import { addMs, dayIn, type Instant } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { tellStarted, type Started } from '../letters/tell-started.ts';
import { correctReport } from '../reports/correct-report.ts';
import type { Report } from '../reports/model.ts';
import { takePastReports, type PastReport } from '../reports/take-past-reports.ts';
import { receiptCode } from '../reports/take-report.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { planReports, type PlannedReport } from './reports-plan.ts';
import { appAt } from './time-travel.ts';

const HOUR_MS = 3_600_000;
/** Letters begun for one that is reported. */
const BEGUN_FOR_ONE = 1.6;

/** Loads the reports between `from` and `until`, made on the version that is published now, and the letters begun. */
export async function loadReports(
  app: App,
  wish: { actionId: string; seed: string; reports: number; large: number; from: Instant; until: Instant },
): Promise<void> {
  const action = await findActionById(appAt(app, wish.from), wish.actionId);
  const planned = planReports({
    seed: wish.seed,
    targets: action.targets.map(target => ({ ...target, channels: channelsOf(target) })),
    from: dayIn(action.timeZone, new Date(wish.from)),
    deadline: action.deadline,
    // A letter of the last day is reported on that day, so that the chart ends with the deadline.
    until: action.closesAt < wish.until ? action.closesAt : wish.until,
    reports: wish.reports,
    large: wish.large,
  }).filter(report => report.at >= wish.from);
  const past = { action, lang: 'en', by: 'demo' } as const;
  await takePastReports(
    app,
    past,
    planned.map(report => pastReport(report, wish.until)),
  );
  for (const report of planned) await loadChange(app, action, report);
  await tellStarted(app, action.id, startedBy(action, planned));
}

/** Somewhat more letters are begun than are reported, and by e-mail and post alone can a beginning be seen. */
function startedBy(action: PublishedAction, planned: readonly PlannedReport[]): Started[] {
  const started = new Map<string, Started>();
  for (const { at, lines, group } of planned) {
    if (group !== null) continue;
    const day = dayIn(action.timeZone, new Date(at));
    for (const { target: targetId, channel } of lines) {
      if (channel !== 'email' && channel !== 'post') continue;
      const cell = `${targetId} ${channel} ${day}`;
      const before = started.get(cell) ?? { targetId, channel, day, count: 0 };
      started.set(cell, { ...before, count: before.count + 1 });
    }
  }
  return [...started.values()].map(each => ({ ...each, count: Math.round(each.count * BEGUN_FOR_ONE) }));
}

const statedIn = ({ lines, country, group }: PlannedReport): Report => ({
  lines: [...lines],
  country,
  group,
  email: null,
});

/** A mail is confirmed within the hour, or not at all. */
function pastReport(planned: PlannedReport, until: Instant): PastReport {
  const confirmedAt = addMs(planned.at, HOUR_MS / 2);
  const { key, at } = planned;
  const isConfirmed = planned.confirmed && confirmedAt < until;
  return { key, at, report: statedIn(planned), confirmedAt: isConfirmed ? confirmedAt : null };
}

async function loadChange(app: App, action: PublishedAction, planned: PlannedReport): Promise<void> {
  const { change } = planned;
  if (change === null) return;
  const then = appAt(app, change.at);
  const code = receiptCode(app, action.id, planned.key);
  if (change.kind === 'withdrawal') await withdrawReport(then, code, 'demo');
  else {
    const corrected = { ...statedIn(planned), lines: [...change.lines] };
    await correctReport(then, code, corrected, { lang: 'en', by: 'demo' });
  }
}
