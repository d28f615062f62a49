// A flood of false reports as it lies there afterwards: each held by a rule, from five sources, in seven contents.
import type { PublishedAction } from '../actions/model.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { keepHistories, type History } from '../reports/keep-histories.ts';

const AT_ONCE = 500;

/** The letters of all of them. */
export const lettersOfFlood = (many: number): number =>
  Array.from({ length: many }, (_, at) => 1 + (at % 7)).reduce((sum, each) => sum + each, 0);

export async function holdFlood(app: App, action: PublishedAction, many: number): Promise<void> {
  for (let from = 0; from < many; from += AT_ONCE) {
    const part = Array.from({ length: Math.min(AT_ONCE, many - from) }, (_, index) =>
      falseReport(app, action, from + index),
    );
    await transact(app.db, tx => keepHistories(app.db, tx, part));
  }
}

function falseReport(app: App, action: PublishedAction, at: number): History {
  const id = app.newId();
  const now = app.clock.now().toISOString();
  return {
    row: {
      id,
      action_id: action.id,
      action_version: 1,
      content_hash: `content ${at % 7}`,
      code_hash: `code ${id}`,
      created_at: now,
      day: now.slice(0, 10),
      lang: 'en',
      demo: 0,
    },
    changes: [
      {
        kind: 'reported',
        by: 'api',
        at: now,
        lines: [{ target: 't1', channel: 'post', quantity: 1 + (at % 7) }],
        country: 'FR',
        group: null,
        held: true,
        heldBy: [{ rule: 'burst', setting: 'holdSourceHourAbove', seen: 601 + at, limit: 600 }],
        source: `source000${at % 5}`,
        shape: `content-0000000${at % 7}`,
        confirmedAt: null,
        withdrawnAt: null,
      },
    ],
  };
}
