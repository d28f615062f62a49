// The receipt's model with a sample: what was counted, the total with it, the ways to correct, confirm and withdraw.
import { definePage } from '../../platform/views/views.ts';
import { stampSample, type StampModel } from '../model.ts';
import type { Postmark } from '../../actions/postmark.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';
import { formSample, type ReportForm } from '../report/pages.ts';

/** One statement of totals that counts the report: what it says of it, and to whom it has gone. */
export type SharedModel = {
  text: string;
  number: string;
  href: string;
  to: string[];
  none: string | null;
  /** The file that proves it, and where to check it; null for a statement without a list. */
  proof: { href: string; check: string } | null;
};

export type WishModel = {
  action: string;
  /** Said when an address is kept; then there is a button that erases it, else a field. */
  kept: string | null;
  open: boolean;
  field: Field | null;
};

export const sharedSample: SharedModel = {
  text: 'Your 2 letters are among the 1,204 of',
  number: 'statement of totals 2026-41',
  href: '/totals/2026-41',
  to: ['Dr. Héctor Villagrán-Recalde, 16 July 2026'],
  none: 'It has not been handed over yet.',
  proof: { href: '/receipts/abc/proofs/2026-41.json', check: '/totals/2026-41/check' },
};

export type ReceiptModel = {
  crumbs: { home: string; action: string; about: string };
  title: string;
  ask: string;
  /** When it was counted. */
  mark: { day: string; instant: string; time: string; word: string };
  stamp: StampModel | null;
  lines: { name: string; by: string; sure: string; quantity: string }[];
  who: string;
  /** Said while no statement of totals counts this report. */
  notShared: string | null;
  shared: SharedModel[];
  /** What a proof is for, where there is one. */
  proofSays: string | null;
  outcome: { kind: string; text: string; lang: string; when: string } | null;
  wish: WishModel;
  /** What this browser's own list keeps, where it may. */
  mine: { code: string; href: string; title: string; day: string; list: string };
  confirm: { action: string; token: string } | null;
  /** Says that a mail with a link to confirm is on its way. */
  waits: string | null;
  keep: { link: string; scheme: string; code: string };
  correct: { open: boolean; form: ReportForm } | null;
  correctEnded: string | null;
  withdraw: string;
  next: { href: string; title: string; lang: string; country: string; postmark: Postmark } | null;
  share: string;
  contactNote: string;
  /** Where to tell of an answer. */
  reply: string;
};

export const receiptPage = definePage<ReceiptModel>({
  name: 'site/receipt',
  layout: 'public',
  sample: () => ({
    crumbs: { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' },
    title: 'Thank you. Your 2 letters are counted.',
    ask: 'They are in the total now.',
    mark: { day: '21 Nov', instant: '2026-11-21T14:52:00.000Z', time: '09:52', word: 'counted' },
    stamp: stampSample,
    lines: [{ name: 'Dr. Héctor Villagrán-Recalde', by: 'Post', sure: 'Reported', quantity: '2' }],
    who: 'From Poland, alone.',
    notShared: 'Not yet in a statement of totals.',
    shared: [sharedSample],
    proofSays: 'With a proof anyone can check it.',
    outcome: { kind: 'Good news', text: 'They are free.', lang: 'en', when: '2 December 2026' },
    wish: {
      action: '/receipts/abc/outcome-wish',
      kept: 'We keep your address to tell you.',
      open: true,
      field: fieldSample({ name: 'outcome.email', label: 'E-mail' }),
    },
    mine: {
      code: 'abc',
      href: '/receipts/abc',
      title: 'Two river monitors',
      day: '21 November 2026',
      list: '/receipts',
    },
    confirm: { action: '/receipts/abc/confirmation', token: 'abc' },
    waits: 'We have sent you a link to confirm it.',
    keep: {
      link: 'https://insist.example.org/receipts/abc',
      scheme: 'insist.example.org/receipts/',
      code: 'abc',
    },
    correct: { open: true, form: formSample() },
    correctEnded: 'This action takes no more corrections.',
    withdraw: '/receipts/abc/withdrawal',
    next: {
      href: '/actions/radio-host',
      title: 'Radio host on trial',
      lang: 'en',
      country: 'Türkiye',
      postmark: {
        classes: 'soon',
        big: 'Last',
        word: true,
        small: 'day',
        day: '2026-11-21',
        dayShort: '21 Nov',
      },
    },
    share: 'mailto:?subject=x',
    contactNote: '/actions/two-river-monitors/contact-note',
    reply: '/actions/two-river-monitors/reply',
  }),
});

export type WithdrawnModel = {
  crumbs: { home: string; action: string; about: string };
  sentence: string;
  actionHref: string;
  reportHref: string | null;
  /** Statements that counted it before: they do not change. */
  shared: SharedModel[];
  proofSays: string | null;
};

export const withdrawnPage = definePage<WithdrawnModel>({
  name: 'site/withdrawn',
  layout: 'public',
  sample: () => ({
    crumbs: { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' },
    sentence: 'You withdrew this report on 21 Nov 2026, 09:52. It is in no number any more.',
    actionHref: '/actions/two-river-monitors',
    reportHref: '/actions/two-river-monitors/report',
    shared: [sharedSample],
    proofSays: 'With a proof anyone can check it.',
  }),
});

/** The browser's own list of receipts: filled by its script from its own storage, or opened by a code. */
export type MyActionsModel = { action: string; field: Field; errors: ErrorSummary };

export const myActionsPage = definePage<MyActionsModel>({
  name: 'site/my-actions',
  layout: 'public',
  sample: () => ({
    action: '/receipts',
    field: fieldSample({ name: 'code', label: 'Code or link of a receipt' }),
    errors: null,
  }),
});
