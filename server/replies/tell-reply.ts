// A supporter tells of an official's answer: once for a key, its words and files sealed before they are written.
import { createHash } from 'node:crypto';
import { z } from 'zod';
import { findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction } from '../actions/model.ts';
import { addDays, dayIn, isDay } from '../lib/dates.ts';
import { Refused, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { hashSecret } from '../platform/seal.ts';
import { isKey } from '../reports/model.ts';
import { checkFiles, type SentFile } from './check-files.ts';
import {
  fileField,
  isReplyKind,
  LONGEST_TEXT,
  MOST_FILES,
  MOST_UNREAD_BYTES,
  type CheckedFile,
  type ReplyTold,
} from './model.ts';
import * as store from './store.ts';

export type TellReply = {
  action: PublishedAction;
  /** What tells a repeat from a new reply; belongs to this action. */
  key: string;
  told: ReplyTold;
  files: readonly SentFile[];
  /** The language the teller reads. */
  lang: string;
};

/** The key has brought another reply before; `code` opens that one. */
export class ToldBefore extends Error {
  readonly code: string;
  constructor(code: string) {
    super('reply.toldBefore');
    this.code = code;
  }
}

/** What is sealed of a reply beside its files. */
export const originalSchema = z.object({ text: z.string(), email: z.string().nullable() });

/** The code of the teller's own page is derived, never stored: the same key gives it again. */
const replyCode = (app: App, actionId: string, key: string): string =>
  app.seal.derivedCode('reply', `${actionId}\0${key}`, 26);

const emailSchema = z.email().max(254);

function problemsOf(app: App, { action, told, files }: TellReply): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const add = (path: string, reason: string, params: Record<string, number> = {}) =>
    problems.push({ path, reason, params });
  const { answeredOn, text, email } = told;
  if (!isReplyKind(told.kind)) add('kind', 'reply.problem.kind');
  // A day may have begun already where the official sits.
  const latest = addDays(dayIn('UTC', app.clock.now()), 1);
  if (!isDay(answeredOn)) add('answeredOn', 'reply.problem.day');
  else if (answeredOn > latest) add('answeredOn', 'reply.problem.future');
  else if (answeredOn < dayIn(action.timeZone, new Date(action.publishedAt)))
    add('answeredOn', 'reply.problem.early');
  if (text.length > LONGEST_TEXT) add('text', 'problem.tooLong', { max: LONGEST_TEXT });
  if (text.trim() === '' && files.length === 0) add('text', 'reply.problem.nothing');
  if (email !== null && !emailSchema.safeParse(email).success) add('email', 'problem.email');
  return problems;
}

const contentHash = (app: App, { told, files }: TellReply): string =>
  app.seal.keyedHash(
    'reply-content',
    JSON.stringify([told, files.map(file => createHash('sha256').update(file.bytes).digest('base64url'))]),
  );

const fileRow = (app: App, replyId: string, file: CheckedFile, position: number): store.FileRow => ({
  id: app.newId(),
  reply_id: replyId,
  position,
  kind: file.kind,
  mime: file.mime,
  bytes: file.bytes.length,
  width: file.width,
  height: file.height,
  pages: file.pages,
  sealed: app.seal.closeBytes(file.bytes),
  sealed_text: app.seal.close(file.text),
});

/**
 * Keeps a reply for the desk and gives the code of the teller's own page. Answers come after the deadline and after a
 * stop too, so they are taken as long as the action is there.
 * @throws {Refused}, {ToldBefore} when the key has brought something else, {TooMany}
 */
export async function tellReply(app: App, wish: TellReply): Promise<string> {
  const { action, key, told } = wish;
  if (!isKey(key)) throw new Refused([{ path: 'key', reason: 'report.formIncomplete' }]);
  const code = replyCode(app, action.id, key);
  const hashes = {
    key_hash: app.seal.keyedHash('reply-key', `${action.id}\0${key}`),
    content_hash: contentHash(app, wish),
  };
  const isRepeat = (before: store.ReplyRow | undefined): boolean => {
    if (before && before.content_hash !== hashes.content_hash) throw new ToldBefore(code);
    return before !== undefined;
  };
  if (isRepeat(await store.replyByKey(app.db.query, hashes.key_hash))) return code;
  const target = (await findEveryTarget(app, action)).get(told.targetId);
  const problems = problemsOf(app, wish);
  if (!target) problems.unshift({ path: 'target', reason: 'reply.problem.target' });
  if (!target || problems.length > 0) throw new Refused(problems);
  const files = await checkFiles(wish.files.slice(0, MOST_FILES));
  const at = app.clock.now().toISOString();
  const id = app.newId();
  const sealed = app.seal.close(JSON.stringify({ text: told.text.trim(), email: told.email }));
  const rows = files.map((file, n) => fileRow(app, id, file, n + 1));
  await transact(app.db, async tx => {
    if (isRepeat(await store.replyByKey(tx, hashes.key_hash))) return;
    const more = rows.reduce((sum, row) => sum + row.bytes, 0);
    if (more > 0 && (await store.unreadBytes(tx)) + more > MOST_UNREAD_BYTES)
      throw new Refused([{ path: fileField(1), reason: 'reply.problem.noRoom' }]);
    const row = {
      id,
      action_id: action.id,
      target_id: target.id,
      official_id: target.officialId,
      answered_on: told.answeredOn,
      kind: told.kind,
      lang: wish.lang,
      ...hashes,
      code_hash: hashSecret(code),
      told_at: at,
      demo: action.demo ? 1 : 0,
    };
    await store.insertReply(tx, row, sealed, rows);
  });
  return code;
}
