// The actions as the desk lists and opens them: drafts and published ones alike, with their versions.
import { z } from 'zod';
import { mustBeAble } from '../accounts/model.ts';
import { changesOf, type Change } from '../audit/find-changes.ts';
import type { By } from '../audit/model.ts';
import { officialsById } from '../officials/find-officials.ts';
import { officialLabel } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import { careOf } from './answer-care.ts';
import type { Care } from './care/model.ts';
import { DEGREES, type ChecklistLine } from './checklist/model.ts';
import { passRows } from './checklist/store.ts';
import { reviewOf, type Review } from './decide-review.ts';
import { editableAction, type EditableAction } from './draft.ts';
import { failureOf, planOf, type FailedPlan, type Plan } from './find-plan.ts';
import { readChecklist } from './read-checklist.ts';
import { searchWords } from './find-action.ts';
import {
  actionContentSchema,
  OUTCOME_KINDS,
  statusAt,
  type ActionContent,
  type ActionStatus,
  type Outcome,
  type Stop,
} from './model.ts';
import * as store from './store.ts';

export const DESK_STATES = ['draft', 'open', 'closed', 'stopped'] as const;
export type DeskState = 'draft' | ActionStatus;

export type DeskAction = {
  id: string;
  slug: string;
  title: string;
  number: string | null;
  country: string;
  state: DeskState;
  /** Published, with changes that are not. */
  hasDraft: boolean;
  deadline: string;
  timeZone: string;
  version: number;
  updatedAt: string;
};

const stateOf = (row: store.ActionRow, now: string): DeskState =>
  row.closes_at === null ? 'draft' : statusAt({ closesAt: row.closes_at, stoppedAt: row.stopped_at }, now);

function deskAction(row: store.ActionRow, now: string): DeskAction {
  const draft = row.draft === null ? null : actionContentSchema.parse(JSON.parse(row.draft));
  return {
    id: row.id,
    slug: row.slug,
    title: draft?.title ?? row.title ?? '',
    number: draft?.number ?? row.number,
    country: draft?.country ?? row.country ?? '',
    state: stateOf(row, now),
    hasDraft: row.version > 0 && row.draft !== null,
    deadline: row.deadline ?? draft?.deadline ?? '',
    timeZone: row.time_zone ?? draft?.timeZone ?? 'UTC',
    version: row.version,
    updatedAt: row.draft_updated_at ?? row.updated_at ?? row.created_at,
  };
}

/** Every action of a state, whose title or number holds each word typed; the newest first. */
export async function listForDesk(
  app: App,
  by: By,
  filter: { state?: DeskState; search?: string } = {},
): Promise<DeskAction[]> {
  mustBeAble(by, 'actions.read');
  const now = app.clock.now().toISOString();
  const words = searchWords(filter.search ?? '');
  const all = (await store.deskRows(app.db.query)).map(row => deskAction(row, now));
  return all.filter(action => {
    if (filter.state !== undefined && action.state !== filter.state) return false;
    const text = searchText(`${action.title} ${action.number ?? ''}`);
    return words.every(word => text.includes(word));
  });
}

const searchText = (text: string): string => text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();

export type ActionVersion = {
  version: number;
  at: string;
  byName: string;
  note: string | null;
  content: ActionContent;
  /** What the checklist still said, and who went past it. */
  passed: { byName: string; lines: ChecklistLine[] } | null;
};
export type ActionOverview = EditableAction & {
  state: DeskState;
  versions: ActionVersion[];
  stop: Stop | null;
  outcome: Outcome | null;
  /** Told before, and corrected since: the desk keeps them. */
  earlierOutcomes: Outcome[];
  changes: Change[];
  lines: ChecklistLine[];
  care: Care;
  review: Review | null;
  plan: Plan | null;
  failure: FailedPlan | null;
};

/** One action with all of its past. @throws {NotFound} */
export async function actionOverview(app: App, by: By, id: string): Promise<ActionOverview> {
  const db = app.db.query;
  const action = await editableAction(db, by, id);
  const changes = await changesOf(db, { type: 'action', id });
  const published = await changesOf(db, { type: 'action', id }, { verb: 'action.published', limit: 1000 });
  const rows = await store.versionRows(db, id);
  const stop = await store.stopRow(db, id);
  const [outcome = null, ...earlierOutcomes] = (await store.outcomeRows(db, id)).flatMap(readOutcome);
  const passes = await passRows(db, id);
  const { content, publishedDeadline, note } = action;
  return {
    ...action,
    state:
      action.closesAt === null
        ? 'draft'
        : statusAt({ closesAt: action.closesAt, stoppedAt: action.stoppedAt }, app.clock.now().toISOString()),
    versions: rows.map(row => ({
      version: row.version,
      at: row.published_at,
      byName: published.find(change => change.detail['version'] === row.version)?.byName ?? '',
      note: row.note,
      content: actionContentSchema.parse(JSON.parse(row.content)),
      passed: passedAt(passes, row.version),
    })),
    stop: stop ? { at: stop.at, reason: stop.reason } : null,
    outcome,
    earlierOutcomes,
    changes,
    lines: await readChecklist(db, app.clock.now(), { id, content, publishedDeadline, note }),
    care: await careOf(db, id),
    review: await reviewOf(db, id),
    plan: await planOf(db, id),
    failure: await failureOf(db, id),
  };
}

const readOutcome = (row: { kind: string; text: string; at: string }): Outcome[] => {
  const kind = OUTCOME_KINDS.find(each => each === row.kind);
  return kind === undefined ? [] : [{ kind, text: row.text, at: row.at }];
};

const linesSchema = z.array(
  z.object({
    degree: z.enum(DEGREES),
    path: z.string(),
    reason: z.string(),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
  }),
);

function passedAt(passes: Awaited<ReturnType<typeof passRows>>, version: number): ActionVersion['passed'] {
  const pass = passes.find(each => each.version === version);
  return pass ? { byName: pass.by_name, lines: linesSchema.parse(JSON.parse(pass.lines)) } : null;
}

/** Who every id of an official in these contents stands for. */
export async function officialNames(
  db: Query,
  contents: readonly ActionContent[],
): Promise<(id: string) => string> {
  const ids = new Set(contents.flatMap(content => content.targets.map(target => target.officialId)));
  const officials = await officialsById(db, [...ids]);
  return id => {
    const official = officials.get(id);
    return official ? officialLabel(official) : id;
  };
}

/** What stands in public; null as long as nothing does. */
export async function publishedContent(db: Query, id: string): Promise<ActionContent | null> {
  const row = await store.actionById(db, id);
  const version = row && (await store.versionRow(db, id, row.version));
  return version ? actionContentSchema.parse(JSON.parse(version.content)) : null;
}
