// A stranger's program at the public API of a site with one action.
import { openTestApp, type TestApp } from './app.ts';
import { makeAction, type MadeAction } from './makers.ts';
import type { Answer } from './visitor.ts';

export type ApiUser = {
  site: TestApp;
  action: MadeAction;
  /** Sends a report of the action, or to another address; without a key, as null, none is sent. */
  post(body: unknown, key: string | null, at?: string): Promise<Answer>;
  /** The tally of the action, or of another. */
  tally(slug?: string): Promise<Record<string, unknown>>;
};

/** End it with `site.end()`. */
export async function openApiUser(): Promise<ApiUser> {
  const site = await openTestApp();
  const action = await makeAction(site.app);
  return {
    site,
    action,
    post: (body, key, at = `/api/v1/actions/${action.slug}/reports`) =>
      site.visitor().api('POST', at, body, key === null ? {} : { 'idempotency-key': key }),
    tally: async (slug = action.slug) =>
      record((await site.visitor().get(`/api/v1/actions/${slug}/tally`)).json()),
  };
}

/** An object out of JSON; empty when it is none. */
export const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

/** The smallest report. */
export const one = { lines: [{ target: 't1', channel: 'post', quantity: 2 }] };
