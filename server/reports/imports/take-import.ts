// Taking an office's file in: every line a report, all of them counted in one transaction with their audit, or none.
import { mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import type { Instant } from '../../lib/dates.ts';
import { Conflict, Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact, type Tx } from '../../platform/db/db.ts';
import { hashSecret } from '../../platform/seal.ts';
import { mapInTurns, nextTurn } from '../../platform/next-turn.ts';
import { keepHistories, type History } from '../keep-histories.ts';
import { contentOf, type Report } from '../model.ts';
import { receiptCode } from '../take-report.ts';
import { fileNameOf, type FileLine } from './model.ts';
import { hashedLines, planImport, type FileWish, type Hashed, type ImportPlan } from './plan-import.ts';
import * as store from './store.ts';

/** Reports written before others get their turn: they wait for the database, and for nothing else. */
const REPORTS_A_TURN = 50;

type Taking = { id: string; at: Instant; wish: FileWish };

const reportOf = (line: FileLine, office: string): Report => ({
  lines: [{ target: line.target, channel: line.channel, quantity: line.letters }],
  country: line.country,
  group: { name: office, people: line.people },
  email: null,
});

/** The key of an imported report: nobody sends it, and no other report has it. */
export const importedKey = (importId: string, line: number): string => `import ${importId} ${line}`;

function historyOf(app: App, { id, at, wish }: Taking, line: FileLine): History {
  const { action, office, lang } = wish;
  const report = reportOf(line, office);
  const key = importedKey(id, line.line);
  const row = {
    id: app.newId(),
    action_id: action.id,
    action_version: action.version,
    content_hash: app.seal.keyedHash('report-content', contentOf(report)),
    code_hash: hashSecret(receiptCode(app, action.id, key)),
    created_at: at,
    day: line.day,
    lang,
    demo: action.demo ? 1 : 0,
  };
  const { lines, country, group } = report;
  const standing = { lines, country, group, held: false, confirmedAt: null, withdrawnAt: null };
  return { row, changes: [{ ...standing, kind: 'reported', by: 'import', at }] };
}

/** What another coordinator may have done since the plan was made: writers stand in line, so it is so for good now. */
async function mustStillBeNew(
  tx: Tx,
  { wish }: Taking,
  plan: ImportPlan,
  hashed: readonly Hashed[],
): Promise<void> {
  if (await store.importOfContent(tx, wish.action.id, plan.mark)) throw new Conflict('reportImport.same');
  const references = hashed.flatMap(({ reference }) => reference ?? []);
  if ((await store.referencesBrought(tx, references)).length > 0) throw new Conflict('reportImport.moved');
}

/**
 * Imports the file as it was shown, and gives the import's id. What it brings is not held: a coordinator who may
 * decide on held reports has seen it and answers for it, by name.
 * @param mark the plan's that the coordinator has seen.
 * @throws {Forbidden}, {Refused} when a line is wrong, {Conflict} when the same stands already, when the plan is
 * another by now, and when the action takes no more reports.
 */
export async function takeImport(
  app: App,
  by: By,
  wish: FileWish,
  given: { mark: string; fileName: string },
): Promise<string> {
  mustBeAble(by, 'reports.import');
  const plan = await planImport(app, by, wish);
  if (plan.faults.length > 0) throw new Refused([{ path: 'file', reason: 'reportImport.problem.faults' }]);
  if (plan.same !== null) throw new Conflict('reportImport.same');
  if (plan.mark !== given.mark) throw new Conflict('reportImport.moved');
  const taking: Taking = { id: app.newId(), at: app.clock.now().toISOString(), wish };
  const hashed = await hashedLines(app, wish, plan.lines);
  const ready = await mapInTurns(hashed, REPORTS_A_TURN, each => ({
    ...each,
    history: historyOf(app, taking, each.line),
  }));
  await transact(app.db, async tx => {
    await mustStillBeNew(tx, taking, plan, hashed);
    await writeImport(app, tx, by, taking, { plan, ready, fileName: given.fileName });
  });
  return taking.id;
}

async function writeImport(
  app: App,
  tx: Tx,
  by: By,
  { id, at, wish }: Taking,
  {
    plan,
    ready,
    fileName,
  }: { plan: ImportPlan; ready: readonly (Hashed & { history: History })[]; fileName: string },
): Promise<void> {
  const { action, office } = wish;
  const { reports, appeals } = plan.sums;
  const demo = action.demo ? 1 : 0;
  await store.insertImport(tx, {
    id,
    action_id: action.id,
    at,
    by_id: by.id,
    by_name: by.name,
    office,
    file_name: fileNameOf(fileName),
    content_hash: plan.mark,
    reports,
    appeals,
    demo,
  });
  for (let from = 0; from < ready.length; from += REPORTS_A_TURN) {
    const part = ready.slice(from, from + REPORTS_A_TURN);
    await keepHistories(
      app.db,
      tx,
      part.map(each => each.history),
    );
    const rows = part.map(each => ({
      import_id: id,
      line: each.line.line,
      report_id: each.history.row.id,
      reference_hash: each.reference,
      line_hash: each.said,
      demo,
    }));
    await store.insertImportLines(app.db, tx, rows);
    await nextTurn();
  }
  const detail = { action: action.slug, office, file: fileNameOf(fileName), reports, appeals };
  await recordAudit(app, tx, by, 'reports.imported', { type: 'report-import', id }, detail);
}
