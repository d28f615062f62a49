// What tests of statements begin with: reports that came in by the API, and the wish for a statement of them.
import { z } from 'zod';
import type { StatementWish } from '../totals/statements/model.ts';
import type { TestApp } from './app.ts';
import type { MadeAction } from './makers.ts';

/** A statement of the day on which the test clock stands, to both officials of `makeAction`; its letter tells figures. */
export const wish = (changes: Partial<StatementWish> = {}): StatementWish => ({
  day: '2026-11-21',
  targets: ['t1', 't2'],
  lang: 'en',
  letter: '{{salutation}}\n\nBy {{day}}, {{letters}} from {{countries}} ({{statement.number}}).',
  corrects: null,
  reason: '',
  ...changes,
});

export const line = (target: string, channel: string, quantity: number) => ({ target, channel, quantity });

let key = 0;

/** Brings a report in by the API and gives the code of its receipt. @throws {Error} when it is not taken */
export async function report(site: TestApp, action: MadeAction, body: object): Promise<string> {
  key += 1;
  const headers = { 'idempotency-key': `key-${String(key)}` };
  const answer = await site.visitor().api('POST', `/api/v1/actions/${action.slug}/reports`, body, headers);
  if (answer.status !== 201) throw new Error(`the report was answered ${answer.status}: ${answer.text}`);
  return z.object({ code: z.string() }).parse(answer.json()).code;
}

/** The published list of what a statement counts. */
export const listOf = async (site: TestApp, number: string): Promise<string> =>
  (await site.visitor().get(`/totals/${number}/leaves.csv`)).text;
