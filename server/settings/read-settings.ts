// The settings as they stand, kept for a second so that every page may ask.
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import type { Chrome } from '../platform/web/visit.ts';
import { settingsSchema, type Settings } from './model.ts';
import { demoLoaded, readRows } from './store.ts';

type Held = { at: number; settings: Settings; demo: boolean };

const FRESH_MS = 1000;
const heldByApp = new WeakMap<App, Held>();

/** The settings straight from the database: what a change is made from. A value that no longer fits takes its default. */
export async function readSettings(db: Query): Promise<Settings> {
  const rows = await readRows(db);
  const given: Record<string, unknown> = {};
  for (const [name, schema] of Object.entries(settingsSchema.shape)) {
    const row = rows.get(name);
    if (row === undefined) continue;
    const parsed = schema.safeParse(JSON.parse(row));
    if (parsed.success) given[name] = parsed.data;
  }
  return settingsSchema.parse(given);
}

async function held(app: App): Promise<Held> {
  const now = app.clock.now().getTime();
  const before = heldByApp.get(app);
  if (before && Math.abs(now - before.at) < FRESH_MS) return before;
  const fresh = { at: now, settings: await readSettings(app.db.query), demo: await demoLoaded(app.db.query) };
  heldByApp.set(app, fresh);
  return fresh;
}

/** The settings, at most a second old; of one's own change, at once. */
export const currentSettings = async (app: App): Promise<Settings> => (await held(app)).settings;

/** Call after a change, so that the person who made it sees it. */
export const forgetSettings = (app: App): void => {
  heldByApp.delete(app);
};

/** What the site says of itself on every page. */
export async function chrome(app: App): Promise<Chrome> {
  const { settings, demo } = await held(app);
  const known = settings.languages.filter(lang => app.strings.languages.includes(lang));
  return {
    siteName: settings.organisationName,
    demo,
    languages: known.length > 0 ? known : ['en'],
    timeZone: settings.timeZone,
  };
}
