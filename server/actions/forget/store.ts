// Taking the demo's actions out of the tables, with everything that hangs on them.
import type { Tx } from '../../platform/db/db.ts';

export const demoActionRows = (tx: Tx): Promise<{ id: string }[]> =>
  tx.selectFrom('actions').select('id').where('demo', '=', 1).execute();

/** Children first. */
const DEMO_TABLES = [
  'planned_endings', 'planned_publications', 'review_decisions', 'review_requests', 'checklist_passes', 'care_answers',
  'action_outcomes', 'action_stops', 'action_versions', 'actions', 'images',
] as const; // prettier-ignore

export async function deleteDemoActions(tx: Tx): Promise<void> {
  for (const table of DEMO_TABLES) await tx.deleteFrom(table).where('demo', '=', 1).execute();
}
