// A supporter at a form with files: what a browser sends, and an answer told with one photograph for tests that need one.
import sharp from 'sharp';
import type { Answer, Visitor } from './visitor.ts';
import type { TestApp } from './app.ts';

export type SentFiles = Readonly<Record<string, { bytes: Uint8Array; name?: string; type?: string }>>;

/** Posts the form of a page as a browser does that form has files: multipart, in the order of its fields. */
export function submitWithFiles(
  visitor: Visitor,
  page: Answer,
  changes: Readonly<Record<string, string>>,
  files: SentFiles = {},
): Promise<Answer> {
  const body = new FormData();
  const fields = page.formFields().filter(([name]) => !(name in changes));
  for (const [name, value] of [...fields, ...Object.entries(changes)]) body.append(name, value);
  for (const [field, { bytes, name = 'scan.jpg', type = 'image/jpeg' }] of Object.entries(files))
    body.append(field, new Blob([Uint8Array.from(bytes)], { type }), name);
  return visitor.send('POST', page.formAction(), { headers: { origin: 'http://insist.test' }, body });
}

/** A photograph as a telephone makes it: turned, and with the place where it was taken. */
export const photograph = (width = 60, height = 80): Promise<Buffer> =>
  sharp({ create: { width, height, channels: 3, background: '#f4ecd8' } })
    .jpeg()
    .withExif({ IFD0: { Copyright: 'Wanda Osei' }, IFD3: { GPSLatitude: '52/1 31/1 0/1' } })
    .toBuffer();

/** Tells of an answer by the first target, with a photograph; gives the ids of both. */
export async function tellOfAnswer(site: TestApp, slug: string): Promise<{ reply: string; file: string }> {
  const supporter = site.visitor();
  const page = await supporter.get(`/actions/${slug}/reply?target=t1`);
  const told = { answeredOn: '2026-11-21', kind: 'letter', text: 'The office has taken note.' };
  const answer = await submitWithFiles(supporter, page, told, { 'file.1': { bytes: await photograph() } });
  if (answer.status !== 303)
    throw new Error(`The answer was not taken: ${answer.status} ${answer.find('#errors')}`);
  const { query } = site.app.db;
  const { id } = await query
    .selectFrom('replies')
    .select('id')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const file = await query
    .selectFrom('reply_files')
    .select('id')
    .where('reply_id', '=', id)
    .executeTakeFirstOrThrow();
  return { reply: id, file: file.id };
}
