// The counting rules against a model: whatever is done in whatever order, the counters equal the rows and the model.
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findAction } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { OPERATOR } from '../audit/model.ts';
import { CHANNELS, type Grade } from '../lib/channels.ts';
import { confirmReport } from '../reports/confirm-report.ts';
import { correctReport } from '../reports/correct-report.ts';
import { decideHold } from '../reports/decide-hold.ts';
import { findReceipt } from '../reports/find-receipt.ts';
import { confirmationToken } from '../reports/keep-contact.ts';
import { appealsOf, isAboveThresholds, type Report } from '../reports/model.ts';
import { decideMany } from '../reports/review/decide.ts';
import { takeReport } from '../reports/take-report.ts';
import { withdrawReport } from '../reports/withdraw-report.ts';
import { DEFAULT_SETTINGS } from '../settings/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import {
  importSteps,
  isImportStep,
  noImports,
  statementsStillSay,
  takeImportStep,
  type ImportModel,
} from '../testing/modelled-imports.ts';
import { recount } from './recount.ts';
import { tallyFor } from './tally.ts';

/** Each report has an address of its own: to one mailbox only so many mails are sent a day. */
const emailOf = (action: PublishedAction, index: number): string =>
  `reporter-${index}@${action.id}.example.org`;
const addressed = (action: PublishedAction, report: Report, index: number): Report =>
  report.email === null ? report : { ...report, email: emailOf(action, index) };

const reports: fc.Arbitrary<Report> = fc.record({
  lines: fc.uniqueArray(
    fc.record({
      target: fc.constantFrom('t1', 't2'),
      channel: fc.constantFrom(...CHANNELS),
      quantity: fc.integer({ min: 1, max: 30 }),
    }),
    { minLength: 1, maxLength: 4, selector: line => `${line.target} ${line.channel}` },
  ),
  country: fc.constantFrom(null, 'DE', 'FR'),
  group: fc.constantFrom(null, { name: 'Class 4b', people: 1 }),
  email: fc.constantFrom(null, 'reporter@example.org'),
});
const which = fc.nat({ max: 9 });
const steps = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('report' as const), report: reports }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constant('correct' as const), which, report: reports }) },
  fc.record({ do: fc.constantFrom('withdraw' as const, 'confirm' as const), which }),
  fc.record({ do: fc.constantFrom('accepted' as const, 'set-aside' as const), which }),
  fc.record({
    do: fc.constant('many' as const),
    standing: fc.constantFrom('held' as const, 'counted' as const, 'voided' as const),
    decision: fc.constantFrom('accepted' as const, 'set-aside' as const),
  }),
  { weight: 2, arbitrary: importSteps },
);
type Step = typeof steps extends fc.Arbitrary<infer Each> ? Each : never;

/** What the model knows of one report. */
type Modelled = {
  code: string;
  report: Report;
  standing: 'counted' | 'held' | 'set-aside' | 'withdrawn';
  confirmed: boolean;
  hasEmail: boolean;
  accepted: number;
  /** The reviewer's last word was no: whatever is corrected waits for the next. */
  refused: boolean;
  /** The import that brought it. */
  imported?: string;
};

const gradeIn = (each: Modelled): Grade =>
  each.report.group ? 'group' : each.confirmed ? 'confirmed' : 'reported';

function modelTally(modelled: readonly Modelled[]) {
  const byGrade = { sent: 0, confirmed: 0, reported: 0, group: 0 };
  const byChannel = { post: 0, email: 0, fax: 0, phone: 0, social: 0, other: 0 };
  let held = 0;
  for (const each of modelled) {
    const appeals = appealsOf(each.report.lines);
    if (each.standing === 'held') held += appeals;
    if (each.standing !== 'counted') continue;
    byGrade[gradeIn(each)] += appeals;
    for (const line of each.report.lines) byChannel[line.channel] += line.quantity;
  }
  return { byGrade, byChannel, held };
}

async function take(
  site: TestApp,
  action: PublishedAction,
  modelled: Modelled[],
  imports: ImportModel,
  step: Step,
): Promise<void> {
  const { app } = site;
  if (isImportStep(step)) {
    const { byGrade } = modelTally(modelled);
    const total = byGrade.sent + byGrade.confirmed + byGrade.reported + byGrade.group;
    modelled.push(...(await takeImportStep(app, action, imports, modelled, { step, total })));
    return;
  }
  if (step.do === 'report') {
    const key = `key ${modelled.length}`;
    const report = addressed(action, step.report, modelled.length);
    const taken = await takeReport(app, { action, key, report, lang: 'en', by: 'api' });
    const above = isAboveThresholds(report, DEFAULT_SETTINGS);
    modelled.push({
      code: taken.code,
      report,
      standing: above ? 'held' : 'counted',
      confirmed: false,
      hasEmail: step.report.email !== null,
      accepted: 0,
      refused: false,
    });
    return;
  }
  if (step.do === 'many') return takeMany(site, action, modelled, step);
  const each = modelled[step.which % Math.max(1, modelled.length)];
  if (!each) return;
  if (each.standing === 'withdrawn') {
    await expect(withdrawReport(app, each.code, 'api')).rejects.toMatchObject({ status: 410 });
    return;
  }
  const { reportId } = await findReceipt(app, each.code);
  if (step.do === 'withdraw') {
    await withdrawReport(app, each.code, 'api');
    each.standing = 'withdrawn';
  } else if (step.do === 'confirm') {
    const confirming = confirmReport(
      app,
      each.code,
      confirmationToken(app, reportId, emailOf(action, modelled.indexOf(each))),
    );
    if (each.confirmed) await confirming;
    else if (each.standing === 'set-aside') await expect(confirming).rejects.toMatchObject({ status: 409 });
    else if (each.hasEmail) {
      await confirming;
      each.confirmed = true;
    } else await expect(confirming).rejects.toMatchObject({ status: 403 });
  } else if (step.do === 'correct') {
    const report = addressed(action, step.report, modelled.indexOf(each));
    const same = JSON.stringify(sorted(each.report)) === JSON.stringify(sorted(report));
    await correctReport(app, each.code, report, { lang: 'en', by: 'api' });
    const above = isAboveThresholds(report, DEFAULT_SETTINGS);
    if (!same || each.standing === 'set-aside') {
      const held = each.refused || (above && appealsOf(report.lines) > each.accepted);
      each.standing = held ? 'held' : 'counted';
    }
    each.hasEmail ||= report.email !== null;
    each.report = report;
  } else if (each.standing !== (step.do === 'accepted' ? 'counted' : 'set-aside')) {
    await decideHold(app, OPERATOR, reportId, step.do, 'Asked them.');
    decided(each, step.do);
  } else {
    await expect(decideHold(app, OPERATOR, reportId, step.do, 'Again.')).rejects.toMatchObject({
      status: 409,
    });
  }
}

function decided(each: Modelled, decision: 'accepted' | 'set-aside'): void {
  each.standing = decision === 'accepted' ? 'counted' : 'set-aside';
  each.refused = decision === 'set-aside';
  if (decision === 'accepted') each.accepted = appealsOf(each.report.lines);
}

/** Everything of the action that waits, counts or is void, decided on at once. */
async function takeMany(
  { app }: TestApp,
  action: PublishedAction,
  modelled: Modelled[],
  step: Extract<Step, { do: 'many' }>,
): Promise<void> {
  const { standing, decision } = step;
  const until = app.clock.now().toISOString();
  const when = standing === 'held' ? null : until.slice(0, 10);
  const none = { rule: null, source: null, shape: null, country: null, bulk: null };
  const filter = { ...none, standing, action: action.id, when };
  const of = modelled.filter(each => each.standing === (standing === 'voided' ? 'set-aside' : standing));
  const possible = of.filter(each => each.standing !== (decision === 'accepted' ? 'counted' : 'set-aside'));
  const done = await decideMany(
    app,
    OPERATOR,
    { filter, ticks: null, until },
    { decision, reason: 'All of them.', seen: of.length },
  );
  expect(done).toMatchObject({ reports: possible.length, leftOut: of.length - possible.length, left: 0 });
  for (const each of possible) decided(each, decision);
}

const sorted = (report: Report) => ({
  lines: report.lines.map(line => `${line.target} ${line.channel} ${line.quantity}`).sort(),
  country: report.country,
  group: report.group,
});

describe.each(['sqlite', 'postgres'] as const)('the counters on %s', kind => {
  let site: TestApp;
  beforeAll(async () => {
    site = await openTestApp({ database: kind });
  });
  afterAll(() => site.end());

  test('equal the rows and the model after any steps in any order', async () => {
    let run = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(steps, { minLength: 1, maxLength: 14 }), async taken => {
        run += 1;
        const { slug } = await makeAction(site.app, { number: `${run}/26` });
        const action = await findAction(site.app, slug);
        const modelled: Modelled[] = [];
        const imports = noImports();
        for (const step of taken) await take(site, action, modelled, imports, step);
        await statementsStillSay(site.app, imports);
        const expected = modelTally(modelled);
        expect(await tallyFor(site.app, action)).toMatchObject(expected);
        const counted = await recount(site.app, { actionId: action.id });
        expect(counted).toEqual({ actions: 1, reports: modelled.length, differences: [] });
      }),
      { numRuns: 30 },
    );
  }, 60_000);

  test('a report that is kept as something else than its rows say is found', async () => {
    const { slug } = await makeAction(site.app, { number: '999/26' });
    const action = await findAction(site.app, slug);
    const lines = [{ target: 't1', channel: 'post' as const, quantity: 3 }];
    const report = { lines, country: null, group: null, email: null };
    await takeReport(site.app, { action, key: 'one', report, lang: 'en', by: 'api' });
    await site.app.db.query
      .updateTable('report_states')
      .set({ country: 'DE' })
      .where('action_id', '=', action.id)
      .execute();
    const { differences } = await recount(site.app, { actionId: action.id });
    expect(differences).toMatchObject([{ dimension: 'report', recounted: { appeals: 3, reports: 1 } }]);
  });
});
