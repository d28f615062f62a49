// What the rules that hold reports need for a time only, and what goes away afterwards: marks of sources, hours of contents.
import { addMs } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { DRIP_DAYS_BACK } from './holding/history.ts';
import { deleteContentHoursBefore, forgetMarks } from './holding/store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** So long can a flood that was found false be voided by its source. */
export const MARKS_KEPT_DAYS = 30;
/** How far back a run looks that comes after a pause: a month, longer than which no server stands still. */
const LOOKS_BACK_DAYS = 60;
const AT_ONCE = 500;

/** Takes the marks off reports older than a month, and forgets hours that no rule looks at any more. */
export async function sweepMarks(app: App): Promise<{ marks: number; hours: number }> {
  const now = app.clock.now().toISOString();
  const before = addMs(now, -MARKS_KEPT_DAYS * DAY_MS);
  const from = addMs(now, -LOOKS_BACK_DAYS * DAY_MS);
  const oldest = addMs(now, -(DRIP_DAYS_BACK + 1) * DAY_MS).slice(0, 13);
  const hours = await transact(app.db, tx => deleteContentHoursBefore(tx, oldest));
  for (let marks = 0; ;) {
    const part = await transact(app.db, tx => forgetMarks(tx, { from, before, limit: AT_ONCE }));
    marks += part;
    if (part < AT_ONCE) return { marks, hours };
  }
}
