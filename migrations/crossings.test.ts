// The migrations that add crossings: sites that have reports already can filter their numbers right after them.
import { expect, test } from 'vitest';
import { findAction } from '../server/actions/find-action.ts';
import { correctReport } from '../server/reports/correct-report.ts';
import { takeReport } from '../server/reports/take-report.ts';
import { withdrawReport } from '../server/reports/withdraw-report.ts';
import { openTestApp } from '../server/testing/app.ts';
import { makeAction } from '../server/testing/makers.ts';
import { recount } from '../server/totals/recount.ts';
import { migrations } from './index.ts';

test.each(['sqlite', 'postgres'] as const)('cells of the reports that stand on %s', async database => {
  const site = await openTestApp({ database });
  const { app } = site;
  const db = app.db.query;
  const { slug } = await makeAction(app);
  const action = await findAction(app, slug);
  const lines = (['post', 'email'] as const).map(channel => ({ target: 't1', channel, quantity: 3 }));
  const report = { lines, country: null, group: null, email: null };
  const take = (key: string, changes: Partial<typeof report> | { country: string }) =>
    takeReport(app, { action, key, report: { ...report, ...changes }, lang: 'en', by: 'api' });
  await take('plain', {});
  await take('from Germany', { country: 'DE' });
  const corrected = await take('corrected', {});
  await correctReport(app, corrected.code, { ...report, lines: lines.slice(1) }, { lang: 'en', by: 'api' });
  await withdrawReport(app, (await take('withdrawn', {})).code, 'api');
  await take('held', { lines: [{ target: 't1', channel: 'post', quantity: 900 }] });

  await db.deleteFrom('tally_counters').where('dimension', '=', 'cell').execute();
  for (const table of ['deadline_reminders', 'reminder_refusals']) await db.schema.dropTable(table).execute();
  expect((await recount(app)).differences.length).toBeGreaterThan(0);
  await migrations['0011-before-the-deadline']?.up(db);
  expect((await recount(app)).differences).toEqual([]);

  const crossings = ['day-country', 'day-way', 'country-way'];
  await db.deleteFrom('tally_counters').where('dimension', 'in', crossings).execute();
  expect((await recount(app)).differences.length).toBeGreaterThan(0);
  await migrations['0017-crossings']?.up(db);
  expect((await recount(app)).differences).toEqual([]);
  await site.end();
});
