// The officials book's words: a person or body that can be written to, kept once and reused by actions.
import { z } from 'zod';
import { isCountry } from '../lib/countries.ts';

const line = (max: number) => z.string().trim().max(max, 'problem.tooLong');
const optionalLine = (max: number) => line(max).nullable();

/** An account on a social service: `{ service: 'X', handle: '@office' }`. */
export const handleSchema = z.object({ service: line(40), handle: line(80).min(1, 'problem.missing') });

/** Salutations by ISO 639-1 language: `{ es: 'Estimado Sr. Gobernador' }`. */
export const salutationsSchema = z.record(z.string().regex(/^[a-z]{2,3}$/, 'problem.language'), line(120));

export const officialDetailsSchema = z
  .object({
    name: optionalLine(160),
    title: optionalLine(200),
    body: optionalLine(200),
    country: z.string().refine(isCountry, 'problem.country').nullable(),
    salutations: salutationsSchema,
    addressLines: z.array(line(120)).max(8, 'problem.tooMany'),
    emails: z.array(z.email('problem.email')).max(10, 'problem.tooMany'),
    phones: z.array(line(60)).max(10, 'problem.tooMany'),
    faxes: z.array(line(60)).max(10, 'problem.tooMany'),
    handles: z.array(handleSchema).max(10, 'problem.tooMany'),
    notes: line(4000),
  })
  .refine(official => official.name !== null || official.title !== null, {
    path: ['name'],
    message: 'problem.nameOrTitle',
  });
export type OfficialDetails = z.infer<typeof officialDetailsSchema>;

/** An official of whom nothing is known yet. */
export const UNKNOWN_OFFICIAL: OfficialDetails = {
  name: null,
  title: null,
  body: null,
  country: null,
  salutations: {},
  addressLines: [],
  emails: [],
  phones: [],
  faxes: [],
  handles: [],
  notes: '',
};

/** An official as the book holds it. `version` rises by one with each change, for two people editing at once. */
export type Official = OfficialDetails & {
  id: string;
  demo: boolean;
  version: number;
  createdAt: string;
  updatedAt: string;
};

/** What to call an official in a list: the name, else the title. */
export const officialLabel = (official: { name: string | null; title: string | null }): string =>
  official.name ?? official.title ?? '';

/** An action that addresses an official. */
export type OfficialUse = { id: string; title: string; state: 'draft' | 'published' };
