// Statements of totals with the reports each counts and whom it went to; and who asked to be told of an outcome.
import type { Kysely } from 'kysely';
import {
  appendOnly,
  count,
  createTable,
  day,
  flag,
  id,
  instant,
  json,
  maybe,
  pointsAt,
  text,
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createStatements(db);
  await createDeliveries(db);

  // A reporter's wish to hear what became of the case: erased once it has done its work, so apart and not kept for ever.
  await createTable(
    db,
    'outcome_wishes',
    {
      report_id: pointsAt('reports'),
      action_id: pointsAt('actions'),
      sealed: text,
      lang: text,
      asked_at: instant,
      told_at: maybe(instant),
      /** When the outcome that was told last had been given. */
      told_outcome: maybe(instant),
    },
    { key: ['report_id'], index: [['action_id'], ['asked_at']] },
  );
}

async function createStatements(db: Kysely<unknown>): Promise<void> {
  // The last number given in each year: counted up with the statement, so that a number never means two things.
  await createTable(db, 'statement_years', { year: count, last: count }, { key: ['year'] });

  await createTable(
    db,
    'statements',
    {
      id,
      number: text,
      year: count,
      position: count,
      action_id: pointsAt('actions'),
      day,
      lang: text,
      counted_at: instant,
      frozen_at: instant,
      by_id: maybe(id),
      by_name: text,
      numbers: json,
      letter: text,
      document: json,
      corrects: maybe(text),
      reason: text,
      demo: flag,
    },
    {
      key: ['id'],
      unique: [['number'], ['year', 'position'], ['corrects']],
      index: [['action_id', 'day'], ['frozen_at']],
    },
  );
  await appendOnly(db, 'statements', { exceptDemo: true });

  // Written before the statement itself, a part at a time, so that no reporter waits for a great statement: rows
  // whose statement never came to be count for nothing.
  const revision = ['report_id', 'revision'];
  await createTable(
    db,
    'statement_reports',
    { statement_id: id, report_id: id, revision: count, grade: text, appeals: count, demo: flag },
    {
      key: ['statement_id', 'report_id'],
      index: [['report_id']],
      foreign: [{ columns: revision, table: 'report_revisions', targets: revision }],
    },
  );
  await appendOnly(db, 'statement_reports', { exceptDemo: true });
}

async function createDeliveries(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'statement_deliveries',
    {
      id,
      statement_id: pointsAt('statements'),
      target_id: id,
      target_name: text,
      way: text,
      address: text,
      mail_id: maybe(id),
      at: instant,
      by_id: maybe(id),
      by_name: text,
      demo: flag,
    },
    { key: ['id'], index: [['statement_id']] },
  );
  await appendOnly(db, 'statement_deliveries', { exceptDemo: true });
}
