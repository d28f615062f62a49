// Answering the do-no-harm questions: each answer a row with who and when; a later one stands before an earlier.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact, type Query } from '../platform/db/db.ts';
import { CARE_QUESTIONS, NO_CARE, type Care, type CareAnswer, type CareGiven } from './care/model.ts';
import { careRows, insertAnswer, type CareRow } from './care/store.ts';
import * as store from './store.ts';

function answerFrom(row: CareRow): CareAnswer[] {
  const question = CARE_QUESTIONS.find(each => each === row.question);
  if (!question) return [];
  const { id, answer, text, at } = row;
  return [{ id, question, answer, text, byName: row.by_name, at }];
}

/** Every answer ever given, the newest first. For the desk only. */
export const careHistory = async (db: Query, actionId: string): Promise<CareAnswer[]> =>
  (await careRows(db, actionId)).flatMap(answerFrom);

/** The answers that stand. For the desk only. */
export async function careOf(db: Query, actionId: string): Promise<Care> {
  const care: { -readonly [Name in keyof Care]: Care[Name] } = { ...NO_CARE };
  for (const answer of await careHistory(db, actionId)) care[answer.question] ??= answer;
  return care;
}

const textOf = (given: CareGiven, question: (typeof CARE_QUESTIONS)[number]): string => {
  if (question === 'consent') return given.consentText;
  return question === 'unsaid' && given.unsaid === 'something' ? given.unsaidText : '';
};

/** Keeps the answers that differ from those that stand. @throws {Forbidden}, {NotFound} */
export async function answerCare(app: App, by: By, actionId: string, given: CareGiven): Promise<void> {
  mustBeAble(by, 'actions.write');
  const at = app.clock.now().toISOString();
  await transact(app.db, async tx => {
    const action = await store.actionById(tx, actionId);
    if (!action) throw new NotFound();
    const before = await careOf(tx, actionId);
    for (const question of CARE_QUESTIONS) {
      const answer = given[question];
      const text = textOf(given, question);
      if (before[question]?.answer === answer && before[question].text === text) continue;
      await insertAnswer(tx, {
        id: app.newId(),
        action_id: actionId,
        question,
        answer,
        text,
        by_id: by.id,
        by_name: by.name,
        at,
        demo: action.demo,
      });
      // Never the words: the audit is read by more people, and exported.
      await recordAudit(
        app,
        tx,
        by,
        'action.careAnswered',
        { type: 'action', id: actionId },
        { question, answer },
      );
    }
  });
}
