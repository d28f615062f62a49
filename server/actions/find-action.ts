// Reading published actions: the current version with its targets' officials, its status at this moment.
import { z } from 'zod';
import { NotFound } from '../lib/errors.ts';
import { frozen, keep } from '../lib/keep.ts';
import { officialsById } from '../officials/find-officials.ts';
import { usablePoints, type ContactPoints, type Official } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import {
  actionContentSchema,
  OUTCOME_KINDS,
  statusAt,
  type ActionContent,
  type Outcome,
  type PublishedAction,
  type ResolvedTarget,
  type Target,
} from './model.ts';
import * as store from './store.ts';
import { firstOrdinal } from './version-steps.ts';

/**
 * The target as one action addresses it. Contact points that do not work are left out here and nowhere else: the
 * page, the letter, the files and the API offer what this gives. An official that is gone from the book leaves an
 * empty entry, never a crash.
 */
export function resolveTarget(target: Target, official: Official | undefined): ResolvedTarget {
  const points = official ? usablePoints(official) : NO_POINTS;
  return {
    id: target.id,
    officialId: target.officialId,
    role: target.role,
    onlyFrom: target.onlyFrom,
    ownSalutations: target.salutations,
    bookSalutations: official?.salutations ?? {},
    name: official?.name ?? null,
    title: official?.title ?? null,
    body: official?.body ?? null,
    country: official?.country ?? null,
    addressLines: points.addressLines,
    emails: points.emails,
    phones: points.phones,
    faxes: points.faxes,
    handles: points.handles,
  };
}

const NO_POINTS: ContactPoints = { addressLines: [], emails: [], phones: [], faxes: [], handles: [] };

const outcomeFrom = (row: { kind: string; text: string; at: string } | undefined): Outcome | null => {
  const kind = OUTCOME_KINDS.find(each => each === row?.kind);
  return row && kind ? { kind, text: row.text, at: row.at } : null;
};

type Details = Awaited<ReturnType<typeof store.detailsOf>>;

function publishedFrom(
  row: store.ActionRow,
  content: ActionContent | undefined,
  details: Details,
  officials: Map<string, Official>,
  now: string,
): PublishedAction {
  if (!content || row.closes_at === null || row.first_published_at === null || row.updated_at === null)
    throw new NotFound();
  const stop = details.stops.get(row.id);
  return {
    ...content,
    id: row.id,
    slug: row.slug,
    demo: row.demo === 1,
    version: row.version,
    ordinal: row.ordinal ?? firstOrdinal(content.kind),
    targets: content.targets.map(target => resolveTarget(target, officials.get(target.officialId))),
    status: statusAt({ closesAt: row.closes_at, stoppedAt: row.stopped_at }, now),
    closesAt: row.closes_at,
    publishedAt: row.first_published_at,
    updatedAt: row.updated_at,
    stop: stop ? { at: stop.at, reason: stop.reason } : null,
    outcome: outcomeFrom(details.outcomes.get(row.id)),
  };
}

/** A published content never changes, and reading one through its rules is dear: each is read once. */
const contentFrom = keep(
  (text: string): ActionContent => frozen(actionContentSchema.parse(JSON.parse(text))),
  500,
);

async function resolveAll(app: App, rows: readonly store.ActionRow[]): Promise<PublishedAction[]> {
  const db = app.db.query;
  const details = await store.detailsOf(db, rows);
  const contents = new Map([...details.versions].map(([id, version]) => [id, contentFrom(version.content)]));
  const ids = [...contents.values()].flatMap(content => content.targets.map(target => target.officialId));
  const officials = await officialsById(db, [...new Set(ids)]);
  const now = app.clock.now().toISOString();
  return rows.map(row => publishedFrom(row, contents.get(row.id), details, officials, now));
}

/** The published action at this address. @throws {NotFound} for an unknown one and for a draft. */
export async function findAction(app: App, slug: string): Promise<PublishedAction> {
  const row = await store.actionBySlug(app.db.query, slug);
  if (!row || row.version === 0) throw new NotFound();
  const [action] = await resolveAll(app, [row]);
  if (!action) throw new NotFound();
  return action;
}

/** The same by id. @throws {NotFound} */
export async function findActionById(app: App, id: string): Promise<PublishedAction> {
  const row = await store.actionById(app.db.query, id);
  if (!row || row.version === 0) throw new NotFound();
  const [action] = await resolveAll(app, [row]);
  if (!action) throw new NotFound();
  return action;
}

/** Every target this action ever had, by id, as its newest version has it: letters were written to those gone, too. */
export async function findEveryTarget(
  app: App,
  action: Pick<PublishedAction, 'id' | 'targets'>,
): Promise<Map<string, ResolvedTarget>> {
  const ever = new Map(action.targets.map(target => [target.id, target]));
  const gone = new Map<string, Target>();
  for (const version of await store.versionRows(app.db.query, action.id)) {
    for (const target of contentFrom(version.content).targets) {
      if (!ever.has(target.id) && !gone.has(target.id)) gone.set(target.id, target);
    }
  }
  const ids = [...gone.values()].map(target => target.officialId);
  const officials = await officialsById(app.db.query, [...new Set(ids)]);
  for (const target of gone.values()) {
    ever.set(target.id, resolveTarget(target, officials.get(target.officialId)));
  }
  return ever;
}

/** The published ones of these, in no promised order. */
export async function findActionsById(app: App, ids: readonly string[]): Promise<PublishedAction[]> {
  const rows = await store.actionsById(app.db.query, ids);
  return resolveAll(
    app,
    rows.filter(row => row.version > 0),
  );
}

/** The address of the newest published action with a number such as `47-22`, or null. */
export async function slugForNumber(app: App, key: string): Promise<string | null> {
  const [row] = await store.actionsByNumber(app.db.query, key);
  return row?.slug ?? null;
}

/** Whether there is any action, be it a draft. */
export const anyAction = (db: Query): Promise<boolean> => store.anyAction(db);

export type ActionList = { actions: PublishedAction[]; next: string | null };
export type ListWish = {
  status: 'open' | 'closed' | 'all';
  country?: string | undefined;
  topic?: string;
  lang?: string;
  /** What a person typed into the search field. */
  search?: string;
  /** The soonest deadline first, closed ones too; without it closed ones come latest first. */
  soonestFirst?: boolean;
  /** Only those with an outcome of these kinds. */
  outcomes?: readonly Outcome['kind'][];
  cursor?: string | undefined;
  limit?: number;
};

/** Published actions as the public lists and the API show them. A cursor that is not ours begins at the start. */
export async function listActions(app: App, wish: ListWish): Promise<ActionList> {
  const limit = wish.limit ?? 50;
  const after = readCursor(wish.cursor);
  const rows = await store.listRows(app.db.query, {
    status: wish.status,
    now: app.clock.now().toISOString(),
    limit: limit + 1,
    ...(wish.soonestFirst === undefined ? {} : { soonestFirst: wish.soonestFirst }),
    ...(wish.country === undefined ? {} : { country: wish.country }),
    ...(wish.topic === undefined ? {} : { topic: wish.topic }),
    ...(wish.lang === undefined ? {} : { lang: wish.lang }),
    ...(wish.outcomes === undefined ? {} : { outcomes: wish.outcomes }),
    ...(wish.search === undefined ? {} : { words: searchWords(wish.search) }),
    ...(after === null ? {} : { after }),
  });
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    actions: await resolveAll(app, shown),
    next:
      rows.length > limit && last?.closes_at ? writeCursor({ closesAt: last.closes_at, id: last.id }) : null,
  };
}

export type ListChoices = { countries: string[]; languages: string[]; topics: string[] };

const CHOICES_FROM = 1000;
const codes = z.array(z.string());

/** What a list can be filtered by: each country, language and topic that one of its actions has. */
export async function listChoices(app: App, status: 'open' | 'closed'): Promise<ListChoices> {
  const now = app.clock.now().toISOString();
  const rows = await store.choiceRows(app.db.query, { status, now, limit: CHOICES_FROM });
  return {
    countries: [...new Set(rows.flatMap(row => row.country ?? []))],
    languages: [...new Set(rows.flatMap(row => codes.parse(JSON.parse(row.languages ?? '[]'))))],
    topics: [...new Set(rows.flatMap(row => codes.parse(JSON.parse(row.topics ?? '[]'))))],
  };
}

/** Words to search by: no marks, lower case; the search column is written the same way. */
export const searchWords = (text: string): string[] =>
  text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/\s+/)
    .filter(word => word !== '')
    .slice(0, 8);

const writeCursor = (place: { closesAt: string; id: string }): string =>
  Buffer.from(`${place.closesAt}|${place.id}`).toString('base64url');

function readCursor(cursor: string | undefined): { closesAt: string; id: string } | null {
  if (!cursor) return null;
  const [closesAt, id] = Buffer.from(cursor, 'base64url').toString('utf8').split('|');
  return closesAt && id && /^[\d:.TZ-]+$/.test(closesAt) && /^\w+$/.test(id) ? { closesAt, id } : null;
}
