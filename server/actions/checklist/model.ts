// The checklist's words: a line with its degree, where it is mended and what it says, and the facts rules read.
import type { Official } from '../../officials/model.ts';
import type { Care } from '../care/model.ts';
import type { ActionContent } from '../model.ts';

/** `must` blocks publishing; the others are recorded with who went past them. */
export const DEGREES = ['must', 'should', 'know'] as const;
export type Degree = (typeof DEGREES)[number];

/** `path` is that of the content, or `care.…` for a do-no-harm question; `reason` is a key of the strings. */
export type ChecklistLine = {
  degree: Degree;
  path: string;
  reason: string;
  params?: Readonly<Record<string, string | number>>;
};

/** All that the rules read; none of them asks a database or a clock. */
export type Facts = {
  now: Date;
  content: ActionContent;
  /** The deadline that stands in public; null as long as nothing was published. */
  publishedDeadline: string | null;
  officials: ReadonlyMap<string, Official>;
  /** The title of another action with this number, or with this index. */
  sameNumber: string | null;
  sameIndex: string | null;
  /** Addresses of published actions that the texts may link to. */
  knownSlugs: ReadonlySet<string>;
  care: Care;
  /** What is new, as readers will see it. */
  note: string | null;
};

export type Rule = (facts: Facts) => ChecklistLine[];

type Params = NonNullable<ChecklistLine['params']>;
const line =
  (degree: Degree) =>
  (path: string, reason: string, params?: Params): ChecklistLine =>
    params === undefined ? { degree, path, reason } : { degree, path, reason, params };

export const must = line('must');
export const should = line('should');
export const know = line('know');
