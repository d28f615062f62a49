// From what was read to the form in which a person looks at it: every value as text, each with its place kept.
import { isLanguage } from '../../lib/languages.ts';
import type { OfficialMatch } from '../match-officials.ts';
import type { ImportedTarget, Reading } from '../model.ts';

/** What to do with an official: as the book has it, changed in the book, added to it, or left out. */
export const OFFICIAL_USES = ['book', 'document', 'new'] as const;
export type OfficialUse = (typeof OFFICIAL_USES)[number];

export type TypedOfficial = {
  /** Which target of the reading this was; '' for one that a person added. */
  from: string;
  use: string;
  /** The entry of the book that it may be, and the version it was compared with. */
  officialId: string;
  version: number;
  role: string;
  name: string;
  title: string;
  addressLines: string;
  emails: string;
  phones: string;
  faxes: string;
  /** One to a line, the service before it where it is known: `X @office`. */
  handles: string;
  salutation: string;
};

export type TypedPerson = { from: string; name: string; pronouns: string };

/** The fields that are one text each. */
export const PLAIN = [
  'title', 'number', 'index', 'kind', 'country', 'lang', 'pronounsNote', 'summary', 'demands', 'background', 'deadline',
  'letter.lang', 'letter.greeting', 'letter.body', 'letter.signOff',
] as const; // prettier-ignore
export type PlainName = (typeof PLAIN)[number];

export type TypedImport = Record<PlainName, string> & {
  people: TypedPerson[];
  /** Names offered as people that were ticked. */
  guesses: string[];
  preferredLanguages: string[];
  ownLanguageAllowed: boolean;
  officials: TypedOfficial[];
};

/** An address printed on one line is cut at its commas where a letter could not show it. */
const LONGEST_LINE = 110;

function fitting(line: string): string[] {
  if (line.length <= LONGEST_LINE) return [line];
  const lines: string[] = [];
  for (const part of line.split(/(?<=[,;]) /)) {
    const last = lines.at(-1);
    if (last !== undefined && last.length + part.length < LONGEST_LINE)
      lines[lines.length - 1] = `${last} ${part}`;
    else lines.push(part);
  }
  return lines;
}

const SERVICE = /(twitter(?:\/x)?|x|facebook|instagram|telegram|bluesky|mastodon)\s*:?[^a-z]*$/i;

/** The service that stands before a handle on its line, as the book calls it; '' where the text does not say. */
function serviceBefore(text: string, at: number): string {
  const line = text.slice(Math.max(text.lastIndexOf('\n', at - 1) + 1, at - 60), at);
  // What stands between two handles of one service are handles.
  const found = SERVICE.exec(line.replace(/@\s?[\w.]+/g, ''))?.[1]?.toLowerCase() ?? '';
  if (found.startsWith('twitter') || found === 'x') return 'X';
  return found.charAt(0).toUpperCase() + found.slice(1);
}

function handlesOf(target: ImportedTarget, at: number, { text, reading }: TextRead): string {
  const spans = reading.fields.find(field => field.path === `targets.${at}.handles`)?.spans ?? [];
  const services = target.handles.map((_handle, place) => {
    const span = spans[place] ?? spans[0];
    return span === undefined ? '' : serviceBefore(text, span.start);
  });
  return target.handles.map((handle, place) => `${services[place] ?? ''} ${handle}`.trim()).join('\n');
}

/** A text and what was read out of it. */
export type TextRead = { text: string; reading: Pick<Reading, 'draft' | 'language' | 'fields'> };

function typedOfficial(
  read: TextRead,
  target: ImportedTarget,
  at: number,
  match: OfficialMatch | undefined,
): TypedOfficial {
  // The book wants a name or a title: an office that has neither is called as its address begins.
  const isOffice = target.name === null && target.title === null;
  const [office = '', ...rest] = target.addressLines;
  const found = match !== undefined && match.found !== 'no' ? match.official : null;
  return {
    from: String(at),
    use: match?.found === 'same' || match?.found === 'changed' ? 'book' : 'new',
    officialId: found?.id ?? '',
    version: found?.version ?? 0,
    role: target.role,
    name: target.name ?? '',
    title: isOffice ? office : (target.title ?? ''),
    addressLines: (isOffice ? rest : target.addressLines).flatMap(fitting).join('\n'),
    emails: target.emails.join('\n'),
    phones: target.phones.join('\n'),
    faxes: target.faxes.join('\n'),
    handles: handlesOf(target, at, read),
    salutation: target.salutation ?? '',
  };
}

/** @param fallback the language of a text whose own cannot be told */
export function beginReview(
  read: TextRead,
  matches: readonly OfficialMatch[],
  fallback: string,
): TypedImport {
  const { draft, language } = read.reading;
  const lang = language !== null && isLanguage(language) ? language : fallback;
  return {
    title: draft.title ?? '',
    number: draft.number ?? '',
    index: draft.index ?? '',
    kind: draft.kind ?? 'first',
    country: draft.countryCode ?? '',
    lang,
    pronounsNote: draft.pronounsNote ?? '',
    summary: draft.summary ?? '',
    demands: draft.demands.join('\n'),
    background: draft.background ?? '',
    deadline: draft.deadline ?? '',
    'letter.lang': lang,
    'letter.greeting': draft.letter?.greeting ?? '',
    'letter.body': draft.letter?.body ?? '',
    'letter.signOff': draft.letter?.signOff ?? '',
    people: draft.people.map(({ name, pronouns }, at) => ({
      from: String(at),
      name,
      pronouns: pronouns ?? '',
    })),
    guesses: [],
    preferredLanguages: [...draft.preferredLanguages],
    ownLanguageAllowed: draft.ownLanguageAllowed,
    officials: draft.targets.map((target, at) => typedOfficial(read, target, at, matches[at])),
  };
}
