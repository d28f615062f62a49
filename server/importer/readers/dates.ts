// Reads dates in every order and language: "July 15, 2022", "15 juillet 2022", "15. Juli 2022", "15 de julio de 2022".
import { isDay, type Day } from '../../lib/dates.ts';
import { foldedWords, type Word } from '../text/fold.ts';
import { LANGUAGES } from '../words/every-language.ts';

export type DateFound = { day: Day; start: number; end: number };

const MONTHS = new Map<string, number>();
for (const words of LANGUAGES) {
  words.months.forEach((names, i) => {
    for (const name of names) for (const word of foldedWords(name)) MONTHS.set(word.text, i + 1);
  });
}

/** Every date with day, month and year. A day without a year is none. */
export function datesIn(text: string): DateFound[] {
  const words = foldedWords(text);
  const found: DateFound[] = [];
  for (let i = 0; i < words.length; i++) {
    const each = inWords(words, i) ?? inDigits(words, i, text);
    if (each === null) continue;
    found.push(each);
    while (i + 1 < words.length && (words[i + 1]?.start ?? 0) < each.end) i++;
  }
  return found;
}

const FILL = new Set(['de', 'del', 'of', 'the', 'd']);
const ORDINAL = /^(\d{1,2})(?:st|nd|rd|th|er|ere|re|o|a)?$/;

function inWords(words: readonly Word[], index: number): DateFound | null {
  const parts: Word[] = [];
  for (let i = index; i < words.length && parts.length < 3 && i < index + 6; i++) {
    const word = words[i];
    if (word === undefined) break;
    if (parts.length > 0 && FILL.has(word.text)) continue;
    // Between the parts of one date stands little: a space, a comma, a full stop.
    const last = parts.at(-1);
    if (last !== undefined && word.start - last.end > 12) return null;
    parts.push(word);
  }
  const [one, two, three] = parts;
  if (one === undefined || two === undefined || three === undefined) return null;
  const dayFirst = ORDINAL.exec(one.text);
  const monthFirst = MONTHS.get(one.text);
  const year = yearOf(three.text);
  if (year === null) return null;
  if (dayFirst !== null) return dateOf(year, MONTHS.get(two.text), Number(dayFirst[1]), one.start, three.end);
  const day = ORDINAL.exec(two.text);
  if (monthFirst === undefined || day === null) return null;
  return dateOf(year, monthFirst, Number(day[1]), one.start, three.end);
}

/** "2022-07-15", "15.07.2022", and "15/07/2022" where only one order can be meant. */
function inDigits(words: readonly Word[], index: number, text: string): DateFound | null {
  const [one, two, three] = [words[index], words[index + 1], words[index + 2]];
  if (one === undefined || two === undefined || three === undefined) return null;
  const marks = text.slice(one.end, two.start) + text.slice(two.end, three.start);
  if (marks.length !== 2 || marks.charAt(0) !== marks.charAt(1) || !'-./'.includes(marks.charAt(0)))
    return null;
  if (!/^\d+$/.test(one.text + two.text + three.text)) return null;
  const before = text.charAt(one.start - 1);
  if (before !== '' && /[\d/.-]/.test(before)) return null;
  const [a, b, c] = [Number(one.text), Number(two.text), Number(three.text)];
  if (one.text.length === 4 && two.text.length === 2) return dateOf(a, b, c, one.start, three.end);
  if (three.text.length !== 4) return null;
  if (marks.startsWith('.') || a > 12) return dateOf(c, b, a, one.start, three.end);
  if (b > 12) return dateOf(c, a, b, one.start, three.end);
  return a === b ? dateOf(c, a, b, one.start, three.end) : null;
}

function yearOf(text: string): number | null {
  if (/^(?:19|20)\d{2}$/.test(text)) return Number(text);
  // Bulletins before 2000 print two digits.
  return /^[5-9]\d$/.test(text) ? 1900 + Number(text) : null;
}

function dateOf(
  year: number,
  month: number | undefined,
  day: number,
  start: number,
  end: number,
): DateFound | null {
  if (month === undefined) return null;
  const text = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(text) ? { day: text, start, end } : null;
}

/** Whether a line holds a date and nothing else (but for a word such as "Date:"). */
export function isDateLine(text: string): boolean {
  const dates = datesIn(text);
  const only = dates[0];
  if (only === undefined || dates.length > 1) return false;
  const rest = (text.slice(0, only.start) + text.slice(only.end)).replace(/[^\p{L}]/gu, '');
  return rest.length <= 12;
}
