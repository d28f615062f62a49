// The page on which a supporter says that an official's contact point does not work: its model and a sample.
import { definePage } from '../../platform/views/views.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import type { ErrorSummary, Field } from '../../platform/web/fields.ts';

export type ContactNoteModel = {
  crumbs: { home: string; action: string; about: string };
  title: string;
  actionHref: string;
  /** Said after a note was sent. */
  thanks: string | null;
  /** Null where there is no point to speak of, and after a note was sent. */
  form: { action: string; errors: ErrorSummary; point: Field; kind: Field; words: Field } | null;
  /** Why there is no form. */
  nothing: string | null;
};

export const contactNotePage = definePage<ContactNoteModel>({
  name: 'site/contact-note',
  layout: 'public',
  sample: () => ({
    crumbs: { home: '/', action: '/actions/two-river-monitors', about: 'UA 112/26, Ecuador' },
    title: 'Tell us what does not work',
    actionHref: '/actions/two-river-monitors',
    thanks: 'Thank you.',
    form: {
      action: '/actions/two-river-monitors/contact-note',
      errors: { title: 'There is a problem', links: [{ href: '#f-kind', text: 'Choose one.' }] },
      point: fieldSample({ name: 'point', label: 'Which one', as: 'radios' }),
      kind: fieldSample({ name: 'kind', label: 'What happened', as: 'radios' }),
      words: fieldSample({ name: 'words', label: 'A word more' }),
    },
    nothing: 'Nothing to speak of',
  }),
});
