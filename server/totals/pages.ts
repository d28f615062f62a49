// The numbers of an action on the desk: how sure, to whom and how, from where, day by day; each chart with its table.
import { html, type SafeHtml } from '../lib/safe-html.ts';
import { definePage } from '../platform/views/views.ts';

export type Row = { name: string; total: string; barHtml: SafeHtml };

export type NumbersModel = {
  actions: string;
  back: string;
  about: string;
  title: string;
  lang: string;
  total: string;
  asOf: string;
  gradesHtml: SafeHtml;
  grades: { swatchHtml: SafeHtml; name: string; total: string; says: string }[];
  started: string;
  held: { text: string; href: string | null } | null;
  channels: string[];
  cells: { name: string; byChannel: { label: string; value: string }[]; total: string }[];
  sums: string[];
  channelRows: Row[];
  daysHtml: SafeHtml | null;
  days: { day: string; total: string }[];
  countries: Row[];
  fewest: string;
  reportsCsv: string;
  tallyCsv: string;
  /** Where a statement of these totals is made, and those made before. */
  statement: string;
  statements: string;
};

const drawing = html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10"></svg>`;

export const numbersPage = definePage<NumbersModel>({
  name: 'totals/numbers',
  layout: 'desk',
  sample: () => ({
    actions: '/desk/actions',
    back: '/desk/actions/x',
    about: 'UA 112/26, Ecuador',
    title: 'Two river monitors held for measuring the water',
    lang: 'en',
    total: '3,912',
    asOf: 'as of 21 Nov 2026, 09:40',
    gradesHtml: drawing,
    grades: [{ swatchHtml: drawing, name: 'Reported', total: '1,327', says: '412 reports' }],
    started: 'Begun, not counted: 1,930.',
    held: { text: '2 reports with 940 letters wait for review.', href: '/desk/reports' },
    channels: ['Post', 'E-mail'],
    cells: [
      {
        name: 'Dr. Héctor Villagrán-Recalde',
        byChannel: [
          { label: 'Post', value: '584' },
          { label: 'E-mail', value: '1,102' },
        ],
        total: '1,686',
      },
    ],
    sums: ['584', '1,102', '1,686'],
    channelRows: [{ name: 'Post', total: '584', barHtml: drawing }],
    daysHtml: drawing,
    days: [{ day: 'Tuesday 6 October 2026', total: '209' }],
    countries: [{ name: 'Germany', total: '412', barHtml: drawing }],
    fewest: 'Countries with fewer than 5 reports are shown together.',
    reportsCsv: '/desk/actions/x/reports.csv',
    tallyCsv: '/desk/actions/x/tally.csv',
    statement: '/desk/actions/x/statement',
    statements: '/desk/statements?action=x',
  }),
});
