// The public page of a statement: that it is genuine, its numbers, how they were made, whom it was for.
import { GRADES } from '../../lib/channels.ts';
import { gradeBar, gradeSwatch } from '../../lib/charts/grades.ts';
import { dayIn, dayInWords, instantInWords } from '../../lib/dates.ts';
import { writeNumber } from '../../lib/languages.ts';
import type { StatementFile } from '../../lib/paths.ts';
import { html, type SafeHtml } from '../../lib/safe-html.ts';
import { definePage } from '../../platform/views/views.ts';
import type { Visit } from '../../platform/web/visit.ts';
import { FEWEST_REPORTS_NAMED } from '../model.ts';
import type { Statement } from '../find-statement.ts';
import { commitmentModel, commitmentSample, type CommitmentModel } from '../proofs/check-page.ts';
import { aboutAction, countryTable, headline, methodOf, targetTable, type Cells } from './document.ts';

export const STATEMENT_FILES: readonly StatementFile[] = ['pdf', 'rtf', 'docx', 'txt'];

/** One table as a page shows it: what heads each cell stands by it on a narrow screen. */
type TableModel = {
  label: string;
  head: string[];
  first: string;
  rows: { name: string; cells: { label: string; value: string }[] }[];
  sums: string[];
};

export type StatementModel = {
  crumb: string;
  home: string;
  number: string;
  headline: string;
  genuine: string;
  replaced: { text: string; href: string; number: string } | null;
  corrects: { text: string; href: string; number: string } | null;
  total: string;
  of: string;
  asOf: string;
  facts: { label: string; value: string; lang: string | null; href: string | null }[];
  countries: TableModel | null;
  targets: TableModel | null;
  none: string;
  fewest: string;
  gradesHtml: SafeHtml;
  grades: { swatchHtml: SafeHtml; name: string; total: string; says: string }[];
  method: string[];
  files: { label: string; href: string }[];
  letters: { name: string; href: string }[];
  /** What it commits to; null where it was frozen before there were lists. */
  list: CommitmentModel | null;
  check: string;
};

function tableModel(label: string, { head, rows, sums }: Cells): TableModel {
  const [first = '', ...columns] = head;
  return {
    label,
    first,
    head: columns,
    rows: rows.map(([name = '', ...cells]) => ({
      name,
      cells: cells.map((value, at) => ({ label: columns[at] ?? '', value })),
    })),
    sums: sums.slice(1),
  };
}

export function statementModel(visit: Visit, statement: Statement, given: { api: string }): StatementModel {
  const { t, to, lang } = visit;
  const { numbers, number, action } = statement;
  const shown = (count: number): string => writeNumber(count, lang);
  const zone = action.timeZone;
  const date = dayInWords(dayIn(zone, new Date(statement.frozenAt)), lang, 'long');
  const fact = (key: string, value: string, more: { lang?: string; href?: string } = {}) => ({
    label: t(`statement.${key}`),
    value,
    lang: more.lang ?? null,
    href: more.href ?? null,
  });
  return {
    crumb: t('statement.numbered', { number }),
    home: to.home(),
    number,
    headline: headline({ t, lang, numbers, day: statement.day }),
    genuine: t('statement.genuine', { number, organisation: visit.chrome.siteName, date }),
    replaced:
      statement.correctedBy === null
        ? null
        : {
            text: t('statement.replaced'),
            number: t('statement.numbered', { number: statement.correctedBy }),
            href: to.statement(statement.correctedBy),
          },
    corrects:
      statement.corrects === null
        ? null
        : {
            text: t('statement.correctsBecause', {
              number: statement.corrects.number,
              reason: statement.corrects.reason,
            }),
            number: t('statement.numbered', { number: statement.corrects.number }),
            href: to.statement(statement.corrects.number),
          },
    total: shown(numbers.total),
    of: t('statement.counted'),
    asOf: t('stamp.asOf', { when: instantInWords(statement.countedAt, lang, zone) }),
    facts: [
      fact('number', number),
      fact('date', date),
      fact('about', action.title, { lang: action.lang, href: to.action(action.slug) }),
      fact('case', aboutAction(action, lang)),
      ...numbers.byTarget.map(target => fact('to', target.name)),
      fact('through', t('statement.endOf', { day: dayInWords(statement.day, lang), zone })),
      fact('countedAt', instantInWords(statement.countedAt, lang, zone, { named: true })),
      fact('reports', shown(numbers.reports)),
    ],
    countries:
      numbers.total === 0 ? null : tableModel(t('statement.byCountry'), countryTable(t, lang, numbers)),
    targets:
      numbers.byTarget.length > 1 ? tableModel(t('numbers.whom'), targetTable(t, lang, numbers)) : null,
    none: t('numbers.none'),
    fewest: t('numbers.fewest', { n: FEWEST_REPORTS_NAMED }),
    gradesHtml: gradeBar(numbers.byGrade, {
      label: GRADES.map(grade => `${t(`grade.${grade}`)}: ${shown(numbers.byGrade[grade])}`).join(', '),
    }),
    grades: GRADES.map(grade => ({
      swatchHtml: gradeSwatch(grade),
      name: t(`grade.${grade}`),
      total: shown(numbers.byGrade[grade]),
      says: `${t(`grade.${grade}.says`)} ${t('numbers.reports', { n: numbers.reportsByGrade[grade] })}`,
    })),
    method: methodOf(t, lang, statement),
    files: [
      ...STATEMENT_FILES.map(ext => ({ label: ext.toUpperCase(), href: to.statementFile(number, ext) })),
      { label: 'JSON', href: given.api },
    ],
    letters: statement.paper.letters.map(letter => ({
      name: `${letter.name} (PDF)`,
      href: to.statementFile(number, 'pdf', { letter: letter.target }),
    })),
    list: statement.commitment && commitmentModel(visit, number, statement.commitment),
    check: to.statementCheck(number),
  };
}

const drawing = html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10"></svg>`;
const tableSample = (label: string): TableModel => ({
  label,
  first: 'Country',
  head: ['Post', 'E-mail', 'All'],
  rows: [
    {
      name: 'Germany',
      cells: [
        { label: 'Post', value: '310' },
        { label: 'E-mail', value: '102' },
        { label: 'All', value: '412' },
      ],
    },
  ],
  sums: ['310', '102', '412'],
});

export const statementPage = definePage<StatementModel>({
  name: 'totals/statement',
  layout: 'public',
  sample: () => ({
    crumb: 'Statement of totals 2026-41',
    home: '/',
    number: '2026-41',
    headline: '1,204 letters from 31 countries by 15 July 2026',
    genuine: 'This is statement of totals 2026-41, frozen by Insist on 16 July 2026.',
    replaced: { text: 'A later statement corrects this one.', number: '2026-44', href: '/totals/2026-44' },
    corrects: { text: 'It corrects an earlier one.', number: '2026-40', href: '/totals/2026-40' },
    total: '1,204',
    of: 'Letters counted',
    asOf: 'as of 16 Jul 2026, 09:40',
    facts: [
      { label: 'Number', value: '2026-41', lang: null, href: null },
      { label: 'About', value: 'Two river monitors', lang: 'en', href: '/actions/two-river-monitors' },
    ],
    countries: tableSample('By country'),
    targets: tableSample('By official'),
    none: 'Nothing has been reported yet.',
    fewest: 'Countries with fewer than 5 reports are shown together.',
    gradesHtml: drawing,
    grades: [{ swatchHtml: drawing, name: 'Reported', total: '1,204', says: '412 reports' }],
    method: ['What is counted.', 'How sure it is.', 'It is a part of what was sent.'],
    files: [{ label: 'PDF', href: '/totals/2026-41.pdf' }],
    letters: [{ name: 'Dr. Héctor Villagrán-Recalde', href: '/totals/2026-41.pdf?letter=t1' }],
    list: commitmentSample,
    check: '/totals/2026-41/check',
  }),
});
