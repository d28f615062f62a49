// What officials answered, as supporters tell of it: what was said is sealed and can be erased, what is published only grows.
import type { Kysely } from 'kysely';
import {
  appendOnly,
  blob,
  count,
  createTable,
  day,
  flag,
  id,
  instant,
  maybe,
  pointsAt,
  text,
} from './columns.ts';

const WHO_AND_WHEN = { by_id: maybe(id), by_name: text, at: instant, demo: flag };

export async function up(db: Kysely<unknown>): Promise<void> {
  // That an answer came, from whom and when. Nothing of who tells it: this row stays when all else is erased.
  await createTable(
    db,
    'replies',
    {
      id,
      action_id: pointsAt('actions'),
      target_id: id,
      official_id: id,
      answered_on: day,
      kind: text,
      lang: text,
      key_hash: id,
      content_hash: text,
      code_hash: id,
      told_at: instant,
      demo: flag,
    },
    {
      key: ['id'],
      unique: [['key_hash'], ['code_hash']],
      index: [['action_id'], ['official_id'], ['told_at', 'id']],
    },
  );
  await appendOnly(db, 'replies', { exceptDemo: true });

  // Where each stands, derived from its steps.
  await createTable(
    db,
    'reply_states',
    {
      reply_id: pointsAt('replies'),
      state: text,
      /** Files told with it, and their bytes while they are kept. */
      files: count,
      bytes: count,
      erased_at: maybe(instant),
      erased_by: maybe(text),
    },
    { key: ['reply_id'], index: [['state']] },
  );
  await createKept(db);
  await createDesk(db);
}

/** What was told: sealed, and erased in time or on wish, so apart and not kept for ever. */
async function createKept(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'reply_originals',
    { reply_id: pointsAt('replies'), sealed: text, told_at: instant },
    { key: ['reply_id'], index: [['told_at']] },
  );

  await createTable(
    db,
    'reply_files',
    {
      id,
      reply_id: pointsAt('replies'),
      position: count,
      kind: text,
      mime: text,
      bytes: count,
      width: maybe(count),
      height: maybe(count),
      pages: maybe(count),
      sealed: blob,
      sealed_text: text,
    },
    { key: ['id'], unique: [['reply_id', 'position']] },
  );

  await createTable(
    db,
    'reply_redactions',
    {
      reply_id: pointsAt('replies'),
      version: count,
      sealed: text,
      at: instant,
      by_id: maybe(id),
      by_name: text,
    },
    { key: ['reply_id'] },
  );
}

async function createDesk(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'reply_steps',
    { id, reply_id: pointsAt('replies'), kind: text, reason: text, ...WHO_AND_WHEN },
    { key: ['id'], index: [['reply_id']] },
  );
  await appendOnly(db, 'reply_steps', { exceptDemo: true });

  // Each version of what is published: a correction is a new one, and so is taking it back.
  await createTable(
    db,
    'reply_publications',
    {
      id,
      reply_id: pointsAt('replies'),
      version: count,
      action_id: pointsAt('actions'),
      target_id: id,
      official_id: id,
      answered_on: day,
      kind: text,
      lang: text,
      summary: text,
      withdrawn: flag,
      ...WHO_AND_WHEN,
    },
    {
      key: ['id'],
      unique: [['reply_id', 'version']],
      index: [['action_id'], ['official_id']],
    },
  );
  await appendOnly(db, 'reply_publications', { exceptDemo: true });
}
