// Cleaning a pasted text: what goes, what stays, and that each character still knows its place.
import { describe, expect, it } from 'vitest';
import { spansOf } from '../text/piece.ts';
import { normalise } from './normalise.ts';

const linesOf = (text: string): string[] => normalise(text).lines.map(line => line.piece.text);

describe('characters', () => {
  it('makes one kind of line ends, spaces, ligatures and accents', () => {
    expect(linesOf('of\ufb01cial\u00a0x\r\nso\u00adft\rcafe\u0301\u2028&amp; y')).toEqual([
      'official x',
      'soft',
      'café',
      '& y',
    ]);
  });
  it('closes a word that a soft hyphen broke over two lines', () => {
    expect(linesOf('impri\u00ad\nson')).toEqual(['imprison']);
  });
});

describe('marks of mail and Markdown', () => {
  it('takes off quoting, links and bold, and remembers the bold', () => {
    const text = '> > [Click here](#) on **Ana Luz**\n> ## Title\n>\n> <https://example.org>';
    expect(linesOf(text)).toEqual(['Click here on Ana Luz', 'Title', 'https://example.org']);
    const bold = normalise(text).bold[0];
    expect(bold?.text).toBe('Ana Luz');
    expect(bold === undefined ? [] : spansOf(bold)).toEqual([{ start: 25, end: 32 }]);
  });
  it.each([
    'Email: [email protected]',
    'Email: [email pro',
    'Email: [email\u00a0protected]',
    'Email: [[email protected]](/cdn/x#1)',
  ])('leaves out the hidden address of %j', text => {
    const { lines, hidden } = normalise(text);
    expect(lines.map(line => line.piece.text)).toEqual(['Email:']);
    expect(hidden.length).toBeGreaterThan(0);
  });
  it('takes off the head of a mail', () => {
    expect(linesOf('From: A <a@b.example>\nDate: Tue, May 14, 2019\nSubject: Fwd: x\n\nText')).toEqual([
      'Text',
    ]);
  });
});

describe('pages and glued lines', () => {
  it('takes off page numbers and the head of later pages', () => {
    const head = 'PUBLIC AI Index: AFR 99/017/2008';
    const { lines, repeated } = normalise(`${head}\nThe first half of\n2\n${head}\nthe sentence.`);
    expect(lines.map(line => line.piece.text)).toEqual([head, 'The first half of', 'the sentence.']);
    expect(repeated.map(line => line.piece.text)).toEqual([head]);
  });
  it('breaks a line at its headings and at the greeting', () => {
    expect(
      linesOf('Email: a@b.example Salutation: Dear Ambassador SAMPLE LETTER Your Excellency, On 3 May'),
    ).toEqual([
      'Email: a@b.example Salutation: Dear Ambassador',
      'SAMPLE LETTER',
      'Your Excellency, On 3 May',
    ]);
    expect(linesOf('Salutation: Dear Ambassador Dear Minister,')).toEqual([
      'Salutation: Dear Ambassador',
      'Dear Minister,',
    ]);
  });
});

describe('two columns', () => {
  const left = [
    'Ana Luz',
    'Minister of Justice',
    'Ministry of Justice',
    'Alba 1',
    'Email: cabinet@ministry-',
    'al.example',
    'Twitter: @alba_test',
  ];
  const right = [
    'Ambassador Oto Lind',
    'Embassy of Alba',
    '12 Elm Road NW',
    'Washington, DC 20599',
    'Phone: 202 555 0140 I Fax: 202 555 0141',
    'Email: a@b.example',
    'Salutation: Dear Ambassador',
  ];
  const rows = (between: string): string =>
    left
      .map((line, i) => line.padEnd(between.length) + (between.length > 9 ? '' : between) + (right[i] ?? ''))
      .join('\n');

  it.each([
    ['single spaces', rows(' ')],
    ['wide gaps', left.map((line, i) => line.padEnd(40) + (right[i] ?? '')).join('\n')],
  ])('are set one below the other, with %s', (_, text) => {
    expect(linesOf(`${text}\nDear Minister,`)).toEqual([...left, ...right, 'Dear Minister,']);
  });
});

it('reads so much and no more', () => {
  expect(normalise('word '.repeat(20_000)).tooLong).toBe(true);
  expect(normalise('word '.repeat(100)).tooLong).toBe(false);
});
