// Publishing what an official answered, in the desk's own words; correcting it and taking it back: versions that stay.
import { mustBeAble } from '../accounts/model.ts';
import { findActionById, findEveryTarget } from '../actions/find-action.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { addDays, dayIn, isDay, type Day } from '../lib/dates.ts';
import { Conflict, NotFound, Refused, type FieldProblem } from '../lib/errors.ts';
import { isLanguage } from '../lib/languages.ts';
import type { App } from '../platform/app.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { reasonFrom } from './erase-reply.ts';
import { isReplyKind, LONGEST_SUMMARY } from './model.ts';
import * as publications from './publications/store.ts';
import { recordStep } from './record-step.ts';
import * as store from './store.ts';

export type PublishWish = {
  /** The version this was made from; 0 when nothing was published yet. */
  version: number;
  summary: string;
  lang: string;
  targetId: string;
  answeredOn: Day;
  kind: string;
};

function problemsOf(app: App, wish: PublishWish): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const summary = wish.summary.trim();
  if (summary === '') problems.push({ path: 'summary', reason: 'problem.missing' });
  if (summary.length > LONGEST_SUMMARY)
    problems.push({ path: 'summary', reason: 'problem.tooLong', params: { max: LONGEST_SUMMARY } });
  if (!isLanguage(wish.lang)) problems.push({ path: 'lang', reason: 'problem.language' });
  if (!isReplyKind(wish.kind)) problems.push({ path: 'kind', reason: 'problem.choice' });
  if (!isDay(wish.answeredOn)) problems.push({ path: 'answeredOn', reason: 'reply.problem.day' });
  else if (wish.answeredOn > addDays(dayIn('UTC', app.clock.now()), 1))
    problems.push({ path: 'answeredOn', reason: 'reply.problem.future' });
  return problems;
}

/**
 * Publishes a summary, or corrects the one that stands.
 * @throws {Forbidden}, {NotFound}, {Refused}, {Conflict} when it is set aside or somebody else has changed it meanwhile
 */
export async function publishReply(app: App, by: By, id: string, wish: PublishWish): Promise<void> {
  mustBeAble(by, 'replies.publish');
  const found = await store.replyById(app.db.query, id);
  if (!found) throw new NotFound();
  const action = await findActionById(app, found.action_id);
  const target = (await findEveryTarget(app, action)).get(wish.targetId);
  const problems = problemsOf(app, wish);
  if (!target) problems.push({ path: 'target', reason: 'reply.problem.target' });
  if (!target || problems.length > 0) throw new Refused(problems);
  await transact(app.db, async tx => {
    const row = await store.replyById(tx, id);
    if (!row || row.state === 'set-aside') throw new Conflict('reply.movedOn');
    const last = (await publications.versionsOfReply(tx, id)).at(-1);
    if ((last?.version ?? 0) !== wish.version) throw new Conflict('reply.movedOn');
    const stands = last !== undefined && last.withdrawn === 0;
    const verb = stands ? 'corrected' : 'published';
    await publications.insertPublication(tx, {
      id: app.newId(),
      reply_id: id,
      version: wish.version + 1,
      action_id: row.action_id,
      target_id: target.id,
      official_id: target.officialId,
      answered_on: wish.answeredOn,
      kind: wish.kind,
      lang: wish.lang,
      summary: wish.summary.trim(),
      withdrawn: 0,
      ...whoAndWhen(app, by, row),
    });
    await store.setState(tx, id, 'published');
    await recordStep(app, tx, by, row, verb);
    await recordAudit(app, tx, by, `reply.${verb}`, { type: 'reply', id }, { version: wish.version + 1 });
  });
}

const whoAndWhen = (app: App, by: By, row: { demo: number }) => ({
  by_id: by.id,
  by_name: by.name,
  at: app.clock.now().toISOString(),
  demo: row.demo,
});

/** Adds the version that takes the one that stands back. It holds no words: what is taken back is not said again. */
export async function withdrawCurrent(
  app: App,
  tx: Tx,
  by: By,
  row: store.ReplyWithState,
  reason: string,
): Promise<void> {
  const last = (await publications.versionsOfReply(tx, row.id)).at(-1);
  if (!last || last.withdrawn === 1) throw new Conflict('reply.movedOn');
  await publications.insertPublication(tx, {
    ...last,
    id: app.newId(),
    version: last.version + 1,
    summary: '',
    withdrawn: 1,
    ...whoAndWhen(app, by, row),
  });
  await recordStep(app, tx, by, row, 'unpublished', reason);
  const detail = { version: last.version + 1 };
  await recordAudit(app, tx, by, 'reply.unpublished', { type: 'reply', id: row.id }, detail);
}

/**
 * Takes a published summary back: the reply stands as read, or aside where its teller has erased it meanwhile, who
 * wishes it to be told no more. @throws {Forbidden}, {NotFound}, {Refused}, {Conflict}
 */
export async function unpublishReply(app: App, by: By, id: string, given: string): Promise<void> {
  mustBeAble(by, 'replies.publish');
  const reason = reasonFrom(given);
  await transact(app.db, async tx => {
    const row = await store.replyById(tx, id);
    if (!row) throw new NotFound();
    await withdrawCurrent(app, tx, by, row, reason);
    await store.setState(tx, id, row.erased_by === 'teller' ? 'set-aside' : 'read');
  });
}
