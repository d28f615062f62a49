// The published action at an address, kept until it changes: for what is asked again and again.
import { frozen } from '../lib/keep.ts';
import type { App } from '../platform/app.ts';
import { Remembered } from '../platform/db/remember.ts';
import { findAction } from './find-action.ts';
import type { PublishedAction } from './model.ts';

type Kept = { minute: number; bySlug: Map<string, Remembered<PublishedAction>> };

const MINUTE_MS = 60_000;
/** As many as a site has open at once, by far. */
const MOST_KEPT = 500;

const keptByApp = new WeakMap<App, Kept>();

function keptNow(app: App): Kept {
  const minute = Math.floor(app.clock.now().getTime() / MINUTE_MS);
  let kept = keptByApp.get(app);
  if (kept?.minute !== minute || kept.bySlug.size > MOST_KEPT) {
    kept = { minute, bySlug: new Map() };
    keptByApp.set(app, kept);
  }
  return kept;
}

/** The action where nothing need be waited for; undefined elsewhere. */
export const actionAtHand = (app: App, slug: string): PublishedAction | undefined =>
  keptNow(app).bySlug.get(slug)?.atHand();

/** As `findAction`, and as true: what time alone changes, it changes on a minute. @throws {NotFound} */
export function recallAction(app: App, slug: string): Promise<PublishedAction> {
  const { bySlug } = keptNow(app);
  const before = bySlug.get(slug);
  if (before) return before.get();
  const found = new Remembered(app.db, async () => frozen(await findAction(app, slug)));
  return found.get().then(action => {
    // An address that leads nowhere is not remembered: there are too many of those.
    bySlug.set(slug, found);
    return action;
  });
}
