// The intake: reports of many people written in one transaction, each once for its key, each with its own answer.
import type { PublishedAction } from '../actions/model.ts';
import { Conflict } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import type { Tx } from '../platform/db/db.ts';
import { GroupCommit, type Fate } from '../platform/db/group-commit.ts';
import { keepContact } from './keep-contact.ts';
import { addContentHours } from './holding/store.ts';
import { keepHistories } from './keep-histories.ts';
import { appealsOf } from './model.ts';
import type { Change } from './revise.ts';
import * as store from './store.ts';

/** `same`: this key had brought the same content before. Numbers are appeals, as they were when it came first. */
export type Taken = { outcome: 'taken' | 'same'; code: string; counted: number; held: number };

/** The key had brought other content; `code` is the receipt of that report. */
export class OtherContent extends Conflict {
  readonly code: string;
  constructor(code: string) {
    super('report.otherContent');
    this.code = code;
  }
}

/** A report ready to be written, should its key be new. */
export type Ready = {
  code: string;
  row: store.ReportRow;
  change: Change;
  /** Why the action takes no new report any more, or null while it does. */
  ended: string | null;
  /** The hour (`2026-11-21T12`) in which its content is counted as one that may drip in, or null. */
  dripsIn: string | null;
  contact: {
    email: string;
    lang: string;
    firstLang: string;
    action: Pick<PublishedAction, 'title' | 'demo'>;
  } | null;
};

/** What an earlier report with the same key said first: a retry must learn nothing else, also once it was corrected. */
type First = { contentHash: string; appeals: number; held: boolean };

const takenFrom = (outcome: Taken['outcome'], code: string, { appeals, held }: First): Taken => ({
  outcome,
  code,
  counted: held ? 0 : appeals,
  held: held ? appeals : 0,
});

const firstOf = ({ row, change }: Ready): First => ({
  contentHash: row.content_hash,
  appeals: appealsOf(change.lines),
  held: change.held,
});

/** The keys of this group that had come before, with what they brought. */
async function firstByKey(tx: Tx, group: readonly Ready[]): Promise<Map<string, First>> {
  const found = await store.reportsByKey(
    tx,
    [...new Set(group.map(({ row }) => row.action_id))],
    group.map(({ row }) => row.key_hash),
  );
  const firsts = new Map<string, First>();
  for (const report of found) {
    const { appeals, held } = await store.firstRevision(tx, report.id);
    firsts.set(report.key_hash, { contentHash: report.content_hash, appeals, held: held === 1 });
  }
  return firsts;
}

/** What this group adds to the hours of contents: one row a content and hour. */
function contentHoursOf(fresh: readonly Ready[]) {
  const hours = new Map<string, { action_id: string; shape: string; hour: string; reports: number }>();
  for (const { row, change, dripsIn } of fresh) {
    if (dripsIn === null || typeof change.shape !== 'string') continue;
    const { shape } = change;
    const name = `${row.action_id} ${shape} ${dripsIn}`;
    const before = hours.get(name);
    if (before) before.reports += 1;
    else hours.set(name, { action_id: row.action_id, shape, hour: dripsIn, reports: 1 });
  }
  return [...hours.values()];
}

/** Writers stand in line, so a key that is not here now cannot come before our own rows; the unique rule backs it. */
async function keepGroup(app: App, tx: Tx, group: readonly Ready[]): Promise<Fate<Taken>[]> {
  const firsts = await firstByKey(tx, group);
  const fresh: Ready[] = [];
  const fates = group.map((ready): Fate<Taken> => {
    const { code, row } = ready;
    const before = firsts.get(row.key_hash);
    if (before) {
      if (before.contentHash !== row.content_hash) return { refused: new OtherContent(code) };
      return { kept: takenFrom('same', code, before) };
    }
    if (ready.ended !== null) return { refused: new Conflict(ready.ended) };
    const first = firstOf(ready);
    // The same key may stand in one group twice.
    firsts.set(row.key_hash, first);
    fresh.push(ready);
    return { kept: takenFrom('taken', code, first) };
  });
  if (fresh.length === 0) return fates;
  await keepHistories(
    app.db,
    tx,
    fresh.map(({ row, change }) => ({ row, changes: [change] })),
  );
  await addContentHours(app.db, tx, contentHoursOf(fresh));
  for (const { row, code, contact } of fresh) {
    if (contact) await keepContact(app, tx, { reportId: row.id, code, ...contact });
  }
  return fates;
}

const intakes = new WeakMap<App, GroupCommit<Ready, Taken>>();

export function intakeOf(app: App): GroupCommit<Ready, Taken> {
  const before = intakes.get(app);
  if (before) return before;
  const intake = new GroupCommit<Ready, Taken>(app.db, (tx, group) => keepGroup(app, tx, group));
  intakes.set(app, intake);
  return intake;
}
