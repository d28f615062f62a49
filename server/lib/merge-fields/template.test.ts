// Merge fields: what is filled, what is refused and where, and that no text makes it do anything else.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MERGE_FIELDS, nearestField } from './fields.ts';
import type { MergeValues } from './fields.ts';
import { TemplateError, fieldsOf, parseTemplate, plainTemplate, renderTemplate } from './template.ts';

const values: MergeValues = {
  salutation: 'Dear Minister,',
  'target.name': 'Dr. Ana Ruiz',
  'target.title': 'Minister of the Interior',
  people: 'Rosa Quil and Tomás Grefa',
  date: '21 November 2026',
  'supporter.name': 'Wanda {{date}} Kreft',
  'supporter.place': '',
  'supporter.country': 'Poland',
  'action.number': '112/26',
};

function refusal(source: string): TemplateError {
  try {
    parseTemplate(source);
  } catch (error) {
    if (error instanceof TemplateError) return error;
    throw error;
  }
  throw new Error(`not refused: ${source}`);
}

describe('a sample letter with merge fields', () => {
  it('fills each documented field, with or without spaces', () => {
    for (const { name } of MERGE_FIELDS) {
      expect(renderTemplate(parseTemplate(`a {{${name}}}|{{ ${name} }} b`), values)).toBe(
        `a ${values[name]}|${values[name]} b`,
      );
    }
  });

  it('does not parse what a field holds', () => {
    expect(renderTemplate(parseTemplate('{{supporter.name}}'), values)).toBe('Wanda {{date}} Kreft');
  });

  it('chooses by whether a field is filled, also one inside another', () => {
    const source =
      '{{#if supporter.place}}from {{supporter.place}}{{else}}{{#if people}}for {{people}}{{/if}}!{{/if}}';
    expect(renderTemplate(parseTemplate(source), values)).toBe('for Rosa Quil and Tomás Grefa!');
    expect(renderTemplate(parseTemplate(source), { ...values, 'supporter.place': 'Gdańsk' })).toBe(
      'from Gdańsk',
    );
    expect(fieldsOf(parseTemplate(source))).toEqual(['supporter.place', 'people']);
  });

  it.each([
    ['{{target.nmae}}', 'letter.template.unknownField', 'target.name'],
    ['{{targetName}}', 'letter.template.unknownField', 'target.name'],
    ['{{supporter_place}}', 'letter.template.unknownField', 'supporter.place'],
    ['{{constructor}}', 'letter.template.unknownField', null],
    ['{{__proto__}}', 'letter.template.unknownField', null],
    ['{{toString}}', 'letter.template.unknownField', null],
    ['{{uppercase people}}', 'letter.template.helper', null],
    ['{{#each people}}x{{/each}}', 'letter.template.helper', null],
    ['{{#if hasOwnProperty}}x{{/if}}', 'letter.template.unknownField', null],
    ['{{> header}}', 'letter.template.partial', null],
    ['{{{people}}}', 'letter.template.tripleStash', null],
    ['{{&people}}', 'letter.template.helper', null],
    ['{{!-- note --}}', 'letter.template.helper', null],
    ['{{people', 'letter.template.unclosedField', null],
    ['{{people {{date}}', 'letter.template.unclosedField', null],
    ['{{ }}', 'letter.template.emptyField', null],
    ['{{else}}', 'letter.template.strayElse', null],
    ['{{#if date}}a{{else}}b{{else}}c{{/if}}', 'letter.template.strayElse', null],
    ['{{/if}}', 'letter.template.strayEnd', null],
    ['{{#if date}}a', 'letter.template.unclosedBlock', 'date'],
  ])('refuses %s', (source, reason, suggestion) => {
    const error = refusal(source);
    expect(error.reason).toBe(reason);
    if (suggestion) expect(error.suggestion).toBe(suggestion);
    if (reason === 'letter.template.unknownField' && !suggestion) expect(error.suggestion).toBeNull();
  });

  it('says line and column, whatever the line ends', () => {
    expect(refusal('Dear\r\n\r\nmy {{foo}}')).toMatchObject({ line: 3, column: 4, field: 'foo' });
    expect(refusal('one\ntwo {{#if date}}\n{{people}}')).toMatchObject({ line: 2, column: 5 });
  });

  it('cuts at the length allowed and never within a character', () => {
    const long = parseTemplate('{{people}}'.repeat(100));
    expect(renderTemplate(long, values, { maxLength: 50 })).toHaveLength(50);
    expect(renderTemplate(plainTemplate('😀😀'), values, { maxLength: 3 })).toBe('😀');
  });

  it('throws nothing but its own error and shows nothing but its own data', () => {
    const piece = fc.oneof(
      fc.string(),
      fc.constantFrom(
        '{{',
        '}}',
        '{{{',
        '#if ',
        '/if',
        'else',
        '{{else}}',
        '{{/if}}',
        '{{#if date}}',
        '{{people}}',
        '__proto__',
        'constructor.prototype',
        '\n',
        '>',
        '😀',
      ),
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), pieces => {
        const source = pieces.join('');
        try {
          const shown = renderTemplate(parseTemplate(source), values, { maxLength: 5_000 });
          expect(shown.length).toBeLessThanOrEqual(5_000);
          expect(shown).not.toMatch(/\[native code\]|\[object/);
          if (!source.includes('{{')) expect(shown).toBe(source);
        } catch (error) {
          expect(error).toBeInstanceOf(TemplateError);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps any text without fields as it is', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }).filter(text => !text.includes('{{')),
        text => renderTemplate(parseTemplate(text), values) === text,
      ),
    );
  });
});

describe('the nearest field', () => {
  it('is offered only when it is near', () => {
    expect(nearestField('target.titel')).toBe('target.title');
    expect(nearestField('peoples')).toBe('people');
    expect(nearestField('number')).toBe('action.number');
    expect(nearestField('weather forecast')).toBeNull();
  });
});
