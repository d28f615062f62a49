// Ten thousand lines at once: tried, counted and taken out again, while whoever else comes is served in between.
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

/** How often others were served while `work` was done: a busy machine makes it slower, and no fewer. */
async function served<Made>(work: () => Promise<Made>): Promise<{ made: Made; turns: number }> {
  let turns = 0;
  let done = false;
  const count = (): void => {
    turns += 1;
    if (!done) setImmediate(count);
  };
  setImmediate(count);
  const made = await work();
  done = true;
  return { made, turns };
}

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

  const plan = await served(() => planImport(site.app, OPERATOR, wish));
  expect(plan.made.faults).toEqual([]);
  const { mark, sums } = plan.made;
  const taken = await served(() => takeImport(site.app, OPERATOR, wish, { mark, fileName: 'all.csv' }));
  expect((await tallyFor(site.app, action)).byGrade.group).toBe(sums.appeals);
  const undone = await served(() => undoImport(site.app, OPERATOR, taken.made, 'Too large.'));
  expect((await tallyFor(site.app, action)).total).toBe(0);
  expect((await recount(site.app)).differences).toEqual([]);
  for (const { turns } of [plan, taken, undone]) expect(turns).toBeGreaterThan(LINES / 100);
}, 60_000);
