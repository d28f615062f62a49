// What people send with the steps of an action: stop, outcome.
import { z } from 'zod';
import { OUTCOME_KINDS } from './model.ts';

export const stopForm = z.object({
  reason: z.string().trim().min(1, 'problem.missing').max(2000, 'problem.tooLong'),
});

export const outcomeForm = z.object({
  kind: z.enum(OUTCOME_KINDS, 'problem.choose'),
  text: z.string().trim().min(1, 'problem.missing').max(4000, 'problem.tooLong'),
  alsoStop: z.string().transform(ticked => ticked === 'yes'),
});
