// Freezing a statement of totals: what it counts is noted, it is given the next number, and it never changes again.
import { setImmediate as afterOthers } from 'node:timers/promises';
import { mustBeAble } from '../accounts/model.ts';
import { findActionById, findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { dayIn } from '../lib/dates.ts';
import { Conflict, Refused, type FieldProblem } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { snapshot, transact } from '../platform/db/db.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { keepCommitment, keepLeaves, Leaves } from './commit-statement.ts';
import { composePaper, targetName, type StatementPaper, type Surroundings } from './statements/compose.ts';
import { holdDeliveries } from './hold-deliveries.ts';
import { countFromCounters } from './statements/count-from-counters.ts';
import { countStatement } from './statements/count.ts';
import { letterProblem } from './statements/fields.ts';
import {
  statementNumber,
  type CountedReport,
  type StatementNumbers,
  type StatementWish,
} from './statements/model.ts';
import * as store from './statements/store.ts';

/** Rows written in one transaction: whoever reports meanwhile waits for no more than these. */
const ROWS_AT_ONCE = 400;

/** Everything wrong with a wish, before anything is counted. */
async function mustBeRight(app: App, action: PublishedAction, wish: StatementWish): Promise<Surroundings> {
  const problems: FieldProblem[] = [];
  const settings = await currentSettings(app);
  const every = await findEveryTarget(app, action);
  const targets = wish.targets.flatMap(id => every.get(id) ?? []);
  if (targets.length === 0 || targets.length < wish.targets.length) {
    problems.push({ path: 'target', reason: 'problem.missing' });
  }
  if (wish.day > dayIn(action.timeZone, app.clock.now())) {
    problems.push({ path: 'day', reason: 'statement.problem.dayToCome' });
  }
  if (!languagesOffered(app, settings.languages).includes(wish.lang)) {
    problems.push({ path: 'lang', reason: 'problem.language' });
  }
  const wrong = letterProblem(wish.letter);
  if (wrong !== null) problems.push(wrong);
  if (wish.corrects !== null && wish.reason.trim() === '') {
    problems.push({ path: 'reason', reason: 'statement.problem.reason' });
  }
  if (problems.length > 0) throw new Refused(problems);
  return { settings, targets };
}

/** The languages that a statement can be written in: those of the site that have words. */
export const languagesOffered = (app: App, languages: readonly string[]): string[] =>
  languages.filter(lang => app.strings.languages.includes(lang));

const named = (targets: readonly ResolvedTarget[]) =>
  targets.map(target => ({ id: target.id, name: targetName(target) }));

export type Preview = { numbers: StatementNumbers; paper: StatementPaper; countedAt: string };

/** The statement as it would be frozen now, under a number that is not given yet. @throws {Forbidden}, {Refused} */
export async function previewStatement(
  app: App,
  by: By,
  action: PublishedAction,
  wish: StatementWish,
): Promise<Preview> {
  mustBeAble(by, 'numbers.read');
  const around = await mustBeRight(app, action, wish);
  const countedAt = app.clock.now().toISOString();
  const counting = { actionId: action.id, day: wish.day, targets: named(around.targets) };
  const numbers = await snapshot(
    app.db,
    async view =>
      (await countFromCounters(view, counting)) ?? (await countStatement(view, counting, () => undefined)),
  );
  const number = `${dayIn(action.timeZone, app.clock.now()).slice(0, 4)}-…`;
  const paper = composePaper(app, action, wish, {
    ...around,
    numbers,
    number,
    countedAt,
    frozenAt: countedAt,
    commitment: null,
  });
  return { numbers, paper, countedAt };
}

async function noteReports(
  app: App,
  statementId: string,
  demo: number,
  counted: readonly CountedReport[],
): Promise<void> {
  for (let from = 0; from < counted.length; from += ROWS_AT_ONCE) {
    const rows = counted.slice(from, from + ROWS_AT_ONCE).map(each => ({
      statement_id: statementId,
      report_id: each.reportId,
      revision: each.revision,
      grade: each.grade,
      appeals: each.appeals,
      demo,
    }));
    await transact(app.db, tx => store.insertReports(app.db, tx, rows));
    // SQLite writes in this very turn: the pause lets others be answered between.
    await afterOthers();
  }
}

/**
 * Freezes a statement and gives its number. The reports it counts are noted before, a part at a time; only with the
 * statement's own row do they mean anything, so a crash in between leaves no statement and no gap.
 * @throws {Forbidden}, {NotFound}, {Refused}, {Conflict} when the statement to correct was corrected already.
 */
export async function freezeStatement(
  app: App,
  by: By,
  actionId: string,
  wish: StatementWish,
): Promise<string> {
  mustBeAble(by, 'statements.freeze');
  const action = await findActionById(app, actionId);
  const around = await mustBeRight(app, action, wish);
  await mustBeCorrectable(app, action, wish.corrects);
  const id = app.newId();
  const demo = action.demo ? 1 : 0;
  const countedAt = app.clock.now().toISOString();
  const counted: CountedReport[] = [];
  const leaves = new Leaves();
  const numbers = await snapshot(app.db, view =>
    countStatement(view, { actionId, day: wish.day, targets: named(around.targets) }, (report, said) => {
      counted.push(report);
      leaves.add(said);
    }),
  );
  // The one thing that may never be printed: a total that the published list does not add up to.
  if (leaves.letters !== numbers.total) throw new Error('the leaves do not add up to the numbers');
  await noteReports(app, id, demo, counted);
  const commitment = await keepLeaves(app, { statementId: id, demo }, leaves);

  const now = app.clock.now();
  const frozenAt = now.toISOString();
  const year = Number(dayIn(action.timeZone, now).slice(0, 4));
  return transact(app.db, async tx => {
    if (wish.corrects !== null) {
      if (await store.correctionOf(tx, wish.corrects)) throw new Conflict('statement.corrected');
      await holdDeliveries(app, tx, by, wish.corrects);
    }
    const position = await store.nextPosition(tx, year);
    const number = statementNumber(year, position);
    const given = { ...around, numbers, number, countedAt, frozenAt, commitment };
    const paper = composePaper(app, action, wish, given);
    await store.insertStatement(tx, {
      id,
      number,
      year,
      position,
      action_id: action.id,
      day: wish.day,
      lang: wish.lang,
      counted_at: countedAt,
      frozen_at: frozenAt,
      by_id: by.id,
      by_name: by.name,
      numbers: JSON.stringify(numbers),
      letter: wish.letter,
      document: JSON.stringify(paper),
      corrects: wish.corrects,
      reason: wish.corrects === null ? '' : wish.reason.trim(),
      demo,
    });
    await keepCommitment(tx, { statementId: id, demo }, commitment);
    await recordAudit(
      app,
      tx,
      by,
      'statement.frozen',
      { type: 'statement', id: number },
      {
        action: action.id,
        day: wish.day,
        total: numbers.total,
        corrects: wish.corrects,
        root: commitment.root,
      },
    );
    return number;
  });
}

async function mustBeCorrectable(app: App, action: PublishedAction, number: string | null): Promise<void> {
  if (number === null) return;
  const old = await store.statementByNumber(app.db.query, number);
  if (old?.action_id !== action.id) throw new Refused([{ path: 'corrects', reason: 'problem.invalid' }]);
  if (await store.correctionOf(app.db.query, number)) throw new Conflict('statement.corrected');
}
