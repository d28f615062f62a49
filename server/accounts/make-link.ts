// One-time links: for the first administrator, for somebody new, for a forgotten password.
import type { App } from '../platform/app.ts';
import { pathsFor } from '../lib/paths.ts';
import { transact, type Tx } from '../platform/db/db.ts';
import { hashSecret, newSecret } from '../platform/seal.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { LINK_LIVES_MS, type LinkPurpose } from './model.ts';
import * as store from './store.ts';

/** Makes a link and gives its token; a person's older links end. Only the token's hash is kept. */
export async function makeLink(
  app: App,
  tx: Tx,
  purpose: LinkPurpose,
  coordinatorId: string | null,
): Promise<string> {
  const now = app.clock.now();
  const token = newSecret();
  if (coordinatorId !== null) await store.deleteLinksOf(tx, coordinatorId);
  await store.insertLink(tx, {
    id: hashSecret(token),
    coordinator_id: coordinatorId,
    purpose,
    created_at: now.toISOString(),
    expires_at: new Date(now.getTime() + LINK_LIVES_MS[purpose]).toISOString(),
  });
  return token;
}

/** The whole address of a link, in the site's first language unless another is asked for. */
export async function linkAddress(app: App, token: string, lang?: string): Promise<string> {
  const { languages } = await currentSettings(app);
  const first = languages[0] ?? 'en';
  return `${app.config.publicUrl}${pathsFor(lang ?? first, first).deskWelcome(token)}`;
}

/** The link that makes the first administrator, or null when there is any coordinator. Printed by `npm start`. */
export async function firstRunLink(app: App): Promise<string | null> {
  const token = await transact(app.db, async tx =>
    (await store.anyCoordinator(tx)) ? null : makeLink(app, tx, 'first-run', null),
  );
  return token === null ? null : linkAddress(app, token);
}
