// The rules that hold a report until a person has looked at it: what each looks at, and the settings it goes by.
import { z } from 'zod';
import type { Settings } from '../../settings/model.ts';

/**
 * What is known of a report when it comes. Everything is a count that includes this report itself; "a source" is the
 * day's mark of an address, or of whoever was given the form.
 */
export type Sight = {
  /** Letters it states, and for how many people; null when one person speaks for themselves. */
  letters: number;
  people: number | null;
  /** Of its busiest source, to this action: reports and letters of an hour and of a day. */
  source: { hour: number; hourLetters: number; day: number; dayLetters: number };
  /** Reports from its source within an hour that say exactly the same. */
  same: number;
  /**
   * Reports on this action in ten minutes; no source counts more than twenty times, so that a school is no rush.
   * Letters are those of large reports alone, and of no source more than one group is believed. */
  tenMinutes: { all: number; straight: number; letters: number };
  /** Whether this one came straight: by a program, or by a form that was open for less than three seconds. */
  straight: boolean;
  /** How many come in ten minutes on the action's busiest day of the last two weeks. */
  usualTenMinutes: { reports: number; letters: number };
  /** How often this content came in a week, straight and without an e-mail address; 0 unless by night as by day. */
  drip: { reports: number; days: number };
  /** Reports in an hour that name its country, with the country's usual share of the letters in per cent. */
  country: { hour: number; share: number };
};

type Threshold = keyof Pick<
  Settings,
  | 'holdSelfAbove'
  | 'holdGroupAbove'
  | 'holdPerPersonAbove'
  | 'holdRepeatsAbove'
  | 'holdSourceHourAbove'
  | 'holdSourceHourLettersAbove'
  | 'holdSourceDayAbove'
  | 'holdSourceDayLettersAbove'
  | 'holdStraightAbove'
  | 'holdRushAbove'
  | 'holdRushLettersAbove'
  | 'holdDripAbove'
  | 'holdCountryAbove'
>;

export const RULE_NAMES = ['quantity', 'repeat', 'burst', 'spike', 'drip', 'country', 'again'] as const;
export type RuleName = (typeof RULE_NAMES)[number];

type Rule = {
  /** A reviewer reads `hold.rule.<name>`, and `hold.why.<threshold>` with what was seen. */
  name: RuleName;
  /** Holds when what is looked at is above one of these settings; 0 where the rule has nothing to say. */
  thresholds: readonly { setting: Threshold; looksAt: (sight: Sight, settings: Settings) => number }[];
  /** Settings that say when the rule has anything to say at all. */
  besides: readonly (keyof Settings)[];
};

/** A report seen by itself, without any other. */
export const seenAlone = (report: {
  lines: readonly { quantity: number }[];
  group: { people: number } | null;
}): Sight => ({
  letters: report.lines.reduce((sum, line) => sum + line.quantity, 0),
  people: report.group?.people ?? null,
  source: { hour: 1, hourLetters: 0, day: 1, dayLetters: 0 },
  same: 1,
  tenMinutes: { all: 1, straight: 0, letters: 0 },
  straight: false,
  usualTenMinutes: { reports: 0, letters: 0 },
  drip: { reports: 0, days: 0 },
  country: { hour: 0, share: 100 },
});

/** More than so many times as many as on the busiest day: what a good mailing reaches as well is no rush. */
const unusual = (usual: number, seen: number, { holdRushTimes }: Settings): boolean =>
  seen > holdRushTimes * usual;

/**
 * A report of more letters is a large one. In a rush of letters large ones alone are counted and held, so that a few
 * false ones do not hold up everybody who wrote one letter.
 */
const LARGE_ABOVE = 10;
export const isLarge = (letters: number): boolean => letters > LARGE_ABOVE;

export const RULES: readonly Rule[] = [
  {
    // More letters than one report is believed to stand for, unseen.
    name: 'quantity',
    thresholds: [
      { setting: 'holdSelfAbove', looksAt: it => (it.people === null ? it.letters : 0) },
      { setting: 'holdGroupAbove', looksAt: it => (it.people === null ? 0 : it.letters) },
      { setting: 'holdPerPersonAbove', looksAt: it => (it.people === null ? 0 : it.letters / it.people) },
    ],
    besides: [],
  },
  {
    // The same content again and again from one source. A school of three hundred that wrote one letter each is below.
    name: 'repeat',
    thresholds: [{ setting: 'holdRepeatsAbove', looksAt: it => it.same }],
    besides: [],
  },
  {
    // More from one source than a school, an office or a town behind one address sends.
    name: 'burst',
    thresholds: [
      { setting: 'holdSourceHourAbove', looksAt: it => it.source.hour },
      { setting: 'holdSourceHourLettersAbove', looksAt: it => it.source.hourLetters },
      { setting: 'holdSourceDayAbove', looksAt: it => it.source.day },
      { setting: 'holdSourceDayLettersAbove', looksAt: it => it.source.dayLetters },
    ],
    besides: [],
  },
  {
    // Far more from everywhere than this action ever saw. After a mailing people come by the form and take their time,
    // so what comes straight is held at a far lower rate than what was typed, and alone.
    name: 'spike',
    thresholds: [
      {
        setting: 'holdStraightAbove',
        looksAt: (it, s) =>
          it.straight && unusual(it.usualTenMinutes.reports, it.tenMinutes.straight, s)
            ? it.tenMinutes.straight
            : 0,
      },
      {
        setting: 'holdRushAbove',
        looksAt: (it, s) =>
          unusual(it.usualTenMinutes.reports, it.tenMinutes.all, s) ? it.tenMinutes.all : 0,
      },
      {
        setting: 'holdRushLettersAbove',
        looksAt: (it, s) =>
          isLarge(it.letters) && unusual(it.usualTenMinutes.letters, it.tenMinutes.letters, s)
            ? it.tenMinutes.letters
            : 0,
      },
    ],
    besides: ['holdRushTimes'],
  },
  {
    // One content, straight and without an e-mail address, a little every day and by night as by day: people sleep.
    name: 'drip',
    thresholds: [
      {
        setting: 'holdDripAbove',
        looksAt: (it, { holdDripDays }) => (it.drip.days >= holdDripDays ? it.drip.reports : 0),
      },
    ],
    besides: ['holdDripDays'],
  },
  {
    // A rush from a country that hardly ever wrote on this action. A class abroad is one source, so it is no rush.
    name: 'country',
    thresholds: [
      {
        setting: 'holdCountryAbove',
        looksAt: (it, { holdCountryShare }) => (it.country.share < holdCountryShare ? it.country.hour : 0),
      },
    ],
    besides: ['holdCountryShare'],
  },
  {
    // Voided by a reviewer and changed by its reporter since: whatever it says now, the reviewer is asked again.
    name: 'again',
    thresholds: [],
    besides: [],
  },
];

/** Why a report is held that its reporter changed after it was voided. */
export const CHANGED_AFTER_VOID: Finding = { rule: 'again', setting: 'again', seen: 0, limit: 0 };

/** Why a report is held: the rule, the setting it went above, what was seen, and the setting as it stood. */
export const findingSchema = z.object({
  rule: z.enum(RULE_NAMES),
  setting: z.string(),
  seen: z.number(),
  limit: z.number(),
});
export type Finding = z.infer<typeof findingSchema>;

/** Every rule that holds this report, in the order of the table, each with the first setting it goes above. */
export function findingsOf(sight: Sight, settings: Settings): Finding[] {
  return RULES.flatMap(({ name, thresholds }) => {
    for (const { setting, looksAt } of thresholds) {
      const seen = looksAt(sight, settings);
      const limit = settings[setting];
      if (seen > limit) return [{ rule: name, setting, seen: Math.ceil(seen), limit }];
    }
    return [];
  });
}
