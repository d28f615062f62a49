// Paragraphs and bold: what the stars mean, and that no text is lost.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { paragraphs, parseRuns, withoutMarks } from './runs.ts';

it('makes bold of what stands between two stars', () => {
  expect(parseRuns('I ask **you** now')).toEqual([
    { text: 'I ask ' },
    { text: 'you', bold: true },
    { text: ' now' },
  ]);
});

it.each(['2 ** 3 ** 4', '**', '****', '**open', 'a ** b'])('leaves stars that are no marks: %s', text => {
  expect(parseRuns(text)).toEqual([{ text }]);
});

it('parts paragraphs at blank lines and keeps single line ends', () => {
  expect(paragraphs('One\r\ntwo\r\n \r\n\r\nThree **x**\n')).toEqual([
    [{ text: 'One\ntwo' }],
    [{ text: 'Three ' }, { text: 'x', bold: true }],
  ]);
  expect(paragraphs(' \n\n ')).toEqual([]);
});

it('loses nothing but stars', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      expect(withoutMarks(text).replaceAll('*', '')).toBe(text.replaceAll('*', ''));
    }),
  );
  const star = fc
    .array(fc.constantFrom('**', '*', 'a', ' ', '\n'), { maxLength: 30 })
    .map(parts => parts.join(''));
  fc.assert(fc.property(star, text => withoutMarks(text).replaceAll('*', '') === text.replaceAll('*', '')));
});
