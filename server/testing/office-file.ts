// An office at the other end of an import: an action of 1 November, seen on the 21st, and its files planned against it.
import { findAction } from '../actions/find-action.ts';
import { OPERATOR } from '../audit/model.ts';
import { planImport, type ImportPlan } from '../reports/imports/plan-import.ts';
import type { DayOrder } from '../reports/imports/read-day.ts';
import { openTestApp, type TestApp } from './app.ts';
import { makeAction } from './makers.ts';

/** The headings of the template, in English. */
export const HEAD = 'Day,Official,Way,Letters,Country,People,Reference';

type Action = Awaited<ReturnType<typeof findAction>>;
export type Office = {
  site: TestApp;
  action: Action;
  plan(text: string, dayOrder?: DayOrder, lang?: string): Promise<ImportPlan>;
};

/** End it with `site.end()`. */
export async function openOffice(): Promise<Office> {
  const site = await openTestApp();
  site.clock.set('2026-11-01T12:00:00.000Z');
  const { slug } = await makeAction(site.app);
  site.clock.set('2026-11-21T12:00:00.000Z');
  const action = await findAction(site.app, slug);
  return {
    site,
    action,
    plan: (text, dayOrder = 'unsaid', lang = 'en') =>
      planImport(site.app, OPERATOR, { action, office: 'Lisbon', text, dayOrder, lang }),
  };
}
