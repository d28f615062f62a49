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
  /** Keys of the contact points known not to work: `usablePoints` leaves them out. */
  deadPoints: readonly string[];
  /** The entry that stands for this one since they were merged, or null. */
  mergedInto: string | null;
};

/** The ways to reach an official that the book keeps; anything else a supporter finds is `other`. */
export const POINT_CHANNELS = ['post', 'email', 'phone', 'fax', 'social'] as const;
export type PointChannel = (typeof POINT_CHANNELS)[number];
export const isPointChannel = (text: string): text is PointChannel =>
  POINT_CHANNELS.some(channel => channel === text);

/** One way to reach an official. `key` is the same for the same number however it is written. */
export type ContactPoint = { channel: PointChannel; text: string; key: string };

/** What a person found when they checked a point. `changed`: another stands in its place now. */
export const POINT_STATES = ['works', 'dead', 'changed', 'unknown'] as const;
export type PointState = (typeof POINT_STATES)[number];

/** What supporters can say of a point. */
export const NOTE_KINDS = ['returned', 'number-dead', 'mailbox-full', 'other'] as const;
export type NoteKind = (typeof NOTE_KINDS)[number];

/** What everything but a book's own page may offer: the contact points of an official. */
export type ContactPoints = Pick<OfficialDetails, 'addressLines' | 'emails' | 'phones' | 'faxes' | 'handles'>;

/**
 * The key of a point: what is compared. Spaces, marks between the digits of a number, and capitals make no
 * difference, so that a dead number typed anew in another way is still known to be dead.
 */
export function pointKey(channel: PointChannel, text: string): string {
  const plain = text.normalize('NFKC').toLowerCase().replace(/\s+/g, ' ').trim();
  const digits = plain.replace(/[^\d+]/g, '');
  const isNumber = (channel === 'phone' || channel === 'fax') && digits.length >= 6;
  return `${channel}:${isNumber ? digits : plain}`;
}

const point = (channel: PointChannel, text: string): ContactPoint => ({
  channel,
  text,
  key: pointKey(channel, text),
});

export const handleText = ({ service, handle }: { service: string; handle: string }): string =>
  `${service} ${handle}`.trim();

/** Every contact point of an entry, those that do not work too; a postal address is one point. */
export function pointsOf(official: ContactPoints): ContactPoint[] {
  return [
    ...(official.addressLines.length === 0 ? [] : [point('post', official.addressLines.join('\n'))]),
    ...official.emails.map(email => point('email', email)),
    ...official.phones.map(phone => point('phone', phone)),
    ...official.faxes.map(fax => point('fax', fax)),
    ...official.handles.map(handle => point('social', handleText(handle))),
  ];
}

/**
 * The points that may be offered: those of the entry without the ones known not to work. Every page, file, letter
 * and list that leads a supporter to an official takes them from here.
 */
export function usablePoints(official: ContactPoints & Pick<Official, 'deadPoints'>): ContactPoints {
  const dead = new Set(official.deadPoints);
  const works = (channel: PointChannel, text: string): boolean => !dead.has(pointKey(channel, text));
  return {
    addressLines: works('post', official.addressLines.join('\n')) ? official.addressLines : [],
    emails: official.emails.filter(email => works('email', email)),
    phones: official.phones.filter(phone => works('phone', phone)),
    faxes: official.faxes.filter(fax => works('fax', fax)),
    handles: official.handles.filter(handle => works('social', handleText(handle))),
  };
}

/** What to call an official in a list: the name, else the title. */
export const officialLabel = (official: { name: string | null; title: string | null }): string =>
  official.name ?? official.title ?? '';

/** An open action one of whose targets nothing leads to any more; `none`: nor to any other of its targets. */
export type LostAction = { action: { id: string; title: string }; none: boolean };

/** What an official answered, as the book shows it: a feature to the right knows of it. */
export type AnswersGiven = {
  told: number;
  /** The newest first. */
  published: readonly {
    action: { id: string; title: string; lang: string; slug: string };
    kind: string;
    answeredOn: string;
    lang: string;
    summary: string;
  }[];
};

/** An action that addresses an official. */
export type OfficialUse = { id: string; title: string; state: 'draft' | 'published' };
