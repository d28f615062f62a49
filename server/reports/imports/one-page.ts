// One import on the desk: who brought what when, how it stands now, and the way to undo it while there is one.
import { instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { writeNumber } from '../../lib/languages.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import type { FoundImport } from './find-imports.ts';
import { sumsModel, sumsSample, type SumsModel } from './show-sums.ts';

export type OneImportModel = {
  imports: string;
  errors: ErrorSummary;
  title: string;
  action: { href: string; title: string; lang: string };
  done: string | null;
  facts: { label: string; value: string }[];
  /** How it stands: counted whole, changed since, or undone. */
  standing: string;
  sums: SumsModel;
  /** Null once it is undone. `form` is null when a day has passed. */
  undo: { says: string; form: { action: string; reason: Field; button: string } | null } | null;
};

function standingOf(visit: Words, found: FoundImport): string {
  const { t } = visit;
  const { undone, now } = found;
  if (undone) {
    const at = momentInWords(visit, undone.at);
    return t('reportImport.undoneBy', { by: undone.byName, at, n: undone.appeals, reason: undone.reason });
  }
  if (now.changed === 0) return t('reportImport.counted', { n: now.counted });
  return `${t('reportImport.counted', { n: now.counted })} ${t('reportImport.changed', { n: now.changed })}`;
}

export function oneImportModel(
  visit: Words,
  found: FoundImport,
  given: { now: Date; done: boolean; typed: string; problems: readonly FieldProblem[] },
): OneImportModel {
  const { t, to, lang } = visit;
  const { field, summary } = fieldsFor(visit, given.problems);
  const open = given.now.toISOString() < found.undoableUntil;
  const until = momentInWords(visit, found.undoableUntil);
  const reason = field('reason', {
    label: t('reportImport.undo.reason'),
    hint: t('reportImport.undo.reasonHint'),
    value: given.typed,
    width: 'w16',
  });
  return {
    imports: to.deskReportImports(),
    title: found.office,
    action: {
      href: to.deskActionNumbers(found.action.id),
      title: found.action.title,
      lang: found.action.lang,
    },
    done: given.done ? t('reportImport.done', { n: found.reports, letters: found.appeals }) : null,
    facts: [
      { label: t('reportImport.list.by'), value: found.byName },
      { label: t('reportImport.list.at'), value: momentInWords(visit, found.at) },
      { label: t('reportImport.file'), value: found.fileName || t('reportImport.pasted') },
      { label: t('reportImport.list.reports'), value: writeNumber(found.reports, lang) },
      { label: t('reportImport.list.letters'), value: writeNumber(found.appeals, lang) },
    ],
    standing: standingOf(visit, found),
    sums: sumsModel(visit, found.sums, found.targets),
    undo: found.undone
      ? null
      : {
          says: open
            ? t('reportImport.undo.says', { n: found.reports, until })
            : t('reportImport.undo.late', { until }),
          form: open
            ? {
                action: to.deskReportImportUndoing(found.id),
                reason,
                button: t('reportImport.undo.do', { n: found.now.counted }),
              }
            : null,
        },
    errors: summary('undo'),
  };
}

export const oneImportPage = definePage<OneImportModel>({
  name: 'reports/import-one',
  layout: 'desk',
  sample: () => ({
    imports: '/desk/reports/imports',
    errors: { title: 'There is a problem', links: [{ href: '#f-reason', text: 'Fill this in.' }] },
    title: 'Lisbon office',
    action: { href: '/desk/actions/x/numbers', title: 'Two river monitors', lang: 'en' },
    done: '400 reports with 800 letters are counted.',
    facts: [
      { label: 'Brought in by', value: 'Ines' },
      { label: 'File', value: 'november.csv' },
    ],
    standing: 'All 800 letters count.',
    sums: sumsSample(),
    undo: {
      says: `It can be undone until ${instantInWords('2026-11-22T09:40:00.000Z', 'en', 'UTC')}.`,
      form: {
        action: '/desk/reports/imports/x/undoing',
        reason: fieldSample({ name: 'reason', label: 'Reason', width: 'w16' }),
        button: 'Undo this import',
      },
    },
  }),
});
