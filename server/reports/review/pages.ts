// The desk's page of reports under review, with a sample.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';

export type ReviewRow = {
  tick: string;
  id: string;
  ticked: boolean;
  /** What it is a group by, with a link to what is in it; or who reported. */
  title: string;
  /** `dir` of a title that is a person's or a rule's own. */
  href: string | null;
  action: { href: string; title: string; lang: string };
  why: string[];
  reports: string;
  letters: string;
  when: string;
  /** What is in it: sources, contents; a report's lines. */
  says: string[];
  sample: string[];
};

export type ReviewModel = {
  errors: ErrorSummary;
  said: { text: string; href: string; link: string } | null;
  lead: string;
  /** What offices brought, for who may bring it. */
  imports: string | null;
  filter: { action: string; fields: Field[]; by: string; hidden: { name: string; value: string }[] };
  chips: { text: string; href: string; off: string }[];
  groupings: { text: string; href: string; current: boolean }[];
  alike: { text: string; href: string } | null;
  tooWide: boolean;
  /** Whether rows are reports, of which there is always one. */
  single: boolean;
  rows: ReviewRow[];
  decide: {
    action: string;
    hidden: { name: string; value: string }[];
    all: { label: string; checked: boolean };
    reason: Field;
    accept: boolean;
    void: boolean;
  } | null;
  pages: { before: string | null; text: string; after: string | null } | null;
};

export const reviewPage = definePage<ReviewModel>({
  name: 'reports/review',
  layout: 'desk',
  sample: () => ({
    errors: { title: 'There is a problem', links: [{ href: '#f-reason', text: 'Fill this in.' }] },
    said: { text: '9,990 reports were voided.', href: '/desk/reports?standing=voided', link: 'See them' },
    lead: '10,412 reports with 38,200 letters wait. They are in no number until you decide.',
    imports: '/desk/reports/imports',
    filter: {
      action: '/desk/reports',
      fields: [fieldSample({ name: 'when', label: 'Day', type: 'date' })],
      by: 'rule',
      hidden: [{ name: 'source', value: 'k3m9x2r7ab' }],
    },
    chips: [{ text: 'Source k3m9x2r7ab', href: '/desk/reports', off: 'Look at every source' }],
    groupings: [
      { text: 'Why', href: '/desk/reports', current: true },
      { text: 'Source', href: '/desk/reports?by=source', current: false },
    ],
    alike: { text: '600 reports of this source count already.', href: '/desk/reports?standing=counted' },
    tooWide: false,
    single: false,
    rows: [
      {
        tick: 'a.burst.7214',
        id: 'tick-0',
        ticked: false,
        title: 'Very many from one source',
        href: '/desk/reports?rule=burst&by=report',
        action: { href: '/desk/actions/x/numbers', title: 'Two river monitors', lang: 'en' },
        why: ['7,214 reports from one source within an hour; above 600 we ask.'],
        reports: '7,214',
        letters: '14,428',
        when: '21 Nov 2026, 12:00 to 21 Nov 2026, 12:48',
        says: ['1 source', '3 contents'],
        sample: ['2 · Post · Attorney General', 'Germany'],
      },
    ],
    decide: {
      action: '/desk/reports/decision',
      hidden: [{ name: 'standing', value: 'held' }],
      all: { label: 'All 10,412 reports', checked: false },
      reason: fieldSample({ name: 'reason', label: 'Reason' }),
      accept: true,
      void: true,
    },
    pages: { before: null, text: 'Page 1', after: '/desk/reports?page=1' },
  }),
});
