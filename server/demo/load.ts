// Loading the demo through the same use cases as a coordinator's and a supporter's, each at the time it tells of.
import { createDraft, saveDraft } from '../actions/draft.ts';
import { anyAction } from '../actions/find-action.ts';
import type { ActionContent } from '../actions/model.ts';
import { publishAction } from '../actions/publish.ts';
import { stopAction } from '../actions/stop.ts';
import { tellOutcome } from '../actions/tell-outcome.ts';
import { latestAudit } from '../audit/latest.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { addDays, addMs, dayIn, endOfDay, type Day, type Instant } from '../lib/dates.ts';
import { searchOfficials } from '../officials/find-officials.ts';
import { keepOfficial } from '../officials/keep-official.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { fillSettings } from '../settings/fill-settings.ts';
import { forgetSettings } from '../settings/read-settings.ts';
import { demoActions } from './content/actions.ts';
import { demoOfficials } from './content/officials.ts';
import { demoSettings } from './content/organisation.ts';
import type { DemoAction } from './model.ts';
import { deleteDemo } from './remove.ts';

/** Who the audit rows of the demo name. */
export const DEMO: By = { id: null, name: 'demo', role: 'operator' };
const SUBJECT = { type: 'demo', id: null };

/** A loading that has not ended after this time was cut off, and is begun again. */
const GIVEN_UP_MS = 5 * 60_000;
const NINE_HOURS_MS = 9 * 3_600_000;

/** Loads the demo. False when it is there already, or when another server is loading it. */
export async function loadDemo(app: App): Promise<boolean> {
  if (!(await claimLoading(app))) return false;
  // What a loading that was cut off has left.
  await transact(app.db, deleteDemo);
  const officials = new Map<string, string>();
  for (const [key, details] of Object.entries(demoOfficials)) {
    officials.set(key, await keepOfficial(app, DEMO, details, { demo: true }));
  }
  for (const action of demoActions) await loadAction(app, action, officials);
  await transact(app.db, async tx => {
    await fillSettings(app, tx, DEMO, demoSettings);
    await recordAudit(app, tx, DEMO, 'demo.loaded', SUBJECT);
  });
  forgetSettings(app);
  return true;
}

/**
 * Loads the demo at the start of a server where the environment asks for it and the database is empty. Outside
 * production it need not be asked for, but once somebody has removed it, it does not come back by itself.
 */
export async function loadDemoIfWanted(app: App): Promise<boolean> {
  const { demo, production } = app.config;
  if (demo === 'off' || (demo === 'auto' && production)) return false;
  const db = app.db.query;
  if ((await anyAction(db)) || (await searchOfficials(db, {})).length > 0) return false;
  if (demo === 'auto' && (await latestAudit(db, SUBJECT.type))?.verb === 'demo.removed') return false;
  return loadDemo(app);
}

/** Two servers may start at once: writers stand in line, so only one of them finds nothing begun. */
const claimLoading = (app: App): Promise<boolean> =>
  transact(app.db, async tx => {
    const latest = await latestAudit(tx, SUBJECT.type);
    const now = app.clock.now().toISOString();
    if (latest?.verb === 'demo.loaded') return false;
    if (latest?.verb === 'demo.begun' && now < addMs(latest.at, GIVEN_UP_MS)) return false;
    await recordAudit(app, tx, DEMO, 'demo.begun', SUBJECT);
    return true;
  });

/** Nine in the morning of the day `daysAgo` before `today`, in that time zone. */
const morning = (today: Day, daysAgo: number, timeZone: string): Instant =>
  addMs(endOfDay(addDays(today, -daysAgo - 1), timeZone), NINE_HOURS_MS);

/** The app with its clock set to `at`. */
const appAt = (app: App, at: Instant): App => ({ ...app, clock: { now: () => new Date(at) } });

async function loadAction(
  app: App,
  action: DemoAction,
  officials: ReadonlyMap<string, string>,
): Promise<void> {
  const { timeZone } = action;
  const today = dayIn(timeZone, app.clock.now());
  const at = (daysAgo: number): App => appAt(app, morning(today, daysAgo, timeZone));
  const [first, ...updates] = action.versions;

  const id = await createDraft(at(first.daysAgo), DEMO, withTrueIds(first.content(today), officials), {
    demo: true,
  });
  await publishAction(at(first.daysAgo), DEMO, id);
  let revision = 1;
  for (const update of updates) {
    revision = await saveDraft(
      at(update.daysAgo),
      DEMO,
      id,
      revision,
      withTrueIds(update.content(today), officials),
    );
    await publishAction(at(update.daysAgo), DEMO, id, { note: update.note });
  }
  if (action.stop) await stopAction(at(action.stop.daysAgo), DEMO, id, action.stop.reason);
  if (action.outcome) {
    await tellOutcome(at(action.outcome.daysAgo), DEMO, id, action.outcome.kind, action.outcome.text);
  }
}

/** The content with the officials' ids in the place of their keys. */
function withTrueIds(content: ActionContent, officials: ReadonlyMap<string, string>): ActionContent {
  const targets = content.targets.map(target => ({
    ...target,
    officialId: officials.get(target.officialId) ?? target.officialId,
  }));
  return { ...content, targets, image: null };
}
