// What the rules that hold reports need for a time only, and what goes away afterwards: marks of sources, hours of contents.
import { addMs } from '../lib/dates.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { DRIP_DAYS_BACK } from './holding/history.ts';
import { deleteContentHoursBefore, firstDay, forgetMarks } from './holding/store.ts';

const DAY_MS = 24 * 60 * 60_000;
/** So long can a flood that was found false be voided by its source. */
export const MARKS_KEPT_DAYS = 30;
const AT_ONCE = 500;
/** Looked at in one go: the rows of all years are many, and nobody may wait for them. */
const SLICE_MS = 30 * DAY_MS;

/** Up to where this process has swept: only its first run looks at all that is older, however long it stood still. */
const sweptByApp = new WeakMap<App, string>();

/** Takes the marks off reports older than a month, and forgets hours that no rule looks at any more. */
export async function sweepMarks(app: App): Promise<{ marks: number; hours: number }> {
  const now = app.clock.now().toISOString();
  const before = addMs(now, -MARKS_KEPT_DAYS * DAY_MS);
  const oldest = addMs(now, -(DRIP_DAYS_BACK + 1) * DAY_MS).slice(0, 13);
  const hours = await transact(app.db, tx => deleteContentHoursBefore(tx, oldest));
  const swept = sweptByApp.get(app);
  // A clock that was set back must not leave out what came since.
  let from = swept !== undefined && swept <= before ? swept : await firstDay(app.db.query);
  let marks = 0;
  while (from !== null && from < before) {
    const end = addMs(from, SLICE_MS);
    const slice = { from, before: end < before ? end : before };
    marks += await sweepSlice(app, slice);
    from = end;
  }
  sweptByApp.set(app, before);
  return { marks, hours };
}

async function sweepSlice(app: App, slice: { from: string; before: string }): Promise<number> {
  for (let marks = 0; ;) {
    const part = await transact(app.db, tx => forgetMarks(tx, { ...slice, limit: AT_ONCE }));
    marks += part;
    if (part < AT_ONCE) return marks;
  }
}
