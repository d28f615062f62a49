// The officials of a document on the review: what the book has, what differs, what to do, and the fields read.
import type { Field } from '../../platform/web/fields.ts';
import type { OfficialMatch } from '../match-officials.ts';
import type { TypedImport, TypedOfficial } from './begin-review.ts';
import type { ReadField, ReviewFields } from './read-fields.ts';

export type OfficialRow = {
  legend: string;
  /** What the book has of this official, in words. */
  found: string;
  foundClass: string;
  bookHref: string | null;
  bookName: string;
  differences: { label: string; book: string; document: string }[];
  use: Field | null;
  hidden: { name: string; value: string }[];
  role: Field;
  fields: ReadField[];
  removeName: string;
  /** Whether what was read is shown at once: not where the book has just the same. */
  open: boolean;
};

const AREAS = [
  ['addressLines', 4],
  ['emails', 2],
  ['phones', 2],
  ['faxes', 2],
  ['handles', 2],
] as const;

function officialFields(desk: ReviewFields, at: number, official: TypedOfficial): ReadField[] {
  const { t } = desk.visit;
  const [from, name] = [`targets.${official.from}`, `officials.${at}`];
  const line = (field: 'name' | 'title' | 'salutation', label: string): ReadField =>
    desk.read(`${from}.${field}`, `${name}.${field}`, {
      label: t(label),
      value: official[field],
      dir: 'auto',
    });
  return [
    line('name', 'official.field.name'),
    line('title', 'official.field.title'),
    ...AREAS.map(([field, rows]) =>
      desk.read(`${from}.${field}`, `${name}.${field}`, {
        label: t(`official.field.${field}`),
        hint: t(field === 'handles' ? 'importer.hint.handles' : 'importer.hint.lines'),
        as: 'area',
        rows: Math.max(rows, official[field].split('\n').length),
        value: official[field],
        dir: 'auto',
      }),
    ),
    line('salutation', 'action.field.salutationText'),
  ];
}

function officialRow(
  desk: ReviewFields,
  at: number,
  official: TypedOfficial,
  match: OfficialMatch,
): OfficialRow {
  const { t, to } = desk.visit;
  const name = `officials.${at}`;
  const book = match.found === 'no' ? null : match.official;
  const called = official.name || official.title;
  const uses = match.found === 'same' ? (['book', 'new'] as const) : (['book', 'document', 'new'] as const);
  return {
    legend: called === '' ? t('importer.official.unnamed') : called,
    found: t(`importer.found.${match.found}`),
    foundClass: match.found,
    bookHref: book === null ? null : to.deskOfficial(book.id),
    bookName: book === null ? '' : [book.name, book.title].filter(part => part !== null).join(', '),
    differences:
      match.found === 'changed' || match.found === 'samePost'
        ? match.differences.map(({ field, book: ours, document }) => ({
            label: t(`official.field.${field}`),
            book: ours === '' ? '–' : ours,
            document,
          }))
        : [],
    use:
      book === null
        ? null
        : desk.plain(`${name}.use`, {
            label: t('importer.official.use'),
            as: 'radios',
            value: official.use,
            choices: uses.map(use => ({
              value: use,
              label: t(`importer.use.${use}`),
              hint: t(`importer.use.${use}.hint`),
            })),
          }),
    hidden: [
      { name: `${name}.from`, value: official.from },
      { name: `${name}.officialId`, value: book?.id ?? '' },
      { name: `${name}.version`, value: String(book?.version ?? 0) },
    ],
    role: desk.plain(`${name}.role`, {
      label: t('action.field.role'),
      as: 'select',
      value: official.role,
      choices: ['to', 'copy'].map(role => ({ value: role, label: t(`role.${role}`) })),
    }),
    fields: officialFields(desk, at, official),
    removeName: `${name}.remove`,
    open: match.found !== 'same',
  };
}

/** @param matches one for each target of the reading; a row knows which of them it was by its `from` */
export const officialRows = (
  desk: ReviewFields,
  typed: TypedImport,
  matches: readonly OfficialMatch[],
): OfficialRow[] =>
  typed.officials.map((official, at) =>
    officialRow(desk, at, official, matches[Number(official.from)] ?? { found: 'no' }),
  );
