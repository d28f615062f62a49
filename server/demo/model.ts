// What a demo action is made of: texts laid relative to the day they are loaded, and what became of the case.
import type { ActionContent, Outcome } from '../actions/model.ts';
import type { Day } from '../lib/dates.ts';
import type { ReplyKind } from '../replies/model.ts';
import { UNKNOWN_OFFICIAL, type OfficialDetails } from '../officials/model.ts';

/** One published version. `content` gets the day of loading in the action's own time zone. */
export type DemoVersion = {
  /** How many days before loading this version was published. */
  daysAgo: number;
  /** What changed since the version before, for readers; null in the first. */
  note: string | null;
  content: (today: Day) => ActionContent;
  /** The statement of totals that was made of its letters, or null. */
  statement: DemoStatement | null;
};

/** A statement of totals frozen at the end of a version, and how it reached its officials. */
export type DemoStatement = {
  /** In the morning of that many days before loading; it counts until the day before. */
  daysAgo: number;
  lang: string;
  handed: readonly { target: string; way: 'post' | 'hand' | 'fax'; detail: string; daysAgo: number }[];
};

/** An answer that a supporter told of; what a supporter could send beside words is left out. */
export type DemoReply = {
  /** The day written on it, and the day it was told. */
  answeredDaysAgo: number;
  daysAgo: number;
  target: string;
  kind: ReplyKind;
  text: string;
  /** What was published of it; null: nobody has read it yet. */
  summary: { text: string; lang: string; daysAgo: number } | null;
};

/**
 * A demo action. Its targets name officials by their key in `content/officials.ts`, and its image by the name of a
 * file in `images/`; loading puts the true ids in their place.
 */
export type DemoAction = {
  key: string;
  timeZone: string;
  versions: readonly [DemoVersion, ...DemoVersion[]];
  outcome: { kind: Outcome['kind']; text: string; daysAgo: number } | null;
  stop: { reason: string; daysAgo: number } | null;
  /** About how many reports the demo shows for it. */
  reports: number;
  replies?: readonly DemoReply[];
};

/** An official of whom only this is known. */
export const official = (known: Partial<OfficialDetails>): OfficialDetails => ({
  ...UNKNOWN_OFFICIAL,
  ...known,
});
