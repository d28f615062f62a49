// The public pages' models with a sample each: the list of actions, and the pages about the site.
import type { SafeHtml } from '../lib/safe-html.ts';
import { html } from '../lib/safe-html.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldSample } from '../platform/web/field-sample.ts';
import type { Field } from '../platform/web/fields.ts';
import { stampSample, type StampModel } from './model.ts';
import { samplePostmark, type Postmark } from '../actions/postmark.ts';

/** An action in a list, but for its numbers: made once, until the action changes. */
export type ShownInList = {
  href: string;
  country: string;
  number: string | null;
  second: string | null;
  stopped: boolean;
  title: string;
  lang: string;
  people: { name: string; pronouns: string | null }[];
  summary: string;
  summaryLang: string;
  postmark: Postmark;
  writeIn: string | null;
  outcome: string | null;
};

export type ListedAction = {
  shown: ShownInList;
  total: string | null;
  totalLabel: string;
  /** What is held for review, where something is. */
  held: string | null;
};

export type HomeModel = {
  heading: string;
  intro: string;
  stamp: StampModel | null;
  find: { action: string; search: Field; country: Field; lang: Field; topic: Field; status: string | null };
  count: string;
  isClosed: boolean;
  actions: ListedAction[];
  /** What "held for review" means, where the list says it. */
  heldWhy: string | null;
  empty: string | null;
  clear: string | null;
  more: string | null;
  closed: string;
  open: string;
  calendar: string;
  past: { kind: string; date: string; text: string; lang: string; about: string; href: string }[];
};

const postmark = samplePostmark();

const shown: ShownInList = {
  href: '/actions/two-river-monitors',
  country: 'Ecuador',
  number: 'UA 112/26',
  second: 'update 1',
  stopped: false,
  title: 'Two river monitors held for measuring the water',
  lang: 'en',
  people: [
    { name: 'Rosalía Quilumbay', pronouns: 'she/her' },
    { name: 'Tomás Grefa', pronouns: null },
  ],
  summary: 'Held for fifty-three days without charge.',
  summaryLang: 'en',
  postmark,
  writeIn: 'Write in Spanish',
  outcome: null,
};

const listed: ListedAction = {
  shown,
  total: '3,912',
  totalLabel: 'letters reported',
  held: '12 held for review',
};

export const homePage = definePage<HomeModel>({
  name: 'site/home',
  layout: 'public',
  sample: () => ({
    heading: 'Somebody is in danger. An official can stop it. Write to them.',
    intro: 'Read a case in a minute, make the letter yours in three, then tell us.',
    stamp: stampSample,
    find: {
      action: '/',
      search: fieldSample({ name: 'q', label: 'Search by name, place or number', type: 'search' }),
      country: fieldSample({ name: 'country', label: 'Country', as: 'select' }),
      lang: fieldSample({ name: 'lang', label: 'I can write in', as: 'select' }),
      topic: fieldSample({ name: 'topic', label: 'Topic', as: 'select' }),
      status: 'closed',
    },
    count: '2 open actions, the soonest deadline first',
    isClosed: false,
    actions: [
      listed,
      {
        ...listed,
        total: null,
        shown: {
          ...shown,
          stopped: true,
          number: null,
          second: null,
          people: [],
          writeIn: null,
          outcome: 'Good news: released on bail',
          postmark: { ...postmark, big: 'Stop', word: true, small: '' },
        },
      },
    ],
    heldWhy: 'Held: a person looks at them before they count.',
    empty: 'No action fits.',
    clear: '/',
    more: '/?cursor=x',
    closed: '/actions?status=closed',
    open: '/',
    calendar: '/feeds/deadlines.ics',
    past: [
      {
        kind: 'Good news',
        date: '2 November 2026',
        text: 'He walked home.',
        lang: 'en',
        about: 'Nicaragua',
        href: '/actions/x',
      },
    ],
  }),
});

export type AboutModel = {
  name: string;
  paragraphs: string[];
  contactEmail: string | null;
  contactAddress: string[];
  offices: {
    country: string;
    name: string;
    email: string | null;
    url: string | null;
    phone: string | null;
  }[];
};

export const aboutPage = definePage<AboutModel>({
  name: 'site/about',
  layout: 'public',
  sample: () => ({
    name: 'Larkfield Network',
    paragraphs: ['We are volunteers.'],
    contactEmail: 'office@example.org',
    contactAddress: ['1 Example Street'],
    offices: [
      {
        country: 'Germany',
        name: 'Larkfield Berlin',
        email: 'berlin@example.org',
        url: 'https://example.org/',
        phone: '+1 202 555 0100',
      },
      { country: 'Spain', name: 'Larkfield Madrid', email: null, url: null, phone: null },
    ],
  }),
});

export type PrivacyModel = { name: string; contactEmail: string | null; textHtml: SafeHtml };

export const privacyPage = definePage<PrivacyModel>({
  name: 'site/privacy',
  layout: 'public',
  sample: () => ({
    name: 'Larkfield Network',
    contactEmail: 'office@example.org',
    textHtml: html`<p>Words.</p>`,
  }),
});
