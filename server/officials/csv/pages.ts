// The page on which a CSV file of officials is taken in: the file, what would happen line by line, the last press.
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { ImportPlan, PlannedLine } from '../import-officials.ts';
import { sampleOfficial } from '../sample-official.ts';
import { CSV_COLUMNS, FIELD_OF } from './cells.ts';

type Line = {
  line: string;
  label: string;
  href: string | null;
  kind: string;
  tagClass: string;
  changes: { label: string; before: string; after: string }[];
  problems: string[];
};
export type ImportModel = {
  back: string;
  action: string;
  errors: ErrorSummary;
  file: Field;
  template: string;
  columns: { name: string; what: string }[];
  /** What was imported just now, in words. */
  done: string | null;
  plan: {
    sentence: string;
    lines: Line[];
    /** How many lines are the same as in the book; they are not listed. */
    same: string | null;
    /** Null where nothing can be imported. */
    confirm: { hidden: { name: string; value: string }[]; button: string } | null;
  } | null;
};

const TAGS = { new: 'open', changed: 'draft', same: 'closed', wrong: 'stopped' } as const;

const shown = (cell: string): string => (cell === '' ? '–' : cell.replace(/\n/g, ', '));

function lineOf({ t, to }: Words, line: PlannedLine): Line {
  return {
    line: String(line.line),
    label: line.label === '' ? '–' : line.label,
    href: line.official === null ? null : to.deskOfficial(line.official.id),
    kind: t(`official.import.kind.${line.kind}`),
    tagClass: TAGS[line.kind],
    changes: line.changes.map(({ column, before, after }) => ({
      label: t(`official.field.${FIELD_OF[column]}`),
      before: shown(before),
      after: shown(after),
    })),
    problems: line.problems.map(
      problem => `${problem.path}: ${t(problem.reason, { max: '', ...problem.params })}`,
    ),
  };
}

function planModel(visit: Words, plan: ImportPlan, text: string): ImportModel['plan'] {
  const { t } = visit;
  const { counts } = plan;
  const doable = counts.wrong === 0 && counts.new + counts.changed > 0;
  const wrongFirst = [...plan.lines].sort((a, b) => Number(b.kind === 'wrong') - Number(a.kind === 'wrong'));
  return {
    sentence:
      counts.wrong > 0
        ? t('official.import.wrong', { n: counts.wrong })
        : doable
          ? t('official.import.would', { added: counts.new, changed: counts.changed })
          : t('official.import.nothing'),
    lines: wrongFirst.filter(line => line.kind !== 'same').map(line => lineOf(visit, line)),
    same: counts.same === 0 ? null : t('official.import.same', { n: counts.same }),
    confirm: doable
      ? {
          hidden: [
            { name: 'csv', value: text },
            { name: 'mark', value: plan.mark },
          ],
          button: t('official.import.do', { n: counts.new + counts.changed }),
        }
      : null,
  };
}

export function importModel(
  visit: Words,
  given: {
    plan: { plan: ImportPlan; text: string } | null;
    problems: readonly FieldProblem[];
    done: { added: number; changed: number } | null;
  },
): ImportModel {
  const { t, to } = visit;
  const { field, summary } = fieldsFor(visit, given.problems);
  const model = {
    back: to.deskOfficials(),
    action: to.deskOfficialsImport(),
    file: field('file', { label: t('official.import.file'), hint: t('official.import.hint'), type: 'file' }),
    template: to.deskOfficialsTemplate(),
    columns: ['id', ...CSV_COLUMNS].map(name => ({ name, what: t(`official.import.column.${name}`) })),
    done: given.done === null ? null : t('official.import.done', given.done),
    plan: given.plan === null ? null : planModel(visit, given.plan.plan, given.plan.text),
  };
  return { ...model, errors: summary() };
}

export const importPage = definePage<ImportModel>({
  name: 'officials/import',
  layout: 'desk',
  sample: () => {
    const official = sampleOfficial();
    const about = { details: official, changes: [], problems: [] };
    const lines: PlannedLine[] = [
      {
        ...about,
        line: 2,
        label: 'Governor of Río Seco',
        kind: 'changed',
        official,
        changes: [{ column: 'phones', before: '', after: '+1 202 555 0101' }],
      },
      { ...about, line: 3, label: 'Ambassador', kind: 'new', official: null },
      {
        ...about,
        line: 4,
        label: '',
        kind: 'wrong',
        official: null,
        problems: [{ path: 'emails', reason: 'problem.email' }],
      },
    ];
    const counts = { new: 1, changed: 1, same: 2, wrong: 0 };
    return importModel(plainVisit(), {
      plan: { plan: { lines, counts, mark: 'x' }, text: 'name\nA' },
      problems: [{ path: 'file', reason: 'problem.import.head' }],
      done: { added: 1, changed: 2 },
    });
  },
});
