// The checklist, rule by rule: what each finds, how grave it is, and which field it names.
import { describe, expect, test } from 'vitest';
import { UNKNOWN_OFFICIAL, type Official } from '../../officials/model.ts';
import { NO_CARE, mentions, type Care, type CareAnswer, type CareQuestion } from '../care/model.ts';
import { emptyContent, type ActionContent } from '../model.ts';
import { linesOf } from './letters.ts';
import type { Facts } from './model.ts';
import { runChecklist } from './run.ts';

const official: Official = {
  ...UNKNOWN_OFFICIAL,
  id: 'o1',
  title: 'Governor of Río Seco',
  emails: ['despacho@rioseco.example.org'],
  salutations: { es: 'Señor Gobernador' },
  demo: false,
  version: 1,
  deadPoints: [],
  mergedInto: null,
  createdAt: '2026-01-01T00:00:00.000Z',
  updatedAt: '2026-01-01T00:00:00.000Z',
};

const answer = (question: CareQuestion, said: string, text = ''): CareAnswer => ({
  id: question,
  question,
  answer: said,
  text,
  byName: 'Ilse Haugland',
  at: '2026-11-20T08:00:00.000Z',
});
const care: Care = {
  consent: answer('consent', 'yes'),
  names: answer('names', 'yes'),
  pictures: answer('pictures', 'yes'),
  unsaid: answer('unsaid', 'nothing'),
};

/** Nothing at all is to be said of this one. */
const complete: ActionContent = {
  ...emptyContent('en', 'America/Caracas'),
  number: '47/26',
  index: 'AMR 53/5633/2026',
  title: 'Two water defenders charged',
  country: 'VE',
  topics: ['human-rights-defenders'],
  people: [{ name: 'Marisol Aranda', pronouns: 'she/her' }],
  summary: 'They published a report.',
  demands: ['Drop the charges'],
  background: 'It came out in [March](https://report.example.org/river).',
  targets: [{ id: 't1', officialId: 'o1', role: 'to', salutations: {}, onlyFrom: [] }],
  letters: [{ lang: 'es', targets: null, greeting: null, body: 'Le escribo.', signOff: 'Atentamente,' }],
  preferredLanguages: ['es'],
  deadline: '2026-12-15',
};

const facts = (changes: Partial<ActionContent> = {}, around: Partial<Facts> = {}): Facts => ({
  now: new Date('2026-11-21T12:00:00.000Z'),
  content: { ...complete, ...changes },
  publishedDeadline: null,
  officials: new Map([['o1', official]]),
  sameNumber: null,
  sameIndex: null,
  knownSlugs: new Set(),
  care,
  note: null,
  ...around,
});
const said = (given: Facts): string[] =>
  runChecklist(given).map(({ degree, path, reason }) => `${degree} ${path} ${reason}`);

const [letter] = complete.letters;
if (!letter) throw new Error('the example has a letter');
const image = { id: 'i1', alt: 'A river', credit: 'Ilse Haugland' };

describe('the checklist', () => {
  test('has nothing to say of an action that is complete', () => {
    expect(said(facts())).toEqual([]);
  });

  test('an empty one lacks all that publishing needs, the gravest first', () => {
    const lines = runChecklist(facts({ ...emptyContent('en', 'UTC') }, { care: NO_CARE }));
    expect(lines.filter(line => line.degree === 'must').map(line => line.path)).toEqual([
      'title',
      'country',
      'summary',
      'deadline',
      'targets',
      'letters',
      'care.consent',
      'care.names',
      'care.pictures',
      'care.unsaid',
    ]);
    const ranks = lines.map(line => ['must', 'should', 'know'].indexOf(line.degree));
    expect(ranks).toEqual([...ranks].sort((a, b) => a - b));
  });

  test.each<[string, Partial<ActionContent>, Partial<Facts>, string]>([
    ['a deadline that is past', { deadline: '2026-11-20' }, {}, 'must deadline checklist.deadlinePast'],
    [
      'a deadline that is past where the public has it already',
      { deadline: '2026-11-20' },
      { publishedDeadline: '2026-11-20' },
      'know deadline checklist.deadlineOver',
    ],
    ['the last day', { deadline: '2026-11-21' }, {}, 'should deadline checklist.deadlineToday'],
    ['beyond six months', { deadline: '2027-05-22' }, {}, 'should deadline checklist.deadlineFar'],
    ['no demands', { demands: [] }, {}, 'should demands checklist.demands'],
    ['no topics', { topics: [] }, {}, 'know topics checklist.topics'],
    ['no number', { number: null }, {}, 'should number checklist.noNumber'],
    ['a malformed number', { number: 'x' }, {}, 'must number problem.actionNumber'],
    ['a number in use', {}, { sameNumber: 'Other' }, 'should number checklist.numberUsed'],
    ['no index', { index: null }, {}, 'know index checklist.noIndex'],
    ['a malformed index', { index: 'AMR-53' }, {}, 'should index checklist.indexForm'],
    ['an index in use', {}, { sameIndex: 'Other' }, 'should index checklist.indexUsed'],
    ['nobody named', { people: [] }, {}, 'know people checklist.noPeople'],
    [
      'no pronouns',
      { people: [{ name: 'Benito Salcedo', pronouns: null }] },
      {},
      'should people.0.pronouns checklist.pronouns',
    ],
    [
      'an official without a channel',
      {},
      { officials: new Map([['o1', { ...official, emails: [] }]]) },
      'must targets checklist.nobodyReached',
    ],
    ['an official not in the book', {}, { officials: new Map() }, 'must targets problem.unknownTarget'],
    [
      'no salutation',
      {},
      { officials: new Map([['o1', { ...official, salutations: {} }]]) },
      'should targets.0.salutations.0.text checklist.salutation',
    ],
    [
      'no letter in the preferred language',
      { preferredLanguages: ['es', 'fr'] },
      {},
      'should letters checklist.noLetterIn',
    ],
    [
      'no preferred language',
      { preferredLanguages: [] },
      {},
      'should preferredLanguages checklist.noPreferred',
    ],
    [
      'an unknown merge field',
      { letters: [{ ...letter, body: '{{nobody}}' }] },
      {},
      'must letters.0.body letter.template.unknownField',
    ],
    [
      'a letter longer than a page',
      { letters: [{ ...letter, body: 'Words. '.repeat(600) }] },
      {},
      'should letters.0.body checklist.longLetter',
    ],
    [
      'no sign-off',
      { letters: [{ ...letter, signOff: '' }] },
      {},
      'should letters.0.signOff checklist.signOff',
    ],
    ['no background', { background: '' }, {}, 'know background checklist.noBackground'],
    [
      'a background without a source',
      { background: 'It was so.' },
      {},
      'should background checklist.sources',
    ],
    ['an image without words', { image: { ...image, alt: '' } }, {}, 'must image.alt checklist.alt'],
    [
      'an image without credit',
      { image: { ...image, credit: '' } },
      {},
      'must image.credit checklist.credit',
    ],
    [
      'consent refused',
      {},
      { care: { ...care, consent: answer('consent', 'no') } },
      'must care.consent checklist.care.refused',
    ],
    [
      'consent that cannot be asked',
      {},
      { care: { ...care, consent: answer('consent', 'cannot-be-asked', 'Held') } },
      'know care.consent checklist.care.cannotBeAsked',
    ],
    [
      'a name that may not be shown',
      {},
      { care: { ...care, names: answer('names', 'no') } },
      'must people.0.name checklist.care.names',
    ],
    [
      'a picture that may not be shown',
      { image },
      { care: { ...care, pictures: answer('pictures', 'no') } },
      'must image.alt checklist.care.picture',
    ],
    [
      'words that must not be said',
      { summary: 'She teaches at the HILLSIDE  Schóol.' },
      { care: { ...care, unsaid: answer('unsaid', 'something', 'her sister\nHillside school') } },
      'must summary checklist.care.unsaid',
    ],
    [
      'the same in what is new',
      {},
      { note: 'Her sister spoke.', care: { ...care, unsaid: answer('unsaid', 'something', 'her sister') } },
      'must note checklist.care.unsaid',
    ],
  ])('%s', (_what, changes, around, line) => {
    expect(said(facts(changes, around))).toContain(line);
  });

  test('"today" is the day in the action’s own zone', () => {
    // Already the 21st in Kiritimati, still the 20th in Caracas.
    const now = new Date('2026-11-21T02:00:00.000Z');
    expect(said(facts({ deadline: '2026-11-20' }, { now }))).toEqual([
      'should deadline checklist.deadlineToday',
    ]);
    expect(said(facts({ deadline: '2026-11-20', timeZone: 'Pacific/Kiritimati' }, { now }))).toEqual([
      'must deadline checklist.deadlinePast',
    ]);
  });

  test('a remark on the pronouns speaks for all', () => {
    const people = [{ name: 'Benito Salcedo', pronouns: null }];
    expect(said(facts({ people, pronounsNote: 'They/them' }))).toEqual([]);
  });

  test.each([
    ['[here](https://report.example.org/a)', true],
    ['[here](https://report)', false],
    ['[here](htps://report.example.org)', false],
    ['[here](javascript:alert)', false],
    ['[here](#letter)', true],
    ['[here](#nowhere)', false],
    ['[here](/actions/known)', true],
    ['[here](/es/actions/known)', true],
    ['[here](/actions/unknown)', false],
    ['[here](mailto:desk@example.org)', true],
    ['[here](mailto:desk)', false],
  ])('the link %s leads somewhere: %s', (background, leads) => {
    const lines = said(facts({ background }, { knownSlugs: new Set(['known']) }));
    expect(lines.includes('should background checklist.link')).toBe(!leads);
  });

  test('a word is found whole, whatever its case and accents; in scripts without spaces anywhere', () => {
    expect(mentions('Her Sister came', 'sister')).toBe(true);
    expect(mentions('sisterhood', 'sister')).toBe(false);
    expect(mentions('La niña', 'NINA')).toBe(true);
    expect(mentions('a+b', 'a+b')).toBe(true);
    expect(mentions('aab', 'a+b')).toBe(false);
    expect(mentions('她的妹妹来了', '妹妹')).toBe(true);
    expect(mentions('anything', ' ')).toBe(false);
  });

  test('no line of the checklist repeats what must not be mentioned', () => {
    const secret = answer('unsaid', 'something', 'Hillside school');
    const lines = runChecklist(facts({ title: 'At Hillside school' }, { care: { ...care, unsaid: secret } }));
    expect(JSON.stringify(lines)).not.toContain('Hillside');
  });

  test('lines are counted as they are set', () => {
    expect(linesOf('one\n\ntwo')).toBe(3);
    expect(linesOf('x'.repeat(85))).toBe(2);
    expect(linesOf('书'.repeat(43))).toBe(2);
  });
});
