// The counting rules by themselves: grades, thresholds at their edges, and every number that one report adds.
import { describe, expect, test } from 'vitest';
import { settingsSchema } from '../settings/model.ts';
import {
  changeBetween,
  gradeOf,
  isAboveThresholds,
  partsOf,
  standingOf,
  type Countable,
  type CounterChange,
} from './model.ts';

const GROUP = { name: 'Class 4b', people: 10 };
const AT = '2026-11-21T12:00:00.000Z';

test('a group’s report is of a group whatever is confirmed; only a single reporter confirms', () => {
  expect(gradeOf(null, null)).toBe('reported');
  expect(gradeOf(null, AT)).toBe('confirmed');
  expect(gradeOf(GROUP, null)).toBe('group');
  expect(gradeOf(GROUP, AT)).toBe('group');
});

describe('more than is believed unseen', () => {
  const limits = settingsSchema.parse({ holdSelfAbove: 20, holdGroupAbove: 300, holdPerPersonAbove: 5 });
  const above = (quantities: number[], people: number | null): boolean =>
    isAboveThresholds(
      {
        lines: quantities.map((quantity, at) => ({ target: `t${String(at)}`, channel: 'post', quantity })),
        group: people === null ? null : { name: 'Class 4b', people },
      },
      limits,
    );

  test('of one person is what is above their own limit, over all lines', () => {
    expect([above([20], null), above([21], null), above([10, 10], null), above([10, 11], null)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
  });
  test('of a group is what is above its limit, or above what so many people write', () => {
    expect([above([300], 100), above([301], 100)]).toEqual([false, true]);
    expect([above([50], 10), above([51], 10)]).toEqual([false, true]);
    // One person's limit says nothing of a group.
    expect(above([21], 10)).toBe(false);
  });
});

const report = (changes: Partial<Countable> = {}): Countable => ({
  lines: [
    { target: 't1', channel: 'post', quantity: 2 },
    { target: 't1', channel: 'email', quantity: 3 },
    { target: 't2', channel: 'post', quantity: 4 },
  ],
  country: 'DE',
  day: '2026-11-21',
  grade: 'reported',
  held: false,
  ...changes,
});

const shown = (changes: readonly CounterChange[]): string[] =>
  changes
    .map(({ dimension, key, grade, appeals, reports }) =>
      [dimension, key, grade, String(appeals), String(reports)].join('|'),
    )
    .sort();

describe('what one report adds', () => {
  test('is its appeals once in each margin and once in each crossing, and one report wherever it stands', () => {
    expect(shown(partsOf(report()))).toEqual(
      [
        'total||reported|9|1',
        'country|DE|reported|9|1',
        'day|2026-11-21|reported|9|1',
        'channel|post|reported|6|1',
        'channel|email|reported|3|1',
        'target|t1|reported|5|1',
        'target|t2|reported|4|1',
        'target-channel|t1 post|reported|2|1',
        'target-channel|t1 email|reported|3|1',
        'target-channel|t2 post|reported|4|1',
        'day-country|2026-11-21 DE|reported|9|1',
        'day-way|2026-11-21 post t1|reported|2|1',
        'day-way|2026-11-21 email t1|reported|3|1',
        'day-way|2026-11-21 post t2|reported|4|1',
        'country-way|DE post t1|reported|2|1',
        'country-way|DE email t1|reported|3|1',
        'country-way|DE post t2|reported|4|1',
        'cell|2026-11-21 DE post t1|reported|2|1',
        'cell|2026-11-21 DE email t1|reported|3|1',
        'cell|2026-11-21 DE post t2|reported|4|1',
      ].sort(),
    );
  });

  test('without a country stands apart, by a key that is no country', () => {
    const parts = shown(partsOf(report({ country: null })));
    expect(parts).toEqual(
      expect.arrayContaining([
        'country||reported|9|1',
        'day-country|2026-11-21 --|reported|9|1',
        'country-way|-- post t1|reported|2|1',
        'cell|2026-11-21 -- post t1|reported|2|1',
      ]),
    );
  });

  test('is one number where it is held, and nothing where it has no lines', () => {
    expect(shown(partsOf(report({ held: true })))).toEqual(['held||reported|9|1']);
    expect(partsOf(report({ lines: [] }))).toEqual([]);
    expect(partsOf(report({ lines: [], held: true }))).toEqual([]);
  });
});

describe('a change', () => {
  test('of nothing is none, and going undoes coming', () => {
    expect(changeBetween(report(), report())).toEqual([]);
    expect(changeBetween(null, null)).toEqual([]);
    const come = changeBetween(null, report());
    expect(shown(come)).toEqual(shown(partsOf(report())));
    const gone = changeBetween(report(), null);
    expect(shown(gone.map(part => ({ ...part, appeals: -part.appeals, reports: -part.reports })))).toEqual(
      shown(come),
    );
  });

  test('of how sure it is moves all of it from one grade to the other', () => {
    const total = changeBetween(report(), report({ grade: 'confirmed' })).filter(
      part => part.dimension === 'total',
    );
    expect(shown(total)).toEqual(['total||confirmed|9|1', 'total||reported|-9|-1']);
  });

  test('of quantities alone moves appeals and no report', () => {
    const [first, ...others] = report().lines;
    const more = report({ lines: first ? [{ ...first, quantity: 5 }, ...others] : [] });
    const changes = changeBetween(report(), more);
    expect(changes.every(part => part.appeals === 3 && part.reports === 0)).toBe(true);
    expect(changes.map(part => part.dimension).sort()).toEqual(
      [
        'cell',
        'channel',
        'country',
        'country-way',
        'day',
        'day-country',
        'day-way',
        'target',
        'target-channel',
        'total',
      ].sort(),
    );
  });

  test('of the ways alone moves a report and, in sum, no appeal', () => {
    const lines = [
      { target: 't1', channel: 'post' as const, quantity: 2 },
      { target: 't2', channel: 'post' as const, quantity: 2 },
    ];
    const before = report({ lines });
    const after = report({ lines: [{ target: 't1', channel: 'post', quantity: 4 }] });
    expect(shown(changeBetween(before, after).filter(part => part.dimension === 'target'))).toEqual([
      'target|t1|reported|2|0',
      'target|t2|reported|-2|-1',
    ]);
  });
});

test('a report stands as the last word on it: withdrawn before set aside, set aside before held', () => {
  const state = (kind: string, held: boolean, withdrawnAt: string | null) => ({ kind, held, withdrawnAt });
  expect(standingOf(state('reported', false, null))).toBe('counted');
  expect(standingOf(state('reported', true, null))).toBe('held');
  expect(standingOf(state('set-aside', true, null))).toBe('set-aside');
  expect(standingOf(state('set-aside', false, null))).toBe('set-aside');
  expect(standingOf(state('set-aside', true, AT))).toBe('withdrawn');
});
