// Taking the demo's actions away, and telling which officials the others still write to.
import type { Tx } from '../platform/db/db.ts';
import { actionContentSchema } from './model.ts';
import * as editing from './editing/store.ts';
import { deleteDemoActions, demoActionRows } from './forget/store.ts';
import * as store from './store.ts';

export const demoActionIds = async (tx: Tx): Promise<string[]> =>
  (await demoActionRows(tx)).map(row => row.id);

/** Deletes the demo's actions with their versions, stops and outcomes, and its images. Their reports must be gone. */
export async function forgetDemoActions(tx: Tx): Promise<void> {
  await editing.deleteOfDemo(tx);
  await deleteDemoActions(tx);
}

/** The officials that any action names as a target, in its draft or in a version that was published. */
export async function officialsInUse(tx: Tx): Promise<Set<string>> {
  const contents = await store.allContents(tx);
  const targets = contents.flatMap(content => actionContentSchema.parse(JSON.parse(content)).targets);
  return new Set(targets.map(target => target.officialId));
}
