// An Urgent Action's words and rules: its content, the officials it targets, when it is open.
import { z } from 'zod';
import type { Channel } from '../lib/channels.ts';
import { addDays, endOfDay, isDay, isTimeZone, type Day, type Instant } from '../lib/dates.ts';
import { isCountry } from '../lib/countries.ts';
import { isLanguage } from '../lib/languages.ts';
import { TOPICS } from '../lib/topics.ts';
import { salutationsSchema, type Official } from '../officials/model.ts';

export type { CareGiven } from './care/model.ts';

export const KINDS = ['first', 'update'] as const;
export const ROLES = ['to', 'copy'] as const;
export const AFTER_DEADLINE = ['stop', 'ask-office', 'continue'] as const;
export const OUTCOME_KINDS = ['good-news', 'partly', 'no-change', 'worse'] as const;

const line = (max: number) => z.string().trim().max(max, 'problem.tooLong');
const webAddress = z.url({ protocol: /^https?$/, error: 'problem.url' }).max(300, 'problem.tooLong');
const language = z.string().refine(isLanguage, 'problem.language');
const id = z.string().regex(/^[a-z0-9-]{1,40}$/);

export const personSchema = z.object({
  name: line(160).min(1, 'problem.missing'),
  pronouns: line(60).nullable(),
  /** How to say the name, for somebody who calls: "eh-oo-SEH-bya". */
  spoken: line(160).optional(),
});

/** An official as one action addresses it. `id` stays the same across versions: reports count by it. */
export const targetSchema = z.object({
  id,
  officialId: id,
  role: z.enum(ROLES),
  salutations: salutationsSchema,
  /** Only for supporters in these countries; empty: for all. */
  onlyFrom: z.array(z.string().refine(isCountry, 'problem.country')).max(60, 'problem.tooMany'),
});
export type Target = z.infer<typeof targetSchema>;

/** One sample letter: raw text with merge fields and `**bold**`; for all targets (`null`) or for those named. */
export const sampleLetterSchema = z.object({
  lang: language,
  targets: z.array(id).min(1, 'problem.missing').nullable(),
  greeting: line(160).nullable(),
  body: z.string().max(20_000, 'problem.tooLong'),
  signOff: line(160),
});
export type SampleLetter = z.infer<typeof sampleLetterSchema>;

/** The texts of an action that are translated, in the order of its page. Letters are written in each language apart. */
export const TEXTS = ['title', 'pronounsNote', 'summary', 'demands', 'background', 'imageAlt'] as const;
export type TextName = (typeof TEXTS)[number];

const LONGEST: Record<TextName, number> = {
  title: 300, pronounsNote: 600, summary: 6000, demands: 10_000, background: 40_000, imageAlt: 300,
}; // prettier-ignore

/** One translated text, and the words it was made from: where those have changed, the translation is older. */
const textSchema = z.object({ text: z.string(), source: z.string() });

export const translationSchema = z.object({
  lang: z.string().refine(isLanguage, 'problem.language'),
  /** The credit, as it is printed. */
  translator: z.string().trim().min(1, 'problem.missing').max(160, 'problem.tooLong'),
  /** Where the translator wants to be found, or ''. */
  link: z.union([z.literal(''), webAddress]),
  /** Counts its saves. */
  revision: z.number().int(),
  savedAt: z.string(),
  texts: z.partialRecord(z.enum(TEXTS), textSchema).superRefine((texts, context) => {
    const long = TEXTS.filter(name => (texts[name]?.text.length ?? 0) > LONGEST[name]);
    for (const name of long) context.addIssue({ code: 'custom', path: [name], message: 'problem.tooLong' });
  }),
});
export type Translation = z.infer<typeof translationSchema>;

/** The whole text of an action. A draft may leave any of it empty; `publishProblems` says what publishing still needs. */
export const actionContentSchema = z.object({
  /** The language of the title, summary, demands and background. */
  lang: language,
  /** `47/22`: the 47th of 2022. */
  number: line(20).nullable(),
  /** Such as `AMR 53/5633/2022`. */
  index: line(40).nullable(),
  kind: z.enum(KINDS),
  title: line(200),
  country: z.string().refine(code => code === '' || isCountry(code), 'problem.country'),
  topics: z.array(z.enum(TOPICS)).max(TOPICS.length),
  people: z.array(personSchema).max(60, 'problem.tooMany'),
  /** Pronouns of a group, or a remark on them, where they do not belong to one name. */
  pronounsNote: line(300).nullable(),
  summary: z.string().trim().max(6000, 'problem.tooLong'),
  demands: z.array(line(500)).max(20, 'problem.tooMany'),
  /** Markdown. */
  background: z.string().trim().max(40_000, 'problem.tooLong'),
  targets: z.array(targetSchema).max(20, 'problem.tooMany'),
  letters: z.array(sampleLetterSchema).max(30, 'problem.tooMany'),
  preferredLanguages: z.array(language).max(10, 'problem.tooMany'),
  ownLanguageAllowed: z.boolean(),
  timeZone: z.string().refine(isTimeZone, 'problem.timeZone'),
  /** The last day on which letters count, or '' in a draft. */
  deadline: z.string().refine(day => day === '' || isDay(day), 'problem.day'),
  afterDeadline: z.enum(AFTER_DEADLINE),
  image: z.object({ id, alt: line(300), credit: line(200) }).nullable(),
  /** The texts in other languages; contents written before there were any have none. */
  translations: z.array(translationSchema).max(40, 'problem.tooMany').default([]),
});
export type ActionContent = z.infer<typeof actionContentSchema>;

export const emptyContent = (lang: string, timeZone: string): ActionContent => ({
  lang,
  number: null,
  index: null,
  kind: 'first',
  title: '',
  country: '',
  topics: [],
  people: [],
  pronounsNote: null,
  summary: '',
  demands: [],
  background: '',
  targets: [],
  letters: [],
  preferredLanguages: [],
  ownLanguageAllowed: true,
  timeZone,
  deadline: '',
  afterDeadline: 'ask-office',
  image: null,
  translations: [],
});

export type ActionStatus = 'open' | 'closed' | 'stopped';
export type Outcome = { kind: (typeof OUTCOME_KINDS)[number]; text: string; at: Instant };
export type Stop = { at: Instant; reason: string };

/** A target with the official behind it, as pages, letters and the API show it. */
export type ResolvedTarget = Pick<
  Official,
  'name' | 'title' | 'body' | 'country' | 'addressLines' | 'emails' | 'phones' | 'faxes' | 'handles'
> & {
  id: string;
  officialId: string;
  role: (typeof ROLES)[number];
  onlyFrom: readonly string[];
  /** The action's own salutations by language. */
  ownSalutations: Readonly<Record<string, string>>;
  /** The official's salutations by language, from the book. */
  bookSalutations: Readonly<Record<string, string>>;
};

/** A published action in its current version: everything the public sides need. */
export type PublishedAction = Omit<ActionContent, 'targets'> & {
  id: string;
  slug: string;
  demo: boolean;
  version: number;
  /** Which appeal of its case this is: 1 for the first, 2 for the second UA. */
  ordinal: number;
  targets: readonly ResolvedTarget[];
  status: ActionStatus;
  closesAt: Instant;
  publishedAt: Instant;
  updatedAt: Instant;
  stop: Stop | null;
  outcome: Outcome | null;
};

/** Where an action stands at `now`: open until midnight after the deadline in its own time zone; stopped is apart. */
export function statusAt(
  action: { closesAt: Instant; stoppedAt: Instant | null },
  now: Instant,
): ActionStatus {
  if (action.stoppedAt !== null) return 'stopped';
  return now < action.closesAt ? 'open' : 'closed';
}

export const closesAt = (deadline: Day, timeZone: string): Instant => endOfDay(deadline, timeZone);

/** Whether a letter may still be made: while open, later as the action says, never when stopped. */
export function lettersTaken(action: Pick<PublishedAction, 'status' | 'afterDeadline'>): boolean {
  if (action.status === 'stopped') return false;
  return action.status === 'open' || action.afterDeadline !== 'stop';
}

/** Until when reports are taken: the grace days after the deadline, or the same days after a stop. */
export function reportsEnd(
  action: Pick<PublishedAction, 'stop' | 'deadline' | 'timeZone'>,
  graceDays: number,
): Instant {
  if (action.stop) return new Date(Date.parse(action.stop.at) + graceDays * 86_400_000).toISOString();
  return endOfDay(addDays(action.deadline, graceDays), action.timeZone);
}

/** `47/22` from what people write: `47/22`, `47.22`, `47-22`, `UA 47/2022`; null when it is none. */
export function readNumber(text: string): string | null {
  const found = /^(?:UA\s*)?0*(\d{1,4})\s*[/.\-]\s*(?:20)?(\d{2})$/i.exec(text.trim());
  return found ? `${found[1]}/${found[2]}` : null;
}

/** The number as an address has it: `47-22`. */
export const numberKey = (number: string): string => number.replace('/', '-');

/** The channels a target can be reached by, best working first. */
export function channelsOf(
  target: Pick<ResolvedTarget, 'addressLines' | 'emails' | 'phones' | 'faxes' | 'handles'>,
): Channel[] {
  const channels: Channel[] = [];
  if (target.emails.length > 0) channels.push('email');
  if (target.addressLines.length > 0) channels.push('post');
  if (target.faxes.length > 0) channels.push('fax');
  if (target.phones.length > 0) channels.push('phone');
  if (target.handles.length > 0) channels.push('social');
  return channels;
}

/** The preferred languages first, then every other language there is a sample letter in. */
export function letterLanguages(action: Pick<ActionContent, 'letters' | 'preferredLanguages'>): string[] {
  return [...new Set([...action.preferredLanguages, ...action.letters.map(letter => letter.lang)])];
}

/** The sample letter for a target in a language: one made for that target before one for all; null when there is none. */
export function sampleFor(
  letters: readonly SampleLetter[],
  targetId: string,
  lang: string,
): SampleLetter | null {
  const inLanguage = letters.filter(letter => letter.lang === lang);
  return (
    inLanguage.find(letter => letter.targets?.includes(targetId)) ??
    inLanguage.find(letter => letter.targets === null) ??
    null
  );
}
