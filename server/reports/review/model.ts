// What a reviewer looks at: which reports, put together by what, and which of them are ticked.
import type { Instant } from '../../lib/dates.ts';
import type { RuleName } from '../holding/rules.ts';

export const SHOWN_STANDINGS = ['held', 'counted', 'voided'] as const;
export type ShownStanding = (typeof SHOWN_STANDINGS)[number];

/** By what reports are put together; `report`: each stands for itself. */
export const GROUPINGS = ['rule', 'source', 'shape', 'hour', 'country', 'report'] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** Which reports are looked at; null: whichever. */
export type ReviewFilter = {
  standing: ShownStanding;
  action: string | null;
  rule: RuleName | null;
  /** The mark of a source. */
  source: string | null;
  /** The name of a content. */
  shape: string | null;
  /** A day or an hour in UTC: `2026-11-21` or `2026-11-21T12`. */
  when: string | null;
  /** A country's code, or `--` where none was given. */
  country: string | null;
  /** Those of one decision on many. */
  bulk: string | null;
};

export const NO_VALUE = '--';

/** One group: everything of an action that has this value. */
export type Tick = { actionId: string; value: string; reports: number };

/** A group as its row on the page is named and ticked. `reports` is how many the reviewer saw in it. */
export const writeTick = ({ actionId, value, reports }: Tick): string => `${actionId}.${value}.${reports}`;

export function readTick(text: string): Tick | null {
  const [, actionId, value, reports] = /^([0-9a-z]{1,40})\.([\w:-]{1,40})\.(\d{1,9})$/.exec(text) ?? [];
  return actionId === undefined || value === undefined ? null : { actionId, value, reports: Number(reports) };
}

/** From the beginning of the day or hour to its end, exclusive. */
export function spanOf(when: string): { from: Instant; to: Instant } {
  const hour = when.length > 10;
  const from = new Date(hour ? `${when}:00:00.000Z` : `${when}T00:00:00.000Z`);
  const to = new Date(from.getTime() + (hour ? 1 : 24) * 60 * 60_000);
  return { from: from.toISOString(), to: to.toISOString() };
}

export type Group = {
  actionId: string;
  value: string;
  reports: number;
  letters: number;
  sources: number;
  shapes: number;
  first: Instant;
  last: Instant;
  /** The first and the last report of it. */
  samples: string[];
};
