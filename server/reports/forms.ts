// What a reviewer sends about a held report.
import { z } from 'zod';
import { parseForm, type Form } from '../platform/web/form.ts';

const DECISIONS = ['accepted', 'set-aside'] as const;

/** @throws {Refused} for a decision that is none. */
export const readDecision = (form: Form): { decision: (typeof DECISIONS)[number]; reason: string } =>
  parseForm(z.object({ decision: z.enum(DECISIONS, 'problem.invalid'), reason: z.string() }), {
    decision: form.one('decision'),
    reason: form.one('reason'),
  });
