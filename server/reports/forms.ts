// What a reviewer asks to see, and what a reviewer decides.
import { z } from 'zod';
import { isCountry } from '../lib/countries.ts';
import { isDay } from '../lib/dates.ts';
import { Refused } from '../lib/errors.ts';
import { parseForm, wholeNumber, type Form } from '../platform/web/form.ts';
import { RULE_NAMES } from './holding/rules.ts';
import { DECISIONS, type Decision } from './review/decide.ts';
import { usualGrouping } from './review/address.ts';
import {
  GROUPINGS,
  NO_VALUE,
  readTick,
  SHOWN_STANDINGS,
  type Grouping,
  type ReviewFilter,
  type Tick,
} from './review/model.ts';

const oneOf = <Value extends string>(values: readonly Value[], text: string): Value | null =>
  values.find(value => value === text) ?? null;

const matching = (pattern: RegExp, text: string): string | null => (pattern.test(text) ? text : null);

const isWhen = (text: string): boolean => isDay(text.slice(0, 10)) && /^.{10}(T([01]\d|2[0-3]))?$/.test(text);

export type ReviewWish = { filter: ReviewFilter; by: Grouping; page: number };

function groupingIn(text: string, standing: ReviewFilter['standing']): Grouping {
  const by = oneOf(GROUPINGS, text);
  // Only what waits was held by a rule.
  return by === null || (by === 'rule' && standing !== 'held') ? usualGrouping({ standing }) : by;
}

/** What the address asks for; what it says wrongly is as if it were not said. */
export function readReviewWish(query: Form): ReviewWish {
  const [country, when] = [query.one('country'), query.one('when')];
  const page = wholeNumber(query.one('page'));
  const standing = oneOf(SHOWN_STANDINGS, query.one('standing')) ?? 'held';
  return {
    filter: {
      standing,
      action: matching(/^[0-9a-z]{1,40}$/, query.one('action')),
      rule: oneOf(RULE_NAMES, query.one('rule')),
      source: matching(/^([0-9a-z]{10}|--)$/, query.one('source')),
      shape: matching(/^([\w-]{16}|--)$/, query.one('shape')),
      when: isWhen(when) ? when : null,
      country: isCountry(country) || country === NO_VALUE ? country : null,
      bulk: matching(/^[0-9a-z]{26}$/, query.one('bulk')),
    },
    by: groupingIn(query.one('by'), standing),
    page: Math.min(Math.max(page, 0), 100_000),
  };
}

export type DecisionWish = {
  decision: Decision;
  /** Null: all that the page was about. */
  ticks: Tick[] | null;
  /** How many reports the reviewer saw, and until when they had come. */
  seen: number;
  until: string;
};

/** @throws {Refused} for a decision that is none, and where nothing is ticked. */
export function readDecisionWish(form: Form): DecisionWish {
  const ticks = form.all('tick').flatMap(text => readTick(text) ?? []);
  const all = form.has('all');
  if (!all && ticks.length === 0) throw new Refused([{ path: 'tick', reason: 'review.problem.nothing' }]);
  const wish = parseForm(
    z.object({
      decision: z.enum(DECISIONS, 'problem.invalid'),
      until: z.iso.datetime('problem.invalid'),
    }),
    { decision: form.one('decision'), until: form.one('until') },
  );
  return {
    decision: wish.decision,
    until: wish.until,
    ticks: all ? null : ticks,
    seen: all
      ? Math.max(0, wholeNumber(form.one('seen')))
      : ticks.reduce((sum, tick) => sum + tick.reports, 0),
  };
}
