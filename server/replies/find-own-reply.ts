// What somebody told, as they see it themselves behind their code: all that is kept of it.
import type { Instant, Day } from '../lib/dates.ts';
import { NotFound } from '../lib/errors.ts';
import { readCode } from '../lib/ids.ts';
import type { App } from '../platform/app.ts';
import { hashSecret } from '../platform/seal.ts';
import { ERASERS, isReplyKind, isReplyState, type Eraser, type ReplyKind, type ReplyState } from './model.ts';
import * as store from './store.ts';
import { originalSchema } from './tell-reply.ts';

/** What was told; null once it is erased. */
export type Original = { text: string; email: string | null };
export type KeptFile = {
  id: string;
  kind: 'image' | 'pdf';
  mime: string;
  bytes: number;
  width: number | null;
  height: number | null;
  pages: number | null;
  text: string;
};

export type Reply = {
  id: string;
  actionId: string;
  targetId: string;
  officialId: string;
  answeredOn: Day;
  kind: ReplyKind;
  lang: string;
  toldAt: Instant;
  state: ReplyState;
  /** How many files came with it, erased ones too. */
  files: number;
  erased: { at: Instant; by: Eraser } | null;
  demo: boolean;
};

export type OwnReply = Reply & { code: string; original: Original | null; kept: KeptFile[] };

export function replyFrom(row: store.ReplyWithState): Reply {
  const by = ERASERS.find(each => each === row.erased_by);
  return {
    id: row.id,
    actionId: row.action_id,
    targetId: row.target_id,
    officialId: row.official_id,
    answeredOn: row.answered_on,
    kind: isReplyKind(row.kind) ? row.kind : 'other',
    lang: row.lang,
    toldAt: row.told_at,
    state: isReplyState(row.state) ? row.state : 'new',
    files: row.files,
    erased: row.erased_at !== null && by ? { at: row.erased_at, by } : null,
    demo: row.demo === 1,
  };
}

/** What was told of a reply, opened; null once it is erased. */
export async function originalFor(app: App, replyId: string): Promise<Original | null> {
  const sealed = await store.originalOf(app.db.query, replyId);
  return sealed === null ? null : originalSchema.parse(JSON.parse(app.seal.open(sealed)));
}

/** Its files, without their bytes. */
export async function keptFiles(app: App, replyId: string): Promise<KeptFile[]> {
  const rows = await store.filesOf(app.db.query, replyId);
  return rows.map(({ sealed_text, position: _, kind, ...row }) => ({
    ...row,
    kind: kind === 'pdf' ? 'pdf' : 'image',
    text: app.seal.open(sealed_text),
  }));
}

/** The reply behind a code as a person may have typed it. @throws {NotFound} */
export async function findOwnReply(app: App, typed: string): Promise<OwnReply> {
  const code = readCode(typed);
  const row = await store.replyByCode(app.db.query, hashSecret(code));
  if (!row) throw new NotFound('reply.unknownCode');
  return {
    ...replyFrom(row),
    code,
    original: await originalFor(app, row.id),
    kept: await keptFiles(app, row.id),
  };
}
