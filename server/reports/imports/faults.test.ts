// Every fault of an office's file is named by its line and column with what was expected, and nothing is written.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../../audit/model.ts';
import { Refused } from '../../lib/errors.ts';
import { HEAD, openOffice, type Office } from '../../testing/office-file.ts';
import type { DayOrder } from './read-day.ts';
import { takeImport } from './take-import.ts';

const GOVERNOR = 'Ignacio Belmonte Rojas';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.site.end());

/** "line.column: words", as the page tells them. */
const told = async (text: string, dayOrder: DayOrder = 'unsaid', lang = 'en'): Promise<string[]> =>
  (await office.plan(text, dayOrder, lang)).faults.map(
    fault =>
      `${fault.line}.${fault.at === null ? '' : 'ABCDEFGH'.charAt(fault.at)}: ${office.site.app.strings.text(lang, fault.reason, fault.params)}`,
  );
const one = async (line: string): Promise<string> => (await told(`${HEAD}\n${line}`)).join(' / ');

describe('a fault', () => {
  test.each([
    [`,${GOVERNOR},Post,1,,,`, '2.A: Say on which day the letters went off, such as 2026-11-20.'],
    ['2026-11-31,t1,Post,1,,,', '2.A: This is no day of the calendar. Write it such as 2026-11-20.'],
    ['soon,t1,Post,1,,,', '2.A: This is no day of the calendar. Write it such as 2026-11-20.'],
    ['2026-11-22,t1,Post,1,,,', '2.A: This day is still to come. Today is 21 November 2026.'],
    ['2026-10-31,t1,Post,1,,,', '2.A: This is before the action was published, on 1 November 2026.'],
    [
      '11/05/2026,t1,Post,1,,,',
      '2.A: This can be 11 May 2026 or 5 November 2026. Say below how days are written, or write the year first.',
    ],
    ['2026-11-20,,Post,1,,,', '2.B: Say to whom: Ignacio Belmonte Rojas; H.E. Teresa Oliva Marín.'],
    [
      '2026-11-20,Ignacio Belmont,Post,1,,,',
      '2.B: This action names no such official. Is “Ignacio Belmonte Rojas” meant?',
    ],
    [
      '2026-11-20,The Queen of Hearts,Post,1,,,',
      '2.B: This action names no such official. It names: Ignacio Belmonte Rojas; H.E. Teresa Oliva Marín.',
    ],
    ['2026-11-20,t1,Emial,1,,,', '2.C: There is no such way. Is “E-mail” meant?'],
    [
      '2026-11-20,t1,pigeon,1,,,',
      '2.C: There is no such way. Write one of: Post, E-mail, Fax, Telephone, Social media, Another way.',
    ],
    ['2026-11-20,t1,,1,,,', '2.C: Say how: Post, E-mail, Fax, Telephone, Social media, Another way.'],
    ['2026-11-20,t1,Post,,,,', '2.D: Say how many: a whole number from 1 to 10,000.'],
    ['2026-11-20,t1,Post,0,,,', '2.D: Nothing was sent: take this line out.'],
    [
      '2026-11-20,t1,Post,-3,,,',
      '2.D: Less than nothing cannot be counted. To take something back, undo the import that brought it.',
    ],
    ['2026-11-20,t1,Post,1.5,,,', '2.D: Write a whole number from 1 to 10,000, with figures only.'],
    ['2026-11-20,t1,Post,twelve,,,', '2.D: Write a whole number from 1 to 10,000, with figures only.'],
    ['2026-11-20,t1,Post,=1+1,,,', '2.D: Write a whole number from 1 to 10,000, with figures only.'],
    [
      '2026-11-20,t1,Post,10001,,,',
      '2.D: At most 10,000 fit in one line. If it is right, part it into several lines.',
    ],
    [
      '2026-11-20,t1,Post,99999999999999999999,,,',
      '2.D: At most 10,000 fit in one line. If it is right, part it into several lines.',
    ],
    ['2026-11-20,t1,Post,1,Germny,,', '2.E: We know no such country. Is “Germany” meant?'],
    [
      '2026-11-20,t1,Post,1,Qwghlm,,',
      '2.E: We know no such country. Write its name or its code of two letters, or leave it empty.',
    ],
    ['2026-11-20,t1,Post,1,,all,', '2.F: Write a whole number from 1 to 100,000, with figures only.'],
    [
      `2026-11-20,t1,Post,1,,,${'x'.repeat(101)}`,
      '2.G: This is longer than we take: at most 100 characters.',
    ],
  ])('of %s', async (line, said) => {
    expect(await one(line)).toBe(said);
  });

  test('of every line is told at once, in the order of the file', async () => {
    const text = [
      HEAD,
      'soon,nobody at all,pigeon,0,Qwghlm,none,',
      '2026-11-20,t1,Post,1,,,',
      '2027-01-01,t1,Post,1,,,',
    ];
    expect((await told(text.join('\r\n'))).map(each => each.slice(0, 3))).toEqual([
      '2.A',
      '2.B',
      '2.C',
      '2.D',
      '2.E',
      '2.F',
      '4.A',
    ]);
  });

  test('of a first line that is no head of any table', async () => {
    expect(await told('a,'.repeat(300_000))).toContain(
      '1.: This line has 300,001 columns; a table of reports has 60 at most.',
    );
  });

  test('of a line with another number of fields', async () => {
    expect(await one('2026-11-20,t1,Post,1')).toContain('2.: This line has 4 fields; the headings have 7.');
    expect(await one('2026-11-20,t1,Post,1,,,,more')).toContain('2.: This line has 8 fields');
    expect(await one('2026-11-20,t1,Post,1,,,,,,')).toBe('');
  });

  test('of a line said twice, or a reference given twice', async () => {
    const line = '2026-11-20,t1,Post,1,ES,2,';
    expect(await told([HEAD, line, `2026-11-20,${GOVERNOR},post,1,España,2,`].join('\n'))).toEqual([
      '3.: This line says the same as line 2. If both are right, add the numbers up in one line, or give each a reference of its own.',
    ]);
    expect(await told([HEAD, `${line}A`, `${line}B`].join('\n'))).toEqual([]);
    expect(await told([HEAD, `${line}A`, '2026-11-19,t2,Fax,4,,,A'].join('\n'))).toEqual([
      '3.: Line 2 has the same reference.',
    ]);
  });

  test('of the headings: one missing, one unknown, one mistyped, one doubled', async () => {
    expect(await told('Day,Official,Way,Leters,Notes,Country,Country\n2026-11-20,t1,Post,1,,,')).toEqual([
      '1.: The column “Letters” is missing.',
      '1.D: No column of the template is called so. Is “Letters” meant?',
      '1.E: No column of the template is called so. Remove it, or call it as the template does.',
      '1.G: This column is there twice. Keep one.',
    ]);
  });

  test('of quotation marks, behind which nothing can be read, beside those before', async () => {
    expect(
      await told(`${HEAD}\n2026-11-20,t1,Post,0,,,\n2026-11-20,"t1,Post,1,,,\n2026-11-20,t1,Post,1,,,\n`),
    ).toEqual([
      '2.D: Nothing was sent: take this line out.',
      '3.: A quotation mark in this line is never closed, or closed too early. What follows could not be read.',
    ]);
  });

  test('of a file with nothing in it, or too much', async () => {
    const empty = '1.: There is no report in the file, only headings, the example or empty lines.';
    expect(await told(`${HEAD}\n\n,,,,,,\n`)).toEqual([empty]);
    await expect(office.plan(' \n ')).rejects.toMatchObject({
      problems: [{ reason: 'reportImport.problem.empty' }],
    });
    const many = Array.from({ length: 10_001 }, (_, at) => `2026-11-20,t1,Post,1,,,${at}`);
    const faults = await told([HEAD, ...many].join('\n'));
    expect(faults).toEqual(['10002.: The file has more than 10,000 lines. Bring it in as two files.']);
  });

  test('is told in the reader’s language', async () => {
    expect(await told('Día;Autoridad;Medio;Cartas\n2026-11-20;t1;Correo postl;1', 'unsaid', 'es')).toEqual([
      expect.stringMatching(/^2\.C: No existe ese medio\. ¿Quiere decir «.+»\?$/),
    ]);
  });

  test('writes nothing, whoever presses the button all the same', async () => {
    const text = `${HEAD}\n2026-11-20,t1,Post,5,,,\n2026-11-20,t1,Post,0,,,`;
    const wish = { action: office.action, office: 'Lisbon', text, dayOrder: 'unsaid', lang: 'en' } as const;
    const { mark } = await office.plan(text);
    await expect(takeImport(office.site.app, OPERATOR, wish, { mark, fileName: '' })).rejects.toBeInstanceOf(
      Refused,
    );
    for (const table of ['reports', 'report_imports', 'tally_counters'] as const)
      expect(await office.site.app.db.query.selectFrom(table).selectAll().execute()).toEqual([]);
  });
});
