// The unsent e-mail as a MIME parser that is not ours reads it: its marks, addresses, subject, text, line lengths.
import { unzipSync } from 'fflate';
import PostalMime from 'postal-mime';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { governor, makeAction, makeContent, makeOfficial } from '../testing/makers.ts';

let site: TestApp;
let slug: string;

beforeAll(async () => {
  site = await openTestApp();
  const unreached = await makeOfficial(site.app, { ...governor, name: 'Sin Correo', emails: [] });
  const content = await makeContent(site.app, {
    people: [
      { name: 'Нібрас ас-Саєг', pronouns: null },
      { name: '玛丽索尔', pronouns: null },
    ],
    ownLanguageAllowed: true,
  });
  const [first, second] = content.targets;
  const targets = [
    ...(first ? [first] : []),
    ...(second ? [{ ...second, role: 'copy' as const }] : []),
    { id: 't3', officialId: unreached, role: 'to' as const, salutations: {}, onlyFrom: [] },
  ];
  ({ slug } = await makeAction(site.app, { ...content, targets }));
});
afterAll(() => site.end());

async function taken(fields: Readonly<Record<string, string>>, targets = ['t1']): Promise<Buffer> {
  const pairs = [
    ...Object.entries({ channel: 'email', lang: 'en', ...fields }),
    ...targets.map(id => ['target', id]),
  ];
  const answer = await fetch(`${site.url}/actions/${slug}/letter.eml`, {
    method: 'POST',
    body: new URLSearchParams(pairs),
  });
  expect(answer.status).toBe(200);
  return Buffer.from(await answer.arrayBuffer());
}

const linesOf = (eml: Buffer): string[] => eml.toString('latin1').split('\r\n');

describe('an unsent e-mail', () => {
  it('opens ready to send: to the official, a copy to whom the action says, a subject in any script', async () => {
    const eml = await taken({ name: 'Zoë “Zed” Ōkubo', body: 'Прошу негайно її звільнити. 请您释放她。 🕊' });
    const mail = await PostalMime.parse(eml);
    expect(mail.headers.find(header => header.key === 'x-unsent')?.value).toBe('1');
    expect(mail.headers.find(header => header.key === 'content-type')?.value).toMatch(
      /^text\/plain; charset=utf-8/,
    );
    expect(mail.to?.map(to => to.address)).toEqual(['despacho@rioseco.example.org']);
    expect(mail.cc?.map(cc => cc.address)).toEqual(['mission@un-mission.example.org']);
    expect(mail.subject).toBe('Нібрас ас-Саєг and 玛丽索尔');
    expect(mail.text).toContain('Прошу негайно її звільнити. 请您释放她。 🕊');
    expect(mail.text?.trimEnd().endsWith('Zoë “Zed” Ōkubo')).toBe(true);
    // The sender's own program says who, when and with which number.
    for (const absent of ['from', 'date', 'message-id', 'bcc', 'reply-to'])
      expect(mail.headers.map(header => header.key)).not.toContain(absent);
  });

  it.each([
    ['a line of 20,000 characters', 'x'.repeat(20_000)],
    ['a line of 20,000 characters of Chinese', '水'.repeat(20_000)],
    ['many short lines', 'Free them.\n'.repeat(1_800)],
    ['dots and From at the beginning of lines', '.\n..\nFrom here on\n.end'],
  ])('keeps %s, in lines that every server takes', async (_what, body) => {
    const eml = await taken({ body });
    for (const line of linesOf(eml)) expect(line.length).toBeLessThanOrEqual(998);
    // CRLF throughout: no line feed stands alone.
    expect(eml.toString('latin1').replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
    const { text = '' } = await PostalMime.parse(eml);
    expect(text.replaceAll('\r\n', '\n').replace(/\n+/g, '\n')).toContain(body.trim().replace(/\n+/g, '\n'));
  });

  it('carries control characters, mark-up and header lines typed as text as text, or not at all', async () => {
    const body =
      'A bell\u0007 <script>alert(1)</script>\r\nBcc: all@example.org\r\n\r\n--x\r\nContent-Type: text/html';
    const mail = await PostalMime.parse(await taken({ body, name: 'A\r\nBcc: b@example.org' }));
    expect(mail.bcc ?? []).toEqual([]);
    expect(mail.html).toBeUndefined();
    expect(mail.text).toContain('A bell <script>alert(1)</script>');
    expect(mail.text).toContain('Content-Type: text/html');
  });

  it('has no To for somebody without an address, and is one of several in a zip', async () => {
    const entries = unzipSync(await taken({ body: 'Free them.' }, ['t1', 't3']));
    expect(Object.keys(entries)).toEqual(['letter-1.eml', 'letter-2.eml']);
    const [one, two] = await Promise.all(Object.values(entries).map(eml => PostalMime.parse(eml)));
    expect(one?.to?.map(to => to.address)).toEqual(['despacho@rioseco.example.org']);
    expect(two?.to ?? []).toEqual([]);
    expect(two?.subject).toBe('Нібрас ас-Саєг and 玛丽索尔');
  });
});
