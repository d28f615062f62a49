// Ten thousand lines at once: counted in seconds, taken out again in seconds, and the event loop goes on between them.
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction } from '../../testing/makers.ts';
import { recount } from '../../totals/recount.ts';
import { tallyFor } from '../../totals/tally.ts';
import { planImport } from './plan-import.ts';
import { takeImport } from './take-import.ts';
import { undoImport } from './undo-import.ts';

const LINES = 10_000;
/** Looser than what it is meant to be: other tests share the machine. */
const MOST_MS = 250;

let site: TestApp;
beforeAll(async () => {
  site = await openTestApp();
});
afterAll(() => site.end());

test('a file as large as may be is tried, taken and undone, and nobody waits long', async () => {
  const { slug } = await makeAction(site.app);
  const action = await findAction(site.app, slug);
  const countries = ['Germany', 'PT', 'España', 'Frankreich', ''];
  const rows = Array.from({ length: LINES }, (_, at) => {
    const cells = [
      '2026-11-21',
      at % 2 ? 't1' : 'H.E. Teresa Oliva Marín',
      ['Post', 'fax', 'E-mail'][at % 3],
    ];
    return [...cells, 1 + (at % 9), countries[at % 5], 1, `REF-${at}`].join(',');
  });
  const text = ['Day,Official,Way,Letters,Country,People,Reference', ...rows].join('\n');
  const wish = { action, office: 'Lisbon', text, dayOrder: 'unsaid', lang: 'en' } as const;
  // Once for what is made only once, such as the names of countries.
  await planImport(site.app, OPERATOR, { ...wish, text: text.slice(0, 200).replace(/\n[^\n]*$/, '') });

  const delay = monitorEventLoopDelay({ resolution: 5 });
  delay.enable();
  const plan = await planImport(site.app, OPERATOR, wish);
  const waits = { plan: delay.max / 1e6, take: 0, undo: 0 };
  expect(plan.faults).toEqual([]);
  delay.reset();
  const id = await takeImport(site.app, OPERATOR, wish, { mark: plan.mark, fileName: 'all.csv' });
  waits.take = delay.max / 1e6;
  const { appeals } = plan.sums;
  expect((await tallyFor(site.app, action)).byGrade.group).toBe(appeals);
  delay.reset();
  await undoImport(site.app, OPERATOR, id, 'Too large.');
  waits.undo = delay.max / 1e6;
  delay.disable();
  expect((await tallyFor(site.app, action)).total).toBe(0);
  expect((await recount(site.app)).differences).toEqual([]);
  expect(Math.max(waits.plan, waits.take, waits.undo), JSON.stringify(waits)).toBeLessThan(MOST_MS);
}, 60_000);
