// The officials book as CSV: what is written is read again as it was, and an import is all of it or nothing.
import fc from 'fast-check';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { changesOf } from '../audit/find-changes.ts';
import { OPERATOR } from '../audit/model.ts';
import { Conflict, Forbidden, Refused } from '../lib/errors.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { cast } from '../testing/cast.ts';
import { ambassador, governor, makeOfficial } from '../testing/makers.ts';
import type { Visitor } from '../testing/visitor.ts';
import { checkPoint } from './check-point.ts';
import { guardCell, unguardCell } from '../lib/csv.ts';
import { cellsOf, CSV_COLUMNS, detailsFrom } from './csv/cells.ts';
import { readCsv, textOf } from './csv/read.ts';
import { officialsCsv, officialsTemplate } from './export-officials.ts';
import { findOfficial, searchOfficials } from './find-officials.ts';
import { importOfficials, planImport } from './import-officials.ts';
import { changeOfficial } from './keep-official.ts';
import { listBook } from './list-book.ts';
import { officialDetailsSchema } from './model.ts';

const line = (max: number) =>
  fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: max })
    .map(text => text.replace(/[\p{Cc}\p{Z}]+/gu, ' ').trim())
    .filter(text => text !== '' && text.length <= 60);
const nasty = fc.oneof(
  line(12),
  fc.constantFrom('=1+1', "'=1", '+1 202 555 0101', '@x', '-', 'a: b', '\\: "', ';'),
);
const entry = fc.record({
  name: nasty,
  title: fc.option(nasty),
  body: fc.option(nasty),
  country: fc.constantFrom('VE', 'DE', null),
  salutations: fc.dictionary(fc.constantFrom('es', 'en', 'fr'), nasty),
  addressLines: fc.array(nasty, { maxLength: 4 }),
  emails: fc.constantFrom([], ['a@example.org'], ['b@example.org', 'c@example.net']),
  phones: fc.array(nasty, { maxLength: 3 }),
  faxes: fc.array(nasty, { maxLength: 2 }),
  handles: fc.array(fc.record({ service: fc.oneof(fc.constant(''), nasty), handle: nasty }), {
    maxLength: 3,
  }),
  notes: fc.oneof(fc.constant(''), nasty),
});

describe('a line of CSV', () => {
  test('any entry is read again as it was written, and no cell begins a formula', () => {
    fc.assert(
      fc.property(entry, given => {
        const details = officialDetailsSchema.parse({ ...given, salutations: { ...given.salutations } });
        const official = { ...details, id: '01', demo: false, version: 1, createdAt: '', updatedAt: '' };
        const text = officialsCsv([
          { official: { ...official, deadPoints: [], mergedInto: null }, dead: [] },
        ]);
        const rows: string[][] = parse(text, { bom: true });
        expect(rows[1]?.filter(cell => /^[=+\-@\t\r＝＋－＠]/u.test(cell))).toEqual([]);
        const [read] = readCsv(textOf(Buffer.from(text)));
        expect(detailsFrom(read?.cells ?? {})).toEqual({ details, problems: [] });
      }),
      { numRuns: 300 },
    );
  });

  test.each(['=1', "'=1", "''+2", '-', "O'Neill", "'tis", '', '＝1', '\t=1'])(
    '%j is guarded and freed',
    cell => {
      expect(unguardCell(guardCell(cell))).toBe(cell);
      expect(guardCell(cell)).not.toMatch(/^[=+\-@\t\r＝＋－＠]/u);
    },
  );

  test('a column that is missing leaves what stands, an empty cell empties it', () => {
    expect(detailsFrom({ name: 'New', phones: '' }, governor).details).toEqual({
      ...governor,
      name: 'New',
      phones: [],
    });
    expect(cellsOf(governor).handles).toBe('X: @rioseco_example');
  });
});

describe('a file', () => {
  const problemOf = (text: string | Uint8Array): string => {
    try {
      readCsv(typeof text === 'string' ? text : textOf(text));
    } catch (error) {
      if (error instanceof Refused) return error.problems[0]?.reason ?? '';
      throw error;
    }
    return 'read';
  };

  test.each([
    ['', 'problem.import.head'],
    ['name\n', 'problem.import.empty'],
    ['colour;name\nred;A', 'problem.import.column'],
    ['name,name\nA,B', 'problem.import.columnTwice'],
    ['name\n"A', 'problem.import.quotes'],
    [`name\n${'A\n'.repeat(5001)}`, 'problem.import.many'],
    ['id;name;not_working\n;A;fax', 'read'],
    ['\uFEFFNAME\ttitle\nA\tB', 'read'],
  ])('%j: %s', (text, reason) => {
    expect(problemOf(text)).toBe(reason);
  });

  test('in another encoding, or too large, is said so', () => {
    expect(problemOf(Buffer.from('name\nJos\u00e9', 'latin1'))).toBe('problem.import.encoding');
    expect(problemOf(new Uint8Array(1_000_001))).toBe('problem.import.large');
    expect(problemOf(Buffer.from('\uFEFFname\nJos\u00e9', 'utf16le'))).toBe('read');
  });

  test('its lines are numbered as an editor shows them', () => {
    const lines = readCsv('name,notes\n"A","one\ntwo"\n\nB,\n');
    expect(lines.map(each => [each.line, each.cells.name])).toEqual([
      [2, 'A'],
      [5, 'B'],
    ]);
  });

  test('the template is a head alone', () => {
    expect(officialsTemplate().trim().replace('\uFEFF', '')).toBe(CSV_COLUMNS.join(','));
  });
});

describe.each(['sqlite', 'postgres'] as const)('an import on %s', database => {
  let site: TestApp;
  beforeEach(async () => {
    site = await openTestApp({ database });
  });
  afterEach(() => site.end());
  const all = { search: '', country: '', body: '', state: '', sort: 'name', descending: false } as const;
  const exported = async () => officialsCsv(await listBook(site.app.db.query, all, site.clock.now()));
  const plan = (text: string) => planImport(site.app.db.query, text);
  const take = async (text: string) => importOfficials(site.app, OPERATOR, text, (await plan(text)).mark);

  test('of an export changes nothing; of a changed one, what was changed', async () => {
    const id = await makeOfficial(site.app, governor);
    await makeOfficial(site.app, ambassador);
    const fax = 'phone:+12025550101';
    await checkPoint(site.app, OPERATOR, id, fax, { state: 'dead', reason: 'Rings off' });
    const text = textOf(Buffer.from(await exported()));
    expect(text).toContain('+1 202 555 0101');
    expect((await plan(text)).counts).toEqual({ new: 0, changed: 0, same: 2, wrong: 0 });
    const changed = `${text.replace('Avenida Central 12', 'Avenida Norte 7')},"Élder of Óbidos"`;
    const { lines } = await plan(changed);
    expect(
      lines.map(each => [each.line, each.kind, each.changes.map(change => change.column)]),
    ).toContainEqual([4, 'changed', ['address']]);
    expect(await take(changed.replace(/,"Élder.*$/s, ''))).toMatchObject({ changed: 1, same: 1 });
    expect(await findOfficial(site.app.db.query, id)).toMatchObject({
      addressLines: ['Avenida Norte 7', 'Puerto Claro'],
      version: 2,
      deadPoints: [fax],
    });
    const [audit] = await changesOf(site.app.db.query, { type: 'official', id });
    expect([audit?.verb, audit?.detail['imported']]).toEqual(['official.changed', true]);
  });

  test('is all or nothing, and not of another book than the one that was shown', async () => {
    const good = 'name;country;emails\nJun Ito;jp;ito@example.org\n';
    const bad = `${good}"";VE;\nAna;XX;not an address\nJun Ito;JP;ito@example.org\n`;
    const { lines, counts } = await plan(bad);
    expect(counts).toEqual({ new: 1, changed: 0, same: 0, wrong: 3 });
    expect(lines.map(each => [each.line, each.problems.map(problem => problem.path)])).toEqual([
      [2, []],
      [3, ['name']],
      [4, ['country', 'emails']],
      [5, ['name']],
    ]);
    await expect(take(bad)).rejects.toThrow(Refused);
    expect(await searchOfficials(site.app.db.query, {})).toEqual([]);

    expect(await take(good)).toMatchObject({ new: 1 });
    expect((await plan(good)).counts).toMatchObject({ new: 0, same: 1 });
    const [ito] = await searchOfficials(site.app.db.query, {});
    const more = good.replace('ito@', 'jun.ito@');
    const { mark } = await plan(more);
    const details = officialDetailsSchema.parse({ ...ito, notes: 'Meanwhile' });
    await changeOfficial(site.app, OPERATOR, ito?.id ?? '', 1, details);
    await expect(importOfficials(site.app, OPERATOR, more, mark)).rejects.toThrow(Conflict);
    const reader = { id: 'r', name: 'Reader', role: 'tally-reader' };
    await expect(importOfficials(site.app, reader, good, mark)).rejects.toThrow(Forbidden);
    expect((await plan('id,name\nnobody,A')).lines[0]?.problems[0]?.reason).toBe('problem.import.unknownId');
  });
});

describe('CSV on the desk', () => {
  let site: TestApp;
  let author: Visitor;
  beforeEach(async () => {
    site = await openTestApp();
    author = await cast(site).author();
  });
  afterEach(() => site.end());

  const upload = (text: string) => {
    const body = new FormData();
    body.append('file', new Blob([text], { type: 'text/csv' }), 'officials.csv');
    return author.send('POST', '/desk/officials/import', { body, headers: { origin: 'http://insist.test' } });
  };

  test('out as seen, in after a look', async () => {
    await makeOfficial(site.app, governor);
    await makeOfficial(site.app, ambassador);
    const file = await author.get('/desk/officials.csv?country=VE');
    expect([file.status, file.headers.get('content-type')]).toEqual([200, 'text/csv; charset=utf-8']);
    expect(file.text).toContain(governor.name);
    expect(file.text).not.toContain(ambassador.name);
    const changed = file.text.replace('Avenida Central 12', 'Avenida "Norte" 7'.replaceAll('"', '""'));
    const seen = await upload(changed);
    expect(seen.status).toBe(200);
    expect(seen.findAll('tbody .tag')).toEqual(['changed']);
    expect(seen.find('tbody ins')).toBe('Avenida "Norte" 7, Puerto Claro');
    const done = await author.submit(seen, {}, '#confirm');
    expect(done.location).toBe('/desk/officials/import?added=0&changed=1');
    expect((await author.follow(done)).find('.done')).toContain('Changed entries: 1');
    const again = await author.submit(seen, {}, '#confirm');
    expect([again.status, again.find('[role="status"]')]).toEqual([409, expect.stringContaining('Nothing')]);
  });

  test('what is wrong is said by line, and no button imports it', async () => {
    const wrong = await upload('name,emails\nAna,none\n');
    expect([wrong.status, wrong.findAll('tbody td')[0], wrong.find('#confirm')]).toEqual([422, '2', null]);
    expect(wrong.find('tbody .err')).toContain('emails');
    const none = await author.post('/desk/officials/import', {});
    expect([none.status, none.attribute('#f-file', 'aria-invalid')]).toEqual([422, 'true']);
    expect((await upload(`name\n${'x'.repeat(1_100_000)}`)).status).toBe(413);
  });
});
