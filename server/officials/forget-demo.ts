// Taking the demo's officials out of the book.
import type { Tx } from '../platform/db/db.ts';
import { deleteDemoOfficials } from './store.ts';

/** Deletes the demo's officials but those in `used`: an action of the site's own still writes to them. */
export async function forgetDemoOfficials(tx: Tx, used: ReadonlySet<string>): Promise<void> {
  await deleteDemoOfficials(tx, [...used]);
}
