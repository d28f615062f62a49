// The rules by which the importer is measured: a rule that is too kind would hide what it does wrong.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { emptyDraft, type ImportedDraft, type ImportedTarget, type Reading } from '../model.ts';
import {
  bareName,
  demand,
  digits,
  fold,
  joined,
  judgeFlag,
  judgeList,
  judgeOne,
  type Verdict,
} from './compare.ts';
import { parseLabel } from './label.ts';
import { scoreReading } from './score-reading.ts';
import { percent, printScore, scoreOf, sumOf } from './totals.ts';

const reading = (draft: Partial<ImportedDraft>): Reading => ({
  kind: 'action',
  language: null,
  draft: { ...emptyDraft(), ...draft },
  fields: [],
  peopleGuesses: [],
  notes: [],
  statement: null,
});

const target = (fields: Partial<ImportedTarget>): ImportedTarget => ({
  name: null,
  title: null,
  role: 'to',
  addressLines: [],
  emails: [],
  phones: [],
  faxes: [],
  handles: [],
  salutation: null,
  ...fields,
});

const shares = ({ right, empty, wrong }: Verdict): number[] => [right, empty, wrong];
const only = (verdicts: Verdict[], field: string): Verdict[] => verdicts.filter(each => each.field === field);

describe('one value', () => {
  it('is right as printed, empty when missed, wrong when it is something else', () => {
    expect(shares(judgeOne('title', 'A TITLE', 'A TITLE'))).toEqual([1, 0, 0]);
    expect(shares(judgeOne('title', 'A TITLE', null))).toEqual([0, 1, 0]);
    expect(shares(judgeOne('title', 'A TITLE', 'Another'))).toEqual([0, 0, 1]);
  });

  it('is wrong when made up, and rightly empty when there is nothing', () => {
    expect(shares(judgeOne('index', null, 'MDE 13/1/2020'))).toEqual([0, 0, 1]);
    expect(judgeOne('index', null, null)).toMatchObject({ right: 1, blank: true });
  });

  it('folds white space, quotes and Markdown, but not case or punctuation', () => {
    expect(fold('the\n  “**dam**”  isn’t')).toBe('the "dam" isn\'t');
    expect(shares(judgeOne('letter.greeting', 'Dear Minister,', 'Dear Minister'))).toEqual([0, 0, 1]);
    expect(shares(judgeOne('title', 'A TITLE', 'A Title'))).toEqual([0, 0, 1]);
  });

  it('takes a missed yes for empty and a made-up one for wrong', () => {
    expect(shares(judgeFlag('isUrgentAction', true, false))).toEqual([0, 1, 0]);
    expect(shares(judgeFlag('isUrgentAction', false, true))).toEqual([0, 0, 1]);
    expect(judgeFlag('isUrgentAction', false, false).blank).toBe(true);
  });
});

describe('a list', () => {
  it('counts by overlap, of the longer of the two', () => {
    expect(shares(judgeList('emails', ['a', 'b'], ['b', 'a']))).toEqual([1, 0, 0]);
    expect(shares(judgeList('emails', ['a', 'b'], ['a']))).toEqual([0.5, 0.5, 0]);
    expect(shares(judgeList('emails', ['a'], ['a', 'b']))).toEqual([0.5, 0, 0.5]);
    expect(shares(judgeList('emails', ['a', 'b'], ['a', 'c']))).toEqual([0.5, 0, 0.5]);
    expect(shares(judgeList('emails', ['a'], ['b']))).toEqual([0, 0, 1]);
    expect(shares(judgeList('emails', ['a'], []))).toEqual([0, 1, 0]);
    expect(shares(judgeList('emails', [], ['a']))).toEqual([0, 0, 1]);
    expect(judgeList('emails', [], [])).toMatchObject({ right: 1, blank: true });
  });

  it('compares phones by their digits', () => {
    expect(shares(judgeList('phones', ['+1 202 555 0117'], ['+1 (202) 555-0117'], digits))).toEqual([
      1, 0, 0,
    ]);
    expect(shares(judgeList('phones', ['202 555 0117'], ['202 555 0118'], digits))).toEqual([0, 0, 1]);
  });

  it('compares demands without their mark’s end', () => {
    expect(demand('Calling on\n them to act; ')).toBe('Calling on them to act');
  });
});

describe('a name', () => {
  it('is the same with and without ranks and honorifics', () => {
    const same = [
      ['H.E. Ana Ruiz', 'Ana Ruiz'],
      ['His Excellency Dr. Omar Said', 'Omar Said'],
      ['Lt. Gen. Paul Mumbi', 'Paul Mumbi'],
      ['S. E. Herrn Chea Sok', 'Chea Sok'],
      ['Sra. Maribel Plaza', 'Maribel Plaza'],
      ['Lic. Alejo Cotí', 'Alejo Cotí'],
    ];
    for (const [long = '', short = ''] of same) expect(bareName(long)).toBe(bareName(short));
  });

  it('is not eaten where it only begins like one', () => {
    expect(bareName('Drissa Prosper')).toBe('drissa prosper');
    expect(bareName('Juste Marechal')).toBe('juste marechal');
    expect(bareName('Generosa Sramek')).toBe('generosa sramek');
    expect(bareName('Ana Ruiz')).not.toBe(bareName('Ana Rivas'));
  });
});

describe('targets', () => {
  const ambassador = target({
    name: 'Léonie Mba',
    title: 'Ambassador',
    emails: ['info@embassy.example.org'],
    addressLines: ['Embassy of Gabon', '2907 Orchard Terrace NW, Washington DC'],
  });

  it('compares addresses joined', () => {
    expect(joined('BP 90417,\nLibreville')).toBe(joined('BP 90417 Libreville'));
    const broken = {
      ...ambassador,
      addressLines: ['Embassy of Gabon 2907 Orchard Terrace NW', 'Washington DC'],
    };
    const verdicts = scoreReading({ targets: [ambassador] }, reading({ targets: [broken] }));
    expect(only(verdicts, 'targets.addressLines').map(shares)).toEqual([[1, 0, 0]]);
  });

  it('pairs each with its likest, so that one left out makes only its own fields empty', () => {
    const minister = target({ name: 'Paul Ondo', title: 'Minister' });
    const verdicts = scoreReading({ targets: [minister, ambassador] }, reading({ targets: [ambassador] }));
    expect(only(verdicts, 'targets.name').map(shares)).toEqual([
      [0, 1, 0],
      [1, 0, 0],
    ]);
    expect(sumOf(verdicts).wrong).toBe(0);
    expect(sumOf(verdicts).empty).toBe(3);
  });

  it('counts one that was made up as wrong in each field that it fills', () => {
    const verdicts = scoreReading({ targets: [] }, reading({ targets: [ambassador] }));
    expect(sumOf(verdicts)).toMatchObject({ right: 0, empty: 0, wrong: 5, blank: 0 });
  });
});

describe('a document', () => {
  it('compares the letter by the words at its ends, whatever its paragraphs', () => {
    const body = 'One two three four\n\nfive six seven eight nine ten.';
    const letter = {
      greeting: 'Dear Minister,',
      firstWords: 'One two three four five six seven eight',
      lastWords: 'three four five six seven eight nine ten.',
      signOff: 'Sincerely,',
    };
    const right = scoreReading({ letter }, reading({ letter: { ...letter, body } }));
    expect(sumOf(right)).toMatchObject({ right: 4, filled: 4 });
    const madeUp = scoreReading({ letter: null }, reading({ letter: { ...letter, body } }));
    expect(sumOf(madeUp)).toMatchObject({ wrong: 4, filled: 4 });
    const missed = scoreReading({ letter }, reading({}));
    expect(sumOf(missed)).toMatchObject({ empty: 4, filled: 4 });
  });

  it('scores pronouns by their person', () => {
    const people = [
      { name: 'Ana Ruiz', pronouns: 'she/her' },
      { name: 'Omar Said', pronouns: null },
    ];
    const got = [{ name: 'Omar Said', pronouns: 'he/him' }];
    const verdicts = scoreReading({ people }, reading({ people: got }));
    expect(only(verdicts, 'people.name').map(shares)).toEqual([[0.5, 0.5, 0]]);
    expect(only(verdicts, 'people.pronouns').map(shares)).toEqual([
      [0, 1, 0],
      [0, 0, 1],
    ]);
  });

  it('leaves out what the label does not speak of', () => {
    const verdicts = scoreReading(
      { isUrgentAction: false },
      reading({ title: 'A Title', isUrgentAction: false }),
    );
    expect(verdicts.map(each => each.field)).toEqual(['isUrgentAction']);
  });

  it('refuses a label with a slip of the pen', () => {
    expect(() => parseLabel({ targets: [{ role: 'cc' }] })).toThrow();
    expect(() => parseLabel({ ownLanguageAllowed: 'no' })).toThrow();
  });
});

describe('the totals', () => {
  const documents = [
    { name: 'one', verdicts: [judgeOne('title', 'A', 'A'), judgeOne('index', null, null)] },
    { name: 'two', verdicts: [judgeOne('title', 'A', 'B'), judgeOne('index', 'C', null)] },
  ];

  it('take percentages of what is filled, and keep the rightly empty apart', () => {
    const { total, fields } = scoreOf(documents);
    expect(total).toEqual({ right: 1, empty: 1, wrong: 1, filled: 3, blank: 1 });
    expect(percent(total, 'wrong')).toBeCloseTo(33.3, 1);
    expect(fields['title']).toMatchObject({ right: 1, wrong: 1, filled: 2 });
  });

  it('print a line for each field and document, and the faults when asked', () => {
    const printed = printScore(documents, { faults: true });
    expect(printed).toMatch(/^title .* 2 /m);
    expect(printed).toMatch(/^two /m);
    expect(printed).toContain('wrong title: label "A", read "B"');
    expect(printScore(documents, { faults: false })).not.toContain('label "A"');
  });
});

describe('the examples', () => {
  const folder = path.join(import.meta.dirname, '../examples');
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' });
  const labels = names.filter(name => name.endsWith('.json'));

  it('each have a text and a label that can be scored, and name no known sort of real address', () => {
    expect(labels.length).toBeGreaterThan(40);
    for (const name of labels) {
      const label = parseLabel(JSON.parse(readFileSync(path.join(folder, name), 'utf8')));
      expect(label.isUrgentAction, name).toBeDefined();
      const text = readFileSync(path.join(folder, name.replace(/json$/, 'txt')), 'utf8');
      const hosts = [...text.matchAll(/@([\w-]+(?:\.[\w-]+)+)/g)].map(match => match[1] ?? '');
      const outside = hosts.filter(host => !/(^|\.)(example(\.org|\.net|\.com)?|test)$/.test(host));
      expect(outside, name).toEqual([]);
    }
  });
});
