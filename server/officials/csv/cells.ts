// One entry of the officials book as the cells of a CSV line, and back: what is written is read again as it was.
import type { FieldProblem } from '../../lib/errors.ts';
import { problemsOf } from '../../platform/web/form.ts';
import { officialDetailsSchema, UNKNOWN_OFFICIAL, type OfficialDetails } from '../model.ts';

export const CSV_COLUMNS = [
  'name',
  'title',
  'body',
  'country',
  'salutations',
  'address',
  'emails',
  'phones',
  'faxes',
  'handles',
  'notes',
] as const;
export type CsvColumn = (typeof CSV_COLUMNS)[number];
export const isCsvColumn = (name: string): name is CsvColumn => CSV_COLUMNS.some(column => column === name);

/** Where a column's value stands in an entry, and its problems with it. */
export const FIELD_OF: Readonly<Record<CsvColumn, keyof OfficialDetails>> = {
  name: 'name',
  title: 'title',
  body: 'body',
  country: 'country',
  salutations: 'salutations',
  address: 'addressLines',
  emails: 'emails',
  phones: 'phones',
  faxes: 'faxes',
  handles: 'handles',
  notes: 'notes',
};

/** `service: account`; a colon in the service's name is led by a backslash. */
function handleCell({ service, handle }: { service: string; handle: string }): string {
  if (service === '' && !handle.includes(': ')) return handle;
  return `${service.replace(/[\\:]/g, '\\$&')}: ${handle}`;
}

function handleFrom(line: string): { service: string; handle: string } {
  const found = /^((?:\\.|[^\\:])*): (.*)$/su.exec(line);
  if (!found) return { service: '', handle: line };
  return { service: (found[1] ?? '').replace(/\\(.)/g, '$1'), handle: found[2] ?? '' };
}

/** The cells of an entry, not yet guarded. */
export const cellsOf = (official: OfficialDetails): Record<CsvColumn, string> => ({
  name: official.name ?? '',
  title: official.title ?? '',
  body: official.body ?? '',
  country: official.country ?? '',
  salutations: Object.entries(official.salutations)
    .map(([lang, text]) => `${lang}: ${text.replace(/\n/g, ' ')}`)
    .join('\n'),
  address: official.addressLines.join('\n'),
  emails: official.emails.join('\n'),
  phones: official.phones.join('\n'),
  faxes: official.faxes.join('\n'),
  handles: official.handles.map(handleCell).join('\n'),
  notes: official.notes,
});

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/**
 * The entry that the cells give. A column that the file does not have leaves what `before` holds; an empty cell
 * empties it. Problems have the column as their path.
 */
export function detailsFrom(
  cells: Partial<Record<CsvColumn, string>>,
  before: OfficialDetails = UNKNOWN_OFFICIAL,
): { details: OfficialDetails | null; problems: FieldProblem[] } {
  const problems: FieldProblem[] = [];
  const one = (column: 'name' | 'title' | 'body' | 'country'): string | null => {
    const cell = cells[column];
    return cell === undefined ? before[column] : cell.trim() || null;
  };
  const lines = (column: CsvColumn, kept: readonly string[]): readonly string[] =>
    cells[column] === undefined ? kept : linesOf(cells[column]);
  const salutations: Record<string, string> = {};
  for (const line of linesOf(cells.salutations ?? '')) {
    const found = /^([a-z]{2,3}):\s*(.+)$/.exec(line);
    if (found?.[1] && found[2]) salutations[found[1]] = found[2];
    else problems.push({ path: 'salutations', reason: 'problem.import.salutation', params: { text: line } });
  }
  const parsed = officialDetailsSchema.safeParse({
    name: one('name'),
    title: one('title'),
    body: one('body'),
    country: one('country')?.toUpperCase() ?? null,
    salutations: cells.salutations === undefined ? before.salutations : salutations,
    addressLines: lines('address', before.addressLines),
    emails: lines('emails', before.emails),
    phones: lines('phones', before.phones),
    faxes: lines('faxes', before.faxes),
    handles: cells.handles === undefined ? before.handles : linesOf(cells.handles).map(handleFrom),
    notes: cells.notes ?? before.notes,
  });
  if (!parsed.success) {
    for (const problem of problemsOf(parsed.error)) {
      const [field] = problem.path.split('.');
      const column = CSV_COLUMNS.find(each => FIELD_OF[each] === field) ?? 'name';
      problems.push({ ...problem, path: column });
    }
  }
  return { details: parsed.success && problems.length === 0 ? parsed.data : null, problems };
}
