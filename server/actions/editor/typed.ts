// The editor's form as typed: every field as text, rows in their order; shown again whole when something is wrong.
import type { Form } from '../../platform/web/form.ts';
import { rowsOf, type FormRow } from '../../platform/web/rows.ts';
import type { ActionContent } from '../model.ts';

export type TypedSalutation = { lang: string; text: string };
export type TypedTarget = {
  /** Stays the same across versions; '' for a new row. */
  id: string;
  officialId: string;
  order: string;
  /** Where the row stood on the page, counted from 1: tells whether its order was changed. */
  stood: number;
  role: string;
  onlyFrom: string;
  salutations: TypedSalutation[];
  spareSalutations: number;
};
export type TypedLetter = {
  lang: string;
  /** `all` or `named`. */
  scope: string;
  targets: string[];
  greeting: string;
  body: string;
  signOff: string;
};
export type TypedPerson = { name: string; pronouns: string; spoken: string };

/** The fields that are one text each. */
export type PlainName =
  | 'lang' | 'number' | 'index' | 'kind' | 'title' | 'country' | 'pronounsNote' | 'timeZone' | 'deadline'
  | 'afterDeadline' | 'summary' | 'demands' | 'background'; // prettier-ignore

/** The lists that one more empty row can be asked for. */
export const LISTS = ['people', 'targets', 'letters', 'preferredLanguages'] as const;
export type ListName = (typeof LISTS)[number];

export type TypedAction = Record<PlainName, string> & {
  topics: string[];
  people: TypedPerson[];
  targets: TypedTarget[];
  letters: TypedLetter[];
  preferredLanguages: string[];
  ownLanguageAllowed: boolean;
  image: { id: string; alt: string; credit: string; remove: boolean };
  /** Empty rows to show. */
  spare: Record<ListName, number>;
};

/** The form of a content as it stands; `countryNames` writes codes as the reader knows them. */
export const typedAction = (
  content: ActionContent,
  countryNames: (codes: readonly string[]) => string,
): TypedAction => ({
  lang: content.lang,
  number: content.number ?? '',
  index: content.index ?? '',
  kind: content.kind,
  title: content.title,
  country: content.country,
  topics: [...content.topics],
  people: content.people.map(({ name, pronouns, spoken }) => ({
    name,
    pronouns: pronouns ?? '',
    spoken: spoken ?? '',
  })),
  pronounsNote: content.pronounsNote ?? '',
  summary: content.summary,
  demands: content.demands.join('\n'),
  background: content.background,
  targets: content.targets.map((target, at) => ({
    id: target.id,
    officialId: target.officialId,
    order: String(at + 1),
    stood: at + 1,
    role: target.role,
    onlyFrom: countryNames(target.onlyFrom),
    salutations: Object.entries(target.salutations).map(([lang, text]) => ({ lang, text })),
    spareSalutations: 1,
  })),
  letters: content.letters.map(letter => ({
    lang: letter.lang,
    scope: letter.targets === null ? 'all' : 'named',
    targets: [...(letter.targets ?? [])],
    greeting: letter.greeting ?? '',
    body: letter.body,
    signOff: letter.signOff,
  })),
  preferredLanguages: [...content.preferredLanguages],
  ownLanguageAllowed: content.ownLanguageAllowed,
  timeZone: content.timeZone,
  deadline: content.deadline,
  afterDeadline: content.afterDeadline,
  image: { ...(content.image ?? { id: '', alt: '', credit: '' }), remove: false },
  spare: { people: 1, targets: 1, letters: content.letters.length === 0 ? 1 : 0, preferredLanguages: 1 },
});

const empty =
  (...names: string[]) =>
  (row: FormRow): boolean =>
    names.every(name => row.one(name) === '');

const salutationsOf = (form: Form, row: FormRow) =>
  rowsOf(form, `${row.name}.salutations`, empty('lang', 'text'));

function readTarget(form: Form, row: FormRow): TypedTarget {
  const salutations = salutationsOf(form, row);
  return {
    id: row.one('id'),
    officialId: row.one('officialId'),
    order: row.one('order'),
    stood: row.number + 1,
    role: row.one('role'),
    onlyFrom: row.one('onlyFrom'),
    salutations: salutations.rows.map(each => ({ lang: each.one('lang'), text: each.one('text') })),
    spareSalutations: Math.max(1, salutations.spare),
  };
}

/** Reads what was posted. The field `add` names a list that one more empty row was asked for. */
export function readTypedAction(form: Form): TypedAction {
  const people = rowsOf(form, 'people', empty('name', 'pronouns', 'spoken'));
  const targets = rowsOf(
    form,
    'targets',
    row => empty('officialId', 'onlyFrom')(row) && salutationsOf(form, row).rows.length === 0,
  );
  const letters = rowsOf(form, 'letters', empty('lang', 'greeting', 'body', 'signOff'));
  const preferred = rowsOf(form, 'preferredLanguages', empty('lang'));
  const add = form.one('add');
  const spare = (list: ListName, sent: number, least: number): number =>
    add === list ? sent + 1 : Math.max(least, sent);
  const plain = (name: PlainName): string => form.one(name);
  return {
    lang: plain('lang'),
    number: plain('number'),
    index: plain('index'),
    kind: plain('kind'),
    title: plain('title'),
    country: plain('country'),
    pronounsNote: plain('pronounsNote'),
    timeZone: plain('timeZone'),
    deadline: plain('deadline'),
    afterDeadline: plain('afterDeadline'),
    summary: plain('summary'),
    demands: plain('demands'),
    background: plain('background'),
    topics: form.all('topics'),
    people: people.rows.map(row => ({
      name: row.one('name'),
      pronouns: row.one('pronouns'),
      spoken: row.one('spoken'),
    })),
    targets: targets.rows.map(row => readTarget(form, row)),
    letters: letters.rows.map(row => ({
      lang: row.one('lang'),
      scope: row.one('for'),
      targets: row.all('targets'),
      greeting: row.one('greeting'),
      body: row.raw('body'),
      signOff: row.one('signOff'),
    })),
    preferredLanguages: preferred.rows.map(row => row.one('lang')),
    ownLanguageAllowed: form.has('ownLanguageAllowed'),
    image: {
      id: form.one('image.id'),
      alt: form.one('image.alt'),
      credit: form.one('image.credit'),
      remove: form.has('image.remove'),
    },
    spare: {
      people: spare('people', people.spare, 1),
      targets: spare('targets', targets.spare, 1),
      letters: spare('letters', letters.spare, 0),
      preferredLanguages: spare('preferredLanguages', preferred.spare, 1),
    },
  };
}

const PLAIN: readonly PlainName[] = [
  'lang', 'number', 'index', 'kind', 'title', 'country', 'pronounsNote', 'timeZone', 'deadline', 'afterDeadline',
  'summary', 'demands', 'background',
]; // prettier-ignore

/** The form as it would be sent: for a page that holds what was typed while it asks something else. */
export function pairsOf(typed: TypedAction): [name: string, value: string][] {
  const pairs: [string, string][] = PLAIN.map(name => [name, typed[name]]);
  for (const topic of typed.topics) pairs.push(['topics', topic]);
  typed.people.forEach(({ name, pronouns }, at) => {
    pairs.push([`people.${at}.name`, name], [`people.${at}.pronouns`, pronouns]);
  });
  typed.targets.forEach((target, at) => {
    const name = `targets.${at}`;
    for (const part of ['id', 'officialId', 'order', 'role', 'onlyFrom'] as const)
      pairs.push([`${name}.${part}`, target[part]]);
    target.salutations.forEach(({ lang, text }, row) => {
      pairs.push([`${name}.salutations.${row}.lang`, lang], [`${name}.salutations.${row}.text`, text]);
    });
  });
  typed.letters.forEach((letter, at) => {
    const name = `letters.${at}`;
    pairs.push([`${name}.lang`, letter.lang], [`${name}.for`, letter.scope]);
    for (const id of letter.targets) pairs.push([`${name}.targets`, id]);
    for (const part of ['greeting', 'body', 'signOff'] as const)
      pairs.push([`${name}.${part}`, letter[part]]);
  });
  typed.preferredLanguages.forEach((lang, at) => pairs.push([`preferredLanguages.${at}.lang`, lang]));
  if (typed.ownLanguageAllowed) pairs.push(['ownLanguageAllowed', 'yes']);
  for (const part of ['id', 'alt', 'credit'] as const) pairs.push([`image.${part}`, typed.image[part]]);
  if (typed.image.remove) pairs.push(['image.remove', '1']);
  return pairs;
}
