// A school of three hundred behind one address writes and reports within an hour, and notices no rule and no limit.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findAction } from '../../actions/find-action.ts';
import { openLimit } from '../../platform/web/limits.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction } from '../../testing/makers.ts';
import type { Answer } from '../../testing/visitor.ts';
import { newFormKey } from '../source.ts';
import { tallyFor } from '../../totals/tally.ts';

let site: TestApp;
beforeAll(async () => {
  site = await openTestApp({ env: { TRUST_PROXY: '1' } });
});
afterAll(() => site.end());

const PUPILS = 300;
/** How often the letter page of one pupil is drawn anew while they choose and write. */
const DRAWN = 10;

test('three hundred pupils are all counted, and nobody is refused a page', async () => {
  const { slug } = await makeAction(site.app);
  const headers = { 'x-forwarded-for': '203.0.113.7' };
  const opened = await site.visitor().get(`/actions/${slug}/letter`, headers);
  const receipts: string[] = [];
  let form: Answer | null = null;
  for (let pupil = 0; pupil < PUPILS; pupil += 1) {
    const visitor = site.visitor();
    // One in ten opens the form at our door; the others have it already, each with a key of its own.
    if (form === null || pupil % 10 === 0) form = await visitor.get(`/actions/${slug}/report`, headers);
    const fields = { ...Object.fromEntries(form.formFields()), key: newFormKey(site.app, '203.0.113.7') };
    site.clock.advance(10_000);
    const reported = await visitor.post(
      form.formAction(),
      { ...fields, 'qty.t1.post': String(1 + (pupil % 3)), country: 'DE' },
      headers,
    );
    expect([form.status, reported.status]).toEqual([200, 303]);
    receipts.push(reported.location ?? '');
  }
  const receipt = await site.visitor().get(receipts.at(-1) ?? '', headers);
  expect(receipt.find('h1')).toContain('counted');
  const tally = await tallyFor(site.app, await findAction(site.app, slug));
  expect(tally).toMatchObject({ total: 2 * PUPILS, held: 0 });

  // Their letter pages: counted at the limit itself, as if each had been drawn; the next one must still be.
  const letters = openLimit(site.app, 'letter', 0, 0);
  for (let at = 0; at < PUPILS * DRAWN; at += 1) await letters.allows('203.0.113.7');
  const drawn = await site.visitor().post(opened.formAction(), opened.formFields(), headers);
  expect(drawn.status).toBe(200);
}, 120_000);
