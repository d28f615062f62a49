// Who else has a draft open: told on the editor's page, so that two know of each other before they save.
import { mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import type { App } from '../../platform/app.ts';
import { transact } from '../../platform/db/db.ts';
import * as store from './store.ts';

/** Somebody not seen for so long has probably gone: without a script an open page is silent. */
const GONE_AFTER_MS = 20 * 60_000;

export type OtherEditor = { name: string; since: string; seen: string };

/** Notes that `by` has the draft open at this moment, which it gives, and tells who else has. */
export async function openDraft(
  app: App,
  by: By,
  id: string,
): Promise<{ seen: string; others: OtherEditor[] }> {
  mustBeAble(by, 'actions.write');
  const now = app.clock.now();
  const at = now.toISOString();
  const goneBefore = new Date(now.getTime() - GONE_AFTER_MS).toISOString();
  if (by.id !== null) {
    const own = await store.editorRow(app.db.query, id, by.id);
    const here = own !== undefined && own.seen_at >= goneBefore ? own : null;
    const row = { action_id: id, coordinator_id: by.id, opened_at: here?.opened_at ?? at, seen_at: at };
    await transact(app.db, tx => store.putEditor(tx, row));
  }
  const rows = await store.editorRows(app.db.query, id, goneBefore);
  const others = rows.filter(row => row.coordinator_id !== by.id);
  return {
    seen: at,
    others: others.map(row => ({ name: row.name, since: row.opened_at, seen: row.seen_at })),
  };
}

/**
 * Notes that `by` has left the draft.
 * @param seen when the page that was left was last seen: whoever has opened it again since is still here.
 */
export async function leaveDraft(app: App, by: By, id: string, seen: string): Promise<void> {
  const { id: person } = by;
  if (person !== null) await transact(app.db, tx => store.deleteEditor(tx, id, person, seen));
}
