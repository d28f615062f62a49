// Loading the demo through the same use cases as a coordinator's and a supporter's, each at the time it tells of.
import { readFile } from 'node:fs/promises';
import { answerCare } from '../actions/answer-care.ts';
import type { CareGiven } from '../actions/model.ts';
import { createDraft, editableAction, saveDraft } from '../actions/draft.ts';
import { anyAction, findActionById } from '../actions/find-action.ts';
import { keepImage } from '../actions/keep-image.ts';
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
import type { OfficialDetails } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { fillSettings } from '../settings/fill-settings.ts';
import { demoActions } from './content/actions.ts';
import { demoOfficials } from './content/officials.ts';
import { demoSettings } from './content/organisation.ts';
import type { DemoAction, DemoStatement } from './model.ts';
import { freezeStatement } from '../totals/freeze-statement.ts';
import { recordHandover } from '../totals/hand-over.ts';
import { usualWish } from '../totals/usual-wish.ts';
import { loadReplies } from './load-replies.ts';
import { loadReports } from './load-reports.ts';
import { deleteDemo } from './remove.ts';
import { appAt } from './time-travel.ts';

/** Who the audit rows of the demo name. */
export const DEMO: By = { id: null, name: 'demo', role: 'operator' };
const SUBJECT = { type: 'demo', id: null };

/** A loading that has not ended after this time was cut off, and is begun again. */
const GIVEN_UP_MS = 5 * 60_000;
const NINE_HOURS_MS = 9 * 3_600_000;

/** The actions that are loaded, with the officials they write to. */
type DemoContent = { actions: readonly DemoAction[]; officials: Readonly<Record<string, OfficialDetails>> };
const PICTURES = ['mangrove', 'loom'];
const WHOLE: DemoContent = { actions: demoActions, officials: demoOfficials };

/** Loads the demo. False when it is there already, or when another server is loading it. */
export async function loadDemo(app: App, content: DemoContent = WHOLE): Promise<boolean> {
  if (!(await claimLoading(app))) return false;
  // What a loading that was cut off has left.
  await transact(app.db, deleteDemo);
  const ids = new Map<string, string>();
  for (const [key, details] of Object.entries(content.officials)) {
    ids.set(key, await keepOfficial(app, DEMO, details, { demo: true }));
  }
  for (const picture of PICTURES) {
    const bytes = await readFile(new URL(`images/${picture}.png`, import.meta.url));
    ids.set(picture, await keepImage(app, DEMO, bytes, { demo: true }));
  }
  // Before the actions: a statement of totals carries the organisation's name.
  await transact(app.db, tx => fillSettings(app, tx, DEMO, demoSettings));
  for (const action of content.actions) await loadAction(app, action, ids);
  await transact(app.db, tx => recordAudit(app, tx, DEMO, 'demo.loaded', SUBJECT));
  return true;
}

/**
 * Loads the demo at the start of a server where the environment asks for it and the database is empty. Outside
 * production it need not be asked for, but once somebody has removed it, it does not come back by itself.
 * @param load how it is then loaded
 * @returns whether it was to be loaded and is there now: another server may be in the midst of it
 */
export async function loadDemoIfWanted(app: App, load: (app: App) => Promise<unknown>): Promise<boolean> {
  if (!(await isWanted(app))) return false;
  await load(app);
  return (await latestAudit(app.db.query, SUBJECT.type))?.verb === 'demo.loaded';
}

async function isWanted(app: App): Promise<boolean> {
  const { demo, production } = app.config;
  if (demo === 'off' || (demo === 'auto' && production)) return false;
  const db = app.db.query;
  const latest = (await latestAudit(db, SUBJECT.type))?.verb;
  // A loading that was cut off has left something, and is begun again.
  if (latest === 'demo.begun') return true;
  if ((await anyAction(db)) || (await searchOfficials(db, {})).length > 0) return false;
  return !(demo === 'auto' && latest === 'demo.removed');
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

async function loadAction(app: App, action: DemoAction, ids: ReadonlyMap<string, string>): Promise<void> {
  const today = dayIn(action.timeZone, app.clock.now());
  const told = (daysAgo: number): Instant => morning(today, daysAgo, action.timeZone);
  const end = action.stop ? told(action.stop.daysAgo) : app.clock.now().toISOString();
  let id = '';
  for (const [at, version] of action.versions.entries()) {
    const from = told(version.daysAgo);
    const next = action.versions[at + 1];
    const content = withTrueIds(version.content(today), ids);
    id = await publishVersion(appAt(app, from), id, content, version.note);
    await loadReports(app, {
      actionId: id,
      seed: `${action.key}-${at + 1}`,
      reports: Math.round(action.reports / action.versions.length),
      // What has closed or changed has been reviewed.
      large: next || action.outcome || action.stop ? 0 : 2,
      from,
      until: next ? told(next.daysAgo) : end,
    });
    if (version.statement) await loadStatement(app, id, version.statement, told);
  }
  await loadReplies(app, {
    by: DEMO,
    actionId: id,
    seed: action.key,
    replies: action.replies ?? [],
    today,
    told,
  });
  if (action.stop) await stopAction(appAt(app, end), DEMO, id, action.stop.reason);
  if (action.outcome) {
    const { kind, text, daysAgo } = action.outcome;
    await tellOutcome(appAt(app, told(daysAgo)), DEMO, id, kind, text);
  }
}

async function loadStatement(
  app: App,
  id: string,
  { daysAgo, lang, handed }: DemoStatement,
  told: (daysAgo: number) => Instant,
): Promise<void> {
  const then = appAt(app, told(daysAgo));
  const action = await findActionById(then, id);
  const day = addDays(dayIn(action.timeZone, then.clock.now()), -1);
  const number = await freezeStatement(then, DEMO, id, usualWish(action, { day, lang }));
  for (const { target, way, detail, daysAgo: since } of handed) {
    await recordHandover(appAt(app, told(since)), DEMO, number, { target, way, detail });
  }
}

/** Nobody in the demo is anybody. */
const INVENTED: CareGiven = {
  consent: 'yes',
  consentText: 'Everyone in the demo is invented.',
  names: 'yes',
  pictures: 'yes',
  unsaid: 'nothing',
  unsaidText: '',
};

/** Publishes a first version where `id` is empty, or the next one; gives the action's id. */
async function publishVersion(
  app: App,
  id: string,
  content: ActionContent,
  note: string | null,
): Promise<string> {
  if (id === '') {
    id = await createDraft(app, DEMO, content, { demo: true });
    await answerCare(app, DEMO, id, INVENTED);
  } else {
    const { revision } = await editableAction(app.db.query, DEMO, id);
    await saveDraft(app, DEMO, id, revision, content);
  }
  await publishAction(app, DEMO, id, { note });
  return id;
}

/** The content with the ids of officials and picture in the place of their names here. */
function withTrueIds(content: ActionContent, ids: ReadonlyMap<string, string>): ActionContent {
  const trueId = (name: string): string => {
    const id = ids.get(name);
    if (id === undefined) throw new Error(`the demo has nothing called ${name}`);
    return id;
  };
  const targets = content.targets.map(target => ({ ...target, officialId: trueId(target.officialId) }));
  const image = content.image && { ...content.image, id: trueId(content.image.id) };
  return { ...content, targets, image };
}
