// The settings as they stand, kept until they change so that every page may ask.
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import { Remembered } from '../platform/db/remember.ts';
import type { Chrome } from '../platform/web/visit.ts';
import { settingsSchema, type Settings } from './model.ts';
import { demoLoaded, readRows } from './store.ts';

type Held = { settings: Settings; chrome: Chrome };

const heldByApp = new WeakMap<App, Remembered<Held>>();

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

function held(app: App): Held | Promise<Held> {
  let kept = heldByApp.get(app);
  if (!kept) {
    const read = async (): Promise<Held> => {
      const settings = await readSettings(app.db.query);
      const known = settings.languages.filter(lang => app.strings.languages.includes(lang));
      const chrome = {
        siteName: settings.organisationName,
        demo: await demoLoaded(app.db.query),
        languages: known.length > 0 ? known : ['en'],
        timeZone: settings.timeZone,
      };
      return { settings, chrome };
    };
    kept = new Remembered(app.db, read);
    heldByApp.set(app, kept);
  }
  return kept.get();
}

/** The settings as they stand: one's own change at once, another server's within a quarter of a second. */
export const currentSettings = async (app: App): Promise<Settings> => (await held(app)).settings;

/** The same; no promise where nothing is to be waited for. */
export function settingsAsHeld(app: App): Settings | Promise<Settings> {
  const found = held(app);
  return found instanceof Promise ? found.then(each => each.settings) : found.settings;
}

/** What the site says of itself on every page; no promise where nothing is to be waited for. */
export function chrome(app: App): Chrome | Promise<Chrome> {
  const found = held(app);
  return found instanceof Promise ? found.then(each => each.chrome) : found.chrome;
}
