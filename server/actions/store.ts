// The actions tables: the draft in work, the columns of the current version kept for lists, versions, stops, outcomes.
import type { Query, Tx } from '../platform/db/db.ts';
import type { Schema } from '../platform/db/schema.ts';

export type ActionRow = Schema['actions'];
export type VersionRow = Schema['action_versions'];

export const actionById = (db: Query, id: string): Promise<ActionRow | undefined> =>
  db.selectFrom('actions').selectAll().where('id', '=', id).executeTakeFirst();

export const actionsById = async (db: Query, ids: readonly string[]): Promise<ActionRow[]> =>
  ids.length === 0 ? [] : db.selectFrom('actions').selectAll().where('id', 'in', ids).execute();

export const actionBySlug = (db: Query, slug: string): Promise<ActionRow | undefined> =>
  db.selectFrom('actions').selectAll().where('slug', '=', slug).executeTakeFirst();

/** Published actions with this number, the newest first: an update may carry the number of the first. */
export const actionsByNumber = (db: Query, key: string): Promise<ActionRow[]> =>
  db
    .selectFrom('actions')
    .selectAll()
    .where('number_key', '=', key)
    .where('version', '>', 0)
    .orderBy('first_published_at', 'desc')
    .execute();

export const versionRow = (db: Query, actionId: string, version: number): Promise<VersionRow | undefined> =>
  db
    .selectFrom('action_versions')
    .selectAll()
    .where('action_id', '=', actionId)
    .where('version', '=', version)
    .executeTakeFirst();

export const versionRows = (db: Query, actionId: string): Promise<VersionRow[]> =>
  db
    .selectFrom('action_versions')
    .selectAll()
    .where('action_id', '=', actionId)
    .orderBy('version', 'desc')
    .execute();

export const stopRow = (db: Query, actionId: string): Promise<Schema['action_stops'] | undefined> =>
  db.selectFrom('action_stops').selectAll().where('action_id', '=', actionId).executeTakeFirst();

/** Every outcome that was told, the newest first: a later one corrects an earlier. */
export const outcomeRows = (db: Query, actionId: string): Promise<Schema['action_outcomes'][]> =>
  db
    .selectFrom('action_outcomes')
    .selectAll()
    .where('action_id', '=', actionId)
    .orderBy('id', 'desc')
    .execute();

/** Versions, stops and outcomes of many actions at once, by action id. */
export async function detailsOf(db: Query, actions: readonly ActionRow[]) {
  const ids = actions.map(action => action.id);
  const versions = new Map<string, VersionRow>();
  const stops = new Map<string, Schema['action_stops']>();
  const outcomes = new Map<string, Schema['action_outcomes']>();
  if (ids.length === 0) return { versions, stops, outcomes };
  const current = new Map(actions.map(action => [action.id, action.version]));
  const found = await db
    .selectFrom('action_versions')
    .selectAll()
    .where('action_id', 'in', ids)
    .where('version', 'in', [...new Set(current.values())])
    .execute();
  for (const row of found) if (current.get(row.action_id) === row.version) versions.set(row.action_id, row);
  for (const row of await db.selectFrom('action_stops').selectAll().where('action_id', 'in', ids).execute()) {
    stops.set(row.action_id, row);
  }
  const told = await db
    .selectFrom('action_outcomes')
    .selectAll()
    .where('action_id', 'in', ids)
    .orderBy('id')
    .execute();
  for (const row of told) outcomes.set(row.action_id, row);
  return { versions, stops, outcomes };
}

export type ListFilter = {
  status: 'open' | 'closed' | 'all';
  now: string;
  country?: string;
  topic?: string;
  lang?: string;
  words?: readonly string[];
  /** Only those with an outcome of these kinds. */
  outcomes?: readonly string[];
  soonestFirst?: boolean;
  /** Continue behind this place of the order: the deadline's end and the id. */
  after?: { closesAt: string; id: string };
  limit: number;
};

/** Published actions: open ones by the soonest end; closed and stopped ones by the latest unless told; all by the soonest. */
export async function listRows(db: Query, filter: ListFilter): Promise<ActionRow[]> {
  const latestFirst = filter.status === 'closed' && filter.soonestFirst !== true;
  let query = db.selectFrom('actions').selectAll().where('version', '>', 0).limit(filter.limit);
  if (filter.status === 'open')
    query = query.where('closes_at', '>', filter.now).where('stopped_at', 'is', null);
  if (filter.status === 'closed') {
    query = query.where(either =>
      either.or([either('closes_at', '<=', filter.now), either('stopped_at', 'is not', null)]),
    );
  }
  if (filter.country !== undefined) query = query.where('country', '=', filter.country);
  // Lists are JSON arrays of plain codes, so a code with its quotes is found whole.
  if (filter.topic !== undefined) query = query.where('topics', 'like', `%"${filter.topic}"%`);
  if (filter.lang !== undefined) query = query.where('languages', 'like', `%"${filter.lang}"%`);
  for (const word of filter.words ?? [])
    query = query.where('search', 'like', `%${word.replace(/[%_\\]/g, '')}%`);
  if (filter.outcomes !== undefined) query = query.where('outcome_kind', 'in', filter.outcomes);
  const { after } = filter;
  if (after !== undefined) {
    const beyond = latestFirst ? '<' : '>';
    query = query.where(either =>
      either.or([
        either('closes_at', beyond, after.closesAt),
        either.and([either('closes_at', '=', after.closesAt), either('id', beyond, after.id)]),
      ]),
    );
  }
  const order = latestFirst ? 'desc' : 'asc';
  return query.orderBy('closes_at', order).orderBy('id', order).execute();
}

/** As much of the listed actions as filters need. */
export async function choiceRows(db: Query, filter: Pick<ListFilter, 'status' | 'now' | 'limit'>) {
  const rows = await listRows(db, filter);
  return rows.map(({ country, languages, topics }) => ({ country, languages, topics }));
}

/** Every action for the desk, the last touched first. */
export const deskRows = (db: Query): Promise<ActionRow[]> =>
  db.selectFrom('actions').selectAll().orderBy('id', 'desc').execute();

export async function slugTaken(db: Query, slug: string): Promise<boolean> {
  return (
    (await db.selectFrom('actions').select('id').where('slug', '=', slug).executeTakeFirst()) !== undefined
  );
}

export const anyAction = async (db: Query): Promise<boolean> =>
  (await db.selectFrom('actions').select('id').limit(1).executeTakeFirst()) !== undefined;

export async function insertAction(
  tx: Tx,
  row: { id: string; slug: string; demo: boolean; draft: string; at: string; by: string | null },
): Promise<void> {
  await tx
    .insertInto('actions')
    .values({
      id: row.id,
      slug: row.slug,
      demo: row.demo ? 1 : 0,
      created_at: row.at,
      created_by: row.by,
      draft: row.draft,
      draft_revision: 1,
      draft_updated_at: row.at,
      draft_updated_by: row.by,
      version: 0,
    })
    .execute();
}

/** False when the draft has moved on from `revision`. */
export async function updateDraft(
  tx: Tx,
  row: { id: string; revision: number; draft: string; slug: string; at: string; by: string | null },
): Promise<boolean> {
  const result = await tx
    .updateTable('actions')
    .set({
      draft: row.draft,
      slug: row.slug,
      draft_revision: row.revision + 1,
      draft_updated_at: row.at,
      draft_updated_by: row.by,
    })
    .where('id', '=', row.id)
    .where('draft_revision', '=', row.revision)
    .executeTakeFirst();
  return Number(result.numUpdatedRows) === 1;
}

export async function insertVersion(tx: Tx, row: VersionRow): Promise<void> {
  await tx.insertInto('action_versions').values(row).execute();
}

async function change(tx: Tx, id: string, columns: Partial<ActionRow>): Promise<void> {
  await tx.updateTable('actions').set(columns).where('id', '=', id).execute();
}

/** The current version's columns; the draft is emptied, unless another one stays in work. */
export async function setPublished(
  tx: Tx,
  id: string,
  columns: Pick<
    ActionRow,
    | 'version'
    | 'number'
    | 'number_key'
    | 'action_index'
    | 'kind'
    | 'title'
    | 'country'
    | 'topics'
    | 'languages'
    | 'deadline'
    | 'time_zone'
    | 'closes_at'
    | 'after_deadline'
    | 'search'
    | 'first_published_at'
    | 'updated_at'
    | 'ordinal'
    | 'draft'
    | 'draft_revision'
    | 'draft_step'
    | 'draft_note'
  >,
): Promise<void> {
  await change(tx, id, columns);
}

export async function insertStop(tx: Tx, row: Schema['action_stops']): Promise<void> {
  await tx.insertInto('action_stops').values(row).execute();
  await change(tx, row.action_id, { stopped_at: row.at, updated_at: row.at });
}

export async function insertOutcome(tx: Tx, row: Schema['action_outcomes']): Promise<void> {
  await tx.insertInto('action_outcomes').values(row).execute();
  await change(tx, row.action_id, { outcome_kind: row.kind, updated_at: row.at });
}

/** Every draft and every published version, as JSON. */
export async function allContents(tx: Tx): Promise<string[]> {
  const drafts = await tx.selectFrom('actions').select('draft').where('draft', 'is not', null).execute();
  const versions = await tx.selectFrom('action_versions').select('content').execute();
  return [...drafts.flatMap(row => row.draft ?? []), ...versions.map(row => row.content)];
}
