// The second factor: an authenticator app's secret, recovery codes, and sessions that wait for a code.
import type { Kysely } from 'kysely';
import { addColumn, count, createTable, id, instant, maybe, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'second_factors',
    {
      coordinator_id: pointsAt('coordinators'),
      secret_sealed: text,
      created_at: instant,
      confirmed_at: maybe(instant),
      // The step of time of the newest code that was taken: no code of it or before is taken again.
      last_step: count,
    },
    { key: ['coordinator_id'] },
  );

  await createTable(
    db,
    'recovery_codes',
    {
      coordinator_id: pointsAt('coordinators'),
      code_hash: text,
      created_at: instant,
      used_at: maybe(instant),
    },
    { key: ['coordinator_id', 'code_hash'] },
  );

  // Apart from the sessions, so that nothing that asks for a session can mistake one for the other.
  await createTable(
    db,
    'half_sessions',
    { id, coordinator_id: pointsAt('coordinators'), created_at: instant, expires_at: instant },
    { key: ['id'], index: [['coordinator_id'], ['expires_at']] },
  );

  // The family of the browser in words, such as "Firefox, Linux"; what else it says of itself is not kept.
  await addColumn(db, 'coordinator_sessions', 'browser', maybe(text));
}
