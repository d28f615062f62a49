// The list of actions but for its numbers, and what it can be filtered by: made once for each language and filter.
import { updateInWords } from '../actions/describe-news.ts';
import { listActions, listChoices } from '../actions/find-action.ts';
import { inLanguage } from '../actions/in-language.ts';
import { letterLanguages, type PublishedAction } from '../actions/model.ts';
import { postmarkFor } from '../actions/postmark.ts';
import { countryName } from '../lib/countries.ts';
import { dayIn, dayInWords } from '../lib/dates.ts';
import { alphabetOf, joinList, languageName } from '../lib/languages.ts';
import type { App } from '../platform/app.ts';
import { remembering } from '../platform/remembering.ts';
import { readerOf, type Reader, type Visit } from '../platform/web/visit.ts';
import { opening } from './opening.ts';
import type { HomeModel, ShownInList } from './pages.ts';

/** What the list is asked for, '' where it is not. */
export type ListAsked = {
  closed: boolean;
  search: string;
  country: string;
  lang: string;
  topic: string;
  cursor: string;
};

function listed(reader: Reader, found: PublishedAction, now: Date): ShownInList {
  const { t, lang } = reader;
  const action = inLanguage(found, lang);
  const languages = letterLanguages(action).map(code => languageName(code, lang));
  return {
    href: reader.to.action(action.slug),
    country: countryName(action.country, lang),
    number: action.number === null ? null : `UA ${action.number}`,
    second: updateInWords(reader, action),
    stopped: action.status === 'stopped',
    title: action.title,
    lang: action.textLangs.title,
    summaryLang: action.stop ? action.lang : action.textLangs.summary,
    people: action.people.slice(0, 4),
    summary: opening(action.stop ? action.stop.reason : action.summary),
    postmark: postmarkFor(reader, action, now),
    writeIn:
      action.status === 'open' && languages.length > 0
        ? t('home.writeIn', { languages: joinList(languages, lang) })
        : null,
    outcome: action.outcome
      ? `${t(`outcome.${action.outcome.kind}`)}: ${opening(action.outcome.text, 120)}`
      : null,
  };
}

const MOST_LISTS_KEPT = 60;

const keptList = remembering(
  MOST_LISTS_KEPT,
  async (app, lang: string, first: string, status: string, ...asked: string[]) => {
    const reader = readerOf(app.strings, lang, first);
    const [search = '', country = '', inLang = '', topic = '', cursor = ''] = asked;
    const found = await listActions(app, {
      status: status === 'closed' ? 'closed' : 'open',
      limit: 50,
      ...(search ? { search } : {}),
      ...(country ? { country } : {}),
      ...(inLang ? { lang: inLang } : {}),
      ...(topic ? { topic } : {}),
      ...(cursor ? { cursor } : {}),
    });
    const now = app.clock.now();
    return {
      actions: found.actions.map(action => ({ id: action.id, shown: listed(reader, action, now) })),
      next: found.next,
    };
  },
);

export const recallList = (app: App, { lang, chrome }: Visit, asked: ListAsked) =>
  keptList(
    app,
    lang,
    chrome.languages[0] ?? 'en',
    asked.closed ? 'closed' : 'open',
    asked.search,
    asked.country,
    asked.lang,
    asked.topic,
    asked.cursor,
  );

type Choices = { value: string; label: string }[];

/** Each value once, with its name, as the reader's language sorts them. */
function named(values: readonly string[], lang: string, name: (value: string) => string): Choices {
  const compare = alphabetOf(lang);
  return [...new Set(values)]
    .map(value => ({ value, label: name(value) }))
    .sort((a, b) => compare(a.label, b.label));
}

const MOST_LANGUAGES = 40;

/** What the open or the closed actions can be filtered by. */
export const recallChoices = remembering(MOST_LANGUAGES, async (app, lang: string, status: string) => {
  const all = await listChoices(app, status === 'closed' ? 'closed' : 'open');
  return {
    countries: named(all.countries, lang, code => countryName(code, lang)),
    languages: named(all.languages, lang, code => languageName(code, lang)),
    topics: named(all.topics, lang, topic => app.strings.text(lang, `topic.${topic}`)),
  };
});

const GOOD = ['good-news', 'partly'] as const;

/** The newest outcomes that brought good, for "what past actions achieved". */
function pastOf(reader: Reader, closed: readonly PublishedAction[]): HomeModel['past'] {
  return [...closed]
    .sort((a, b) => ((a.outcome?.at ?? '') < (b.outcome?.at ?? '') ? 1 : -1))
    .slice(0, 3)
    .flatMap(action =>
      action.outcome
        ? [
            {
              kind: reader.t(`outcome.${action.outcome.kind}`),
              date: dayInWords(dayIn(action.timeZone, new Date(action.outcome.at)), reader.lang, 'long'),
              text: opening(action.outcome.text, 220),
              lang: action.lang,
              about: countryName(action.country, reader.lang),
              href: reader.to.action(action.slug),
            },
          ]
        : [],
    );
}

/** What past actions achieved. */
export const recallPast = remembering(MOST_LANGUAGES, async (app, lang: string, first: string) => {
  const { actions } = await listActions(app, { status: 'closed', outcomes: GOOD, limit: 12 });
  return pastOf(readerOf(app.strings, lang, first), actions);
});
