// Taking a report: once for a key, whatever is sent again, and counted in the same transaction that keeps it.
import { findEveryTarget } from '../actions/find-action.ts';
import { reportsEnd, type PublishedAction } from '../actions/model.ts';
import { dayIn } from '../lib/dates.ts';
import { Conflict, Refused, Unreadable } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { hashSecret } from '../platform/seal.ts';
import type { Settings } from '../settings/model.ts';
import { currentSettings, settingsAsHeld } from '../settings/read-settings.ts';
import type { Finding } from './holding/rules.ts';
import { intakeOf, type Ready, type Taken } from './intake.ts';
import { judge, shapeOf, UNWATCHED } from './holding/hold.ts';
import { contentOf, isKey, sortedLines, type Report } from './model.ts';
import type { RevisedBy } from './revise.ts';
import { NO_SOURCE, type Source } from './source.ts';

export type TakeReport = {
  action: PublishedAction;
  /** The version of the action that the reporter read; the current one when left out. */
  version?: number;
  /** What tells a repeat from a new report; belongs to this action. */
  key: string;
  report: Report;
  /** The language the reporter reads. */
  lang: string;
  by: RevisedBy;
  /** Where it comes from; left out where nobody outside sent it. */
  source?: Source;
};

const CODE_CHARACTERS = 26;

/**
 * The receipt's code is derived, never stored: the same key gives it again, and the database cannot tell it. Its hash
 * is also what tells a repeat from a new report; it holds the action, so a key belongs to one action.
 */
export const receiptCode = (app: App, actionId: string, key: string): string =>
  app.seal.derivedCode('receipt', `${actionId}\0${key}`, CODE_CHARACTERS);

/** Why the action takes no more reports and corrections at this instant, or null while it does. */
const endedAt = (at: string, action: PublishedAction, { graceDays }: Settings): string | null =>
  at < reportsEnd(action, graceDays)
    ? null
    : action.status === 'stopped'
      ? 'report.endedByStop'
      : 'report.ended';

/** @throws {Conflict} once the action takes no more reports. */
export async function mustTakeReports(app: App, action: PublishedAction): Promise<void> {
  const ended = endedAt(app.clock.now().toISOString(), action, await currentSettings(app));
  if (ended !== null) throw new Conflict(ended);
}

/** Whether all of them are targets of the action as it stands. */
const areCurrent = (action: PublishedAction, lines: Report['lines']): boolean =>
  lines.every(line => action.targets.some(target => target.id === line.target));

/**
 * A target of an earlier version counts too: who wrote before an update did write.
 * @throws {Refused} with `lines.N.target` for each that no version has.
 */
export async function mustKnowTargets(
  app: App,
  action: PublishedAction,
  lines: Report['lines'],
): Promise<void> {
  if (areCurrent(action, lines)) return;
  const ever = await findEveryTarget(app, action);
  const problems = lines.flatMap((line, at) =>
    ever.has(line.target) ? [] : [{ path: `lines.${at}.target`, reason: 'problem.unknownTarget' }],
  );
  if (problems.length > 0) throw new Refused(problems);
}

/**
 * Takes one report, durably, once.
 * @throws {Unreadable} for a key that is none, {Refused}, {Conflict} when the action takes no more reports,
 * {OtherContent} when the key had brought something else.
 */
export async function takeReport(app: App, wish: TakeReport): Promise<Taken> {
  const { action, key, report } = wish;
  if (!isKey(key)) throw new Unreadable('report.noKey');
  // Thousands come in a minute: what stands ready is not waited for.
  if (!areCurrent(action, report.lines)) await mustKnowTargets(app, action, report.lines);
  const held = settingsAsHeld(app);
  const settings = held instanceof Promise ? await held : held;
  const source = wish.source ?? NO_SOURCE;
  const contentHash = app.seal.keyedHash('report-content', contentOf(report));
  const shape = shapeOf(contentHash);
  const judged = app.config.rateLimits
    ? await judge(app, { actionId: action.id, report }, { shape, source })
    : UNWATCHED;
  try {
    const ready = readyToKeep(app, wish, settings, { contentHash, heldBy: judged.findings });
    const taken = await intakeOf(app).take(ready);
    if (taken.outcome === 'same') judged.takeBack();
    return taken;
  } catch (error) {
    judged.takeBack();
    throw error;
  }
}

function readyToKeep(
  app: App,
  wish: TakeReport,
  settings: Settings,
  { contentHash, heldBy }: { contentHash: string; heldBy: Finding[] },
): Ready {
  const { action, key, report } = wish;
  const source = wish.source ?? NO_SOURCE;
  const shape = shapeOf(contentHash);
  const firstLang = settings.languages[0] ?? 'en';
  const code = receiptCode(app, action.id, key);
  const now = app.clock.now();
  const at = now.toISOString();
  return {
    code,
    row: {
      id: app.newId(),
      action_id: action.id,
      action_version: wish.version ?? action.version,
      content_hash: contentHash,
      code_hash: hashSecret(code),
      created_at: at,
      day: dayIn(action.timeZone, now),
      lang: wish.lang,
      // What is reported on demo content goes away with it.
      demo: action.demo ? 1 : 0,
    },
    change: {
      kind: 'reported',
      by: wish.by,
      at,
      lines: sortedLines(report.lines),
      country: report.country,
      group: report.group,
      held: heldBy.length > 0,
      heldBy,
      source: source.mark,
      shape,
      confirmedAt: null,
      withdrawnAt: null,
    },
    dripsIn: source.straight && report.email === null && report.group === null ? at.slice(0, 13) : null,
    ended: endedAt(at, action, settings),
    contact: report.email === null ? null : { email: report.email, lang: wish.lang, firstLang, action },
  };
}
