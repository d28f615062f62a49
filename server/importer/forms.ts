// What people send from the review of an import: the form as typed, and from it a draft with its officials.
import { letterProblems } from '../actions/letter-problems.ts';
import { actionContentSchema, emptyContent, readNumber, type ActionContent } from '../actions/model.ts';
import { Refused, type FieldProblem } from '../lib/errors.ts';
import { usualTimeZone } from '../lib/time-zones.ts';
import { officialDetailsSchema, UNKNOWN_OFFICIAL } from '../officials/model.ts';
import { problemsOf, wholeNumber, type Form } from '../platform/web/form.ts';
import { linesOf, rowsOf, type FormRow } from '../platform/web/rows.ts';
import {
  OFFICIAL_USES,
  PLAIN,
  type PlainName,
  type TypedImport,
  type TypedOfficial,
} from './review/begin-review.ts';
import type { OfficialOfImport } from './save-import.ts';

const empty =
  (...names: string[]) =>
  (row: FormRow): boolean =>
    names.every(name => row.one(name) === '');

const readOfficial = (row: FormRow): TypedOfficial => ({
  from: row.one('from'),
  use: row.one('use') || 'new',
  officialId: row.one('officialId'),
  version: wholeNumber(row.one('version')),
  role: row.one('role'),
  name: row.one('name'),
  title: row.one('title'),
  addressLines: row.raw('addressLines'),
  emails: row.raw('emails'),
  phones: row.raw('phones'),
  faxes: row.raw('faxes'),
  handles: row.raw('handles'),
  salutation: row.one('salutation'),
});

export function readTypedImport(form: Form): TypedImport {
  const plain = (name: PlainName): [PlainName, string] => [
    name,
    name === 'letter.body' ? form.raw(name) : form.one(name),
  ];
  const texts = new Map(PLAIN.map(plain));
  const text = (name: PlainName): string => texts.get(name) ?? '';
  return {
    title: text('title'),
    number: text('number'),
    index: text('index'),
    kind: text('kind'),
    country: text('country'),
    lang: text('lang'),
    pronounsNote: text('pronounsNote'),
    summary: text('summary'),
    demands: text('demands'),
    background: text('background'),
    deadline: text('deadline'),
    'letter.lang': text('letter.lang'),
    'letter.greeting': text('letter.greeting'),
    'letter.body': text('letter.body'),
    'letter.signOff': text('letter.signOff'),
    people: rowsOf(form, 'people', empty('name', 'pronouns')).rows.map(row => ({
      from: row.one('from'),
      name: row.one('name'),
      pronouns: row.one('pronouns'),
    })),
    guesses: form.all('guesses'),
    preferredLanguages: rowsOf(form, 'preferredLanguages', empty('lang')).rows.map(row => row.one('lang')),
    ownLanguageAllowed: form.has('ownLanguageAllowed'),
    officials: rowsOf(
      form,
      'officials',
      empty('name', 'title', 'addressLines', 'emails', 'officialId'),
    ).rows.map(readOfficial),
  };
}

/** A draft and its officials, ready to be kept together; `content.targets` is still empty. */
export type ImportToKeep = { content: ActionContent; officials: OfficialOfImport[] };

/** `X @office` as service and handle; a handle alone has no service. */
function handleFrom(line: string): { service: string; handle: string } {
  const [, service = '', handle = line] = /^(?:(.*\S)\s+)?(@?\S+)$/.exec(line) ?? [];
  return { service: service.replace(/:$/, ''), handle };
}

function officialFrom(
  typed: TypedOfficial,
  at: number,
  { country, lang }: TypedImport,
  problems: FieldProblem[],
): OfficialOfImport {
  const use = OFFICIAL_USES.find(each => each === typed.use);
  const path = `officials.${at}`;
  if (use === undefined || (use !== 'new' && typed.officialId === ''))
    problems.push({ path: `${path}.use`, reason: 'problem.choose' });
  const parsed = officialDetailsSchema.safeParse({
    ...UNKNOWN_OFFICIAL,
    name: typed.name || null,
    title: typed.title || null,
    country: country || null,
    salutations: typed.salutation === '' ? {} : { [lang]: typed.salutation },
    addressLines: linesOf(typed.addressLines),
    emails: linesOf(typed.emails),
    phones: linesOf(typed.phones),
    faxes: linesOf(typed.faxes),
    handles: linesOf(typed.handles).map(handleFrom),
  });
  // As the book has it: what is typed beside it is left aside, and may be anything.
  if (!parsed.success && use !== 'book') {
    problems.push(
      ...problemsOf(parsed.error).map(problem => {
        const [field = 'name'] = problem.path.split('.');
        return { ...problem, path: `${path}.${field === 'salutations' ? 'salutation' : field}` };
      }),
    );
  }
  return {
    use: use ?? 'new',
    officialId: typed.officialId,
    version: typed.version,
    role: typed.role === 'copy' ? 'copy' : 'to',
    details: parsed.success ? parsed.data : UNKNOWN_OFFICIAL,
    salutation: typed.salutation || null,
  };
}

/** zod's path in an action's content as the name of the field on the review. */
function fieldOf(path: string): string {
  const [list = '', at, part] = path.split('.');
  if (list === 'letters') return `letter.${part ?? 'body'}`;
  if (list === 'preferredLanguages' && at !== undefined) return `${list}.${at}.lang`;
  return list === 'demands' ? list : path;
}

function letterFrom(typed: TypedImport): ActionContent['letters'] {
  if (typed['letter.body'].trim() === '') return [];
  return [
    {
      lang: typed['letter.lang'],
      targets: null,
      greeting: typed['letter.greeting'] || null,
      body: typed['letter.body'].trim(),
      signOff: typed['letter.signOff'],
    },
  ];
}

/** The draft that was typed. @throws {Refused} with every problem at its field */
export function importFromTyped(typed: TypedImport): ImportToKeep {
  const problems: FieldProblem[] = [];
  const number = typed.number === '' ? null : readNumber(typed.number);
  if (typed.number !== '' && number === null)
    problems.push({ path: 'number', reason: 'problem.actionNumber' });
  const letters = letterFrom(typed);
  problems.push(...letterProblems(letters).map(each => ({ ...each, path: fieldOf(each.path) })));
  const officials = typed.officials.map((official, at) => officialFrom(official, at, typed, problems));
  const people = [
    ...typed.people.map(({ name, pronouns }) => ({ name, pronouns: pronouns || null })),
    ...typed.guesses.map(name => ({ name, pronouns: null })),
  ];
  const parsed = actionContentSchema.safeParse({
    // A document gives no zone: the usual one of its country, which the editor shows and lets change.
    ...emptyContent(typed.lang, usualTimeZone(typed.country) ?? 'UTC'),
    number,
    index: typed.index || null,
    kind: typed.kind,
    title: typed.title,
    country: typed.country,
    people,
    pronounsNote: typed.pronounsNote || null,
    summary: typed.summary,
    demands: linesOf(typed.demands),
    background: typed.background,
    letters,
    preferredLanguages: [...new Set(typed.preferredLanguages)],
    ownLanguageAllowed: typed.ownLanguageAllowed,
    deadline: typed.deadline,
  });
  if (!parsed.success)
    problems.push(...problemsOf(parsed.error).map(each => ({ ...each, path: fieldOf(each.path) })));
  if (!parsed.success || problems.length > 0) throw new Refused(problems);
  return { content: parsed.data, officials };
}
