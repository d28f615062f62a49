// The numbers of an action on the desk: how sure, to whom and how, from where, day by day; each chart with its table.
import { worldMap } from '../lib/maps/world-map.ts';
import { html, type SafeHtml } from '../lib/safe-html.ts';
import { definePage } from '../platform/views/views.ts';
import type { Field } from '../platform/web/fields.ts';
import { fieldSample } from '../platform/web/field-sample.ts';

export type Row = { name: string; total: string; barHtml: SafeHtml };

export type NumbersModel = {
  deadlines: string;
  back: string;
  about: string;
  title: string;
  lang: string;
  total: string;
  /** What the large figure counts: all letters, or those asked for. */
  of: string;
  asOf: string;
  /** `said`: what is shown, in words, or null for all; `part`: of how many it is a part. */
  filter: { action: string; fields: Field[]; said: string | null; part: string | null };
  /** The same numbers as files. */
  files: { href: string; name: string }[];
  reportsCsv: string;
  gradesHtml: SafeHtml;
  grades: { swatchHtml: SafeHtml; name: string; total: string; says: string }[];
  started: string;
  held: { text: string; href: string | null } | null;
  channels: string[];
  cells: { name: string; byChannel: { label: string; value: string }[]; total: string; started: string }[];
  sums: { label: string; value: string }[];
  startedSum: string;
  channelRows: Row[];
  daysHtml: SafeHtml | null;
  days: { day: string; happened: string; total: string }[];
  fromWhere: boolean;
  mapHtml: SafeHtml | null;
  countries: Row[];
  fewest: string;
  /** How many answers each official gave; empty where none was told of. */
  answers: { name: string; told: string; published: string }[];
  /** Where they are read; null for who does not read them. */
  answersHref: string | null;
  /** Where a statement of these totals is made, and those made before. */
  statement: string;
  statements: string;
  /** Where an office's reports come in; null for who may not bring them. */
  imports: string | null;
};

const drawing = html`<svg class="bar" aria-hidden="true" viewBox="0 0 100 10"></svg>`;

export const numbersPage = definePage<NumbersModel>({
  name: 'totals/numbers',
  layout: 'desk',
  sample: () => ({
    deadlines: '/desk/deadlines',
    back: '/desk/actions/x',
    about: 'UA 112/26, Ecuador',
    title: 'Two river monitors held for measuring the water',
    lang: 'en',
    total: '3,912',
    of: 'These letters',
    asOf: 'as of 21 Nov 2026, 09:40 GMT-5',
    filter: {
      action: '/desk/actions/x/numbers',
      fields: [
        fieldSample({ name: 'channel', label: 'Way', as: 'select' }),
        fieldSample({ name: 'from', label: 'From', type: 'date', value: '2026-11-01' }),
      ],
      said: 'Post; since 1 November 2026',
      part: 'A part of all 12,004 letters.',
    },
    files: [{ href: '/desk/actions/x/tally.csv', name: 'CSV' }],
    reportsCsv: '/desk/actions/x/reports.csv',
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
        started: '930',
      },
    ],
    sums: [
      { label: 'Post', value: '584' },
      { label: 'E-mail', value: '1,102' },
      { label: 'All', value: '1,686' },
    ],
    startedSum: '1,930',
    channelRows: [{ name: 'Post', total: '584', barHtml: drawing }],
    daysHtml: drawing,
    days: [{ day: 'Tuesday 6 October 2026', happened: 'Published', total: '209' }],
    fromWhere: true,
    mapHtml: worldMap([{ country: 'DE', total: 412 }], {
      title: 'A map of the world with a circle for one country',
      label: (country, total) => `${country}: ${total}`,
    }),
    countries: [{ name: 'Germany', total: '412', barHtml: drawing }],
    answers: [{ name: 'Dr. Héctor Villagrán-Recalde', told: '3', published: '1' }],
    answersHref: '/desk/replies?action=x',
    fewest: 'Countries with fewer than 5 reports are shown together.',
    statement: '/desk/actions/x/statement',
    statements: '/desk/statements?action=x',
    imports: '/desk/reports/imports?action=x',
  }),
});
