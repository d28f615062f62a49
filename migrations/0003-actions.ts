// The officials book, images, and actions with their versions, stops and outcomes.
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
  json,
  maybe,
  pointsAt,
  text,
} from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'officials',
    {
      id,
      name: maybe(text),
      title: maybe(text),
      body: maybe(text),
      country: maybe(text),
      salutations: json,
      address_lines: json,
      emails: json,
      phones: json,
      faxes: json,
      handles: json,
      notes: text,
      demo: flag,
      version: count,
      created_at: instant,
      updated_at: instant,
    },
    { key: ['id'], index: [['country']] },
  );

  await createTable(
    db,
    'images',
    {
      id,
      mime: text,
      bytes: blob,
      width: count,
      height: count,
      alt: text,
      credit: text,
      demo: flag,
      created_at: instant,
      created_by: maybe(id),
    },
    { key: ['id'] },
  );

  await createTable(db, 'actions', ACTION_COLUMNS, {
    key: ['id'],
    unique: [['slug']],
    index: [['closes_at'], ['number_key']],
  });

  await createTable(
    db,
    'action_versions',
    {
      id,
      action_id: pointsAt('actions'),
      version: count,
      content: json,
      published_at: instant,
      published_by: maybe(id),
      note: maybe(text),
      demo: flag,
    },
    { key: ['id'], unique: [['action_id', 'version']] },
  );
  await appendOnly(db, 'action_versions', { exceptDemo: true });

  await createTable(
    db,
    'action_stops',
    { id, action_id: pointsAt('actions'), at: instant, by_id: maybe(id), reason: text, demo: flag },
    { key: ['id'], unique: [['action_id']] },
  );

  await createTable(
    db,
    'action_outcomes',
    { id, action_id: pointsAt('actions'), at: instant, by_id: maybe(id), kind: text, text, demo: flag },
    { key: ['id'], index: [['action_id']] },
  );
}

const ACTION_COLUMNS = {
  id,
  slug: text,
  demo: flag,
  created_at: instant,
  created_by: maybe(id),
  draft: maybe(json),
  draft_revision: count,
  draft_updated_at: maybe(instant),
  draft_updated_by: maybe(id),
  // 0 as long as it was never published.
  version: count,
  // From here on copies of the current published version, kept so that lists need not open its JSON.
  number: maybe(text),
  // The number as addresses spell it, such as `47-22`.
  number_key: maybe(text),
  action_index: maybe(text),
  kind: maybe(text),
  title: maybe(text),
  country: maybe(text),
  topics: maybe(json),
  languages: maybe(json),
  deadline: maybe(day),
  time_zone: maybe(text),
  closes_at: maybe(instant),
  after_deadline: maybe(text),
  search: maybe(text),
  first_published_at: maybe(instant),
  updated_at: maybe(instant),
  stopped_at: maybe(instant),
  outcome_kind: maybe(text),
};
