// Settings for a site that has none yet: filled in where nobody has decided, and taken out again where nobody changed them.
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import type { Settings } from './model.ts';
import { deleteRow, readRows, writeRow } from './store.ts';

/** Writes those of `values` that nobody has set. */
export async function fillSettings(app: App, tx: Tx, by: By, values: Partial<Settings>): Promise<void> {
  const rows = await readRows(tx);
  const at = app.clock.now().toISOString();
  for (const [key, value] of Object.entries(values)) {
    if (!rows.has(key)) await writeRow(tx, { key, value: JSON.stringify(value), at, by: by.id });
  }
}

/** Takes out those of `values` that still stand as they were filled in. */
export async function emptySettings(tx: Tx, values: Partial<Settings>): Promise<void> {
  const rows = await readRows(tx);
  for (const [key, value] of Object.entries(values)) {
    if (rows.get(key) === JSON.stringify(value)) await deleteRow(tx, key);
  }
}
