// The API's objects as schemas: what the document says, and what a test holds the answers against.
import { z } from 'zod';
import { CHANNELS, GRADES } from '../lib/channels.ts';
import { AFTER_DEADLINE, KINDS, OUTCOME_KINDS, ROLES } from '../actions/model.ts';
import { REPLY_KINDS } from '../replies/model.ts';
import { STANDINGS, lineSchema } from '../reports/model.ts';

const text = z.string();
const instant = z.iso.datetime();
const day = z.iso.date();
const appeals = z.int().min(0);
const maybe = text.nullable();

export const actionSchema = z.object({
  slug: text,
  number: maybe.describe('Such as 47/26: the 47th of 2026'),
  index: maybe,
  kind: z.enum(KINDS),
  version: z.int(),
  ordinal: z.int().describe('Which appeal of its case this is: 1 for the first, 2 for the second UA'),
  language: text.describe('Of title, summary, demands and background'),
  title: text,
  country: text.describe('ISO 3166-1 alpha-2'),
  topics: z.array(text),
  summary: text,
  demands: z.array(text),
  background: text.describe('Markdown'),
  people: z.array(z.object({ name: text, pronouns: maybe })),
  pronounsNote: maybe,
  targets: z.array(
    z.object({
      id: text.describe('Stays the same across versions'),
      name: maybe,
      title: maybe,
      body: maybe,
      role: z.enum(ROLES),
      salutations: z.record(text, text),
      addressLines: z.array(text),
      emails: z.array(text),
      phones: z.array(text),
      faxes: z.array(text),
      handles: z.array(z.object({ service: text, handle: text })),
      onlyFrom: z.array(text).describe('Only for supporters in these countries; empty: for all'),
    }),
  ),
  letters: z.array(
    z.object({
      lang: text,
      targets: z.array(text).nullable(),
      greeting: maybe,
      body: text.describe('Raw: merge fields and **bold** kept'),
      signOff: text,
    }),
  ),
  translations: z
    .array(
      z.object({
        language: text,
        translator: z.object({ name: text, url: maybe }),
        older: z.boolean().describe('A text of the original has changed since it was translated'),
        complete: z.boolean().describe('Otherwise some text stands in the original’s language'),
        title: text,
        summary: text,
        demands: z.array(text),
        background: text.describe('Markdown'),
        pronounsNote: maybe,
        imageAlt: maybe,
      }),
    )
    .describe('The action’s own texts in other languages'),
  preferredLanguages: z.array(text),
  ownLanguageAllowed: z.boolean(),
  deadline: day.describe('The last day on which letters count, in timeZone'),
  timeZone: text,
  afterDeadline: z.enum(AFTER_DEADLINE),
  status: z.enum(['open', 'closed', 'stopped']),
  stop: z.object({ at: instant, reason: text }).nullable(),
  outcome: z.object({ kind: z.enum(OUTCOME_KINDS), text, at: instant }).nullable(),
  publishedAt: instant,
  updatedAt: instant,
});

export const actionListSchema = z.object({
  actions: z.array(actionSchema),
  next: maybe.describe('The cursor of the next page; null at the end'),
});

export const tallySchema = z.object({
  asOf: instant,
  total: appeals.describe('The sum of the four grades; held appeals are not in it'),
  byGrade: z.object({ sent: appeals, confirmed: appeals, reported: appeals, group: appeals }),
  byChannel: z.object({
    post: appeals,
    email: appeals,
    fax: appeals,
    phone: appeals,
    social: appeals,
    other: appeals,
  }),
  byTarget: z.array(z.object({ id: text, name: maybe, total: appeals })),
  byCountry: z
    .array(z.object({ country: maybe, total: appeals }))
    .describe('"other": countries with fewer than 5 reports; null: no country was given'),
  byDay: z.array(z.object({ day, total: appeals })),
  held: appeals.describe('Appeals that wait for a reviewer'),
  started: appeals.describe('Letters begun; partial, and never counted'),
});

export const repliesSchema = z.object({
  replies: z.array(
    z.object({
      id: text,
      target: text.describe('The id of the target that answered'),
      name: maybe.describe('Of the official'),
      answeredOn: day,
      kind: z.enum(REPLY_KINDS).describe('How the answer came'),
      language: text.describe('Of the summary'),
      summary: text.describe('Plain text in the organisation’s own words'),
      publishedAt: instant,
      updatedAt: instant,
    }),
  ),
});

const appealsByChannel = tallySchema.shape.byChannel;

export const statementSchema = z.object({
  number: text.describe('Such as 2026-41: the 41st of 2026'),
  url: z.url().describe('Its public page'),
  action: text.describe('The action’s slug'),
  language: text,
  day: day.describe('Counted through the end of this day, in timeZone'),
  timeZone: text,
  countedAt: instant,
  frozenAt: instant,
  corrects: maybe.describe('The number of the statement that this one corrects'),
  correctedBy: maybe.describe('The number of the statement that corrects this one'),
  total: appeals,
  reports: appeals,
  countries: appeals.describe('How many countries were named'),
  byGrade: tallySchema.shape.byGrade,
  byChannel: appealsByChannel,
  byTarget: z.array(z.object({ id: text, name: text, total: appeals, byChannel: appealsByChannel })),
  byCountry: z
    .array(z.object({ country: maybe, total: appeals, byChannel: appealsByChannel }))
    .describe('"other": countries with fewer than 5 reports; null: no country was given'),
  held: appeals.describe('Appeals that waited for a reviewer, not counted'),
  commitment: z
    .object({
      algorithm: text.describe('RFC 6962 over SHA-256; docs/totals.md has the leaves’ exact bytes'),
      salt: text.describe('Of the marks: a receipt’s code and this make its mark'),
      size: appeals.describe('How many leaves'),
      root: text.describe('As 64 hexadecimal digits; printed on the statement'),
      shortCode: text.describe('The first 16 characters of the root in base32'),
      leaves: z.url().describe('The leaf list as CSV'),
    })
    .nullable()
    .describe('The list of counted lines that the statement commits to; null where it was frozen without'),
});

export const takenSchema = z.object({
  code: text.describe('Private: who has it can see, correct and withdraw the report'),
  url: z.url(),
  counted: appeals,
  held: appeals,
});

export const receiptSchema = takenSchema.extend({
  action: text,
  standing: z.enum(STANDINGS),
  grade: z.enum(GRADES),
  lines: z.array(lineSchema.extend({ channel: z.enum(CHANNELS) })),
  country: maybe,
  group: z.object({ name: maybe, people: z.int() }).nullable(),
  reportedAt: instant,
  changedAt: instant,
  confirmedAt: instant.nullable(),
});

export const problemSchema = z.object({
  type: text,
  status: z.int(),
  title: text,
  detail: text.optional(),
  errors: z.array(z.object({ path: text, message: text })).optional(),
});
