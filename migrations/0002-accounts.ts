// Coordinators: who they are, how they sign in, and what slows down who guesses.
import type { Kysely } from 'kysely';
import { count, createTable, id, instant, maybe, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'coordinators',
    {
      id,
      email: text,
      name: text,
      role: text,
      password_hash: maybe(text),
      created_at: instant,
      deactivated_at: maybe(instant),
    },
    { key: ['id'], unique: [['email']] },
  );

  await createTable(
    db,
    'coordinator_sessions',
    {
      id,
      coordinator_id: pointsAt('coordinators'),
      created_at: instant,
      seen_at: instant,
      expires_at: instant,
    },
    { key: ['id'], index: [['coordinator_id'], ['expires_at']] },
  );

  await createTable(
    db,
    'one_time_links',
    {
      id,
      coordinator_id: maybe(pointsAt('coordinators')),
      purpose: text,
      created_at: instant,
      expires_at: instant,
      used_at: maybe(instant),
    },
    { key: ['id'], index: [['coordinator_id']] },
  );

  await createTable(
    db,
    'sign_in_attempts',
    { key: text, window_start: instant, count },
    { key: ['key', 'window_start'] },
  );
}
