// The browser's letter and the server's are one: the same words, marks, paragraphs, sentences and mail link of any text.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { senderLines } from './compose.ts';
import { MERGE_FIELDS } from '../lib/merge-fields/fields.ts';
import { mailLink } from './mail-link.ts';
import { markOwn, ownWords } from './own-words.ts';
import { paragraphs } from './runs.ts';
import { fillTyped, withPrompts } from './write-letters.ts';

const isFunction = (value: unknown): boolean => typeof value === 'function';
const browserSchema = z.object({
  ownWords: z.custom<typeof ownWords>(isFunction),
  markOwn: z.custom<typeof markOwn>(isFunction),
  paragraphs: z.custom<typeof paragraphs>(isFunction),
  withPrompts: z.custom<typeof withPrompts>(isFunction),
  senderLines: z.custom<typeof senderLines>(isFunction),
  mailLinkLength:
    z.custom<(mail: { to: string[]; cc: string[]; subject: string; text: string }) => number>(isFunction),
  fillFields: z.custom<(text: string, values: Record<string, string>) => string>(isFunction),
});

const file = join(import.meta.dirname, '../../public/js/letter-text.js');
const browser = browserSchema.parse(await import(pathToFileURL(file).href));

const SAMPLE =
  'I am writing to ask you to release **Rosa Quil** at once.\n\nShe is a teacher, and a friend of the river.';

// Pieces of letters in several scripts, with marks, stars, blank lines and what no paper shows.
const piece = fc.oneof(
  fc.constantFrom(
    'I am writing to ask you ',
    'release **Rosa Quil** at once',
    '**',
    '** ',
    '\n\n',
    '\r\n \r\n',
    '\n',
    '。',
    '请您立即释放她',
    'أكتب إليكم اليوم',
    'Вона — вчителька.',
    'l’amie d’enfance',
    'e\u0301te\u0301 ',
    '👩‍🏫',
    '{{people}}',
    '<script>',
    '\u202e',
    '\u0007',
    "it's 100 % (sure)!",
  ),
  fc.string({ unit: 'grapheme', maxLength: 12 }),
);
const text = fc.array(piece, { maxLength: 14 }).map(pieces => pieces.join(''));

describe('the letter in the browser', () => {
  it('counts own words as the server does', () => {
    expect(browser.ownWords(`As a nurse, ${SAMPLE}`, SAMPLE)).toEqual(
      ownWords(`As a nurse, ${SAMPLE}`, SAMPLE),
    );
    fc.assert(
      fc.property(text, text, (letter, sample) => {
        expect(browser.ownWords(letter, sample)).toEqual(ownWords(letter, sample));
      }),
    );
  });

  it('parts and marks it as the server does', () => {
    fc.assert(
      fc.property(text, text, (letter, sample) => {
        expect(browser.paragraphs(letter)).toEqual(paragraphs(letter));
        expect(browser.markOwn(browser.paragraphs(letter), sample)).toEqual(
          markOwn(paragraphs(letter), sample),
        );
      }),
    );
  });

  it('makes the same sentences of the answers, and the same sender', () => {
    fc.assert(
      fc.property(text, text, text, text, (body, why, from, ask) => {
        expect(browser.withPrompts(body, { why, from, ask })).toBe(withPrompts(body, { why, from, ask }));
      }),
    );
    for (const lang of ['en', 'ar', 'zh']) {
      const told = { name: ' Wanda ', place: 'Kraków' };
      expect(browser.senderLines({ ...told, country: '' }, lang)).toEqual(
        senderLines({ ...told, country: null }, lang),
      );
    }
    expect(browser.senderLines({ name: 'W', place: 'Kraków, Poland', country: 'Poland' }, 'en')).toEqual(
      senderLines({ name: 'W', place: 'Kraków, Poland', country: 'PL' }, 'en'),
    );
  });

  it('finds the mail link as long as the server does', () => {
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const mail = { to: ['a@example.org', 'b+c@example.org'], cc: ['d@example.net'], subject, text: body };
        const { length } = mailLink({ ...mail, fallbackSubject: '' });
        expect(browser.mailLinkLength(mail)).toBe(length);
      }),
    );
  });

  it('fills fields and blocks as the server does, and no name of the language itself', () => {
    const values = {
      salutation: 'Dear Sir,',
      'target.name': 'Ana {{date}}',
      'target.title': '',
      people: 'Rosa',
      date: 'today',
      'supporter.name': 'Wanda',
      'supporter.place': ' ',
      'supporter.country': '',
      'action.number': '47/22',
    };
    expect(Object.keys(values)).toEqual(MERGE_FIELDS.map(field => field.name));
    const same = (typed: string): void => {
      expect(browser.fillFields(typed, values)).toBe(fillTyped(typed, values));
    };
    expect(browser.fillFields('{{#if supporter.place}}in{{else}}of {{people}}{{/if}}', values)).toBe(
      'of Rosa',
    );
    same('{{ target.name }} {{constructor}} {{{date}}} {{date');
    for (const typed of [
      '{{#if __proto__}}x{{/if}}',
      '{{else}}',
      '{{/if}}',
      '{{#if date}}a{{else}}b{{else}}c{{/if}}',
    ])
      same(typed);
    same(`${'{{#if date}}'.repeat(9)}x${'{{/if}}'.repeat(9)}`);
    const mark = fc.constantFrom(
      '{{people}}',
      '{{ supporter.place }}',
      '{{#if date}}',
      '{{#if  supporter.place }}',
      '{{else}}',
      '{{/if}}',
      '{{/each}}',
      '{{#if}}',
      '{{#each people}}',
      '{{toString}}',
      '{{>x}}',
      '{{!x}}',
      '{{}}',
      '{{{people}}}',
      '{{',
      '}}',
      ' words ',
    );
    const typed = fc.array(mark, { maxLength: 9 }).map(marks => marks.join(''));
    fc.assert(fc.property(typed, same), { numRuns: 2000 });
  });
});

describe('own words on the sheet', () => {
  it('are marked with what ends them, and the sample is not', () => {
    const marked = markOwn(paragraphs(`As a nurse I know. ${SAMPLE}\n\nHer pupils wait!`), SAMPLE);
    const own = marked.map(runs => runs.filter(run => run.own).map(run => run.text));
    expect(own).toEqual([['As a nurse I know.'], [], ['Her pupils wait!']]);
    expect(marked[0]?.find(run => run.bold)).toEqual({ text: 'Rosa Quil', bold: true, own: false });
  });

  it('leave every character where it was', () => {
    fc.assert(
      fc.property(text, text, (letter, sample) => {
        const parts = paragraphs(letter);
        const back = markOwn(parts, sample).map(runs => runs.map(run => run.text).join(''));
        expect(back).toEqual(parts.map(runs => runs.map(run => run.text).join('')));
      }),
    );
  });
});
