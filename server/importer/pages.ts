// The pages of the importer but the review: the box and the file, and a joint statement that was recognised.
import type { FieldProblem } from '../lib/errors.ts';
import { joinList } from '../lib/languages.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import type { ImportedStatement } from './model.ts';

export type ImportModel = {
  errors: ErrorSummary;
  action: string;
  text: Field;
  file: Field;
  /** Why a text gave no draft; null before one was read. */
  none: { reasons: string[] } | null;
  newAction: string;
  actions: string;
};

export type ImportWish = {
  text: string;
  /** What was found in a text that is no Urgent Action. */
  none?: { reasons: string[] };
  problems?: readonly FieldProblem[];
};

export function importModel(visit: Words, wish: ImportWish): ImportModel {
  const { t, to } = visit;
  const fields = fieldsFor(visit, wish.problems);
  const model = {
    action: to.deskImport(),
    text: fields.field('text', {
      label: t('importer.text'),
      hint: t('importer.text.hint'),
      as: 'area',
      rows: 12,
      value: wish.text,
      dir: 'auto',
    }),
    file: fields.field('file', { label: t('importer.file'), hint: t('importer.file.hint'), type: 'file' }),
    none: wish.none ?? null,
    newAction: to.deskNewAction(),
    actions: to.deskActions(),
  };
  return { ...model, errors: fields.summary() };
}

export const importPage = definePage<ImportModel>({
  name: 'importer/import',
  layout: 'desk',
  sample: () =>
    importModel(plainVisit(), {
      text: 'Minutes of the harbour council, 12 May 2026',
      none: { reasons: ['No number, deadline or officials were found.'] },
      problems: [{ path: 'file', reason: 'importer.file.picture' }],
    }),
});

export type StatementModel = {
  title: string;
  again: string;
  newAction: string;
  facts: { label: string; value: string }[];
  warnings: string[];
  signatories: { number: string; name: string; remark: string | null }[];
  csvAction: string;
  text: string;
};

export function statementModel(visit: Words, statement: ImportedStatement, text: string): StatementModel {
  const { t, to, lang } = visit;
  const { signatories, missingNumbers, doubled, demands, translator } = statement;
  const nameAt = (at: number): string => signatories[at]?.name ?? '';
  return {
    title: statement.title ?? t('importer.statement.untitled'),
    again: to.deskImport(),
    newAction: to.deskNewAction(),
    facts: [
      {
        label: t('importer.statement.signed'),
        value: t('importer.statement.count', { n: signatories.length }),
      },
      { label: t('importer.statement.demands'), value: String(demands.length) },
      ...(translator === null ? [] : [{ label: t('importer.statement.translator'), value: translator }]),
    ],
    warnings: [
      ...(missingNumbers.length === 0
        ? []
        : [
            t('importer.statement.missing', {
              n: missingNumbers.length,
              numbers: joinList(missingNumbers.map(String), lang),
            }),
          ]),
      ...doubled.map(({ first, second, sureness }) =>
        t(sureness === 'sure' ? 'importer.statement.doubled' : 'importer.statement.alike', {
          one: nameAt(first),
          other: nameAt(second),
        }),
      ),
    ],
    signatories: signatories.map(({ number, name }, at) => ({
      number: number === null ? '' : String(number),
      name,
      remark: doubled.some(each => each.second === at) ? t('importer.statement.again') : null,
    })),
    csvAction: to.deskImportSignatories(),
    text,
  };
}

export const statementPage = definePage<StatementModel>({
  name: 'importer/statement',
  layout: 'desk',
  sample: () =>
    statementModel(
      plainVisit(),
      {
        title: 'On the kelp of Huemul',
        body: 'We, the undersigned, ask that the wardens be released.',
        demands: ['Release the wardens'],
        signatories: ['Harbour Watch', 'Friends of the Strait', 'Harbour Watch'].map((name, at) => ({
          number: at === 2 ? 4 : at + 1,
          name,
          span: { start: 0, end: 0 },
        })),
        missingNumbers: [3],
        doubled: [{ first: 0, second: 2, sureness: 'sure' }],
        translator: 'Anouk Delacroix-Sané',
      },
      'On the kelp of Huemul …',
    ),
});
