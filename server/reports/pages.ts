// The desk's page of reports held for review, with a sample.
import { definePage } from '../platform/views/views.ts';
import { fieldSample } from '../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../platform/web/fields.ts';

export type HeldModel = {
  id: string;
  when: string;
  instant: string;
  action: { href: string; title: string; lang: string };
  total: string;
  lines: string[];
  who: string;
  compare: string;
  decide: string;
  reason: Field;
};
export type ReviewModel = {
  errors: ErrorSummary;
  intro: string;
  all: string | null;
  imports: string | null;
  reports: HeldModel[];
};

export const reviewPage = definePage<ReviewModel>({
  name: 'reports/review',
  layout: 'desk',
  sample: () => ({
    errors: { title: 'There is a problem', links: [{ href: '#reason-1', text: 'Fill this in.' }] },
    intro: '2 reports wait. They are in no number until you decide.',
    all: '/desk/reports',
    imports: '/desk/reports/imports',
    reports: [
      {
        id: '01k',
        when: '20 Nov 2026, 23:12',
        instant: '2026-11-21T04:12:00.000Z',
        action: { href: '/desk/actions/x/numbers', title: 'Two river monitors', lang: 'en' },
        total: '900 letters',
        lines: ['900 by e-mail to the Attorney General'],
        who: 'One person, alone. No e-mail address was given.',
        compare: 'The most that one counted report on this action has is 60.',
        decide: '/desk/reports/01k/decision',
        reason: fieldSample({ name: 'reason', label: 'Reason' }),
      },
    ],
  }),
});
