// The importer from a whole text to a reading: the labelled examples, where fields stand, and texts that are no action.
import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readUa } from './read-ua.ts';
import { parseLabel } from './score/label.ts';
import { scoreReading } from './score/score-reading.ts';

const FOLDER = new URL('./examples/', import.meta.url);
const textOf = (name: string): string => readFileSync(new URL(name, FOLDER), 'utf8');
const examples = readdirSync(FOLDER).filter(name => /^\d\d-.*\.txt$/.test(name));

describe('the labelled examples', () => {
  it.each(examples)('reads %s entirely', name => {
    const label = parseLabel(JSON.parse(textOf(name.replace('.txt', '.json'))));
    const verdicts = scoreReading(label, readUa(textOf(name)));
    expect(verdicts.filter(each => each.right < 1 && !each.blank)).toEqual([]);
  });
});

describe('where a field stands', () => {
  it('is told in the text as it was given, for each field that was read', () => {
    const text = textOf('02-a-puppet-satirist.txt');
    const reading = readUa(text);
    const at = (path: string): string =>
      (reading.fields.find(field => field.path === path)?.spans ?? [])
        .map(span => text.slice(span.start, span.end))
        .join(' ');
    expect(at('number')).toBe('Urgent Action 31.24');
    expect(at('deadline')).toBe('April 30, 2024');
    expect(at('targets.1.name')).toBe('Hala Murad-Saqr');
    expect(at('targets.1.salutation')).toBe('Dear Ambassador');
    expect(at('letter.greeting')).toBe('Your Excellency,');
    for (const field of reading.fields) {
      for (const span of field.spans) expect(span.end, field.path).toBeGreaterThan(span.start);
    }
  });

  it('is the place in the quoted mail, not in the cleaned text', () => {
    const text = textOf('07-d-cotton-monitor.txt').replace(/^/gm, '> ').replaceAll('\n', '\r\n');
    const reading = readUa(text);
    const field = reading.fields.find(each => each.path === 'targets.0.name');
    const span = field?.spans[0];
    expect(text.slice(span?.start, span?.end)).toBe('Shavkat Ergashboyev');
    expect(reading.draft.demands).toHaveLength(4);
  });
});

describe('what a draft leaves to a person', () => {
  it('keeps a line of pronouns as a note, and offers bold names as a guess only', () => {
    const text = textOf('01-a-ferry-organizer.txt').replace(
      'Clarisse Ondo-Mbele (she/her)',
      'They/them/their (she/her individually)',
    );
    const reading = readUa(text);
    expect(reading.draft.people).toEqual([]);
    expect(reading.draft.pronounsNote).toBe('They/them/their (she/her individually)');
    expect(reading.peopleGuesses.map(guess => [guess.value, guess.sureness])).toEqual([
      ['Clarisse Ondo-Mbele', 'guess'],
    ]);
    expect(reading.notes.map(each => each.note)).toEqual(
      expect.arrayContaining(['pronounsOnly', 'peopleGuessed']),
    );
  });

  it('says that a deadline before the publication, and an index of another country, need a look', () => {
    const text = textOf('04-intl-sapphire-reporters.txt')
      .replace('16 December 2019', '16 October 2019')
      .replace('AFR 35', 'AFR 20');
    const notes = readUa(text).notes;
    expect(notes.find(each => each.note === 'deadlineBeforePublication')).toBeDefined();
    expect(notes.find(each => each.note === 'indexOfAnotherCountry')?.values).toEqual({
      index: 'AFR 20/9143/2019',
      country: 'TD',
    });
  });

  it('says that an address was hidden', () => {
    const hidden = readUa(textOf('02-a-puppet-satirist.txt')).notes.find(each => each.note === 'hiddenEmail');
    expect(hidden?.values).toEqual({ count: '1' });
  });
});

describe('a text that is no Urgent Action', () => {
  const texts = [
    '',
    '   \n\n',
    'Dear friends, see you on Friday. Bring cake.',
    'A report of 12 May 2020 mentions Urgent Action 88.23 once.',
  ];
  it.each(texts)('is said to be none: %j', text => {
    const reading = readUa(text);
    expect(reading.kind).toBe('none');
    expect(reading.draft.isUrgentAction).toBe(false);
    expect(reading.draft.number).toBeNull();
    expect(reading.notes.map(each => each.note)).toContain('notUrgentAction');
  });
});

describe('a joint statement', () => {
  const names = [
    'Casa Lila',
    'Radio Bruma',
    'Pescadores Unidos de Alba',
    'Casa Lila',
    'Foro del Agua',
    'Mesa de Barrios',
    'Pescadores Unidas de Alba',
  ];
  const list = names.map((name, i) => `${i < 4 ? i + 1 : i + 2}) ${name}`).join('\n\n');
  const text = `The organizations that sign this statement reject the threats of 4 May.\n\nWe call on the authorities:\n\nTo end them.\n\n${list}\n\nTranslated by Ana Lunes`;

  it('is recognised, with its gaps, its doubled names and its translator', () => {
    const { kind, statement, draft } = readUa(text);
    expect(kind).toBe('joint-statement');
    expect(draft.isUrgentAction).toBe(false);
    expect(statement?.signatories.map(each => each.name)).toEqual(names);
    expect(statement?.missingNumbers).toEqual([5]);
    expect(statement?.doubled).toEqual([
      { first: 0, second: 3, sureness: 'sure' },
      { first: 2, second: 6, sureness: 'guess' },
    ]);
    expect(statement?.demands).toEqual(['To end them']);
    expect(statement?.translator).toBe('Ana Lunes');
  });

  it('has the place of each signatory', () => {
    const third = readUa(text).statement?.signatories[2];
    expect(text.slice(third?.span.start, third?.span.end)).toBe('Pescadores Unidos de Alba');
  });
});
