// Where supporters tell of an answer, and see what is kept of it: the models of both pages, with samples.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';

type Crumbs = { home: string; action: string; about: string };

export type TellModel = {
  crumbs: Crumbs;
  title: string;
  about: { title: string; lang: string };
  errors: ErrorSummary;
  /** Where the reply is that this form had brought before; null for a form that is new. */
  before: string | null;
  filesLost: boolean;
  form: {
    action: string;
    key: string;
    target: Field;
    answeredOn: Field;
    kind: Field;
    text: Field;
    files: Field[];
    email: Field;
  };
  filesHint: string;
  kept: string;
  privacy: string;
  back: string;
};

export type OwnReplyModel = {
  crumbs: Crumbs;
  title: string;
  ask: string;
  /** Whether it was told just now or stands: null once it is erased. */
  keep: { link: string; scheme: string; code: string } | null;
  facts: { label: string; value: string }[];
  /** What it said, in paragraphs; empty where files say it or it is erased. */
  text: string[];
  erase: { action: string; what: string } | null;
  back: string;
};

const crumbs = { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' };

export const tellPage = definePage<TellModel>({
  name: 'replies/tell',
  layout: 'public',
  sample: () => ({
    crumbs,
    title: 'Tell us what the office answered',
    about: { title: 'Two river monitors held for measuring the water', lang: 'en' },
    errors: { title: 'There is a problem', links: [{ href: '#f-target', text: 'Choose one.' }] },
    before: '/replies/4g0w',
    filesLost: true,
    form: {
      action: '/actions/two-river-monitors/reply',
      key: '4g0w',
      target: fieldSample({ name: 'target', label: 'Who answered', as: 'radios' }),
      answeredOn: fieldSample({ name: 'answeredOn', label: 'Date', type: 'date', value: '2026-11-20' }),
      kind: fieldSample({ name: 'kind', label: 'How it came', as: 'radios' }),
      text: fieldSample({ name: 'text', label: 'What it says', as: 'area' }),
      files: [fieldSample({ name: 'file.1', label: 'File 1', type: 'file', value: '', accept: 'image/png' })],
      email: fieldSample({ name: 'email', label: 'Your e-mail', type: 'email', value: 'a@example.org' }),
    },
    filesHint: 'Photos of up to 10 MB, PDFs of up to 5 MB.',
    kept: 'Kept sealed for 12 months.',
    privacy: '/privacy',
    back: '/actions/two-river-monitors',
  }),
});

export const ownReplyPage = definePage<OwnReplyModel>({
  name: 'replies/own',
  layout: 'public',
  sample: () => ({
    crumbs,
    title: 'Thank you. A coordinator will read it.',
    ask: 'Nobody else sees it.',
    keep: {
      link: 'http://localhost:3000/replies/4g0w4g0w4g0w4g0w4g0w4g0w4g',
      scheme: 'localhost:3000/replies/',
      code: '4g0w4g0w4g0w4g0w4g0w4g0w4g',
    },
    facts: [{ label: 'Who answered', value: 'Dr. Héctor Villagrán-Recalde' }],
    text: ['The ministry has taken note.', 'It will answer in due course.'],
    erase: { action: '/replies/4g0w/erasure', what: 'The words, the files and your e-mail address.' },
    back: '/actions/two-river-monitors',
  }),
});
