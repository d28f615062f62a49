// One reply on the desk: what was told beside what is made of it, and what was done with it.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';
import { plainVisit } from '../../platform/web/words.ts';

export type FileModel = {
  label: string;
  href: string;
  /** Set for a photograph, which is shown; a PDF is only taken away. */
  image: { width: number; height: number; alt: string } | null;
  /** The words in a PDF, in paragraphs. */
  words: string[];
};

export type ReplyPageModel = {
  back: string;
  heading: string;
  state: string;
  tag: string;
  said: string | null;
  errors: ErrorSummary;
  facts: { label: string; value: string; href: string | null; lang: string | null }[];
  /** Said where nothing is kept any more. */
  erased: string | null;
  original: { text: string[]; none: string | null } | null;
  files: FileModel[];
  read: string | null;
  redaction: { action: string; version: string; text: Field; saved: string | null } | null;
  /** The redacted text, for who reads after the original is gone. */
  redacted: string[];
  published: { summary: string[]; lang: string; dir: string; when: string; page: string } | null;
  publish: {
    action: string;
    version: string;
    title: string;
    summary: Field;
    fields: Field[];
    button: string;
  } | null;
  unpublish: { action: string; reason: Field; open: boolean } | null;
  aside: { action: string; reason: Field; open: boolean } | null;
  takeBack: string | null;
  erase: { action: string; reason: Field; open: boolean } | null;
  /** Said where this person can do nothing more with it. */
  nothing: string | null;
  /** What was published before. */
  versions: { what: string; when: string; summary: string[]; lang: string }[];
  steps: { what: string; when: string; dateTime: string; who: string; reason: string | null }[];
};

export const replyPage = definePage<ReplyPageModel>({
  name: 'replies/reply',
  layout: 'desk',
  sample: () => {
    const { to } = plainVisit();
    const reason = (id: string): Field =>
      fieldSample({ id: `f-reason-${id}`, name: 'reason', label: 'Why', value: '' });
    return {
      back: to.deskReplies(),
      heading: 'Dr. Héctor Villagrán-Recalde',
      state: 'New',
      tag: 'draft',
      said: 'Saved.',
      errors: { title: 'There is a problem', links: [{ href: '#f-summary', text: 'Write it.' }] },
      facts: [
        { label: 'Action', value: 'Two river monitors held', href: to.deskAction('a'), lang: 'en' },
        { label: 'How it came', value: 'Letter', href: null, lang: null },
      ],
      erased: 'Erased on 20 November 2026.',
      original: { text: ['Dear Ms Haugland,', 'Your letter has reached us.'], none: 'There are no words.' },
      files: [
        {
          label: 'Photo, 640 kB',
          href: '/favicon.svg',
          image: { width: 600, height: 800, alt: 'The first file of this answer' },
          words: [],
        },
        { label: 'PDF, 2 pages, 120 kB', href: '/favicon.svg', image: null, words: ['In reply to'] },
      ],
      read: to.deskReplyStep('01', 'reading'),
      redaction: {
        action: to.deskReplyStep('01', 'redaction'),
        version: '1',
        text: fieldSample({ name: 'redacted', label: 'Without who told it', as: 'area' }),
        saved: 'Saved by Ilse Haugland',
      },
      redacted: ['Your letter has reached us.'],
      published: {
        summary: ['The office says that the case is with the court.'],
        lang: 'en',
        dir: 'ltr',
        when: 'Published on 21 November 2026 by Ilse Haugland',
        page: '/actions/x#answers',
      },
      publish: {
        action: to.deskReplyStep('01', 'publication'),
        version: '1',
        title: 'Correct what is published',
        summary: fieldSample({ name: 'summary', label: 'Summary', as: 'area' }),
        fields: [fieldSample({ name: 'lang', label: 'Language', as: 'select' })],
        button: 'Publish',
      },
      unpublish: { action: to.deskReplyStep('01', 'unpublication'), reason: reason('unpublish'), open: true },
      aside: { action: to.deskReplyStep('01', 'set-aside'), reason: reason('aside'), open: false },
      takeBack: to.deskReplyStep('01', 'return'),
      erase: { action: to.deskReplyStep('01', 'erasure'), reason: reason('erase'), open: false },
      nothing: 'Nothing more.',
      versions: [{ what: 'Published', when: '20 Nov 2026', summary: ['The office says'], lang: 'en' }],
      steps: [
        {
          what: 'set it aside',
          when: '21 Nov 2026, 09:40 UTC',
          dateTime: '2026-11-21T09:40:00.000Z',
          who: 'Ilse Haugland',
          reason: 'Advertising',
        },
      ],
    };
  },
});
