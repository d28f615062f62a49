// The label of an example: what a person says the text holds. A key that a label leaves out is not scored.
import { z } from 'zod';

const text = z.string().nullable();
const texts = z.array(z.string()).default([]);

const target = z.object({
  name: text.default(null),
  title: text.default(null),
  role: z.enum(['to', 'copy']).default('to'),
  addressLines: texts,
  emails: texts,
  phones: texts,
  faxes: texts,
  handles: texts,
  salutation: text.default(null),
});

const letter = z.object({ greeting: text, firstWords: text, lastWords: text, signOff: text });

const label = z
  .object({
    number: text,
    index: text,
    kind: text,
    updateOrdinal: z.number().int().nullable(),
    countryCode: text,
    title: text,
    publishedOn: text,
    deadline: text,
    preferredLanguages: z.array(z.string()),
    ownLanguageAllowed: z.boolean(),
    people: z.array(z.object({ name: z.string(), pronouns: text })),
    pronounsNote: text,
    targets: z.array(target),
    letter: letter.nullable(),
    demands: z.array(z.string()),
    backgroundFirstWords: text,
    isUrgentAction: z.boolean(),
    jointStatement: z.object({
      signatories: z.array(z.string()),
      missingNumbers: z.array(z.number()),
      doubledNames: z.array(z.string()),
    }),
  })
  .partial();

export type Label = z.infer<typeof label>;
export type LabelTarget = z.infer<typeof target>;
export type LabelLetter = z.infer<typeof letter>;

/** Throws zod's error where the JSON is no label, so that a slip of the pen is not counted as the importer's. */
export const parseLabel = (json: unknown): Label => label.parse(json);
