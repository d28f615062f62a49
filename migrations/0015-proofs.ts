// What a statement of totals commits to: the root of the list of leaves it counts, and that list.
import type { Kysely } from 'kysely';
import { appendOnly, count, createTable, flag, id, pointsAt, text } from './columns.ts';

export async function up(db: Kysely<unknown>): Promise<void> {
  await createTable(
    db,
    'statement_commitments',
    {
      statement_id: pointsAt('statements'),
      algorithm: text,
      salt: text,
      size: count,
      root: text,
      demo: flag,
    },
    { key: ['statement_id'] },
  );
  await appendOnly(db, 'statement_commitments', { exceptDemo: true });

  // Written before the statement, as the reports that it counts are: pages whose statement never came to be count for
  // nothing. Kept as they were published, so that years later the same list is given, whatever the program has become.
  await createTable(
    db,
    'statement_leaves',
    { statement_id: id, first: count, first_mark: text, leaves: text, hash: text, demo: flag },
    { key: ['statement_id', 'first'] },
  );
  await appendOnly(db, 'statement_leaves', { exceptDemo: true });
}
