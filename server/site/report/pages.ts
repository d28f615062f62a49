// The report page's model with a sample: per target a number for each channel, and who reports.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';
import { stampSample, type StampModel } from '../model.ts';
import { samplePostmark, type Postmark } from '../../actions/postmark.ts';

/** The form, on the report page and, for a correction, on the receipt. */
export type ReportForm = {
  action: string;
  /** What tells a repeat from a new report; a correction has none. */
  key: string | null;
  version: number | null;
  errors: ErrorSummary;
  targets: {
    name: string;
    sub: string | null;
    ways: Field[];
    others: { summary: string; open: boolean; ways: Field[] };
  }[];
  /** For a group: officials by ways in one table, in place of `targets`; who they are stands before it. */
  table: {
    ways: string[];
    rows: { name: string; sub: string | null; fields: Field[]; last: boolean }[];
  } | null;
  country: Field;
  alone: Field;
  groupName: Field;
  groupPeople: Field;
  /** Null where the report is confirmed already. */
  email: Field | null;
  submit: string;
};

export type ReportModel = {
  crumbs: { home: string; action: string; about: string };
  postmark: Postmark;
  title: string;
  ask: string;
  /** What the packet that led here held, or null. */
  packet: string | null;
  /** The same form for the other kind of reporter. */
  other: { href: string; text: string } | null;
  letterHref: string | null;
  actionHref: string;
  /** Set where the action was stopped, or updated since the letter that led here was made. */
  since: { text: string; href: string; link: string } | null;
  /** Set when this form had been sent before with other numbers. */
  again: { text: string; href: string; link: string } | null;
  form: ReportForm;
  stamp: StampModel | null;
};

export const formSample = (): ReportForm => ({
  action: '/actions/two-river-monitors/report',
  key: '4g0w',
  version: 2,
  errors: { title: 'There is a problem', links: [{ href: '#f-qty-t1-post', text: 'Say at least one.' }] },
  targets: [
    {
      name: 'Dr. Héctor Villagrán-Recalde',
      sub: 'Attorney General',
      ways: [fieldSample({ name: 'qty.t1.post', label: 'Letters by post', width: 'w4' })],
      others: {
        summary: 'Another way',
        open: true,
        ways: [fieldSample({ name: 'qty.t1.fax', label: 'Faxes', width: 'w4' })],
      },
    },
  ],
  table: null,
  country: fieldSample({ name: 'country', label: 'Country you wrote from', as: 'select' }),
  alone: fieldSample({ name: 'as', label: 'Alone or as a group', as: 'radios' }),
  groupName: fieldSample({ name: 'group.name', label: 'Name of the group' }),
  groupPeople: fieldSample({ name: 'group.people', label: 'How many people', width: 'w4' }),
  email: fieldSample({ name: 'email', label: 'E-mail', type: 'email' }),
  submit: 'Report',
});

/** The form of a group: two officials, three ways. */
const groupSample = (): ReportForm => ({
  ...formSample(),
  targets: [],
  table: {
    ways: ['Letters by post', 'E-mails', 'Faxes'],
    rows: ['t1', 't2'].map((id, at) => ({
      name: at === 0 ? 'Dr. Héctor Villagrán-Recalde' : 'H.E. Pilar Osuna',
      sub: at === 0 ? 'Attorney General' : null,
      fields: ['post', 'email', 'fax'].map(channel =>
        fieldSample({ name: `qty.${id}.${channel}`, label: channel, width: 'w4', hint: null }),
      ),
      last: at === 1,
    })),
  },
});

export const groupReportPage = definePage<ReportModel>({
  name: 'site/report-group',
  layout: 'public',
  sample: () => ({ ...reportSample(), form: groupSample() }),
});

const reportSample = (): ReportModel => ({
  crumbs: { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' },
  postmark: samplePostmark(),
  title: 'Tell us what you did',
  ask: 'If it is right, press the button.',
  packet: 'Your packet: 20 letters in Spanish.',
  other: { href: '/actions/two-river-monitors/report?as=group', text: 'Reporting for a group?' },
  letterHref: '/actions/two-river-monitors/letter',
  actionHref: '/actions/two-river-monitors',
  since: { text: 'The action has changed.', href: '/actions/two-river-monitors', link: 'Read what is new' },
  again: { text: 'You have sent this before.', href: '/receipts/abc', link: 'See that report' },
  form: formSample(),
  stamp: stampSample,
});

export const reportPage = definePage<ReportModel>({
  name: 'site/report',
  layout: 'public',
  sample: reportSample,
});
