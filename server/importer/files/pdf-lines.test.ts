// The order in which words at places are read: columns, labels, tables and plain lines.
import { expect, test } from 'vitest';
import { linesOfPage, type Placed } from './pdf-lines.ts';

/** Words at (x, y), eleven points high, five points a letter. */
const at = (x: number, y: number, text: string, size = 11): Placed => ({
  text,
  x,
  y,
  size,
  width: text.length * 5,
});

test('words of one line are joined in their order, with a space where there is one', () => {
  expect(linesOfPage([at(78, 700, 'world'), at(50, 700, 'hello'), at(103, 700.4, '!')])).toEqual([
    'hello world!',
  ]);
});

test('two officials side by side are read one after the other, the rest of the page as it stands', () => {
  const page = [
    at(50, 760, 'First UA: 58/26'),
    at(250, 760, 'Index: AMR 22/1/2026'),
    at(450, 760, 'Date: 20 May 2026'),
    at(50, 720, 'Write a letter in your own words or with the sample below to one or both of the officials.'),
    at(50, 690, 'Governor Ximena Arrau'),
    at(320, 690, 'Ambassador B. Henríquez'),
    at(50, 677, 'Casilla 4410'),
    at(320, 677, 'Embassy of Chile'),
    at(50, 664, 'Puerto Montt'),
    at(320, 664, 'Washington, DC'),
    at(50, 651, 'Fax: +56 65 555 0142'),
    at(50, 620, 'Dear Governor,'),
    at(
      50,
      600,
      'I write to you since two wardens were taken from the harbour office and are not seen since.',
    ),
  ];
  expect(linesOfPage(page)).toEqual([
    'First UA: 58/26 Index: AMR 22/1/2026 Date: 20 May 2026',
    '',
    'Write a letter in your own words or with the sample below to one or both of the officials.',
    '',
    'Governor Ximena Arrau',
    'Casilla 4410',
    'Puerto Montt',
    'Fax: +56 65 555 0142',
    '',
    'Ambassador B. Henríquez',
    'Embassy of Chile',
    'Washington, DC',
    '',
    'Dear Governor,',
    '',
    'I write to you since two wardens were taken from the harbour office and are not seen since.',
  ]);
});

test('columns whose lines do not stand level are columns still', () => {
  const left = ['one of the left', 'two of the left', 'three of the left', 'four of the left'];
  const right = ['one of the right', 'two of the right', 'three of the right'];
  const page = [
    at(50, 706, 'both begin here'),
    at(320, 706, 'and this is right'),
    ...left.map((text, row) => at(50, 693 - row * 13, text)),
    ...right.map((text, row) => at(320, 687 - row * 13, text)),
    at(50, 620, 'both end in the'),
    at(320, 620, 'same line again'),
  ];
  const lines = linesOfPage(page).filter(line => line !== '');
  expect(lines).toEqual([
    'both begin here',
    ...left,
    'both end in the',
    'and this is right',
    ...right,
    'same line again',
  ]);
});

test('a label and its value, a bullet and its words stay on one line', () => {
  const page = ['Name:', 'Phone:', 'Fax:'].flatMap((label, row) => [
    at(50, 700 - row * 13, label),
    at(200, 700 - row * 13, `value ${row} of the list`),
  ]);
  const bullets = [0, 1, 2].flatMap(row => [
    at(50, 600 - row * 13, '•'),
    at(80, 600 - row * 13, `asking for ${row}`),
  ]);
  expect(linesOfPage([...page, ...bullets]).filter(line => line !== '')).toEqual([
    'Name: value 0 of the list',
    'Phone: value 1 of the list',
    'Fax: value 2 of the list',
    '• asking for 0',
    '• asking for 1',
    '• asking for 2',
  ]);
});

test('columns laid out with spaces are columns', () => {
  const row = (y: number, left: string, right: string) => at(50, y, left.padEnd(50) + right);
  expect(
    linesOfPage([row(700, 'Governor Arrau', 'Ambassador Henríquez'), row(687, 'Puerto Montt', 'Washington')]),
  ).toEqual(['Governor Arrau', 'Puerto Montt', '', 'Ambassador Henríquez', 'Washington', '']);
});

test('a long line of the left column that almost touches the right one is still of the left', () => {
  const rows = [
    ['Governor Arrau', 'Ambassador Henríquez'],
    ['Puerto Montt', 'Washington'],
    ['Email: gabinete@delegacion.example', 'Phone: 202 555 0118'],
    ['Fax: 65 555 0142', 'Salutation: Dear Ambassador'],
  ].flatMap(([left = '', right = ''], row) => [at(50, 700 - row * 13, left), at(223, 700 - row * 13, right)]);
  // A word of the text below that begins at the same place by chance is a word of that text.
  const prose = [
    at(50, 620, 'This stands below the columns, and'),
    at(223, 620, 'goes on beyond their edge.'),
  ];
  expect(linesOfPage([...rows, ...prose])).toEqual([
    'Governor Arrau',
    'Puerto Montt',
    'Email: gabinete@delegacion.example',
    'Fax: 65 555 0142',
    '',
    'Ambassador Henríquez',
    'Washington',
    'Phone: 202 555 0118',
    'Salutation: Dear Ambassador',
    '',
    'This stands below the columns, and goes on beyond their edge.',
  ]);
});
