// What waits for a reviewer, in a few lines: how much, on which actions, and why.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { RULE_NAMES, type RuleName } from './holding/rules.ts';
import type { ReviewFilter } from './review/model.ts';
import * as store from './review/store.ts';

export type HeldSummary = {
  reports: number;
  letters: number;
  /** Of one action and rule each, the largest first. */
  groups: { actionId: string; rule: RuleName; reports: number; letters: number; last: string }[];
};

const HELD: ReviewFilter = {
  standing: 'held',
  action: null,
  rule: null,
  source: null,
  shape: null,
  when: null,
  country: null,
  bulk: null,
};

/** Everything that waits, with its largest groups. @throws {Forbidden} */
export async function heldSummary(app: App, by: By, limit = 20): Promise<HeldSummary> {
  mustBeAble(by, 'reports.review');
  const wanted = { filter: HELD, ticks: null, until: null };
  const sum = await store.sumOf(app.db.query, wanted);
  const groups = await store.groupsOf(app.db.query, wanted, { by: 'rule', from: 0, limit });
  return {
    ...sum,
    groups: groups.map(({ actionId, value, reports, letters, last }) => ({
      actionId,
      rule: RULE_NAMES.find(rule => rule === value) ?? 'quantity',
      reports,
      letters,
      last,
    })),
  };
}
