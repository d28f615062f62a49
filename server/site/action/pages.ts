// The action page's model: who is at risk, what is asked, whom to write to, and how far the letters have come.
import type { SafeHtml } from '../../lib/safe-html.ts';
import { html } from '../../lib/safe-html.ts';
import { definePage } from '../../platform/views/views.ts';
import { stampSample, type StampModel } from '../model.ts';
import type { TextName } from '../../actions/model.ts';
import { samplePostmark, type Postmark } from '../../actions/postmark.ts';
import type { TargetModel } from './show-targets.ts';

export type SampleModel = {
  id: string;
  lang: string;
  dir: string;
  language: string;
  forWhom: string | null;
  greeting: string | null;
  paragraphsHtml: SafeHtml;
  signOff: string;
  writeHref: string | null;
};

export type TranslationModel = {
  by: string;
  link: string | null;
  older: string | null;
  incomplete: string | null;
  originalHref: string;
};

/** What the officials have answered, as far as it is published. */
export type AnswersModel = {
  list: {
    id: string;
    official: string;
    how: string;
    lang: string;
    dir: string;
    paragraphs: string[];
    /** Said where it was corrected. */
    corrected: string | null;
  }[];
  /** Where a supporter tells of one; null where nothing is published yet. */
  tellHref: string | null;
};

export type ActionModel = {
  /** Set on the desk's preview: says that nothing is published. */
  preview: string | null;
  /** On an earlier version: the one that stands now. */
  current: { href: string; text: string } | null;
  home: string;
  country: string;
  eyebrow: string;
  postmark: Postmark;
  stands: string;
  title: string;
  /** Of notices that were told in the original's language only. */
  lang: string;
  dir: string;
  /** The language each text stands in: a translation may lack some. */
  langs: Record<TextName, { lang: string; dir: string }>;
  /** Who translated the texts, and whether the original has changed since; null: the original. */
  translation: TranslationModel | null;
  /** Said where the page's language has no translation. */
  original: string | null;
  /** The languages its texts can be read in, where there are several. */
  readIn: { href: string | null; label: string; lang: string }[];
  people: { name: string; pronouns: string | null }[];
  pronounsNote: string | null;
  ask: string | null;
  letterHref: string | null;
  reportHref: string | null;
  /** The same for one who reports for many. */
  groupReportHref: string | null;
  stop: { reason: string; day: string } | null;
  outcome: { kind: string; text: string; day: string } | null;
  closed: { title: string; text: string; offices: string | null } | null;
  whatIsNew: { day: string; said: string | null; text: string } | null;
  image: { src: string; alt: string; credit: string; width: number; height: number } | null;
  summary: string[];
  demands: string[];
  targets: TargetModel[];
  answers: AnswersModel;
  letters: SampleModel[];
  backgroundHtml: SafeHtml | null;
  /** Null once it is stopped: then nobody should write, whatever the day. */
  after: { title: string; text: string; offices: string | null } | null;
  mapHtml: SafeHtml | null;
  mapCaption: string;
  facts: { label: string; value: string }[];
  files: { href: string; label: string }[];
  share: { href: string; label: string; icon: string }[];
  copyLink: string;
  versions: { day: string; text: string; step: string | null; href: string | null }[];
  contents: { href: string; label: string }[];
};

/** Its numbers change by themselves: all the rest is made once, until the action changes. */
export type ActionPageModel = { shown: ActionModel; stamp: StampModel | null };

const english = { lang: 'en', dir: 'ltr' };
const inEnglish: ActionModel['langs'] = {
  title: english,
  pronounsNote: english,
  summary: english,
  demands: english,
  background: english,
  imageAlt: english,
};

const shown = (): ActionModel => ({
  preview: 'A preview: nothing is published.',
  current: { href: '/actions/x', text: 'Read what stands now' },
  home: '/',
  country: 'Ecuador',
  eyebrow: 'Urgent Action 112/26',
  postmark: samplePostmark(),
  stands: '5 days left',
  title: 'Two river monitors held for measuring the water',
  lang: 'en',
  dir: 'ltr',
  langs: inEnglish,
  translation: {
    by: 'Translated by Ilse Haugland',
    link: 'https://translators.example.org',
    older: 'The original has changed since this translation was made.',
    incomplete: 'Some parts are not translated.',
    originalHref: '/actions/x?text=es',
  },
  original: 'There is no translation yet.',
  readIn: [
    { href: null, label: 'English', lang: 'en' },
    { href: '/actions/x?text=fr', label: 'français', lang: 'fr' },
  ],
  people: [
    { name: 'Rosalía Quilumbay Andrade', pronouns: 'she/her' },
    { name: 'Tomás Illari Grefa', pronouns: null },
  ],
  pronounsNote: 'They/them for the group',
  ask: 'Ask the Attorney General to release them.',
  letterHref: '/actions/x/letter',
  reportHref: '/actions/x/report',
  groupReportHref: '/actions/x/report?as=group',
  stop: { reason: 'The family asks for quiet.', day: 'Friday 20 November 2026' },
  outcome: { kind: 'Good news', text: 'Both are home.', day: 'Friday 20 November 2026' },
  closed: { title: 'Closed', text: 'Ask your office.', offices: '/about#offices' },
  whatIsNew: { day: '14 November 2026', said: 'The deadline is later.', text: 'A new hearing.' },
  image: { src: '/images/x', alt: 'A river', credit: 'A. Person', width: 640, height: 400 },
  summary: ['At dawn eleven officers came.'],
  demands: ['Release them'],
  targets: [
    {
      name: 'Dr. Héctor Villagrán',
      role: 'To',
      title: 'Attorney General',
      body: 'Fiscalía',
      onlyFrom: 'For supporters in Germany',
      addressLines: ['Avenida 1', 'Quito'],
      greetings: [
        { lang: 'es', text: 'Señor Fiscal:' },
        { lang: 'en', text: 'Dear Sir,' },
      ],
      ways: [
        {
          icon: 'email',
          label: 'E-mail',
          text: 'a@example.org',
          href: 'mailto:a@example.org',
          small: null,
        },
        { icon: 'social', label: 'Social media', text: '@a_example', href: null, small: 'on X' },
      ],
      unreachable: true,
      writeHref: '/actions/x/letter?target=t1',
      writeLabel: 'Write to Dr. Héctor Villagrán',
      noteHref: '/actions/x/contact-note?target=t1',
    },
  ],
  answers: {
    list: [
      {
        id: 'answer-1',
        official: 'Dr. Héctor Villagrán',
        how: 'Letter of 20 November 2026',
        lang: 'en',
        dir: 'ltr',
        paragraphs: ['The office says that the case is with the court.'],
        corrected: 'Corrected on 21 November 2026',
      },
    ],
    tellHref: '/actions/x/reply',
  },
  letters: [
    {
      id: 'letter-es',
      lang: 'es',
      dir: 'ltr',
      language: 'Spanish',
      forWhom: 'For Dr. Héctor Villagrán',
      greeting: 'Señor Fiscal:',
      paragraphsHtml: html`<p>Le escribo por ${'Rosalía'}.</p>`,
      signOff: 'Atentamente,',
      writeHref: '/actions/x/letter?lang=es',
    },
  ],
  backgroundHtml: html`<p>In 2025 the community bought a meter.</p>`,
  after: {
    title: 'After Thursday 26 November 2026',
    text: 'Check with your office.',
    offices: '/about#offices',
  },
  mapHtml: html`<svg class="map" viewBox="0 0 10 10" role="img" aria-label="Map"></svg>`,
  mapCaption: 'Ecuador',
  facts: [{ label: 'Deadline', value: 'Thursday 26 November 2026' }],
  files: [{ href: '/actions/x.pdf', label: 'PDF' }],
  share: [{ href: 'mailto:?subject=x', label: 'Send by e-mail', icon: 'email' }],
  copyLink: 'http://localhost:3000/actions/x',
  versions: [
    { day: '6 October 2026', text: 'Published', step: 'First version', href: '/actions/x/versions/1' },
  ],
  contents: [{ href: '#what', label: 'What happened' }],
});

export const actionPage = definePage<ActionPageModel>({
  name: 'site/action',
  layout: 'public',
  sample: () => ({ shown: shown(), stamp: stampSample }),
});
