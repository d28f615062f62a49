// The charts: nothing, one day and many days; no word inside a drawing, no style attribute, every word escaped.
import { expect, test } from 'vitest';
import { bar, bars } from './bars.ts';
import { daysChart, scale, type DaysChart } from './days-chart.ts';
import { GRADES } from '../channels.ts';
import { gradeBar, gradeSwatch } from './grades.ts';

const words: DaysChart['words'] = {
  label: 'By day',
  deadline: 'Deadline',
  dayShort: day => day,
  number: count => String(count),
};
const count = (text: string, part: string): number => text.split(part).length - 1;

function days(first: string, totals: number[]): { day: string; total: number }[] {
  return totals.map((total, index) => ({
    day: new Date(Date.parse(`${first}T00:00:00Z`) + index * 86_400_000).toISOString().slice(0, 10),
    total,
  }));
}

test('no day, no chart', () => {
  expect(daysChart({ days: [], deadlineDay: '2026-01-01', words })).toBeNull();
});

test('one day is one bar, with one word under it', () => {
  const svg = String(daysChart({ days: days('2026-03-01', [4]), deadlineDay: null, words }));
  expect(count(svg, '<rect')).toBe(1);
  expect(svg).toContain('<div class="x x1" aria-hidden="true"><span>2026-03-01</span></div>');
  expect(svg).not.toContain('class="due"');
});

test('days without letters keep their place, and the line stands on the deadline', () => {
  const gap = [
    { day: '2026-02-27', total: 10 },
    { day: '2026-03-02', total: 5 },
  ];
  const svg = String(daysChart({ days: gap, deadlineDay: '2026-03-04', words }));
  expect(svg).toContain('viewBox="0 0 60 500"');
  expect(svg).toContain(
    '<rect x="1.5" y="0" width="7" height="500"/><rect x="31.5" y="250" width="7" height="250"/>',
  );
  expect(svg).toContain('<line class="due" x1="55" x2="55" y2="500"/>');
  expect(svg).toContain('Deadline</p>');
});

test('a deadline far off, or before the first day, leaves the bars their room', () => {
  for (const deadlineDay of ['2027-03-01', '2026-01-01']) {
    const svg = String(daysChart({ days: days('2026-03-01', [1, 2, 3]), deadlineDay, words }));
    expect(svg).toContain('viewBox="0 0 30 500"');
    expect(svg).not.toContain('due');
  }
});

test('a long time is folded into weeks, and no letter is lost on the way', () => {
  const svg = String(
    daysChart({
      days: days(
        '2025-01-01',
        Array.from({ length: 371 }, () => 2),
      ),
      deadlineDay: null,
      words,
    }),
  );
  expect(count(svg, '<rect')).toBe(53);
  expect(count(svg, 'height="467"')).toBe(53);
});

test('a day with one letter among thousands is still seen', () => {
  const svg = String(daysChart({ days: days('2026-03-01', [90_000, 1, 0]), deadlineDay: null, words }));
  expect(svg).toContain('y="497" width="7" height="3"');
  expect(count(svg, '<rect')).toBe(2);
});

test.each([
  [0, [1, 0]],
  [1, [1, 0]],
  [5, [5, 4, 3, 2, 1, 0]],
  [7, [8, 6, 4, 2, 0]],
  [411, [500, 400, 300, 200, 100, 0]],
  [60_001, [80_000, 60_000, 40_000, 20_000, 0]],
])('the scale for %i is whole and round', (most, ticks) => {
  expect(scale(most)).toEqual(ticks);
});

test('grades are four parts of one bar, each as wide as its share; nothing is an empty frame', () => {
  const svg = String(
    gradeBar({ sent: 1, confirmed: 0, reported: 2, group: 1 }, { label: 'How sure', id: 'a' }),
  );
  expect(svg).toContain('<svg x="0%" width="25%"');
  expect(svg).toContain(
    '<svg x="25%" width="50%" height="28"><rect width="100%" height="100%" fill="url(#a-reported)"/>',
  );
  expect(svg).toContain('<svg x="75%" width="25%"');
  expect(count(svg, 'class="edge"')).toBe(3);
  const none = String(gradeBar({ sent: 0, confirmed: 0, reported: 0, group: 0 }, { label: 'None' }));
  expect(none).not.toContain('NaN');
  expect(count(none, 'class="edge"')).toBe(1);
});

test('each grade has a texture of its own', () => {
  expect(new Set(GRADES.map(grade => String(gradeSwatch(grade)))).size).toBe(4);
});

test('bars compare with the largest total, and zero is no bar', () => {
  const rows = bars([
    { country: 'DE', total: 8 },
    { country: 'FR', total: 2 },
    { country: null, total: 0 },
  ]);
  expect(rows.map(row => String(row.bar).match(/<rect width="([\d.]+)"/)?.[1])).toEqual(['100', '25', '0']);
  expect(rows[1]?.country).toBe('FR');
  expect(bars([])).toEqual([]);
  expect(String(bar(3, 0))).toContain('<rect width="0"');
});

test('words are escaped, and no style attribute is written', () => {
  const sharp = '"><script>';
  const everything = [
    daysChart({
      days: days('2026-03-01', [1, 2]),
      deadlineDay: '2026-03-02',
      words: { label: sharp, deadline: sharp, dayShort: () => sharp, number: () => sharp },
    }),
    gradeBar({ sent: 1, confirmed: 1, reported: 1, group: 1 }, { label: sharp, id: sharp }),
    ...GRADES.map(gradeSwatch),
  ].join('');
  expect(everything).not.toContain('<script>');
  expect(everything).not.toContain('style=');
});
