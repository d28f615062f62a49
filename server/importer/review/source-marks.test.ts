// The text and its marks: whatever the stretches, the pieces are the text and every mark that opens is closed.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FieldReading } from '../model.ts';
import { sourceHtml } from './source-html.ts';
import { sourcePieces } from './source-marks.ts';

const reading = (path: string, ...spans: [number, number][]): FieldReading => ({
  path,
  value: '',
  spans: spans.map(([start, end]) => ({ start, end })),
  sureness: 'sure',
  reason: 'label',
});
const shown = (text: string, fields: FieldReading[]): string =>
  sourceHtml(text, fields, path => ({ label: path, href: `#f-${path}` })).toString();

test('a value in several stretches has one name, and its own id once', () => {
  expect(shown('one two three', [reading('a', [0, 3], [8, 13])])).toBe(
    '<mark id="at-a" data-place="a"><a class="to-field" href="#f-a">a</a>one</mark> two <mark data-place="a">three</mark>',
  );
});

test('a value inside another is marked inside it; one that runs over its end is cut there', () => {
  const inside = shown('Governor Ana', [reading('whole', [0, 12]), reading('name', [9, 12])]);
  expect(inside.replace(/<a.*?<\/a>/g, '')).toBe(
    '<mark id="at-whole" data-place="whole">Governor <mark id="at-name" data-place="name">Ana</mark></mark>',
  );
  const over = shown('abcdef', [reading('x', [0, 4]), reading('y', [2, 6])]).replace(/<a.*?<\/a>/g, '');
  expect(over).toBe('<mark id="at-x" data-place="x">ab<mark id="at-y" data-place="y">cd</mark></mark>ef');
});

test('what the text holds is shown as text', () => {
  expect(shown('<script>&"', [reading('a', [0, 8])])).toContain('</a>&lt;script&gt;</mark>&amp;&quot;');
});

test('a field that the page does not show has no mark', () => {
  expect(sourceHtml('abc', [reading('a', [0, 3])], () => null).toString()).toBe('abc');
});

test('any stretches, even beyond the text, give the text back and well-nested marks', () => {
  const place = fc.integer({ min: -3, max: 40 });
  const fields = fc.array(
    fc.tuple(fc.stringMatching(/^[a-z]$/), fc.array(fc.tuple(place, place), { maxLength: 3 })),
    { maxLength: 8 },
  );
  fc.assert(
    fc.property(fc.string({ maxLength: 30 }), fields, (text, given) => {
      const readings = given.map(([path, spans]) => reading(path, ...spans));
      const pieces = sourcePieces(text, readings);
      expect(pieces.map(piece => piece.text).join('')).toBe(text);
      let open = 0;
      for (const piece of pieces) {
        open += piece.opens.length - piece.closes;
        expect(open).toBeGreaterThanOrEqual(0);
      }
      expect(open).toBe(0);
    }),
  );
});
