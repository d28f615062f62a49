// What an administrator may change about a coordinator: the role, whether they may sign in. Nobody is ever deleted.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict, NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { mustBeAble, type CoordinatorRole } from './model.ts';
import * as store from './store.ts';

async function personRow(tx: Tx, id: string): Promise<store.CoordinatorRow> {
  const row = await store.rowById(tx, id);
  if (!row) throw new NotFound('account.personUnknown');
  return row;
}

/** Without an administrator nobody could let anyone in again. @throws {Conflict} */
async function keepAnAdministrator(tx: Tx, row: store.CoordinatorRow): Promise<void> {
  if (row.role !== 'administrator') return;
  if ((await store.otherAdministrators(tx, row.id)) === 0) throw new Conflict('account.lastAdministrator');
}

/** Gives a person another role; it holds from their next page on. @throws {Conflict} for the last administrator */
export async function changeRole(app: App, by: By, id: string, role: CoordinatorRole): Promise<void> {
  mustBeAble(by, 'people.write');
  await transact(app.db, async tx => {
    const row = await personRow(tx, id);
    if (row.role === role) return;
    if (row.deactivated_at === null) await keepAnAdministrator(tx, row);
    await store.updateCoordinator(tx, id, { role });
    const detail = { before: row.role, after: role };
    await recordAudit(app, tx, by, 'coordinator.roleChanged', { type: 'coordinator', id }, detail);
  });
}

/** A person may not sign in any more: their sessions and links end at once. What they did stays under their name. */
export async function deactivate(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'people.write');
  await transact(app.db, async tx => {
    const row = await personRow(tx, id);
    if (row.deactivated_at !== null) return;
    await keepAnAdministrator(tx, row);
    await store.updateCoordinator(tx, id, { deactivated_at: app.clock.now().toISOString() });
    await store.deleteSessionsOf(tx, id, null);
    await store.deleteLinksOf(tx, id);
    await recordAudit(app, tx, by, 'coordinator.deactivated', { type: 'coordinator', id });
  });
}

/** Undoes a deactivation: the old password is good again. */
export async function letBackIn(app: App, by: By, id: string): Promise<void> {
  mustBeAble(by, 'people.write');
  await transact(app.db, async tx => {
    const row = await personRow(tx, id);
    if (row.deactivated_at === null) return;
    await store.updateCoordinator(tx, id, { deactivated_at: null });
    await recordAudit(app, tx, by, 'coordinator.letBackIn', { type: 'coordinator', id });
  });
}
