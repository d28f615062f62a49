// Reports, append-only with their revisions and lines, and the states and counters derived from them.
import type { Kysely } from 'kysely';
import { appendOnly, count, createTable, day, flag, id, instant, maybe, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createReports(db);
  await createRevisions(db);
  await createDerived(db);
}

async function createReports(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'reports',
    {
      id,
      action_id: pointsAt('actions'),
      action_version: count,
      key_hash: text,
      content_hash: text,
      code_hash: text,
      created_at: instant,
      day,
      lang: text,
      demo: flag,
    },
    { key: ['id'], unique: [['code_hash'], ['action_id', 'key_hash']] },
  );
  await appendOnly(db, 'reports', { exceptDemo: true });

  // The only personal datum of a report, apart so that it can be erased.
  await createTable(
    db,
    'report_contacts',
    { report_id: pointsAt('reports'), email_sealed: text, created_at: instant },
    { key: ['report_id'] },
  );

  await createTable(
    db,
    'hold_decisions',
    {
      id,
      report_id: pointsAt('reports'),
      at: instant,
      by_id: maybe(id),
      by_name: text,
      decision: text,
      reason: text,
      demo: flag,
    },
    { key: ['id'], index: [['report_id']] },
  );
  await appendOnly(db, 'hold_decisions', { exceptDemo: true });
}

async function createRevisions(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'report_revisions',
    {
      report_id: pointsAt('reports'),
      revision: count,
      at: instant,
      kind: text,
      by_kind: text,
      as_kind: text,
      country: maybe(text),
      group_name: maybe(text),
      group_people: maybe(count),
      appeals: count,
      held: flag,
      demo: flag,
    },
    { key: ['report_id', 'revision'] },
  );
  await appendOnly(db, 'report_revisions', { exceptDemo: true });

  const revision = ['report_id', 'revision'];
  await createTable(
    db,
    'report_lines',
    { report_id: id, revision: count, target_id: id, channel: text, quantity: count, demo: flag },
    {
      key: [...revision, 'target_id', 'channel'],
      foreign: [{ columns: revision, table: 'report_revisions', targets: revision }],
    },
  );
  await appendOnly(db, 'report_lines', { exceptDemo: true });
}

async function createDerived(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'report_states',
    {
      report_id: pointsAt('reports'),
      action_id: pointsAt('actions'),
      revision: count,
      grade: text,
      country: maybe(text),
      day,
      appeals: count,
      held: flag,
      withdrawn_at: maybe(instant),
      confirmed_at: maybe(instant),
      created_at: instant,
    },
    {
      key: ['report_id'],
      index: [
        ['action_id', 'created_at'],
        ['action_id', 'held'],
      ],
    },
  );

  await createTable(
    db,
    'tally_counters',
    {
      action_id: pointsAt('actions'),
      dimension: text,
      key: text,
      grade: text,
      appeals: count,
      reports: count,
    },
    { key: ['action_id', 'dimension', 'key', 'grade'] },
  );

  await createTable(
    db,
    'started_counters',
    { action_id: pointsAt('actions'), target_id: id, channel: text, day, count },
    { key: ['action_id', 'target_id', 'channel', 'day'] },
  );
}
