// The intake: reports of many people written in one transaction, each once for its key, each with its own answer.
import type { PublishedAction } from '../actions/model.ts';
import { Conflict } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query } from '../platform/db/db.ts';
import { UniqueViolation } from '../platform/db/errors.ts';
import { GroupCommit, type Fate } from '../platform/db/group-commit.ts';
import { keepContact } from './keep-contact.ts';
import { keepMany, keepManyApart, type ManyReports } from './keep-histories.ts';
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
type First = { id: string; contentHash: string; appeals: number; held: boolean };

const takenFrom = (outcome: Taken['outcome'], code: string, { appeals, held }: First): Taken => ({
  outcome,
  code,
  counted: held ? 0 : appeals,
  held: held ? appeals : 0,
});

const firstOf = ({ row, change }: Ready): First => ({
  id: row.id,
  contentHash: row.content_hash,
  appeals: appealsOf(change.lines),
  held: change.held,
});

/** By the hash of the code that a key gives: the keys of this group that had come before, with what they brought. */
async function firstByCode(db: Query, group: readonly Ready[]): Promise<Map<string, First>> {
  const found = await store.reportsByCode(
    db,
    group.map(({ row }) => row.code_hash),
  );
  const firsts = new Map<string, First>();
  for (const report of found) {
    const { appeals, held } = await store.firstRevision(db, report.id);
    const { id, content_hash: contentHash } = report;
    firsts.set(report.code_hash, { id, contentHash, appeals, held: held === 1 });
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

/** What becomes of each, and which of them are to be written. */
function decide(
  group: readonly Ready[],
  firsts: Map<string, First>,
): { fates: Fate<Taken>[]; fresh: Ready[] } {
  const fresh: Ready[] = [];
  const fates = group.map((ready): Fate<Taken> => {
    const { code, row } = ready;
    const before = firsts.get(row.code_hash);
    if (before) {
      if (before.contentHash !== row.content_hash) return { refused: new OtherContent(code) };
      // The very same report: written by a try whose end nobody saw.
      return { kept: takenFrom(before.id === row.id ? 'taken' : 'same', code, before) };
    }
    if (ready.ended !== null) return { refused: new Conflict(ready.ended) };
    const first = firstOf(ready);
    // The same key may stand in one group twice.
    firsts.set(row.code_hash, first);
    fresh.push(ready);
    return { kept: takenFrom('taken', code, first) };
  });
  return { fates, fresh };
}

const manyOf = (fresh: readonly Ready[]): ManyReports => ({
  histories: fresh.map(({ row, change }) => ({ row, changes: [change] })),
  contentHours: contentHoursOf(fresh),
});

/** Those who left an address: a mail to each is queued with the report, and that wants to read first. */
const keepWithContacts = (app: App, fresh: readonly Ready[]): Promise<void> =>
  transact(app.db, async tx => {
    await keepMany(app.db, tx, manyOf(fresh));
    for (const { row, code, contact } of fresh) {
      if (contact) await keepContact(app, tx, { reportId: row.id, code, ...contact });
    }
  });

async function write(app: App, fresh: readonly Ready[]): Promise<void> {
  const reachable = fresh.filter(({ contact }) => contact !== null);
  const others = fresh.filter(({ contact }) => contact === null);
  if (reachable.length > 0) await keepWithContacts(app, reachable);
  if (others.length > 0) await keepManyApart(app.db, manyOf(others));
}

// In a crowd a key that has come before is rare: to look for each costs more than to be refused now and then.
const CROWD = 8;

/**
 * Nothing keeps a key from coming in between from elsewhere, so the unique rule has the last word: what it refuses is
 * decided again with the keys that are there.
 */
async function keepGroup(app: App, group: readonly Ready[]): Promise<Fate<Taken>[]> {
  // Who is refused for another reason is not written, so that no rule would tell that their report is here; and it may
  // be on its way with the group before, whose end a transaction in the line of writers waits for.
  const late = group.some(({ ended }) => ended !== null);
  const known = () =>
    late ? transact(app.db, tx => firstByCode(tx, group)) : firstByCode(app.db.query, group);
  const asks = late || group.length < CROWD;
  const { fates, fresh } = decide(group, asks ? await known() : new Map<string, First>());
  try {
    await write(app, fresh);
    return fates;
  } catch (error) {
    if (!(error instanceof UniqueViolation)) throw error;
    const again = decide(group, await known());
    await write(app, again.fresh);
    return again.fates;
  }
}

const intakes = new WeakMap<App, GroupCommit<Ready, Taken>>();

export function intakeOf(app: App): GroupCommit<Ready, Taken> {
  const before = intakes.get(app);
  if (before) return before;
  const intake = new GroupCommit<Ready, Taken>(group => keepGroup(app, group));
  intakes.set(app, intake);
  return intake;
}
