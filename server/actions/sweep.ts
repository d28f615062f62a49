// What editing leaves behind and nobody needs: pictures in no draft and no version, saves that nobody has open any more.
import { recordAudit } from '../audit/record.ts';
import { SITE } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import * as editing from './editing/store.ts';
import * as images from './image/store.ts';
import { actionContentSchema } from './model.ts';
import * as store from './store.ts';

const DAY_MS = 86_400_000;
/** A form with a new picture may be open as long as a session lasts at most. */
const KEPT_DAYS = 7;

export type Swept = { pictures: number; saves: number };

/** Takes away what is older than a week; `dryRun` only counts it. Each run that finds something is in the audit. */
export async function sweepActions(app: App, options: { dryRun?: boolean } = {}): Promise<Swept> {
  const before = new Date(app.clock.now().getTime() - KEPT_DAYS * DAY_MS).toISOString();
  return transact(app.db, async tx => {
    const saves = options.dryRun
      ? await editing.countSavesBefore(tx, before)
      : await editing.deleteSavesBefore(tx, before);
    if (!options.dryRun) await editing.deleteEditorsBefore(tx, before);
    const contents = [...(await store.allContents(tx)), ...(await editing.savedContents(tx))];
    const used = new Set(
      contents.flatMap(content => actionContentSchema.parse(JSON.parse(content)).image?.id ?? []),
    );
    const unused = (await images.idsBefore(tx, before)).filter(id => !used.has(id));
    if (options.dryRun) return { pictures: unused.length, saves };
    for (const id of unused) {
      await images.deleteImage(tx, id);
      await recordAudit(app, tx, SITE, 'image.swept', { type: 'image', id });
    }
    return { pictures: unused.length, saves };
  });
}
