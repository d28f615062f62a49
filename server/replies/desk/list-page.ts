// The desk's list of replies: what is new first, filtered by the address; many can be set aside at once.
import { countryName } from '../../lib/countries.ts';
import { dayInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { writeNumber } from '../../lib/languages.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import type { ListedReply, ListFilter, Named, ReplyList } from '../find-reply.ts';
import { REPLY_STATES } from '../model.ts';

type Line = {
  id: string;
  tick: string;
  /** Whether it can be ticked; and whether it was, in a form that was refused. */
  movable: boolean;
  ticked: boolean;
  href: string;
  official: string;
  how: string;
  action: { title: string; lang: string; detail: string; href: string };
  state: string;
  tag: string;
  files: string;
  told: string;
};

export type RepliesModel = {
  errors: ErrorSummary;
  /** What was just done, in words. */
  said: string | null;
  filter: { action: string; fields: Field[]; all: string | null };
  counts: string;
  lines: Line[];
  next: string | null;
  /** Null for who may not set aside, and where nothing is there to be. */
  aside: {
    action: string;
    reason: Field;
    hidden: { name: string; value: string }[];
    /** The button for all that is unread; null where there are not several. */
    all: string | null;
  } | null;
};

/** The classes of the states' marks. */
export const TAGS = { new: 'draft', read: 'open', published: 'published', 'set-aside': 'closed' } as const;

export type ListGiven = {
  filter: ListFilter;
  now: Date;
  mayPublish: boolean;
  said: string | null;
  /** A setting aside of many that was refused. */
  refused: { ticked: readonly string[]; reason: string; problems: readonly FieldProblem[] } | null;
};

const queryOf = (filter: ListFilter): Record<string, string | undefined> => ({
  state: filter.state,
  action: filter.actionId,
  official: filter.officialId,
});

function lineOf(words: Words, reply: ListedReply, ticked: readonly string[]): Line {
  const { t, to, lang } = words;
  const { action } = reply;
  return {
    id: reply.id,
    tick: t('replies.tick', { official: reply.official, day: dayInWords(reply.answeredOn, lang, 'long') }),
    movable: reply.state === 'new' || reply.state === 'read',
    ticked: ticked.includes(reply.id),
    href: to.deskReply(reply.id),
    official: reply.official,
    how: t('replies.how', {
      kind: t(`reply.kind.${reply.kind}`),
      day: dayInWords(reply.answeredOn, lang, 'long'),
    }),
    action: {
      title: action.title,
      lang: action.lang,
      detail: [action.number === null ? '' : `UA ${action.number}`, countryName(action.country, lang)]
        .filter(part => part !== '')
        .join(' · '),
      href: to.deskAction(action.id),
    },
    state:
      reply.erased && reply.state !== 'published' ? t('replies.erased') : t(`replies.state.${reply.state}`),
    tag: TAGS[reply.state],
    files: reply.files === 0 ? '–' : writeNumber(reply.files, lang),
    told: momentInWords(words, reply.toldAt),
  };
}

function filterFields({ t }: Words, list: ReplyList, filter: ListFilter): Field[] {
  const { field } = fieldsFor({ t });
  const named = (all: readonly Named[]) => all.map(({ id, name }) => ({ value: id, label: name }));
  const choose = (name: string, value: string | undefined, choices: { value: string; label: string }[]) =>
    field(name, {
      label: t(`replies.filter.${name}`),
      as: 'select',
      value: value ?? '',
      choices: [{ value: '', label: t(`replies.any.${name}`) }, ...choices],
    });
  const states = REPLY_STATES.map(state => ({
    value: state,
    label: t('replies.stateCount', { state: t(`replies.state.${state}`), n: list.counts.get(state) ?? 0 }),
  }));
  return [
    choose('state', filter.state, states),
    choose('action', filter.actionId, named(list.actions)),
    choose('official', filter.officialId, named(list.officials)),
  ];
}

function asideOf({ t, to }: Words, list: ReplyList, { filter, now }: ListGiven, reason: Field) {
  const sent: Record<string, string | undefined> = { ...queryOf(filter), upTo: now.toISOString() };
  const hidden = Object.entries(sent);
  return {
    action: to.deskRepliesAside(),
    reason,
    hidden: hidden.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }])),
    all: list.unread > 1 ? t('replies.aside.all', { n: list.unread }) : null,
  };
}

export function repliesModel(words: Words, list: ReplyList, given: ListGiven): RepliesModel {
  const { t, to } = words;
  const { filter, refused } = given;
  const { field, summary } = fieldsFor(words, refused?.problems ?? []);
  const reason = field('reason', {
    label: t('replies.aside.reason'),
    hint: t('replies.aside.hint'),
    value: refused?.reason ?? '',
    width: 'w16',
    autocomplete: 'off',
  });
  const filtered = Object.values(queryOf(filter)).some(value => value !== undefined);
  const movable = list.replies.some(reply => reply.state === 'new' || reply.state === 'read');
  return {
    errors: summary('aside'),
    said: given.said,
    filter: {
      action: to.deskReplies(),
      fields: filterFields(words, list, filter),
      all: filtered ? to.deskReplies() : null,
    },
    counts: t('replies.counts', {
      fresh: list.counts.get('new') ?? 0,
      n: [...list.counts.values()].reduce((sum, count) => sum + count, 0),
    }),
    lines: list.replies.map(reply => lineOf(words, reply, refused?.ticked ?? [])),
    next: list.next === null ? null : to.deskReplies({ ...queryOf(filter), before: list.next }),
    aside: given.mayPublish && movable ? asideOf(words, list, given, reason) : null,
  };
}

export const repliesPage = definePage<RepliesModel>({
  name: 'replies/replies',
  layout: 'desk',
  sample: () => {
    const { to } = plainVisit();
    const line = {
      id: '01',
      tick: 'Dr. Héctor Villagrán-Recalde, 20 November 2026',
      movable: true,
      ticked: true,
      href: to.deskReply('01'),
      official: 'Dr. Héctor Villagrán-Recalde',
      how: 'Letter of 20 November 2026',
      action: {
        title: 'Two river monitors held for measuring the water',
        lang: 'en',
        detail: 'UA 112/26 · Ecuador',
        href: to.deskAction('a'),
      },
      state: 'New',
      tag: TAGS.new,
      files: '2',
      told: '21 Nov 2026, 09:40 UTC',
    };
    const { field, summary } = fieldsFor(plainVisit(), [{ path: 'reason', reason: 'problem.missing' }]);
    return {
      said: '2 answers are set aside.',
      filter: {
        action: to.deskReplies(),
        fields: [field('state', { label: 'State', as: 'select', choices: [{ value: '', label: 'All' }] })],
        all: to.deskReplies(),
      },
      counts: '2 new',
      lines: [line, { ...line, id: '02', state: 'Published', tag: TAGS.published }],
      next: to.deskReplies({ before: '01' }),
      aside: {
        action: to.deskRepliesAside(),
        hidden: [{ name: 'upTo', value: '2026-11-21T09:40:00.000Z' }],
        all: 'Set all 214 new ones aside',
        reason: field('reason', { label: 'Why', hint: 'Such as advertising', value: '' }),
      },
      errors: summary('aside'),
    };
  },
});
