// The page on which an office's file comes in: the template, the file, every fault of it, or what it would count.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { dayIn, dayInWords, instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import { COLUMNS, columnLetters, MOST_FILE_LINES, NEEDED, type Fault } from './model.ts';
import type { ImportPlan } from './plan-import.ts';
import { DAY_ORDERS } from './read-day.ts';
import { sumsModel, sumsSample, type SumsModel } from './show-sums.ts';

type FaultModel = { where: string; value: string; what: string };
export type ImportFormModel = {
  imports: string;
  action: { href: string; title: string; lang: string };
  post: string;
  errors: ErrorSummary;
  template: string;
  /** How the file is to be; null once there is one. */
  guide: { days: string; columns: { name: string; what: string }[] } | null;
  fields: Field[];
  text: Field;
  /** What is wrong with the file, or null. */
  faults: { title: string; lines: FaultModel[]; more: string | null } | null;
  /** What it would count, or null. */
  plan: {
    sentence: string;
    notes: string[];
    sums: SumsModel;
    hidden: { name: string; value: string }[];
    confirm: string;
  } | null;
  again: { href: string; text: string } | null;
};

/** What was typed and sent, to be shown again. */
export type Typed = { office: string; dayOrder: string; text: string; fileName: string; encoding: string };

const MOST_SHOWN = 200;
/** A longer text is mended in the program it came from. */
const LONGEST_SHOWN = 100_000;
const LONGEST_VALUE = 80;

function faultModel({ t }: Words, fault: Fault): FaultModel {
  const { line, at, heading } = fault;
  const letters = at === null ? '' : columnLetters(at);
  const cut = fault.value.length > LONGEST_VALUE;
  return {
    where:
      at === null
        ? t('reportImport.where.line', { line })
        : heading === ''
          ? t('reportImport.where.column', { line, letters })
          : t('reportImport.where.heading', { line, letters, heading: heading.slice(0, LONGEST_VALUE) }),
    value: cut ? `${fault.value.slice(0, LONGEST_VALUE)}…` : fault.value || '–',
    what: t(fault.reason, fault.params),
  };
}

function faultsModel(visit: Words, faults: readonly Fault[]): ImportFormModel['faults'] {
  if (faults.length === 0) return null;
  const { t } = visit;
  const more = faults.length - MOST_SHOWN;
  return {
    title: t('reportImport.faults', { n: faults.length }),
    lines: faults.slice(0, MOST_SHOWN).map(fault => faultModel(visit, fault)),
    more: more > 0 ? t('reportImport.faults.more', { n: more }) : null,
  };
}

function notesOf({ t }: Words, plan: ImportPlan, typed: Typed): string[] {
  const { example, blank } = plan.leftOut;
  return [
    plan.repeated > 0 ? t('reportImport.note.repeated', { n: plan.repeated }) : '',
    example > 0 ? t('reportImport.note.example', { n: example }) : '',
    blank > 0 ? t('reportImport.note.blank', { n: blank }) : '',
    typed.encoding === 'windows-1252' ? t('reportImport.note.western') : '',
  ].filter(note => note !== '');
}

function planModel(
  visit: Words,
  plan: ImportPlan,
  typed: Typed,
  targets: ReadonlyMap<string, ResolvedTarget>,
): ImportFormModel['plan'] {
  const { t } = visit;
  const { reports, appeals } = plan.sums;
  if (plan.faults.length > 0 || plan.same !== null) return null;
  return {
    sentence: t('reportImport.would', { n: reports, letters: appeals }),
    notes: notesOf(visit, plan, typed),
    sums: sumsModel(visit, plan.sums, targets),
    hidden: [
      { name: 'office', value: typed.office },
      { name: 'days', value: typed.dayOrder },
      { name: 'text', value: typed.text },
      { name: 'fileName', value: typed.fileName },
      { name: 'mark', value: plan.mark },
    ],
    confirm: t('reportImport.do', { n: appeals }),
  };
}

function formFields({ t }: Words, field: ReturnType<typeof fieldsFor>['field'], typed: Typed): Field[] {
  return [
    field('office', {
      label: t('reportImport.office'),
      hint: t('reportImport.office.hint'),
      value: typed.office,
      width: 'w16',
      autocomplete: 'organization',
    }),
    field('file', { label: t('reportImport.file'), hint: t('reportImport.file.hint'), type: 'file' }),
    field('days', {
      label: t('reportImport.days'),
      hint: t('reportImport.days.hint'),
      as: 'select',
      width: 'w16',
      value: typed.dayOrder,
      choices: DAY_ORDERS.map(order => ({ value: order, label: t(`reportImport.days.${order}`) })),
    }),
  ];
}

function guideModel({ t, lang }: Words, action: PublishedAction, now: Date): ImportFormModel['guide'] {
  const inWords = (day: string): string => dayInWords(day, lang, 'long');
  return {
    days: t('reportImport.between', {
      first: inWords(dayIn(action.timeZone, new Date(action.publishedAt))),
      last: inWords(dayIn(action.timeZone, now)),
    }),
    columns: COLUMNS.map(column => ({
      name: t(`reportImport.column.${column}`),
      what: `${t(`reportImport.column.${column}.what`)}${NEEDED.includes(column) ? '' : ` ${t('form.optional')}`}`,
    })),
  };
}

export function importFormModel(
  visit: Words,
  action: PublishedAction,
  given: {
    now: Date;
    targets: ReadonlyMap<string, ResolvedTarget>;
    typed: Typed;
    plan: ImportPlan | null;
    problems: readonly FieldProblem[];
  },
): ImportFormModel {
  const { t, to, lang } = visit;
  const { plan, typed, now } = given;
  const { field, summary } = fieldsFor(visit, given.problems);
  const faults = faultsModel(visit, plan?.faults ?? []);
  const shown = typed.text.length <= LONGEST_SHOWN ? typed.text : '';
  const same = plan?.same ?? null;
  const model = {
    imports: to.deskReportImports(),
    action: { href: to.deskActionNumbers(action.id), title: action.title, lang: action.lang },
    post: to.deskReportImport(action.id),
    template: to.deskReportImportTemplate(action.id),
    guide: plan !== null ? null : guideModel(visit, action, now),
    fields: formFields(visit, field, typed),
    text: field('text', {
      label: t(faults === null ? 'reportImport.text' : 'reportImport.text.mend'),
      hint: t('reportImport.text.hint', { max: MOST_FILE_LINES }),
      as: 'area',
      rows: faults === null ? 6 : 14,
      value: shown,
    }),
    faults,
    plan: plan === null ? null : planModel(visit, plan, typed, given.targets),
    again:
      same === null
        ? null
        : {
            href: to.deskReportImportOne(same.id),
            text: t('reportImport.sameAs', {
              by: same.by_name,
              at: instantInWords(same.at, lang, visit.zone ?? 'UTC'),
            }),
          },
  };
  const errors = summary();
  if (faults === null) return { ...model, errors };
  const links = [{ href: '#faults', text: faults.title }, ...(errors?.links ?? [])];
  return { ...model, errors: { title: t('form.problems', { n: links.length }), links } };
}

export const importFormPage = definePage<ImportFormModel>({
  name: 'reports/import',
  layout: 'desk',
  sample: () => ({
    imports: '/desk/reports/imports',
    action: { href: '/desk/actions/x/numbers', title: 'Two river monitors', lang: 'en' },
    post: '/desk/actions/x/reports/import',
    errors: { title: 'There is a problem', links: [{ href: '#faults', text: 'The file has 2 faults.' }] },
    template: '/desk/actions/x/reports/template.csv',
    guide: {
      days: 'Days from 1 October 2026 to 21 November 2026.',
      columns: [
        { name: 'Day', what: 'Such as 2026-11-20.' },
        { name: 'Country', what: 'A name or a code. (optional)' },
      ],
    },
    fields: [
      fieldSample({ name: 'office', label: 'Office', width: 'w16' }),
      fieldSample({ name: 'file', label: 'File', type: 'file' }),
    ],
    text: fieldSample({ name: 'text', label: 'Or paste the lines', as: 'area' }),
    faults: {
      title: 'The file has 2 faults. Nothing was counted.',
      lines: [
        {
          where: 'Line 3, column B (Official)',
          value: 'Atorney General',
          what: 'Did you mean “Attorney General”?',
        },
        { where: 'Line 7', value: '–', what: 'This line says the same as line 4.' },
      ],
      more: 'And 12 more.',
    },
    plan: {
      sentence: 'These 400 reports with 800 letters would be counted.',
      notes: ['The example line of the template was left out.'],
      sums: sumsSample(),
      hidden: [{ name: 'mark', value: 'x' }],
      confirm: 'Count these 800 letters',
    },
    again: { href: '/desk/reports/imports/y', text: 'This very file was brought in by Ines.' },
  }),
});
