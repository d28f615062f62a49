// The page of a stopped action: who was written to and why it was stopped, and no way left to write.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { stopAction } from '../../actions/stop.ts';
import { OPERATOR } from '../../audit/model.ts';
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { makeAction } from '../../testing/makers.ts';

let site: TestApp;
beforeAll(async () => {
  site = await openTestApp();
});
afterAll(() => site.end());

test('a stop takes addresses, sample letters and what to do after the deadline off the page', async () => {
  const { id, slug } = await makeAction(site.app, { afterDeadline: 'continue' });
  const at = `/actions/${slug}`;
  const before = await site.visitor().get(at);
  expect(before.text).toContain('href="mailto:');
  expect([before.find('#letter h2'), before.find('#after h2')]).not.toContain(null);
  await stopAction(site.app, OPERATOR, id, 'Talks have begun.');
  const after = await site.visitor().get(at);
  expect(after.find('.note.stop')).toContain('Talks have begun.');
  expect(after.find('#who')).toContain('Ignacio Belmonte Rojas');
  expect(after.text).not.toMatch(/href="(mailto:[^?]|tel:)/);
  expect(after.findAll('.official address, #letter, #after, a[href$="/letter"]')).toEqual([]);
});
