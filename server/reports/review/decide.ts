// A reviewer's decision, on one report or on ten thousand: each gets its own rows, and each counter moves with them.
import { setImmediate } from 'node:timers/promises';
import { mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import type { Instant } from '../../lib/dates.ts';
import { Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Tx } from '../../platform/db/db.ts';
import { countersOfAll } from '../keep-histories.ts';
import { keptMany, type KeptWithLast } from '../many/store.ts';
import { appealsOf, standingOf, type Standing } from '../model.ts';
import { countable, revisionRow, unchanged, type Change } from '../revise.ts';
import * as store from './store.ts';

/** `accepted`: it counts; `set-aside`: it is void. */
export const DECISIONS = ['accepted', 'set-aside'] as const;
export type Decision = (typeof DECISIONS)[number];

const LONGEST_REASON = 500;
/** Written in one transaction: whoever reports meanwhile waits for no more than these. */
const AT_ONCE = 100;
/** Decided by one press at most, so that its answer comes in good time; the page says what is left. */
const MOST = 20_000;

/** From where a decision leads somewhere: what counts can be voided, what is void accepted, what waits either. */
const DECIDES_ON: Readonly<Record<Decision, readonly Standing[]>> = {
  accepted: ['held', 'set-aside'],
  'set-aside': ['held', 'counted'],
};

/** @throws {Refused} */
export function readReason(given: string): string {
  const reason = given.trim();
  if (reason === '') throw new Refused([{ path: 'reason', reason: 'problem.missing' }]);
  if (reason.length > LONGEST_REASON) {
    throw new Refused([{ path: 'reason', reason: 'problem.tooLong', params: { max: LONGEST_REASON } }]);
  }
  return reason;
}

export type Deciding = {
  by: By;
  at: Instant;
  decision: Decision;
  reason: string;
  bulkId: string | null;
  /** Left as they are: those changed after this, which the reviewer has not seen. */
  seenAt: Instant | null;
};

export type Decided = { reports: number; letters: number };

function isDecidable(kept: KeptWithLast, { decision, seenAt }: Deciding): boolean {
  const { state, revision } = kept;
  const standing = standingOf({
    kind: revision.kind,
    held: state.held === 1,
    withdrawnAt: state.withdrawn_at,
  });
  return DECIDES_ON[decision].includes(standing) && (seenAt === null || revision.at <= seenAt);
}

/** Decides on these reports in the transaction in hand; those it is too late for are left as they are. */
export async function decideOn(
  app: App,
  tx: Tx,
  ids: readonly string[],
  deciding: Deciding,
): Promise<Decided> {
  const { by, at, decision, reason, bulkId } = deciding;
  const found = (await keptMany(tx, ids)).filter(kept => isDecidable(kept, deciding));
  const moved = found.map(kept => {
    const lines = decision === 'accepted' ? kept.lastLines : [];
    const change: Change = {
      ...unchanged(kept),
      kind: decision,
      by: 'coordinator',
      at,
      lines,
      held: false,
      heldBy: [],
    };
    return { kept, change, letters: Math.max(appealsOf(lines), kept.state.appeals) };
  });
  await store.insertDecided(app.db, tx, {
    revisions: moved.map(({ kept, change }) => revisionRow(kept.report, kept.state.revision + 1, change)),
    lines: moved.flatMap(({ kept, change }) =>
      change.lines.map(({ target, channel, quantity }) => ({
        report_id: kept.report.id,
        revision: kept.state.revision + 1,
        target_id: target,
        channel,
        quantity,
        demo: kept.report.demo,
      })),
    ),
    decisions: moved.map(({ kept }) => ({
      id: app.newId(),
      report_id: kept.report.id,
      at,
      by_id: by.id,
      by_name: by.name,
      decision,
      reason,
      demo: kept.report.demo,
      bulk_id: bulkId,
    })),
    counters: countersOfAll(
      moved.map(({ kept: { report, ...rest }, change }) => ({
        actionId: report.action_id,
        before: countable(report.day, unchanged({ report, ...rest })),
        after: countable(report.day, change),
      })),
    ),
  });
  const byAppeals = new Map<number, string[]>();
  for (const { kept, change } of moved) {
    const appeals = appealsOf(change.lines);
    byAppeals.set(appeals, [...(byAppeals.get(appeals) ?? []), kept.report.id]);
  }
  for (const [appeals, of] of byAppeals) await store.moveStates(tx, of, appeals);
  return { reports: moved.length, letters: moved.reduce((sum, each) => sum + each.letters, 0) };
}

export type ManyDecided = Decided & {
  /** Names this decision among others, to find its reports by. */
  bulkId: string;
  /** Reports the reviewer saw that had changed since, or were decided on by somebody else. */
  leftOut: number;
  /** Reports of the same choice beyond what one press decides. */
  left: number;
};

/**
 * Decides on everything wanted, with one reason and one row in the audit. It is written a part at a time, each part
 * whole with its counters: if the process ends in between, what was decided stands with its rows, and the same press
 * does the rest.
 * @param seen how many reports the reviewer saw. @throws {Forbidden}, {Refused} without a reason
 */
export async function decideMany(
  app: App,
  by: By,
  wanted: store.Wanted & { until: Instant },
  wish: { decision: Decision; reason: string; seen: number },
): Promise<ManyDecided> {
  mustBeAble(by, 'reports.review');
  const reason = readReason(wish.reason);
  const bulkId = app.newId();
  const { decision } = wish;
  const at = app.clock.now().toISOString();
  const deciding = { by, at, decision, reason, bulkId, seenAt: wanted.until };
  const ids = await store.idsOf(app.db.query, wanted, { from: 0, limit: MOST });
  const all = ids.length < MOST ? ids.length : (await store.sumOf(app.db.query, wanted)).reports;
  const done = { reports: 0, letters: 0 };
  const left = all - ids.length;
  const leftOut = (): number => Math.max(ids.length, Math.min(wish.seen, MOST)) - done.reports;
  try {
    for (let from = 0; from < ids.length; from += AT_ONCE) {
      const part = ids.slice(from, from + AT_ONCE);
      const decided = await transact(app.db, tx => decideOn(app, tx, part, deciding));
      done.reports += decided.reports;
      done.letters += decided.letters;
      // Those who report come first.
      await setImmediate();
    }
  } finally {
    const { action, rule } = wanted.filter;
    await transact(app.db, tx =>
      recordAudit(
        app,
        tx,
        by,
        `reports.${decision}`,
        { type: 'reports', id: bulkId },
        { ...done, leftOut: leftOut(), reason, action, rule },
      ),
    );
  }
  return { ...done, bulkId, leftOut: leftOut(), left };
}
