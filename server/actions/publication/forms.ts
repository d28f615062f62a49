// What people send when they publish, plan a publication or ask for a review.
import { z } from 'zod';
import { instantOf } from '../../lib/dates.ts';
import { Refused } from '../../lib/errors.ts';
import type { Form } from '../../platform/web/form.ts';
import { LATER_STEPS } from '../version-steps.ts';

export type PublishTyped = {
  revision: string;
  note: string;
  step: string;
  hidesEarlier: string;
  when: string;
  whenTime: string;
};

export const typedPublish = (form: Form): PublishTyped => ({
  revision: form.one('revision'),
  note: form.raw('note').trim(),
  step: form.one('step'),
  hidesEarlier: form.one('hidesEarlier'),
  when: form.one('when'),
  whenTime: form.one('whenTime'),
});

export const publishForm = z.object({
  revision: z.coerce.number('problem.invalid').int('problem.invalid'),
  note: z
    .string()
    .max(1000, 'problem.tooLong')
    .transform(note => note || null),
  step: z
    .union([z.literal(''), z.enum(LATER_STEPS)], 'problem.choose')
    .transform(step => (step === '' ? undefined : step)),
  hidesEarlier: z.string().transform(ticked => ticked === 'yes'),
});

/** When to publish: null for now. @throws {Refused} at `whenTime` for what is no time in `timeZone` */
export function readWhen(typed: Pick<PublishTyped, 'when' | 'whenTime'>, timeZone: string): string | null {
  if (typed.when !== 'later') return null;
  const at = instantOf(typed.whenTime, timeZone);
  if (at === null) throw new Refused([{ path: 'whenTime', reason: 'publication.noTime' }]);
  return at;
}
