// Settings, audit rows and the outbox: what every feature stands on.
import type { Kysely } from 'kysely';
import { appendOnly, count, createTable, id, instant, json, maybe, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'settings',
    { key: text, value: json, updated_at: instant, updated_by: maybe(id) },
    { key: ['key'] },
  );

  await createTable(
    db,
    'audit',
    {
      id,
      at: instant,
      by_id: maybe(id),
      by_name: text,
      verb: text,
      subject_type: text,
      subject_id: maybe(id),
      detail: json,
    },
    { key: ['id'], index: [['subject_type', 'subject_id']] },
  );
  await appendOnly(db, 'audit');

  await createTable(
    db,
    'outbox',
    {
      id,
      created_at: instant,
      kind: text,
      subject_type: maybe(text),
      subject_id: maybe(id),
      sealed: maybe(text),
      message_id: text,
      state: text,
      attempts: count,
      not_before: instant,
      lease_until: maybe(instant),
      lease_by: maybe(text),
      last_error: maybe(text),
      sent_at: maybe(instant),
    },
    {
      key: ['id'],
      unique: [['message_id']],
      index: [
        ['state', 'not_before'],
        ['subject_type', 'subject_id'],
      ],
    },
  );
}
