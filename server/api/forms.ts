// What a program may ask of the list of actions.
import { z } from 'zod';
import { isCountry } from '../lib/countries.ts';
import { Refused } from '../lib/errors.ts';
import { problemsOf, type Form } from '../platform/web/form.ts';

export const STATUSES = ['open', 'closed', 'all'] as const;

const listSchema = z.object({
  status: z.enum(STATUSES, 'problem.invalid').default('open'),
  country: z.string().refine(isCountry, 'problem.country').optional(),
  cursor: z.string().max(300, 'problem.invalid').optional(),
});

/** @throws {Refused} with the name of each parameter that is not right. */
export function readListWish(query: Form): z.output<typeof listSchema> {
  const given = (name: string): string | undefined => query.one(name) || undefined;
  const read = listSchema.safeParse({
    status: given('status'),
    country: given('country'),
    cursor: given('cursor'),
  });
  if (!read.success) throw new Refused(problemsOf(read.error));
  return read.data;
}
