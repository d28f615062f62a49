// The Urgent Action that the journeys enter: the project's own, or the file that UA_FILE names, with the same keys.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';

const own = path.join(import.meta.dirname, 'fixtures', 'ua.json');
const text = z.string().nullish();
const list = z.array(z.string()).default([]);

const targetSchema = z.object({
  name: text,
  title: text,
  role: z.enum(['to', 'copy']).default('to'),
  addressLines: list,
  emails: list,
  phones: list,
  faxes: list,
  handles: list,
  salutation: text,
});

// A label holds a letter's first and last words only, a draft the whole.
const letterSchema = z
  .object({
    lang: z.string().default('en'),
    greeting: text,
    body: text,
    firstWords: text,
    lastWords: text,
    signOff: text,
  })
  .transform(({ lang, greeting, body, firstWords, lastWords, signOff }) => ({
    lang,
    greeting: greeting ?? '',
    body: body ?? `${firstWords ?? ''} … ${lastWords ?? ''}`,
    signOff: signOff ?? 'Sincerely,',
  }));

const uaSchema = z
  .object({
    number: text,
    index: text,
    countryCode: z.string(),
    title: z.string(),
    deadline: z.string(),
    preferredLanguages: list,
    ownLanguageAllowed: z.boolean().default(true),
    people: z.array(z.object({ name: z.string(), pronouns: text })).default([]),
    pronounsNote: text,
    summary: text,
    demands: list,
    background: text,
    backgroundFirstWords: text,
    targets: z.array(targetSchema).min(2),
    letters: z.array(letterSchema).optional(),
    letter: letterSchema.optional(),
  })
  .transform(({ letters, letter, ...ua }) => ({
    ...ua,
    letters: letters ?? (letter ? [letter] : []),
    summary: ua.summary ?? ua.title,
    background: ua.background ?? ua.backgroundFirstWords ?? '',
    // Letters are written while an action is open; a document may be years old.
    deadline: ua.deadline > dayFromNow(0) ? ua.deadline : dayFromNow(45),
  }));

function dayFromNow(days: number): string {
  return new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
}

export type Ua = z.output<typeof uaSchema>;
export type UaTarget = Ua['targets'][number];

export const readUa = (): Ua =>
  uaSchema.parse(JSON.parse(readFileSync(process.env['UA_FILE'] ?? own, 'utf8')));

/** What the book and the pages call an official. */
export const nameOf = (target: UaTarget): string => target.name ?? target.title ?? '';
