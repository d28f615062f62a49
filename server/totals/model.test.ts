// A tally made of counters by itself: countries at the edge of being named, sums, order, and what is new.
import { expect, test } from 'vitest';
import { readFilter } from './filter-numbers.ts';
import {
  countersFromCells,
  newestOf,
  NO_FILTER,
  tallyFrom,
  tallyOfNumbers,
  targetsCounted,
  type Counter,
} from './model.ts';

const counter = (
  dimension: string,
  key: string,
  appeals: number,
  reports: number,
  grade = 'reported',
): Counter => ({ dimension, key, grade, appeals, reports });

const noLetters = { post: 0, email: 0, fax: 0, phone: 0, social: 0, other: 0 };

const given = {
  asOf: '2026-11-21T12:00:00.000Z',
  started: [
    { target: 't1', channel: 'post', count: 3 },
    { target: 't2', channel: 'email', count: 4 },
  ],
  targets: [{ id: 't1', name: 'Governor' }],
  wholeReports: true,
};

test('a country is named from five reports on; the others stand together, and none given apart', () => {
  const { byCountry } = tallyFrom(
    [
      counter('country', 'FR', 50, 4),
      counter('country', 'DE', 5, 3),
      counter('country', 'DE', 4, 2, 'confirmed'),
      counter('country', 'ES', 30, 9),
      counter('country', 'AT', 30, 5),
      counter('country', 'MT', 7, 1),
      counter('country', '', 8, 1),
      counter('country', 'IT', 0, 6),
    ],
    given,
  );
  expect(byCountry).toEqual([
    { country: 'AT', total: 30 },
    { country: 'ES', total: 30 },
    { country: 'DE', total: 9 },
    { country: 'other', total: 57 },
    { country: null, total: 8 },
  ]);
});

test('grades, ways, days and what is held each take their own counters', () => {
  const numbers = tallyFrom(
    [
      counter('total', '', 9, 2),
      counter('total', '', 4, 1, 'group'),
      counter('channel', 'post', 9, 2),
      counter('channel', 'post', 4, 1, 'group'),
      counter('target', 't1', 13, 3),
      counter('target-channel', 't1 post', 13, 3),
      counter('day', '2026-11-21', 4, 1, 'group'),
      counter('day', '2026-11-20', 9, 2),
      counter('day', '2026-11-19', 0, 0),
      counter('held', '', 940, 2),
    ],
    given,
  );
  expect(numbers).toMatchObject({
    total: 13,
    byGrade: { sent: 0, confirmed: 0, reported: 9, group: 4 },
    reportsByGrade: { sent: 0, confirmed: 0, reported: 2, group: 1 },
    byTarget: [{ id: 't1', name: 'Governor', total: 13 }],
    held: 940,
    heldReports: 2,
    started: 7,
    startedByChannel: { post: 3, email: 4, fax: 0 },
  });
  expect(numbers.byDay).toEqual([
    { day: '2026-11-20', total: 9 },
    { day: '2026-11-21', total: 4 },
  ]);
  expect(numbers.cells).toMatchObject([
    { id: 't1', byChannel: { post: 13, email: 0 }, total: 13, started: 3 },
  ]);
  expect(tallyFrom([], { ...given, wholeReports: false }).reportsByGrade).toBeNull();
  expect(Object.keys(tallyOfNumbers(numbers))).toEqual([
    'asOf',
    'total',
    'byGrade',
    'byChannel',
    'byTarget',
    'byCountry',
    'byDay',
    'held',
    'started',
  ]);
});

test('cells become the same counters, a missing country as none', () => {
  const counters = countersFromCells({
    ways: [
      { channel: 'post', target: 't1', grade: 'reported', appeals: 2 },
      { channel: 'email', target: 't1', grade: 'reported', appeals: 3 },
    ],
    days: [{ day: '2026-11-21', appeals: 5 }],
    countries: [
      { country: '--', appeals: 1, leastReports: 1 },
      { country: 'DE', appeals: 4, leastReports: 5 },
    ],
  });
  expect(tallyFrom(counters, given)).toMatchObject({
    total: 5,
    byGrade: { reported: 5 },
    byChannel: { post: 2, email: 3 },
    byTarget: [{ total: 5 }],
    byCountry: [
      { country: 'DE', total: 4 },
      { country: null, total: 1 },
    ],
    byDay: [{ day: '2026-11-21', total: 5 }],
  });
});

test('an official is counted where letters are, not where they were taken back', () => {
  expect(targetsCounted([counter('target', 't1', 0, 0), counter('target', 't2', 3, 1)])).toEqual(['t2']);
});

test('today and yesterday are days of the action’s own calendar', () => {
  const numbers = {
    asOf: '2026-11-21T02:00:00.000Z',
    byDay: [
      { day: '2026-11-19', total: 1 },
      { day: '2026-11-20', total: 2 },
      { day: '2026-11-21', total: 4 },
      { day: '2026-11-22', total: 8 },
    ],
  };
  expect(newestOf(numbers, 'America/Caracas')).toEqual({ today: 2, yesterday: 1 });
  expect(newestOf(numbers, 'Asia/Tokyo')).toEqual({ today: 4, yesterday: 2 });
  expect(newestOf({ ...numbers, byDay: [] }, 'UTC')).toEqual({ today: 0, yesterday: 0 });
});

test('an address can ask for what the whole tally names, and for nothing else', () => {
  const cells = [{ id: 't1', name: null, byChannel: noLetters, total: 0, started: 0 }];
  const whole = {
    cells,
    byCountry: [
      { country: 'DE', total: 9 },
      { country: 'other', total: 3 },
      { country: null, total: 1 },
    ],
  };
  const nothing = { target: '', channel: '', grade: '', country: '', from: '', to: '' };
  const country = (asked: string) => readFilter({ ...nothing, country: asked }, whole).country;
  expect(['DE', 'none', 'other', 'FR', ''].map(country)).toEqual(['DE', 'none', null, null, null]);
  expect(
    readFilter({ ...nothing, target: 't9', channel: 'pigeon', grade: 'sure', from: 'soon' }, whole),
  ).toEqual(NO_FILTER);
  expect(readFilter({ ...nothing, target: 't1', channel: 'fax', to: '2026-11-21' }, whole)).toEqual({
    ...NO_FILTER,
    target: 't1',
    channel: 'fax',
    to: '2026-11-21',
  });
});
