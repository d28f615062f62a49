// The pages of a letter: the form with its sheet, the ways to finish, the page that says why none is taken, the guide.
import { html, type SafeHtml } from '../lib/safe-html.ts';
import { samplePostmark, type Postmark } from '../actions/postmark.ts';
import { fieldSample } from '../platform/web/field-sample.ts';
import { finishSample } from './sample-finish.ts';
import type { ErrorSummary, Field } from '../platform/web/fields.ts';
import { definePage } from '../platform/views/views.ts';
import type { Postage } from './postage.ts';

/** One way to get the letter to one official; exactly one of the parts is there. */
export type WayModel = {
  label: string;
  /** The target and channel, for the count of letters begun. */
  begun: string;
  icon: string;
  open: boolean;
  /** Where it goes, in a line. */
  brief: string;
  email: {
    to: string;
    cc: string | null;
    subject: string;
    href: string | null;
    tooLong: string | null;
    webMail: { name: string; href: string }[];
    eml: string;
    textId: string;
    text: string;
    lang: string;
    dir: string;
  } | null;
  post: { address: string[]; pdf: string; postage: Postage } | null;
  fax: { numbers: string[]; pdf: string } | null;
  phone: {
    numbers: { text: string; href: string | null }[];
    time: string;
    /** How to say each name, where it is known. */
    names: { name: string; spoken: string }[];
    script: string[];
    lang: string;
    dir: string;
    pdf: string;
  } | null;
  /** A post for each service that the official is on. */
  social: SocialPostModel[] | null;
  other: string | null;
};

export type SocialPostModel = {
  heading: string;
  handles: string[];
  textId: string;
  text: string;
  length: string;
  lang: string;
  dir: string;
};

export type FinishModel = {
  files: string;
  hidden: { name: string; value: string }[];
  paper: Field;
  envelope: Field;
  targets: { name: string; ways: WayModel[] }[];
  several: string | null;
  /** Several letters that all go by post are printed as one file: that then stands first. */
  filesFirst: boolean;
  pdf: string;
  docx: string;
  rtf: string;
  txt: string;
  report: string;
  /** Where to say that an address or number does not work; null where none is offered. */
  contactNote: string | null;
};

/** `live`: what the browser needs to keep the sheet true while somebody types, as JSON. */
export type SheetModel = { heading: string | null; sheetHtml: SafeHtml; live: string };

export type LetterModel = {
  home: string;
  actionHref: string;
  crumb: string;
  postmark: Postmark;
  people: string;
  reportHref: string;
  guide: string;
  notes: { text: string; href: string | null; link: string | null }[];
  errors: ErrorSummary;
  form: {
    action: string;
    packet: string;
    draft: string;
    /** The choices come from the address, and no draft changes them. */
    asked: boolean;
    keep: boolean;
    hidden: { name: string; value: string }[];
    /** Whether the writer's own text is laid aside, to be put back. */
    aside: boolean;
    to: { field: Field; now: string; open: boolean };
    by: { field: Field; now: string; open: boolean };
    language: { field: Field; other: Field | null; now: string; open: boolean };
    name: Field;
    place: Field;
    country: Field;
    prompts: Field[];
    promptsOpen: boolean;
    body: Field;
  };
  sheets: SheetModel[];
  /** How much of the letter is its writer's own; each `…Words` with {places} for the browser to fill. */
  mine: {
    percent: string;
    value: number;
    counted: string;
    countedWords: string;
    advice: string;
    little: string;
    some: string;
    much: string;
  } | null;
  /** How long the letter's mail link is; null where it does not go by e-mail. */
  mail: { value: number; max: number; now: string; nowWords: string; over: boolean } | null;
  /** Where presses on links are counted. */
  started: string;
  finish: FinishModel | null;
  /** The languages of the samples shown, joined. */
  sampleLanguages: string;
  samples: { heading: string; lang: string; dir: string; paragraphs: string[] }[];
};

export const letterPage = definePage<LetterModel>({
  name: 'letters/letter',
  layout: 'public',
  sample: () => ({
    home: '/',
    actionHref: '/actions/x',
    crumb: 'UA 112/26, Ecuador',
    postmark: samplePostmark(),
    people: 'Rosalía Quilumbay Andrade and Tomás Illari Grefa',
    reportHref: '/actions/x/report',
    guide: '/guide',
    notes: [{ text: 'The deadline has passed.', href: '/about#offices', link: 'Find your office' }],
    errors: { title: 'One thing to correct', links: [{ href: '#f-body', text: 'Write your letter.' }] },
    form: {
      action: '/actions/x/letter',
      packet: '/actions/x/packet',
      draft: 'x',
      asked: true,
      keep: true,
      hidden: [{ name: 'v', value: '1' }],
      aside: true,
      to: {
        field: fieldSample({ name: 'target', label: 'To', as: 'ticks' }),
        now: 'Dr. Héctor Villagrán',
        open: true,
      },
      by: { field: fieldSample({ name: 'channel', label: 'By', as: 'radios' }), now: 'E-mail', open: true },
      language: {
        field: fieldSample({ name: 'lang', label: 'In', as: 'radios' }),
        other: fieldSample({ name: 'otherLang', label: 'Which language', as: 'select' }),
        now: 'Spanish',
        open: true,
      },
      name: fieldSample({ name: 'name', label: 'Your name' }),
      place: fieldSample({ name: 'place', label: 'Your town', optional: true }),
      country: fieldSample({ name: 'country', label: 'Your country', as: 'select' }),
      prompts: [fieldSample({ name: 'prompt.why', label: 'Why do you write?', as: 'area' })],
      promptsOpen: true,
      body: fieldSample({ name: 'body', label: 'The letter', as: 'area', rows: 17, lang: 'es', dir: 'ltr' }),
    },
    sheets: [
      {
        heading: 'To Dr. Héctor Villagrán',
        sheetHtml: html`<article class="sheet"><p>Señor Fiscal:</p></article>`,
        live: '{}',
      },
    ],
    mine: {
      percent: '30 %',
      value: 30,
      counted: '65 of 215 words are your own.',
      countedWords: '{own} of {words} words are your own.',
      advice: 'Good.',
      little: 'Add a sentence.',
      some: 'Good.',
      much: 'Yours.',
    },
    mail: {
      value: 1_240,
      max: 1_800,
      now: '1,240 of 1,800 characters',
      nowWords: '{n} of 1,800 characters',
      over: false,
    },
    started: '/actions/x/letter/started',
    finish: finishSample(),
    sampleLanguages: 'Spanish and English',
    samples: [{ heading: 'Spanish, for the office', lang: 'es', dir: 'ltr', paragraphs: ['Le escribo.'] }],
  }),
});

export type NotTakenModel = {
  home: string;
  title: string;
  text: string;
  lang: string;
  actionTitle: string;
  actionHref: string;
  reportHref: string | null;
  /** What somebody was writing, shown for copying; kept nowhere. */
  typed: string | null;
};

/** Answered with 409 where letters are no longer taken: stopped, or closed for good. */
export const notTakenPage = definePage<NotTakenModel>({
  name: 'letters/not-taken',
  layout: 'public',
  sample: () => ({
    home: '/',
    title: 'Please do not write now',
    text: 'The family asks for quiet.',
    lang: 'en',
    actionTitle: 'Two river monitors held',
    actionHref: '/actions/x',
    reportHref: '/actions/x/report',
    typed: 'I write about two river monitors.',
  }),
});
