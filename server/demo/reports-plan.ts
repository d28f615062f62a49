// The reports the demo shows: planned from a seed, so that tallies and charts look alike wherever it is loaded.
import type { Channel } from '../lib/channels.ts';
import { addDays, addMs, daysBetween, type Day, type Instant } from '../lib/dates.ts';
import { seededChance, type Chance } from './chance.ts';

export type PlanTarget = {
  id: string;
  role: 'to' | 'copy';
  channels: readonly Channel[];
  onlyFrom: readonly string[];
};
export type PlannedLine = { target: string; channel: Channel; quantity: number };
export type PlannedChange =
  { kind: 'correction'; at: Instant; lines: readonly PlannedLine[] } | { kind: 'withdrawal'; at: Instant };
export type PlannedReport = {
  /** The idempotency key. */
  key: string;
  at: Instant;
  lines: readonly PlannedLine[];
  country: string | null;
  group: { name: string; people: number } | null;
  /** Whether the reporter left an address and confirmed by e-mail. Never of a group. */
  confirmed: boolean;
  /** Whether it is so large that a site's usual thresholds hold it for review. */
  large: boolean;
  change: PlannedChange | null;
};

export type PlanWish = {
  seed: string;
  targets: readonly PlanTarget[];
  /** The day of publication and the last day on which letters count. */
  from: Day;
  deadline: Day;
  /** No report and no change is later than this. */
  until: Instant;
  /** About how many reports. */
  reports: number;
  /** How many of them are so large that a site's usual thresholds hold them for review. */
  large: number;
};

/** More than one person writes in an evening: it should be looked at before it counts. */
const LARGE = 150;
const DAY_MS = 86_400_000;

const COUNTRIES: readonly (readonly [string | null, number])[] = [
  ['GB', 14], ['DE', 13], ['FR', 11], ['US', 11], ['ES', 9], ['NL', 6], ['CA', 5], ['MX', 5], ['IE', 4], ['SE', 4],
  ['AU', 4], ['BE', 3], ['CH', 3], ['IT', 3], ['AR', 3], ['NO', 2], ['AT', 2], ['TN', 2], ['KR', 2], ['PL', 2],
  ['NZ', 1], ['SN', 1], ['CL', 1], ['JP', 1], ['FI', 1], ['PT', 1], ['UY', 0.5], [null, 7],
]; // prettier-ignore

const CHANNEL_WEIGHTS: Readonly<Record<Channel, number>> = {
  email: 50,
  post: 26,
  social: 14,
  phone: 5,
  fax: 3,
  other: 0,
};

/** Invented groups, with the country each is in and about how many letters one of its evenings makes. */
const GROUPS: readonly { name: string; country: string; people: number }[] = [
  { name: 'Lindenmoor School, year 10', country: 'DE', people: 26 },
  { name: 'Parish of the Three Bridges', country: 'IE', people: 41 },
  { name: 'Aldermoor letter circle', country: 'GB', people: 9 },
  { name: 'Colegio Los Tres Faroles', country: 'ES', people: 33 },
  { name: 'Chorale du Vieux Lavoir', country: 'FR', people: 18 },
  { name: 'Quillwood Public Library', country: 'US', people: 14 },
  { name: 'Biblioteca Río Manso', country: 'MX', people: 22 },
  { name: 'Larkhaven nurses’ choir', country: 'CA', people: 12 },
  { name: 'Studentenraad Oosterlaan', country: 'NL', people: 30 },
  { name: 'Brevkvällen i Lyktvik', country: 'SE', people: 16 },
];

/** Many write when an action is new, fewer between, and many again before its deadline; fewer at weekends. */
export function weightOfDay(day: Day, from: Day, deadline: Day): number {
  const since = daysBetween(from, day);
  const left = Math.max(0, daysBetween(day, deadline));
  const weekday = new Date(`${day}T00:00:00Z`).getUTCDay();
  const rhythm = weekday === 0 || weekday === 6 ? 0.65 : 1;
  return rhythm * (1 + 3 * Math.exp(-since / 3) + 4.5 * Math.exp(-left / 2.5));
}

/** The planned reports in the order of their time. The same wish gives the same plan. */
export function planReports(wish: PlanWish): PlannedReport[] {
  const chance = seededChance(wish.seed);
  const last = wish.until.slice(0, 10);
  const end = last < wish.deadline ? last : wish.deadline;
  const days = Array.from({ length: Math.max(0, daysBetween(wish.from, end)) + 1 }, (_, n) =>
    addDays(wish.from, n),
  );
  const weighted = days.map(day => [day, weightOfDay(day, wish.from, wish.deadline)] as const);
  const times = Array.from({ length: wish.reports }, () =>
    timeIn(chance, chance.weighted(weighted), wish.until),
  );
  return times
    .filter(at => at < wish.until)
    .sort()
    .map((at, n) => planOne(chance, wish, at, n));
}

/** Some moment of the waking hours of a day; on the last day only of the hours that have passed. */
function timeIn(chance: Chance, day: Day, until: Instant): Instant {
  const dawn: Instant = `${day}T05:00:00.000Z`;
  const dusk: Instant = `${day}T22:30:00.000Z`;
  const end = until < dusk ? until : dusk;
  const start = dawn < end ? dawn : `${day}T00:00:00.000Z`;
  return addMs(start, Math.floor(chance.next() * Math.max(1, Date.parse(end) - Date.parse(start))));
}

function planOne(chance: Chance, wish: PlanWish, at: Instant, n: number): PlannedReport {
  const large = wish.large > 0 && n % Math.ceil(wish.reports / wish.large) === 40;
  const group =
    !large && chance.next() < 0.04 ? chance.weighted(GROUPS.map(each => [each, 1] as const)) : null;
  const country = group ? group.country : chance.weighted(COUNTRIES);
  const lines = large
    ? [planLine(chance, firstOf(wish.targets), LARGE)]
    : planLines(chance, targetsFor(wish.targets, country), group?.people ?? null);
  return {
    key: `demo-${wish.seed}-${n}`,
    at,
    lines,
    country,
    group: group ? { name: group.name, people: group.people } : null,
    confirmed: !large && group === null && chance.next() < 0.3,
    large,
    change: planChange(chance, at, lines, wish.until),
  };
}

/** The targets that a supporter in `country` is shown. */
const targetsFor = (targets: readonly PlanTarget[], country: string | null): PlanTarget[] =>
  targets.filter(
    target => target.onlyFrom.length === 0 || (country !== null && target.onlyFrom.includes(country)),
  );

/** The target that everybody is offered first. @throws when there is none */
function firstOf(targets: readonly PlanTarget[]): PlanTarget {
  const [first] = targets;
  if (first === undefined) throw new Error('a plan needs a target');
  return first;
}

function planLines(chance: Chance, targets: readonly PlanTarget[], many: number | null): PlannedLine[] {
  const lines: PlannedLine[] = [];
  targets.forEach((target, place) => {
    const likely = place === 0 ? 0.9 : target.role === 'to' ? 0.55 : 0.3;
    if (chance.next() < likely) lines.push(planLine(chance, target, many));
  });
  const [first] = targets;
  return lines.length === 0 && first ? [planLine(chance, first, many)] : lines;
}

function planLine(chance: Chance, target: PlanTarget, many: number | null): PlannedLine {
  const open = target.channels.map(channel => [channel, CHANNEL_WEIGHTS[channel]] as const);
  const channel = open.length > 0 ? chance.weighted(open) : 'other';
  if (many !== null)
    return { target: target.id, channel, quantity: Math.ceil(many * (0.6 + 0.4 * chance.next())) };
  return { target: target.id, channel, quantity: chance.next() < 0.14 ? chance.whole(2, 4) : 1 };
}

/** A few people see later that they counted wrongly, and fewer still take back what they reported. */
function planChange(
  chance: Chance,
  at: Instant,
  lines: readonly PlannedLine[],
  until: Instant,
): PlannedChange | null {
  const draw = chance.next();
  const later = addMs(at, Math.floor((0.2 + chance.next() * 2) * DAY_MS));
  if (draw > 0.04 || later >= until) return null;
  if (draw > 0.03) return { kind: 'withdrawal', at: later };
  const corrected = lines.map((line, n) => (n === 0 ? { ...line, quantity: line.quantity + 1 } : line));
  return { kind: 'correction', at: later, lines: corrected };
}
