// The list of actions: filters from the address, each action with its days left and its total.
import { writeNumber } from '../lib/languages.ts';
import { fixed } from '../lib/paths.ts';
import { TOPICS } from '../lib/topics.ts';
import type { App } from '../platform/app.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Form } from '../platform/web/form.ts';
import type { Visit } from '../platform/web/visit.ts';
import { recallCounts } from '../totals/tally.ts';
import type { HomeModel } from './pages.ts';
import { recallChoices, recallList, recallPast, type ListAsked } from './recall-list.ts';

/** What a visitor asked the list for; unknown values count as not asked. */
function askedFrom(query: Form, closed: boolean): ListAsked {
  const those = (name: string, known: (value: string) => boolean): string => {
    const value = query.one(name);
    return known(value) ? value : '';
  };
  return {
    closed,
    search: query.one('q').slice(0, 200),
    country: those('country', value => /^[A-Z]{2}$/.test(value)),
    lang: those('lang', value => /^[a-z]{2,3}$/.test(value)),
    topic: those('topic', value => TOPICS.some(topic => topic === value)),
    cursor: query.one('cursor'),
  };
}

type Choices = Awaited<ReturnType<typeof recallChoices>>;

function findForm(visit: Visit, query: Form, all: Choices, closed: boolean): HomeModel['find'] {
  const { t, to } = visit;
  const { field } = fieldsFor(visit);
  const orAll = (choices: Choices[keyof Choices], every: string) => [{ value: '', label: every }, ...choices];
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
    country: select('country', t('home.country'), orAll(all.countries, t('home.allCountries'))),
    lang: select('lang', t('home.language'), orAll(all.languages, t('home.anyLanguage'))),
    topic: select('topic', t('home.topic'), orAll(all.topics, t('home.allTopics'))),
  };
}

/** The home page, or the list of closed actions with their outcomes. */
export async function listModel(app: App, visit: Visit, query: Form, closed: boolean): Promise<HomeModel> {
  const { t, lang, to } = visit;
  const found = await recallList(app, visit, askedFrom(query, closed));
  const choices = await recallChoices(app, lang, closed ? 'closed' : 'open');
  const past = closed ? [] : await recallPast(app, lang, visit.chrome.languages[0] ?? 'en');
  const countsOf = await recallCounts(
    app,
    found.actions.map(action => action.id),
  );
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
    actions: found.actions.map(({ id, shown }) => {
      const { total, held } = countsOf(id);
      return {
        shown,
        total: total === 0 ? null : writeNumber(total, lang),
        totalLabel: t('home.letters', { n: total }),
        held: held === 0 ? null : t('stamp.held', { n: held }),
      };
    }),
    heldWhy: found.actions.some(action => countsOf(action.id).held > 0) ? t('stamp.heldWhy') : null,
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
    past,
  };
}
