// A reviewed import becomes a draft with its officials, all of it or nothing; on both databases.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { actionOverview, listForDesk } from '../actions/desk-actions.ts';
import { OPERATOR } from '../audit/model.ts';
import { Conflict, Refused } from '../lib/errors.ts';
import { findOfficial, searchOfficials } from '../officials/find-officials.ts';
import { changeOfficial } from '../officials/keep-official.ts';
import { formFrom } from '../platform/web/form.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeOfficial } from '../testing/makers.ts';
import { importFromTyped, readTypedImport } from './forms.ts';
import { matchOfficials } from './match-officials.ts';
import { beginReview, type TypedImport } from './review/begin-review.ts';
import { SAMPLE_TEXT, sampleReading } from './review/sample-reading.ts';
import { saveImport } from './save-import.ts';

const { reading } = sampleReading();
const inBook = {
  ...governor,
  name: 'Ximena Arrau Toledo',
  title: 'Governor',
  country: 'CL',
  emails: ['old@delegacion.example.net'],
};

describe.each(['sqlite', 'postgres'] as const)('an import on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());

  const book = () => searchOfficials(site.app.db.query, {});
  const typed = async (use: string): Promise<TypedImport> => {
    const begun = beginReview(
      { text: SAMPLE_TEXT, reading },
      matchOfficials(reading.draft, await book()),
      'en',
    );
    const [first, ...others] = begun.officials;
    return { ...begun, officials: first ? [{ ...first, use }, ...others] : [] };
  };
  const save = async (use: string): Promise<string> =>
    saveImport(site.app, OPERATOR, importFromTyped(await typed(use)));
  const detailsOf = async (id: string) => {
    const { content, changes } = await actionOverview(site.app, OPERATOR, id);
    return { content, changes };
  };

  test('keeps what was read, new officials and the draft with its record', async () => {
    const { content, changes } = await detailsOf(await save('new'));
    expect(content).toMatchObject({
      number: '58/26',
      title: 'KELP WARDENS HELD AFTER HARBOUR VOTE',
      country: 'CL',
      deadline: '2026-07-15',
      people: [{ name: 'Rosaura Quilán', pronouns: 'she/her' }],
      preferredLanguages: ['es'],
      letters: [{ lang: 'en', targets: null, greeting: 'Dear Governor,', signOff: 'Sincerely,' }],
    });
    expect(content.targets).toHaveLength(2);
    const first = await findOfficial(site.app.db.query, content.targets[0]?.officialId ?? '');
    expect(first).toMatchObject({
      name: 'Ximena Arrau-Toledo',
      title: 'Governor',
      country: 'CL',
      addressLines: ['Casilla 4410', 'Puerto Montt, Chile'],
      emails: ['gabinete@delegacion.example.net'],
    });
    expect(changes.map(change => [change.verb, change.detail])).toEqual([
      ['action.drafted', { from: 'import' }],
    ]);
  });

  test('uses the entry of the book, and leaves it as it is', async () => {
    const known = await makeOfficial(site.app, inBook);
    const { content } = await detailsOf(await save('book'));
    expect(content.targets[0]?.officialId).toBe(known);
    expect(await findOfficial(site.app.db.query, known)).toMatchObject({ version: 1, emails: inBook.emails });
    expect(await book()).toHaveLength(2);
  });

  test('changes the entry where the document is to be followed, and only what it says', async () => {
    const known = await makeOfficial(site.app, inBook);
    await save('document');
    expect(await findOfficial(site.app.db.query, known)).toMatchObject({
      version: 2,
      emails: ['gabinete@delegacion.example.net'],
      phones: inBook.phones,
      body: inBook.body,
      salutations: inBook.salutations,
      notes: inBook.notes,
    });
  });

  test('keeps nothing at all when the entry was changed since', async () => {
    const known = await makeOfficial(site.app, inBook);
    const looked = await typed('document');
    await changeOfficial(site.app, OPERATOR, known, 1, { ...inBook, notes: 'Moved' });
    await expect(saveImport(site.app, OPERATOR, importFromTyped(looked))).rejects.toThrow(Conflict);
    expect(await listForDesk(site.app, OPERATOR)).toEqual([]);
    expect(await book()).toHaveLength(1);
  });
});

describe('the form of a review', () => {
  const pairs = (typed: TypedImport): [string, string][] => [
    ...Object.entries(typed).filter((pair): pair is [string, string] => typeof pair[1] === 'string'),
    ...typed.people.flatMap((person, at): [string, string][] => [
      [`people.${at}.from`, person.from],
      [`people.${at}.name`, person.name],
      [`people.${at}.pronouns`, person.pronouns],
    ]),
    ...typed.preferredLanguages.map((code, at): [string, string] => [`preferredLanguages.${at}.lang`, code]),
    ...(typed.ownLanguageAllowed ? [['ownLanguageAllowed', 'yes'] satisfies [string, string]] : []),
    ...typed.officials.flatMap((official, at) =>
      Object.entries(official).map(([name, value]): [string, string] => [
        `officials.${at}.${name}`,
        String(value),
      ]),
    ),
  ];
  const begun = beginReview({ text: SAMPLE_TEXT, reading }, [], 'en');

  test('gives back what was read when it is sent as it stands', () => {
    expect(readTypedImport(formFrom(pairs(begun)))).toEqual(begun);
  });

  test('tells each problem at its field', () => {
    const [first, second] = begun.officials;
    if (!first || !second) throw new Error('the sample has two officials');
    const wrong: TypedImport = {
      ...begun,
      number: 'fifty-eight',
      deadline: '2026-02-31',
      'letter.body': 'Dear {{nobody}}',
      officials: [
        { ...first, emails: 'no address' },
        { ...second, name: '', title: '' },
        { ...second, use: 'book' },
      ],
    };
    let paths: string[] = [];
    try {
      importFromTyped(wrong);
    } catch (error) {
      if (error instanceof Refused) paths = error.problems.map(problem => problem.path);
    }
    expect(paths.sort()).toEqual(
      [
        'deadline',
        'letter.body',
        'number',
        'officials.0.emails',
        'officials.1.name',
        'officials.2.use',
      ].sort(),
    );
  });

  test('an office without a name is called as its address begins; an address on one line is cut where it fits', () => {
    const [first] = reading.draft.targets;
    if (!first) throw new Error('the sample has a target');
    const line =
      'Ministry of Justice and of the Interior of the Republic, Avenue of the Fifth of May 1200, Third Floor, Puerto Montt, Chile';
    const draft = {
      ...reading.draft,
      targets: [{ ...first, name: null, title: null, addressLines: ['Embassy of Chile', line] }],
    };
    const [office] = beginReview({ text: '', reading: { ...reading, draft } }, [], 'en').officials;
    expect(office?.title).toBe('Embassy of Chile');
    expect(office?.addressLines.split('\n').every(each => each.length <= 110)).toBe(true);
    expect(office?.addressLines.replaceAll('\n', ' ')).toBe(line);
  });

  test('an account has the service that the text names before it', () => {
    const text = 'Twitter: @one ; @two | Facebook: @three\nTwitter/X: [@four](https://x.example)\n@five';
    const [first] = reading.draft.targets;
    if (!first) throw new Error('the sample has a target');
    const handles = ['@one', '@two', '@three', '@four', '@five'];
    const spans = handles.map(handle => ({
      start: text.indexOf(handle),
      end: text.indexOf(handle) + handle.length,
    }));
    const draft = { ...reading.draft, targets: [{ ...first, handles }] };
    const fields = [
      { path: 'targets.0.handles', value: '', spans, sureness: 'sure' as const, reason: 'label' as const },
    ];
    const [official] = beginReview({ text, reading: { draft, language: 'en', fields } }, [], 'en').officials;
    expect(official?.handles).toBe('X @one\nX @two\nFacebook @three\nX @four\n@five');
  });
});
