// The list of actions: filters from the address, each action with its days left and its total.
import { TOPICS } from '../lib/topics.ts';
import { letterLanguages, type PublishedAction } from '../actions/model.ts';
import { inLanguage } from '../actions/in-language.ts';
import { listActions, listChoices, type ListChoices } from '../actions/find-action.ts';
import { updateInWords } from '../actions/describe-news.ts';
import { countryName } from '../lib/countries.ts';
import { dayIn, dayInWords } from '../lib/dates.ts';
import { joinList, languageName, alphabetOf, writeNumber } from '../lib/languages.ts';
import { fixed } from '../lib/paths.ts';
import { paragraphsOf } from '../lib/rich-text.ts';
import type { App } from '../platform/app.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Form } from '../platform/web/form.ts';
import type { Visit } from '../platform/web/visit.ts';
import { heldOf, totalsOf } from '../totals/tally.ts';
import type { HomeModel, ListedAction } from './pages.ts';
import { postmarkFor } from '../actions/postmark.ts';

/** What a visitor asked the list for; unknown values count as not asked. */
function wishFrom(query: Form, closed: boolean) {
  const asked = {
    search: query.one('q').slice(0, 200),
    country: query.one('country'),
    lang: query.one('lang'),
    topic: query.one('topic'),
  };
  return {
    status: closed ? ('closed' as const) : ('open' as const),
    limit: 50,
    ...(asked.search ? { search: asked.search } : {}),
    ...(/^[A-Z]{2}$/.test(asked.country) ? { country: asked.country } : {}),
    ...(/^[a-z]{2,3}$/.test(asked.lang) ? { lang: asked.lang } : {}),
    ...(TOPICS.some(topic => topic === asked.topic) ? { topic: asked.topic } : {}),
    ...(query.one('cursor') ? { cursor: query.one('cursor') } : {}),
  };
}

function findForm(visit: Visit, query: Form, all: ListChoices, closed: boolean): HomeModel['find'] {
  const { t, lang, to } = visit;
  const { field } = fieldsFor(visit);
  const compare = alphabetOf(lang);
  const choices = (values: Iterable<string>, name: (value: string) => string, every: string) => [
    { value: '', label: every },
    ...[...new Set(values)]
      .map(value => ({ value, label: name(value) }))
      .sort((a, b) => compare(a.label, b.label)),
  ];
  const select = (name: string, label: string, options: { value: string; label: string }[]) =>
    field(name, { label, as: 'select', value: query.one(name), choices: options });
  return {
    action: closed ? to.actions() : to.home(),
    status: closed ? 'closed' : null,
    search: field('q', {
      label: t('home.search'),
      type: 'search',
      autocomplete: 'off',
      value: query.one('q'),
    }),
    country: select(
      'country',
      t('home.country'),
      choices(all.countries, code => countryName(code, lang), t('home.allCountries')),
    ),
    lang: select(
      'lang',
      t('home.language'),
      choices(all.languages, code => languageName(code, lang), t('home.anyLanguage')),
    ),
    topic: select(
      'topic',
      t('home.topic'),
      choices(all.topics, topic => t(`topic.${topic}`), t('home.allTopics')),
    ),
  };
}

/** The first sentences that fit into `max` characters; where not even one does, its beginning, cut at a word. */
export function opening(text: string, max = 220): string {
  const [first = ''] = paragraphsOf(text);
  const line = first.replace(/\s+/g, ' ');
  if (line.length <= max) return line;
  const ends = [...line.slice(0, max).matchAll(/[.!?؟。][”"»)]*\s/g)].at(-1);
  if (ends && ends.index > max / 3) return line.slice(0, ends.index + ends[0].length).trim();
  const cut = line.slice(0, max);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')} …`;
}

function listed(
  visit: Visit,
  found: PublishedAction,
  { total, held }: { total: number; held: number },
  now: Date,
): ListedAction {
  const { t, lang } = visit;
  const action = inLanguage(found, lang);
  const languages = letterLanguages(action).map(code => languageName(code, lang));
  return {
    href: visit.to.action(action.slug),
    country: countryName(action.country, lang),
    number: action.number === null ? null : `UA ${action.number}`,
    second: updateInWords(visit, action),
    stopped: action.status === 'stopped',
    title: action.title,
    lang: action.textLangs.title,
    summaryLang: action.stop ? action.lang : action.textLangs.summary,
    people: action.people.slice(0, 4),
    summary: opening(action.stop ? action.stop.reason : action.summary),
    postmark: postmarkFor(visit, action, now),
    total: total === 0 ? null : writeNumber(total, lang),
    totalLabel: t('home.letters', { n: total }),
    held: held === 0 ? null : t('stamp.held', { n: held }),
    writeIn:
      action.status === 'open' && languages.length > 0
        ? t('home.writeIn', { languages: joinList(languages, lang) })
        : null,
    outcome: action.outcome
      ? `${t(`outcome.${action.outcome.kind}`)}: ${opening(action.outcome.text, 120)}`
      : null,
  };
}

const GOOD = ['good-news', 'partly'] as const;

/** The newest outcomes that brought good, for "what past actions achieved". */
function pastOf(visit: Visit, closed: readonly PublishedAction[]): HomeModel['past'] {
  return [...closed]
    .sort((a, b) => ((a.outcome?.at ?? '') < (b.outcome?.at ?? '') ? 1 : -1))
    .slice(0, 3)
    .flatMap(action =>
      action.outcome
        ? [
            {
              kind: visit.t(`outcome.${action.outcome.kind}`),
              date: dayInWords(dayIn(action.timeZone, new Date(action.outcome.at)), visit.lang, 'long'),
              text: opening(action.outcome.text, 220),
              lang: action.lang,
              about: countryName(action.country, visit.lang),
              href: visit.to.action(action.slug),
            },
          ]
        : [],
    );
}

/** The home page, or the list of closed actions with their outcomes. */
export async function listModel(app: App, visit: Visit, query: Form, closed: boolean): Promise<HomeModel> {
  const { t, to } = visit;
  const now = app.clock.now();
  const wish = wishFrom(query, closed);
  const found = await listActions(app, wish);
  const choices = await listChoices(app, wish.status);
  const past = closed
    ? []
    : (await listActions(app, { status: 'closed', outcomes: GOOD, limit: 12 })).actions;
  const ids = found.actions.map(action => action.id);
  const [totals, held] = [await totalsOf(app, ids), await heldOf(app, ids)];
  const countsOf = ({ id }: PublishedAction) => ({ total: totals.get(id) ?? 0, held: held.get(id) ?? 0 });
  const filtered = ['q', 'country', 'lang', 'topic'].some(name => query.one(name) !== '');
  const keep: Record<string, string | undefined> = { status: closed ? 'closed' : undefined };
  for (const name of ['q', 'country', 'lang', 'topic']) keep[name] = query.one(name) || undefined;
  const moreQuery = { ...keep, cursor: found.next ?? undefined };
  return {
    heading: closed ? t('closed.heading') : t('home.heading'),
    intro: closed ? t('closed.intro') : t('home.intro'),
    stamp: null,
    find: findForm(visit, query, choices, closed),
    count: t(closed ? 'closed.count' : 'home.count', { n: found.actions.length }),
    isClosed: closed,
    actions: found.actions.map(action => listed(visit, action, countsOf(action), now)),
    heldWhy: found.actions.some(action => countsOf(action).held > 0) ? t('stamp.heldWhy') : null,
    empty:
      found.actions.length > 0
        ? null
        : filtered
          ? t('home.nothingFits')
          : t(closed ? 'closed.none' : 'home.none'),
    clear: filtered ? (closed ? to.actions({ status: 'closed' }) : to.home()) : null,
    more: found.next === null ? null : closed ? to.actions(moreQuery) : to.home(moreQuery),
    closed: to.actions({ status: 'closed' }),
    open: to.home(),
    calendar: fixed.feedDeadlines,
    past: pastOf(visit, past),
  };
}
