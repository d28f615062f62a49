// From draft to the end of an action: do-no-harm answers, reviews, planned publications, what was passed over, held mail.
import type { Kysely } from 'kysely';
import {
  addColumn,
  appendOnly,
  count,
  createTable,
  flag,
  id,
  instant,
  json,
  maybe,
  pointsAt,
  text,
} from './columns.ts';

const WHO_AND_WHEN = { by_id: maybe(id), by_name: text, at: instant, demo: flag };

export async function up(db: Kysely<unknown>): Promise<void> {
  // A later answer stands before an earlier one; both are kept.
  await createTable(
    db,
    'care_answers',
    { id, action_id: pointsAt('actions'), question: text, answer: text, text, ...WHO_AND_WHEN },
    { key: ['id'], index: [['action_id']] },
  );
  await appendOnly(db, 'care_answers', { exceptDemo: true });

  // What the checklist still asked when a version was published, and who went past it.
  await createTable(
    db,
    'checklist_passes',
    { id, action_id: pointsAt('actions'), version: count, lines: json, ...WHO_AND_WHEN },
    { key: ['id'], index: [['action_id']] },
  );
  await appendOnly(db, 'checklist_passes', { exceptDemo: true });

  await createTable(
    db,
    'review_requests',
    {
      id,
      action_id: pointsAt('actions'),
      // The revision of the draft that is asked about: a later one has not been seen.
      revision: count,
      message: text,
      step: maybe(text),
      note: maybe(text),
      hides_earlier: flag,
      ...WHO_AND_WHEN,
    },
    { key: ['id'], index: [['action_id']] },
  );
  await appendOnly(db, 'review_requests', { exceptDemo: true });

  await createTable(
    db,
    'review_decisions',
    { id, request_id: pointsAt('review_requests'), kind: text, note: text, ...WHO_AND_WHEN },
    { key: ['id'], unique: [['request_id']] },
  );
  await appendOnly(db, 'review_decisions', { exceptDemo: true });

  await createTable(
    db,
    'planned_publications',
    {
      id,
      action_id: pointsAt('actions'),
      revision: count,
      due_at: instant,
      step: maybe(text),
      note: maybe(text),
      hides_earlier: flag,
      ...WHO_AND_WHEN,
    },
    { key: ['id'], index: [['action_id'], ['due_at']] },
  );
  await appendOnly(db, 'planned_publications', { exceptDemo: true });

  // Published, failed or cancelled: one ending for each plan, so that two workers cannot publish twice.
  await createTable(
    db,
    'planned_endings',
    { id, plan_id: pointsAt('planned_publications'), kind: text, problems: json, ...WHO_AND_WHEN },
    { key: ['id'], unique: [['plan_id']] },
  );
  await appendOnly(db, 'planned_endings', { exceptDemo: true });

  // Mail about this is not sent, and not tried again, as long as the row stands.
  await createTable(
    db,
    'mail_holds',
    { subject_type: text, subject_id: id, at: instant, by_id: maybe(id) },
    { key: ['subject_type', 'subject_id'] },
  );

  await addColumn(db, 'action_versions', 'step', maybe(text));
  await addColumn(db, 'action_versions', 'hides_earlier', maybe(flag));
  await addColumn(db, 'actions', 'ordinal', maybe(count));
  // What the draft will be published as, and what is new in it, while it is an update in work.
  await addColumn(db, 'actions', 'draft_step', maybe(text));
  await addColumn(db, 'actions', 'draft_note', maybe(text));
}
