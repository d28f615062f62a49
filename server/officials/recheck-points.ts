// Whether every entry of the book keeps as dead just what its checks say: for who examines the site.
import { snapshot, type Db } from '../platform/db/db.ts';
import { deadKeys } from './find-points.ts';
import { deadPointsKept } from './points/store.ts';

/** Keys of contact points, sorted. */
type Amiss = { id: string; kept: string[]; checked: string[] };

/** Entries merged into another are left out: the one that stands keeps what was known of them. */
export const deadPointsAmiss = (db: Db): Promise<{ officials: number; amiss: Amiss[] }> =>
  snapshot(db, async read => {
    const kept = await deadPointsKept(read);
    const amiss: Amiss[] = [];
    for (const each of kept) {
      const checked = (await deadKeys(read, each.id)).sort();
      if (checked.join() !== [...each.keys].sort().join())
        amiss.push({ id: each.id, kept: [...each.keys].sort(), checked });
    }
    return { officials: kept.length, amiss };
  });
