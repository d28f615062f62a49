// Publishing: the draft becomes the next version, whole, with its audit row and a record of what was gone past.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { mustBeAble } from '../accounts/model.ts';
import { Conflict, NotFound, Refused } from '../lib/errors.ts';
import { officialsById } from '../officials/find-officials.ts';
import type { Official } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query, type Tx } from '../platform/db/db.ts';
import { readSettings } from '../settings/read-settings.ts';
import type { ChecklistLine } from './checklist/model.ts';
import { mustsOf } from './checklist/run.ts';
import { insertPass } from './checklist/store.ts';
import { callOffPlan } from './end-plan.ts';
import {
  actionContentSchema,
  closesAt,
  KINDS,
  letterLanguages,
  numberKey,
  readNumber,
  type ActionContent,
} from './model.ts';
import { readChecklist } from './read-checklist.ts';
import * as store from './store.ts';
import { firstOrdinal, isUpdate, stepOf, type Step } from './version-steps.ts';

/** Everything a search should find an action by, without marks and in lower case. */
function searchText(content: ActionContent, officials: Iterable<Official>): string {
  const parts = [content.title, content.number ?? '', content.index ?? '', content.summary];
  parts.push(...content.people.map(person => person.name));
  for (const { texts } of content.translations)
    parts.push(texts.title?.text ?? '', texts.summary?.text ?? '');
  for (const official of officials) parts.push(official.name ?? '', official.title ?? '');
  return searchWordsJoined(parts.join(' '));
}
const searchWordsJoined = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').slice(0, 8000);

export type PublishWish = {
  /** What is new, for readers of the page and for the record of versions; null for a first version. */
  note?: string | null;
  /** The revision the person has seen; without it whatever is in work. */
  revision?: number;
  /** What the new version is to the one before it. */
  step?: Step;
  /** Earlier versions can no longer be read in public: something in them must not be. */
  hidesEarlier?: boolean;
};

/**
 * Publishes the draft as the next version.
 * @throws {Refused} with every "must" of the checklist; {Conflict} when there is no draft to publish, its revision has
 * moved on, or the site asks for a second person.
 */
export async function publishAction(
  app: App,
  by: By,
  id: string,
  wish: PublishWish = {},
): Promise<{ slug: string; version: number }> {
  mustBeAble(by, 'actions.publish');
  return transact(app.db, async tx => {
    if (await needsSecondPerson(tx, by)) throw new Conflict('action.needsSecondPerson');
    return publishWithin(app, tx, by, id, wish);
  });
}

/** Whether this person's own word is not enough. The operator at the server's command line is nobody's second. */
export const needsSecondPerson = async (db: Query, by: By): Promise<boolean> =>
  by.role !== 'operator' && (await readSettings(db)).secondPerson;

/** The draft that would be published. @throws {NotFound}, {Conflict} */
async function draftToPublish(tx: Tx, id: string, revision: number | undefined) {
  const row = await store.actionById(tx, id);
  if (!row) throw new NotFound();
  if (row.draft === null) throw new Conflict('action.nothingToPublish');
  if (revision !== undefined && revision !== row.draft_revision) throw new Conflict('action.draftMoved');
  return { row, content: actionContentSchema.parse(JSON.parse(row.draft)) };
}

/** Publishes within a transaction, whoever has decided it. @throws as `publishAction` */
export async function publishWithin(
  app: App,
  tx: Tx,
  by: By,
  id: string,
  wish: PublishWish,
): Promise<{ slug: string; version: number }> {
  const { row, content } = await draftToPublish(tx, id, wish.revision);
  // What was planned for later is out now.
  await callOffPlan(app, tx, by, id);
  return publishContent(app, tx, by, { row, content, keepDraft: null }, wish);
}

/** Makes `content` the next version, with all that is written with it. `keepDraft` stays in work beside it. */
export async function publishContent(
  app: App,
  tx: Tx,
  by: By,
  of: { row: store.ActionRow; content: ActionContent; keepDraft: string | null },
  wish: PublishWish,
): Promise<{ slug: string; version: number }> {
  const { row } = of;
  const { id } = row;
  if (row.stopped_at !== null) throw new Conflict('action.stoppedForGood');
  const step = stepOf(wish.step ?? row.draft_step, of.content.kind, readKind(row.kind));
  const kind = isUpdate(step) ? 'update' : of.content.kind;
  const number = of.content.number === null ? null : (readNumber(of.content.number) ?? of.content.number);
  const content = { ...of.content, kind, number };
  const note = wish.note ?? null;
  const now = app.clock.now();
  const asked = { id, content, publishedDeadline: row.deadline, note };
  const lines = await readChecklist(tx, now, asked);
  const musts = mustsOf(lines);
  if (musts.length > 0) throw new Refused(musts);
  const version = row.version + 1;
  const before = row.ordinal ?? firstOrdinal(readKind(row.kind) ?? content.kind);
  await store.insertVersion(tx, {
    id: app.newId(),
    action_id: id,
    version,
    content: JSON.stringify(content),
    published_at: now.toISOString(),
    published_by: by.id,
    note,
    demo: row.demo,
    step,
    hides_earlier: wish.hidesEarlier ? 1 : 0,
  });
  const columns = await columnsOf(tx, content);
  await store.setPublished(tx, id, {
    ...columns,
    version,
    ordinal: version > 1 && isUpdate(step) ? before + 1 : before,
    first_published_at: row.first_published_at ?? now.toISOString(),
    updated_at: now.toISOString(),
    draft: of.keepDraft,
    draft_revision: row.draft_revision,
    // A draft that stays in work stays what it was begun as.
    draft_step: of.keepDraft === null ? null : row.draft_step,
    draft_note: of.keepDraft === null ? null : row.draft_note,
  });
  await recordPass(app, tx, by, { row, version, lines });
  const passed = lines.map(({ path, reason, params }) => ({ path, reason, ...(params ? { params } : {}) }));
  const detail = { version, step, note, passed: passed.length === 0 ? null : passed };
  await recordAudit(app, tx, by, 'action.published', { type: 'action', id }, detail);
  return { slug: row.slug, version };
}

const readKind = (kind: string | null): ActionContent['kind'] | null =>
  KINDS.find(each => each === kind) ?? null;

/** Who went past what the checklist still said, in the transaction of the publication. */
async function recordPass(
  app: App,
  tx: Tx,
  by: By,
  of: { row: store.ActionRow; version: number; lines: readonly ChecklistLine[] },
): Promise<void> {
  if (of.lines.length === 0) return;
  await insertPass(tx, {
    id: app.newId(),
    action_id: of.row.id,
    version: of.version,
    lines: JSON.stringify(of.lines),
    by_id: by.id,
    by_name: by.name,
    at: app.clock.now().toISOString(),
    demo: of.row.demo,
  });
}

/** The current version's columns, kept for lists. */
async function columnsOf(tx: Tx, content: ActionContent) {
  const officials = await officialsById(
    tx,
    content.targets.map(target => target.officialId),
  );
  return {
    number: content.number,
    number_key: content.number === null ? null : numberKey(content.number),
    action_index: content.index,
    kind: content.kind,
    title: content.title,
    country: content.country,
    topics: JSON.stringify(content.topics),
    languages: JSON.stringify(letterLanguages(content)),
    deadline: content.deadline,
    time_zone: content.timeZone,
    closes_at: closesAt(content.deadline, content.timeZone),
    after_deadline: content.afterDeadline,
    search: searchText(content, officials.values()),
  };
}
