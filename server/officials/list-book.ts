// The officials book as a list: filtered, sorted and cut into pages, each entry with what is known of its points.
import type { Query } from '../platform/db/db.ts';
import { searchOfficials } from './find-officials.ts';
import { officialLabel, pointsOf, type ContactPoint, type Official } from './model.ts';
import { allCheckRows, waitingNotes } from './points/store.ts';
import { standingIds } from './store.ts';

/**
 * `dead`: has a point that does not work; `lost`: none that does; `notes`: supporters' notes wait; `unchecked`: has a
 * point that nobody has ever checked; `stale`: has one that nobody has checked for a year.
 */
export const BOOK_STATES = ['dead', 'lost', 'notes', 'unchecked', 'stale'] as const;
export type BookState = (typeof BOOK_STATES)[number];

export const BOOK_SORTS = ['name', 'country', 'body', 'checked', 'changed'] as const;
export type BookSort = (typeof BOOK_SORTS)[number];

export type BookWish = {
  search: string;
  /** ISO 3166-1 alpha-2; '' for any. */
  country: string;
  /** The body exactly; '' for any. */
  body: string;
  state: BookState | '';
  sort: BookSort;
  descending: boolean;
};

export type BookEntry = {
  official: Official;
  usable: ContactPoint[];
  dead: ContactPoint[];
  /** When a point was last checked, or null. */
  checkedAt: string | null;
  /** The point that was not checked for longest: when, or '' for never. Null without points. */
  oldestCheck: string | null;
  notes: number;
};

const YEAR_MS = 365 * 86_400_000;

/** Every entry that fits, in the order asked for. @param now for what is stale. */
export async function listBook(db: Query, wish: BookWish, now: Date): Promise<BookEntry[]> {
  const officials = await searchOfficials(db, {
    words: wish.search.split(/\s+/).filter(word => word !== ''),
    ...(wish.country === '' ? {} : { country: wish.country }),
  });
  const entries = await withChecks(db, officials);
  const yearAgo = new Date(now.getTime() - YEAR_MS).toISOString();
  const fits: Record<BookState, (entry: BookEntry) => boolean> = {
    dead: entry => entry.dead.length > 0,
    lost: entry => entry.usable.length === 0,
    notes: entry => entry.notes > 0,
    unchecked: entry => entry.oldestCheck === '',
    stale: entry => entry.oldestCheck !== null && entry.oldestCheck < yearAgo,
  };
  const { state } = wish;
  const found = entries.filter(
    entry => (wish.body === '' || entry.official.body === wish.body) && (state === '' || fits[state](entry)),
  );
  return sorted(found, wish);
}

/** The bodies that entries name, to choose one from. */
export async function bodiesIn(db: Query): Promise<string[]> {
  const officials = await searchOfficials(db, {});
  return [...new Set(officials.flatMap(official => official.body ?? []))].sort(inOrder.compare);
}

async function withChecks(db: Query, officials: readonly Official[]): Promise<BookEntry[]> {
  const standing = await standingIds(db);
  const checked = new Map<string, Map<string, string>>();
  for (const row of await allCheckRows(db)) {
    const id = standing.get(row.official_id) ?? row.official_id;
    const points = checked.get(id) ?? new Map<string, string>();
    checked.set(id, points.set(row.point_key, row.at));
  }
  const notes = new Map<string, number>();
  for (const note of await waitingNotes(db)) {
    const id = standing.get(note.official_id) ?? note.official_id;
    notes.set(id, (notes.get(id) ?? 0) + 1);
  }
  return officials.map(official => {
    const points = pointsOf(official);
    const times = points.map(point => checked.get(official.id)?.get(point.key) ?? '').sort();
    const isDead = (point: ContactPoint): boolean => official.deadPoints.includes(point.key);
    return {
      official,
      usable: points.filter(point => !isDead(point)),
      dead: points.filter(isDead),
      checkedAt: times.at(-1) || null,
      oldestCheck: times[0] ?? null,
      notes: notes.get(official.id) ?? 0,
    };
  });
}

const inOrder = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

function sorted(entries: BookEntry[], { sort, descending }: BookWish): BookEntry[] {
  const keyOf: Record<BookSort, (entry: BookEntry) => string> = {
    name: entry => officialLabel(entry.official),
    country: entry => entry.official.country ?? '',
    body: entry => entry.official.body ?? '',
    checked: entry => entry.checkedAt ?? '',
    changed: entry => entry.official.updatedAt,
  };
  const way = descending ? -1 : 1;
  // Entries come in the order of their names, and sorting keeps that order among equals.
  return entries.sort((one, other) => way * inOrder.compare(keyOf[sort](one), keyOf[sort](other)));
}
