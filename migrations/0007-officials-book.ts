// The officials book grows: what is known of each contact point, supporters' notes on them, entries merged into one.
import type { Kysely } from 'kysely';
import {
  addColumn,
  appendOnly,
  createTable,
  flag,
  id,
  instant,
  json,
  maybe,
  pointsAt,
  text,
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  // The keys of the points known not to work, derived from the checks and kept beside the points themselves, so
  // that a page that is read a thousand times a minute need not read their whole history.
  await addColumn(db, 'officials', 'dead_points', maybe(json));
  // The entry that stands for this one since they were merged.
  await addColumn(db, 'officials', 'merged_into', maybe(id));

  await createTable(
    db,
    'contact_checks',
    {
      id,
      official_id: pointsAt('officials'),
      channel: text,
      point: text,
      point_key: text,
      state: text,
      reason: text,
      at: instant,
      by_id: maybe(id),
      by_name: text,
      demo: flag,
    },
    { key: ['id'], index: [['official_id']] },
  );
  await appendOnly(db, 'contact_checks', { exceptDemo: true });

  await createNotes(db);

  await createTable(
    db,
    'official_merges',
    {
      id,
      from_id: pointsAt('officials'),
      into_id: pointsAt('officials'),
      // `merged`, `separated` again, or `kept-apart`: two that look alike and are not the same.
      kind: text,
      // The entry that was kept, as it was before and after: what a separation can give back.
      into_before: json,
      into_after: json,
      at: instant,
      by_id: maybe(id),
      by_name: text,
      demo: flag,
    },
    { key: ['id'], index: [['from_id'], ['into_id']] },
  );
  await appendOnly(db, 'official_merges', { exceptDemo: true });
}

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'contact_notes',
    {
      id,
      official_id: pointsAt('officials'),
      // The action whose page it was said on; no pointer, since a demo's action may be taken away.
      action_id: id,
      channel: text,
      point: text,
      point_key: text,
      kind: text,
      at: instant,
      demo: flag,
    },
    { key: ['id'], index: [['official_id']] },
  );
  await appendOnly(db, 'contact_notes', { exceptDemo: true });

  // What a supporter wrote, apart so that it is gone as soon as a person has read it and decided.
  await createTable(
    db,
    'contact_note_words',
    { note_id: pointsAt('contact_notes'), words: text },
    { key: ['note_id'] },
  );

  await createTable(
    db,
    'contact_note_decisions',
    {
      note_id: pointsAt('contact_notes'),
      decision: text,
      at: instant,
      by_id: maybe(id),
      by_name: text,
      demo: flag,
    },
    { key: ['note_id'] },
  );
  await appendOnly(db, 'contact_note_decisions', { exceptDemo: true });
}
