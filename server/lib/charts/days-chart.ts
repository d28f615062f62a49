// Letters by day as bars, with the deadline as a line. Every word is HTML round the drawing, so that none shrinks.
import { html, type SafeHtml } from '../safe-html.ts';

export type DayTotal = { day: string; total: number };
/** What happened on some days, drawn as lines of one kind: `published`, `updated` dashed, `stopped` like a deadline. */
export type DaysEvent = { kind: 'published' | 'updated' | 'stopped'; days: readonly string[]; words: string };
export type DaysChart = {
  /** Days as `YYYY-MM-DD`, in order; days without letters may be left out. */
  days: readonly DayTotal[];
  deadlineDay: string | null;
  /** Marked where their days are within the chart, each kind with its words beneath. */
  events?: readonly DaysEvent[];
  tall?: boolean;
  words: {
    /** Says in a sentence what the bars show; the table beside the chart has the figures. */
    label: string;
    /** The words at the deadline's line, such as "Deadline 26 November". */
    deadline: string;
    dayShort: (day: string) => string;
    number: (count: number) => string;
  };
};

const DAY = 86_400_000;
const HEIGHT = 500;
const PITCH = 10;
// Beyond this many bars they would be hairlines: then each stands for a week, or for four.
const MOST_BARS = 200;

/** The chart, or null when there is no day to show. A deadline far from the reports is left out. */
export function daysChart({ days, deadlineDay, events, tall, words }: DaysChart): SafeHtml | null {
  const [first, last] = [days[0], days.at(-1)];
  if (first === undefined || last === undefined) return null;
  const start = dayNumber(first.day);
  const reported = dayNumber(last.day) - start + 1;
  const due = deadlineDay === null ? -1 : dayNumber(deadlineDay) - start;
  const dueShown = due >= 0 && due < reported + Math.max(14, reported / 2);
  const span = dueShown ? Math.max(reported, due + 1) : reported;
  const step = span <= MOST_BARS ? 1 : span <= MOST_BARS * 7 ? 7 : 28;
  const totals = folded(days, start, Math.ceil(span / step), step);
  const ticks = scale(Math.max(...totals));
  const width = totals.length * PITCH;
  const middleOf = (dayAt: number): number => (Math.floor(dayAt / step) + 0.5) * PITCH;
  const marked = marksWithin(events ?? [], day => {
    const dayAt = dayNumber(day) - start;
    return dayAt >= 0 && dayAt < totals.length * step ? middleOf(dayAt) : null;
  });
  const drawing = [
    ...grid(ticks, width),
    ...columns(totals, ticks[0] ?? 1),
    ...marked.flatMap(({ kind, places }) => places.map(x => eventLine(kind, x, HEIGHT))),
    ...(dueShown ? [dueLine(middleOf(due), HEIGHT)] : []),
    html`<line class="base" x2="${width}" y1="${HEIGHT}" y2="${HEIGHT}"/>`,
  ];
  const parts = [
    html`<div class="y" aria-hidden="true">${ticks.map(tick => html`<span>${words.number(tick)}</span>`)}</div>`,
    html`<svg class="days" viewBox="0 0 ${width} ${HEIGHT}" preserveAspectRatio="none" role="img" aria-label="${words.label}">${drawing}</svg>`,
    axis(totals.length, at => words.dayShort(dayText(start + at * step))),
    ...marked.map(({ kind, words: said }) => eventKey(kind, said)),
    ...(dueShown ? [key(words.deadline)] : []),
  ];
  // Time runs from left to right in every language, as it does on a calendar's axis.
  return html`<div class="chart${tall === true ? ' tall' : ''}" dir="ltr">${parts}</div>`;
}

function dayNumber(day: string): number {
  return Math.round(Date.parse(`${day}T00:00:00Z`) / DAY);
}

function dayText(number: number): string {
  return new Date(number * DAY).toISOString().slice(0, 10);
}

function folded(days: readonly DayTotal[], start: number, count: number, step: number): number[] {
  const totals = Array.from({ length: count }, () => 0);
  for (const { day, total } of days) {
    const at = Math.floor((dayNumber(day) - start) / step);
    totals[at] = (totals[at] ?? 0) + total;
  }
  return totals;
}

/** Whole numbers from the top down to 0, at most six, in steps of 1, 2 or 5 and their tens. */
export function scale(most: number): number[] {
  const tens = 10 ** Math.floor(Math.log10(Math.max(most, 5) / 5));
  const step = [tens, 2 * tens, 5 * tens].find(each => each * 5 >= most) ?? 10 * tens;
  const count = Math.max(1, Math.ceil(most / step));
  return Array.from({ length: count + 1 }, (_, index) => (count - index) * step);
}

function grid(ticks: number[], width: number): SafeHtml[] {
  return ticks.slice(0, -1).map((_, index) => {
    const y = Math.round((index / (ticks.length - 1)) * HEIGHT);
    return html`<line x2="${width}" y1="${y}" y2="${y}"/>`;
  });
}

function columns(totals: number[], top: number): SafeHtml[] {
  return totals.map((total, index) => {
    if (total <= 0) return html``;
    // A day with one letter among thousands must still be seen.
    const height = Math.max(3, Math.round((total / top) * HEIGHT));
    return html`<rect x="${index * PITCH + 1.5}" y="${HEIGHT - height}" width="7" height="${height}"/>`;
  });
}

function dueLine(x: number, height: number): SafeHtml {
  return html`<line class="due" x1="${x}" x2="${x}" y2="${height}"/>`;
}

function axis(count: number, wordAt: (index: number) => string): SafeHtml {
  const marks = Math.min(3, count);
  const words = Array.from({ length: marks }, (_, mark) => wordAt(Math.round((mark * count) / marks)));
  const spans = words.map(word => html`<span>${word}</span>`);
  return html`<div class="x x${marks}" aria-hidden="true">${spans}</div>`;
}

function marksWithin(
  events: readonly DaysEvent[],
  placeOf: (day: string) => number | null,
): { kind: DaysEvent['kind']; words: string; places: number[] }[] {
  return events
    .map(({ kind, days, words }) => ({ kind, words, places: days.flatMap(day => placeOf(day) ?? []) }))
    .filter(({ places }) => places.length > 0);
}

// Lines of one kind have one pattern, in the drawing as in its key, which is all that tells them apart in print.
const DASHES = { published: '9 4', updated: '2 5', stopped: '' };

function eventLine(kind: DaysEvent['kind'], x: number, height: number): SafeHtml {
  if (kind === 'stopped') return dueLine(x, height);
  return html`<line class="event" stroke-dasharray="${DASHES[kind]}" x1="${x}" x2="${x}" y2="${height}"/>`;
}

function eventKey(kind: DaysEvent['kind'], words: string): SafeHtml {
  const signal = kind === 'stopped' ? ' soon' : '';
  return html`<p class="key${signal}"><svg aria-hidden="true" viewBox="0 0 4 16">${eventLine(kind, 2, 16)}</svg>${words}</p>`;
}

function key(words: string): SafeHtml {
  return html`<p class="key soon"><svg aria-hidden="true" viewBox="0 0 4 16">${dueLine(2, 16)}</svg>${words}</p>`;
}
