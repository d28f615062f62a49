// Taking the demo's officials out of the book.
import type { Tx } from '../platform/db/db.ts';
import { deleteDemoPoints } from './points/store.ts';
import { deleteDemoOfficials, standingFor } from './store.ts';

/** Deletes the demo's officials but those in `used`: an action of the site's own still writes to them. */
export async function forgetDemoOfficials(tx: Tx, used: ReadonlySet<string>): Promise<void> {
  // An entry of the site's own may have been merged into one of the demo's, which then stands for both.
  const kept = await standingFor(tx, used);
  await deleteDemoPoints(tx, kept);
  await deleteDemoOfficials(tx, kept);
}
