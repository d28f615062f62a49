// What offices write in their files and how: separators, headings, days, figures, encodings; and what is no text.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HEAD, openOffice, type Office } from '../../testing/office-file.ts';
import type { DayOrder } from './read-day.ts';
import { readDay } from './read-day.ts';
import { textOfFile } from './read-file.ts';
import { templateFor } from './template.ts';

let office: Office;
beforeAll(async () => {
  office = await openOffice();
});
afterAll(() => office.site.end());

describe('what is read rightly', () => {
  const counted = async (text: string, dayOrder: DayOrder = 'unsaid') => {
    const { faults, lines } = await office.plan(text, dayOrder);
    expect(faults).toEqual([]);
    return lines.map(line => [line.day, line.target, line.channel, line.letters, line.country].join(' '));
  };
  const same = ['2026-11-20 t2 email 3 DE'];

  test.each([
    ['commas', `${HEAD}\n2026-11-20,Ambassador,E-mail,3,Germany,,`],
    ['semicolons and a mark', `\uFEFF${HEAD.replaceAll(',', ';')}\r\n2026-11-20;t2;email;3;DE;;`],
    ['tabs', `${HEAD.replaceAll(',', '\t')}\n2026-11-20\tt2\temail\t3\tde\t\t`],
    ['a line that tells the separator', `sep=;\n${HEAD.replaceAll(',', ';')}\n2026-11-20;t2;email;3;DE;;`],
    [
      'quoted fields',
      `"Day","Official","Way","Letters","Country"\n"2026-11-20","H.E. Teresa Oliva Marín, Ambassador","E-mail","3","Alemania"`,
    ],
    [
      'Spanish headings in another order',
      'CARTAS,dia,Pais,medio,autoridad\n3,2026-11-20,Allemagne,correo electronico,t2',
    ],
    ['figures of another script', `${HEAD}\n٢٠٢٦-١١-٢٠,t2,E-Mail,٣,ألمانيا,,`],
    ['a day with an hour', `${HEAD}\n2026-11-20 00:00:00,t2,E-mails,3,DE,,`],
    ['a day with dots', `${HEAD}\n20.11.2026,t2,email,3,DE,,`],
    ['a day that can be only one', `${HEAD}\n11/20/26,t2,email,3,DE,,`],
    ['a guarded cell', `${HEAD}\n2026-11-20,t2,email,3,DE,,'=x`],
  ])('%s', async (_what, text) => {
    expect(await counted(text)).toEqual(same);
  });

  test('a day that can be two, where it is said which', async () => {
    expect(readDay('11/05/2026', 'dmy')).toEqual({ day: '2026-05-11' });
    expect(await counted(`${HEAD}\n11/05/2026,t2,email,3,DE,,`, 'mdy')).toEqual(['2026-11-05 t2 email 3 DE']);
    expect(readDay('05/05/2026', 'unsaid')).toEqual({ day: '2026-05-05' });
  });

  test.each([
    ['utf-8', Buffer.from('Día;Ñ')],
    ['utf-16', Buffer.from('\uFEFFDía;Ñ', 'utf16le')],
    ['utf-16', Buffer.from('\uFEFFDía;Ñ', 'utf16le').swap16()],
    ['utf-16', Buffer.from('Día;Ñ plain', 'utf16le')],
    ['windows-1252', Buffer.from('Día;Ñ', 'latin1')],
  ])('bytes as %s', (encoding, bytes) => {
    const read = textOfFile(bytes);
    expect(read.encoding).toBe(encoding);
    expect(read.text).toContain('Día;Ñ');
  });

  test.each([
    ['sheet', Buffer.from('PK\u0003\u0004 and so on')],
    ['binary', Buffer.from('%PDF-1.7')],
    ['binary', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0xff, 0x81])],
    ['large', Buffer.alloc(2_000_001, 'a')],
  ])('no text: %s', (reason, bytes) => {
    expect(() => textOfFile(bytes)).toThrow(
      expect.objectContaining({
        problems: [expect.objectContaining({ reason: `reportImport.problem.${reason}` })],
      }),
    );
  });

  test.each(['en', 'es'])(
    'the template in %s as it is: its example and its empty lines say nothing',
    async lang => {
      const { text, name } = templateFor(office.site.app, office.action, lang);
      expect(name).toBe(lang === 'en' ? 'reports-ua-47-26.csv' : 'informes-ua-47-26.csv');
      const read = await office.plan(text, 'unsaid', lang);
      expect(read.faults.map(fault => fault.reason)).toEqual(['reportImport.fault.noLines']);
      expect(read.leftOut).toEqual({ example: 1, blank: 8 });
      const mark = lang === 'en' ? ',' : ';';
      const [head = '', example = '', first = ''] = text.split('\r\n');
      const reference = example.split(mark).at(-1) ?? '';
      const filled = [head, example.replace(reference, 'A-1'), first.replace(mark, `2026-11-20${mark}`)].join(
        '\r\n',
      );
      const [fault] = (await office.plan(filled, 'unsaid', lang)).faults;
      expect([fault?.line, fault?.reason]).toEqual([3, 'reportImport.fault.numberMissing']);
    },
  );
});
