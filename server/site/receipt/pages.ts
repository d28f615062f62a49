// The receipt's model with a sample: what was counted, the total with it, the ways to correct, confirm and withdraw.
import { definePage } from '../../platform/views/views.ts';
import { stampSample, type StampModel } from '../model.ts';
import type { Postmark } from '../../actions/postmark.ts';
import { formSample, type ReportForm } from '../report/pages.ts';

export type ReceiptModel = {
  crumbs: { home: string; action: string; about: string };
  title: string;
  ask: string;
  /** When it was counted. */
  mark: { day: string; instant: string; time: string; word: string };
  stamp: StampModel | null;
  lines: { name: string; by: string; sure: string; quantity: string }[];
  who: string;
  shared: string;
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
    shared: 'Not yet in a statement of totals.',
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
  }),
});

export type WithdrawnModel = {
  crumbs: { home: string; action: string; about: string };
  sentence: string;
  actionHref: string;
  reportHref: string | null;
};

export const withdrawnPage = definePage<WithdrawnModel>({
  name: 'site/withdrawn',
  layout: 'public',
  sample: () => ({
    crumbs: { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' },
    sentence: 'You withdrew this report on 21 Nov 2026, 09:52. It is in no number any more.',
    actionHref: '/actions/two-river-monitors',
    reportHref: '/actions/two-river-monitors/report',
  }),
});
