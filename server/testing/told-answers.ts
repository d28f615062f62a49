// One supporter who tells of an official's answer, with a photograph and a PDF, and what the desk makes of it.
import { photograph, submitWithFiles } from './answers.ts';
import { openTestApp, type TestApp } from './app.ts';
import { cast, type Cast } from './cast.ts';
import type { DatabaseKind } from './databases.ts';
import { makeAction, type MadeAction } from './makers.ts';
import { letterPdf } from './pdfs.ts';
import type { Answer, Visitor } from './visitor.ts';
import type { Log } from '../platform/log.ts';

/** Names the supporter: it may stand nowhere in clear. */
export const SECRET = 'Dear Wanda Osei of Rowan Lane, the ministry has taken note.';
export const EMAIL = 'wanda.osei@example.org';
export const TOLD = { answeredOn: '2026-11-21', kind: 'letter', text: SECRET, email: EMAIL };
export const SUMMARY = 'The ministry says that it has taken note, and nothing more.';

export type Telling = {
  site: TestApp;
  people: Cast;
  action: MadeAction;
  supporter: Visitor;
  form(): Promise<Answer>;
  /** Sends the form, or the one on `page`, with both files. */
  tell(changes?: Record<string, string>, page?: Answer): Promise<Answer>;
  /** Of all answers told of, in their order. */
  ids(): Promise<string[]>;
  /** Sums an answer up at the desk. */
  publish(visitor: Visitor, id: string, changes?: Record<string, string>): Promise<Answer>;
};

/** End it with `site.end()`. */
export async function openTelling(database: DatabaseKind, log?: Log): Promise<Telling> {
  const site = await openTestApp({ database, ...(log && { log }) });
  const action = await makeAction(site.app);
  const supporter = site.visitor();
  const form = () => supporter.get(`/actions/${action.slug}/reply?target=t1`);
  return {
    site,
    people: cast(site),
    action,
    supporter,
    form,
    tell: async (changes = {}, page) =>
      submitWithFiles(
        supporter,
        page ?? (await form()),
        { ...TOLD, ...changes },
        {
          'file.1': { bytes: await photograph(), name: 'wanda-osei.jpg' },
          'file.2': { bytes: letterPdf('Ref. 12 for Wanda Osei'), name: 'letter.pdf' },
        },
      ),
    ids: async () =>
      (await site.app.db.query.selectFrom('replies').select('id').orderBy('id').execute()).map(row => row.id),
    publish: async (visitor, id, changes = {}) =>
      visitor.submit(
        await visitor.get(`/desk/replies/${id}`),
        { summary: SUMMARY, ...changes },
        '#publication form',
      ),
  };
}
