// Putting an official into the book, and changing an entry; two people changing one are told.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Conflict } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { findOfficial } from './find-officials.ts';
import type { OfficialDetails } from './model.ts';
import { insertOfficial, updateOfficial } from './store.ts';

/** Adds an official and gives its id. */
export const keepOfficial = (
  app: App,
  by: By,
  details: OfficialDetails,
  options: { demo?: boolean } = {},
): Promise<string> => transact(app.db, tx => keepOfficialIn(app, tx, by, details, options));

/** The same in a transaction that holds more. */
export async function keepOfficialIn(
  app: App,
  tx: Tx,
  by: By,
  details: OfficialDetails,
  options: { demo?: boolean } = {},
): Promise<string> {
  mustBeAble(by, 'officials.write');
  const id = app.newId();
  const at = app.clock.now().toISOString();
  await insertOfficial(tx, { id, details, demo: options.demo ?? false, at });
  await recordAudit(app, tx, by, 'official.added', { type: 'official', id });
  return id;
}

/** Changes an entry made from `version`. @throws {Conflict} when somebody else has changed it since. */
export const changeOfficial = (
  app: App,
  by: By,
  id: string,
  version: number,
  details: OfficialDetails,
): Promise<void> => transact(app.db, tx => changeOfficialIn(app, tx, by, id, version, details));

/** The same in a transaction that holds more. */
export async function changeOfficialIn(
  app: App,
  tx: Tx,
  by: By,
  id: string,
  version: number,
  details: OfficialDetails,
): Promise<void> {
  mustBeAble(by, 'officials.write');
  const at = app.clock.now().toISOString();
  const before = await findOfficial(tx, id);
  if (before.mergedInto !== null) throw new Conflict('official.mergedAway');
  if (!(await updateOfficial(tx, { id, version, details, at }))) throw new Conflict('official.moved');
  // What was changed is kept: the audit row holds the entry as it was.
  await recordAudit(app, tx, by, 'official.changed', { type: 'official', id }, { before });
}
