// What the contract's tests share: asking over HTTP as an outsider does, and reading the tally before and after.
import { expect } from 'vitest';
import { z } from 'zod';
import type { TestApp } from '../app.ts';
import type { Answer } from '../visitor.ts';

export const tallySchema = z.object({
  asOf: z.iso.datetime(),
  total: z.number(),
  byGrade: z.strictObject({
    sent: z.number(),
    confirmed: z.number(),
    reported: z.number(),
    group: z.number(),
  }),
  byChannel: z.strictObject({
    post: z.number(),
    email: z.number(),
    fax: z.number(),
    phone: z.number(),
    social: z.number(),
    other: z.number(),
  }),
  byTarget: z.array(z.object({ id: z.string(), name: z.string().nullable(), total: z.number() })),
  byCountry: z.array(z.object({ country: z.string().nullable(), total: z.number() })),
  byDay: z.array(z.object({ day: z.string(), total: z.number() })),
  held: z.number(),
  started: z.number(),
});
export type ToldTally = z.output<typeof tallySchema>;

export const takenSchema = z.object({
  code: z.string().min(20),
  url: z.url(),
  counted: z.number(),
  held: z.number(),
});

export const problemSchema = z.object({
  status: z.number(),
  errors: z.array(z.object({ path: z.string(), message: z.string().min(1) })),
});

export async function tallyOf(site: TestApp, slug: string): Promise<ToldTally> {
  const answer = await site.visitor().get(`/api/v1/actions/${slug}/tally`);
  expect(answer.status).toBe(200);
  return tallySchema.parse(answer.json());
}

/** The tally but for its time and for what letters made: what a refused report must leave as it was. */
export async function countsOf(site: TestApp, slug: string): Promise<unknown> {
  const { asOf: _at, started: _made, ...counts } = await tallyOf(site, slug);
  return counts;
}

export const postLine = (quantity: number, more: object = {}): object => ({
  lines: [{ target: 't1', channel: 'post', quantity }],
  ...more,
});

export const report = (site: TestApp, slug: string, body: unknown, key: string): Promise<Answer> =>
  site.visitor().api('POST', `/api/v1/actions/${slug}/reports`, body, { 'idempotency-key': key });

/** No answer may be a 500, show where in the code it came from, or name the database. */
export function expectSafe(answer: Answer): void {
  expect(answer.status, answer.text.slice(0, 300)).not.toBe(500);
  expect(answer.text).not.toMatch(/\bat .+\.(ts|js):\d+|SQLITE|node_modules|ZodError/);
}
