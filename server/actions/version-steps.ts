// What a version is to the one before it: the first, an update of two sorts, a longer deadline, a correction.
import type { ActionContent } from './model.ts';

export const UPDATE_STEPS = ['second-ua', 'further-information'] as const;
/** What a coordinator chooses between when an action is published again. */
export const LATER_STEPS = [...UPDATE_STEPS, 'correction'] as const;
export const STEPS = ['first', ...LATER_STEPS, 'extension'] as const;
export type Step = (typeof STEPS)[number];

export const isUpdate = (step: Step): boolean => UPDATE_STEPS.some(each => each === step);

/** The step of a version kept before steps were: told from what it calls itself. */
export function stepOf(
  kept: string | null,
  kind: ActionContent['kind'],
  before: ActionContent['kind'] | null,
): Step {
  const known = STEPS.find(each => each === kept);
  if (known) return known;
  if (before === null) return 'first';
  return kind === 'update' && before === 'first' ? 'further-information' : 'correction';
}

/** Which appeal of its case a first version is: one that calls itself an update follows another. */
export const firstOrdinal = (kind: ActionContent['kind']): number => (kind === 'update' ? 2 : 1);
