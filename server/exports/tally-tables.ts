// An action's numbers and the list of deadlines as tables and as JSON: what the desk shows, in a program's words.
import { CHANNELS } from '../lib/channels.ts';
import type { Deadline } from '../totals/find-deadlines.ts';
import type { AnswerCount } from '../replies/model.ts';
import type { FoundNumbers } from '../totals/find-numbers.ts';
import { isFiltered, tallyOfNumbers, type Numbers, type TallyFilter } from '../totals/model.ts';
import type { Row } from './tables.ts';

export const TALLY_COLUMNS = ['as_of', 'of', 'key', 'name', 'appeals'] as const;

/** What waits for review is known of an action, and of no part of it. */
const HELD_OF_ALL = 'held of the whole action, not counted';

/** The tally as rows: what is summed, over what, and how many appeals; before it, what it was asked for alone. */
export function tallyRows(numbers: Numbers, filter: TallyFilter): Row[] {
  const row = (of: string, key: string | null, name: string | null, appeals: number | null): Row => ({
    as_of: numbers.asOf,
    of,
    key,
    name,
    appeals,
  });
  return [
    ...Object.entries(filter)
      .filter(([, value]) => value !== null)
      .map(([name, value]) => row('only', name, value, null)),
    row('total', null, null, numbers.total),
    ...Object.entries(numbers.byGrade).map(([grade, sum]) => row('grade', grade, null, sum)),
    ...Object.entries(numbers.byChannel).map(([channel, sum]) => row('channel', channel, null, sum)),
    ...numbers.byTarget.map(target => row('target', target.id, target.name, target.total)),
    ...numbers.cells.flatMap(cell =>
      Object.entries(cell.byChannel)
        .filter(([, sum]) => sum > 0)
        .map(([channel, sum]) => row('target and channel', `${cell.id} ${channel}`, cell.name, sum)),
    ),
    ...numbers.byCountry.map(({ country, total }) => row('country', country, null, total)),
    ...numbers.byDay.map(({ day, total }) => row('day', day, null, total)),
    row(isFiltered(filter) ? HELD_OF_ALL : 'held, not counted', null, null, numbers.held),
    row('letters begun, not counted', null, null, numbers.started),
    ...numbers.cells.map(cell =>
      row('letters begun to a target, not counted', cell.id, cell.name, cell.started),
    ),
  ];
}

/** The API's tally with what the desk sees besides: the filter, and each target by channel. */
export const tallyJson = (
  { action, numbers, filter, events, whole }: FoundNumbers,
  answers: ReadonlyMap<string, AnswerCount>,
) => ({
  action: { slug: action.slug, number: action.number, title: action.title, deadline: action.deadline },
  filter,
  ...tallyOfNumbers(numbers),
  /** Of what a filter leaves whole: what waits for review, and letters begun by country and grade. */
  covers: {
    held: 'the whole action',
    started: 'the official, the channel and the days of the filter, not its country or grade',
  },
  byTargetAndChannel: numbers.cells,
  // Answers of officials that were told of, whatever the filter; only those published have been read by the public.
  answers: [...answers].map(([id, count]) => ({
    id,
    name: whole.cells.find(cell => cell.id === id)?.name ?? null,
    ...count,
  })),
  events,
});

const sums = CHANNELS.map(channel => `by_${channel}` as const);
export const DEADLINE_COLUMNS = [
  'as_of',
  'row',
  'action',
  'number',
  'title',
  'country',
  'deadline',
  'time_zone',
  'days_left',
  'target',
  'sent',
  'confirmed',
  'reported',
  'group',
  'total',
  'today',
  'yesterday',
  ...sums,
  'begun',
  'held',
  'statement',
  'statement_until',
] as const;

/** A row for each action, and behind it one for each of its targets; only rows of one kind can be summed. */
export function deadlineRows(deadlines: readonly Deadline[]): Row[] {
  return deadlines.flatMap(({ action, daysLeft, numbers, newest, statement }) => {
    const about = {
      as_of: numbers.asOf,
      action: action.slug,
      number: action.number,
      title: action.title,
      country: action.country,
      deadline: action.deadline,
      time_zone: action.timeZone,
      days_left: daysLeft,
    };
    const byChannel = (of: Numbers['byChannel']): Row =>
      Object.fromEntries(CHANNELS.map(channel => [`by_${channel}`, of[channel]]));
    return [
      {
        ...about,
        row: 'action',
        ...numbers.byGrade,
        total: numbers.total,
        ...newest,
        ...byChannel(numbers.byChannel),
        begun: numbers.started,
        held: numbers.held,
        statement: statement?.number ?? null,
        statement_until: statement?.day ?? null,
      },
      ...numbers.cells.map(cell => ({
        ...about,
        row: 'target',
        target: cell.name ?? cell.id,
        total: cell.total,
        ...byChannel(cell.byChannel),
        begun: cell.started,
      })),
    ];
  });
}

/** The list as the API would give it. */
export const deadlinesJson = (deadlines: readonly Deadline[]) => ({
  deadlines: deadlines.map(({ action, daysLeft, numbers, newest, reminded, next, statement }) => {
    // A list has neither the countries nor the days of its actions: the tally of each has them.
    const { byCountry: _, byDay: __, ...tally } = tallyOfNumbers(numbers);
    return {
      action: {
        slug: action.slug,
        number: action.number,
        title: action.title,
        country: action.country,
        deadline: action.deadline,
        timeZone: action.timeZone,
      },
      daysLeft,
      ...tally,
      today: newest.today,
      yesterday: newest.yesterday,
      byTargetAndChannel: numbers.cells,
      reminders: { sent: reminded, next },
      statement: statement && { number: statement.number, until: statement.day },
    };
  }),
});
