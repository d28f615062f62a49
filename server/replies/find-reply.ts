// Replies as the desk reads them: the list, and one with all that is kept of it.
import { mustBeAble } from '../accounts/model.ts';
import { findActionsById, findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import type { Instant } from '../lib/dates.ts';
import { NotFound } from '../lib/errors.ts';
import { officialsById } from '../officials/find-officials.ts';
import { officialLabel } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { entriesOf } from './find-answers.ts';
import {
  keptFiles,
  originalFor,
  replyFrom,
  type KeptFile,
  type Original,
  type Reply,
} from './find-own-reply.ts';
import type { ReplyState } from './model.ts';
import * as publications from './publications/store.ts';
import * as list from './list/store.ts';
import * as store from './store.ts';

export type ListedReply = Reply & { action: PublishedAction; official: string };
export type ListFilter = { state?: ReplyState; actionId?: string; officialId?: string; before?: string };

/** The place in the list behind which the next page begins, for an address. */
const placeOf = (row: { told_at: string; id: string }): string => `${row.told_at}_${row.id}`;

function readPlace(text: string): { toldAt: string; id: string } | null {
  const [, toldAt, id] = /^(\d{4}-[\d:.TZ-]{1,24})_([0-9a-z]{1,30})$/.exec(text) ?? [];
  return toldAt === undefined || id === undefined ? null : { toldAt, id };
}
export type Named = { id: string; name: string };

export type ReplyList = {
  replies: ListedReply[];
  /** Where the next page begins, or null. */
  next: string | null;
  /** How many unread ones there are of the action and official asked for, whatever the state asked for. */
  unread: number;
  /** How many stand where, whatever is shown. */
  counts: ReadonlyMap<string, number>;
  /** What the list can be filtered by. */
  actions: Named[];
  officials: Named[];
};

export const REPLIES_ON_A_PAGE = 50;

const inOrder = new Intl.Collator('en', { sensitivity: 'base', numeric: true });

async function choicesOf(app: App): Promise<Pick<ReplyList, 'actions' | 'officials'>> {
  const named = await list.namedRows(app.db.query);
  const actions = await findActionsById(app, [...new Set(named.map(row => row.action_id))]);
  const officials = await officialsById(app.db.query, [...new Set(named.map(row => row.official_id))]);
  const sorted = (all: Named[]): Named[] => all.sort((a, b) => inOrder.compare(a.name, b.name));
  const entries = new Map([...officials.values()].map(each => [each.id, officialLabel(each)]));
  return {
    actions: sorted(actions.map(({ id, title }) => ({ id, name: title }))),
    officials: sorted([...entries].map(([id, name]) => ({ id, name }))),
  };
}

/** The newest first. @throws {Forbidden} */
export async function listReplies(app: App, by: By, filter: ListFilter): Promise<ReplyList> {
  mustBeAble(by, 'replies.read');
  const { officialId, before, ...rest } = filter;
  const place = before === undefined ? null : readPlace(before);

  const about = {
    ...(rest.actionId === undefined ? {} : { actionId: rest.actionId }),
    ...(officialId === undefined ? {} : { officialIds: await entriesOf(app.db.query, officialId) }),
  };
  const rows = await list.listRows(app.db.query, {
    ...rest,
    ...about,
    ...(place === null ? {} : { before: place }),
    limit: REPLIES_ON_A_PAGE + 1,
  });
  const shown = rows.slice(0, REPLIES_ON_A_PAGE);
  const last = shown.at(-1);
  const actions = new Map(
    (await findActionsById(app, [...new Set(shown.map(row => row.action_id))])).map(each => [each.id, each]),
  );
  const officials = await officialsById(app.db.query, [...new Set(shown.map(row => row.official_id))]);
  return {
    replies: shown.flatMap(row => {
      const action = actions.get(row.action_id);
      const official = officials.get(row.official_id);
      return action ? [{ ...replyFrom(row), action, official: official ? officialLabel(official) : '' }] : [];
    }),
    next: rows.length > REPLIES_ON_A_PAGE && last ? placeOf(last) : null,
    unread: await list.countUnread(app.db.query, about),
    counts: await list.countByState(app.db.query),
    ...(await choicesOf(app)),
  };
}

/** How many nobody has read yet. */
export const countNewReplies = async (app: App): Promise<number> =>
  (await list.countByState(app.db.query)).get('new') ?? 0;

export type ReplyStep = { kind: string; reason: string; at: Instant; byName: string };
export type SeenReply = Reply & {
  action: PublishedAction;
  targets: ReadonlyMap<string, ResolvedTarget>;
  original: Original | null;
  kept: KeptFile[];
  redaction: { version: number; text: string; at: Instant; byName: string } | null;
  /** Every version of what was published, the first first. */
  versions: publications.PublicationRow[];
  steps: ReplyStep[];
};

/** One reply with all that is kept of it. @throws {Forbidden}, {NotFound} */
export async function findReply(app: App, by: By, id: string): Promise<SeenReply> {
  mustBeAble(by, 'replies.read');
  const db = app.db.query;
  const row = await store.replyById(db, id);
  const [action] = row ? await findActionsById(app, [row.action_id]) : [];
  if (!row || !action) throw new NotFound();
  const redaction = await store.redactionOf(db, id);
  const steps = await store.stepsOf(db, id);
  return {
    ...replyFrom(row),
    action,
    targets: await findEveryTarget(app, action),
    original: await originalFor(app, id),
    kept: await keptFiles(app, id),
    redaction: redaction
      ? {
          version: redaction.version,
          text: app.seal.open(redaction.sealed),
          at: redaction.at,
          byName: redaction.by_name,
        }
      : null,
    versions: await publications.versionsOfReply(db, id),
    steps: steps.map(({ kind, reason, at, by_name }) => ({ kind, reason, at, byName: by_name })),
  };
}

/** One file of a reply, opened. @throws {Forbidden}, {NotFound} */
export async function findReplyFile(
  app: App,
  by: By,
  wish: { replyId: string; fileId: string },
): Promise<{ kind: 'image' | 'pdf'; mime: string; bytes: Buffer; position: number }> {
  mustBeAble(by, 'replies.read');
  const row = await store.fileOf(app.db.query, wish.replyId, wish.fileId);
  if (!row) throw new NotFound();
  return {
    kind: row.kind === 'pdf' ? 'pdf' : 'image',
    mime: row.mime,
    bytes: app.seal.openBytes(row.sealed),
    position: row.position,
  };
}
