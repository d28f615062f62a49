// What people type for an official: rows and lines as text, read into the book's entry or refused at each field.
import { Refused, type FieldProblem } from '../lib/errors.ts';
import { problemsOf, type Form } from '../platform/web/form.ts';
import { linesOf, rowsOf } from '../platform/web/rows.ts';
import { officialDetailsSchema, UNKNOWN_OFFICIAL, type OfficialDetails } from './model.ts';

/** The form as typed: what is shown again when something is wrong. */
export type TypedOfficial = {
  name: string;
  title: string;
  body: string;
  country: string;
  salutations: { lang: string; text: string }[];
  addressLines: string;
  emails: string;
  phones: string;
  faxes: string;
  handles: { service: string; handle: string }[];
  notes: string;
  /** Empty rows to show. */
  spare: { salutations: number; handles: number };
};

export const typedOfficial = (official: OfficialDetails): TypedOfficial => ({
  name: official.name ?? '',
  title: official.title ?? '',
  body: official.body ?? '',
  country: official.country ?? '',
  salutations: Object.entries(official.salutations).map(([lang, text]) => ({ lang, text })),
  addressLines: official.addressLines.join('\n'),
  emails: official.emails.join('\n'),
  phones: official.phones.join('\n'),
  faxes: official.faxes.join('\n'),
  handles: official.handles.map(handle => ({ ...handle })),
  notes: official.notes,
  spare: { salutations: 1, handles: 1 },
});

export const blankOfficial = (): TypedOfficial => typedOfficial(UNKNOWN_OFFICIAL);

/** Reads what was posted. `add` names the list that one more empty row was asked for. */
export function readTypedOfficial(form: Form): TypedOfficial {
  const salutations = rowsOf(form, 'salutations', row => row.one('lang') === '' && row.one('text') === '');
  const handles = rowsOf(form, 'handles', row => row.one('service') === '' && row.one('handle') === '');
  const add = form.one('add');
  return {
    name: form.one('name'),
    title: form.one('title'),
    body: form.one('body'),
    country: form.one('country'),
    salutations: salutations.rows.map(row => ({ lang: row.one('lang'), text: row.one('text') })),
    addressLines: form.raw('addressLines'),
    emails: form.raw('emails'),
    phones: form.raw('phones'),
    faxes: form.raw('faxes'),
    handles: handles.rows.map(row => ({ service: row.one('service'), handle: row.one('handle') })),
    notes: form.raw('notes'),
    spare: {
      salutations: add === 'salutations' ? salutations.spare + 1 : Math.max(1, salutations.spare),
      handles: add === 'handles' ? handles.spare + 1 : Math.max(1, handles.spare),
    },
  };
}

/** The path of a problem as the name of the field that shows it. */
function fieldOf(path: string, typed: TypedOfficial): string {
  const [list = '', at] = path.split('.');
  if (['addressLines', 'emails', 'phones', 'faxes'].includes(list)) return list;
  if (list === 'salutations' && at !== undefined) {
    const row = typed.salutations.findIndex(each => each.lang === at);
    return row < 0 ? list : `salutations.${row}.text`;
  }
  return path;
}

/** The entry that was typed. @throws {Refused} with every problem at its field. */
export function officialFromTyped(typed: TypedOfficial): OfficialDetails {
  const problems: FieldProblem[] = [];
  const salutations: Record<string, string> = {};
  typed.salutations.forEach(({ lang, text }, at) => {
    if (lang === '') problems.push({ path: `salutations.${at}.lang`, reason: 'problem.language' });
    else if (text === '') problems.push({ path: `salutations.${at}.text`, reason: 'problem.missing' });
    else if (Object.hasOwn(salutations, lang))
      problems.push({ path: `salutations.${at}.lang`, reason: 'problem.languageTwice' });
    else salutations[lang] = text;
  });
  const parsed = officialDetailsSchema.safeParse({
    name: typed.name || null,
    title: typed.title || null,
    body: typed.body || null,
    country: typed.country || null,
    salutations,
    addressLines: linesOf(typed.addressLines),
    emails: linesOf(typed.emails),
    phones: linesOf(typed.phones),
    faxes: linesOf(typed.faxes),
    handles: typed.handles,
    notes: typed.notes,
  });
  if (!parsed.success) {
    problems.push(
      ...problemsOf(parsed.error).map(problem => ({ ...problem, path: fieldOf(problem.path, typed) })),
    );
  }
  if (!parsed.success || problems.length > 0) throw new Refused(problems);
  return parsed.data;
}
