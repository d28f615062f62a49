// The case's one image: kept in the database, so that two servers and a backup have it.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { NotFound, Refused } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { shrinkPicture } from '../platform/images.ts';
import * as store from './image/store.ts';

/** Keeps an uploaded picture and gives its id. @throws {Refused} at `image.file` for what is no picture. */
export async function keepImage(
  app: App,
  by: By,
  bytes: Buffer,
  options: { alt?: string; credit?: string; demo?: boolean } = {},
): Promise<string> {
  mustBeAble(by, 'actions.write');
  const picture = await shrinkPicture(bytes);
  if (picture === null) throw new Refused([{ path: 'image.file', reason: 'problem.image' }]);
  const id = app.newId();
  await transact(app.db, async tx => {
    await store.insertImage(tx, {
      id,
      ...picture,
      alt: options.alt ?? '',
      credit: options.credit ?? '',
      demo: options.demo ? 1 : 0,
      created_at: app.clock.now().toISOString(),
      created_by: by.id,
    });
    await recordAudit(app, tx, by, 'image.added', { type: 'image', id }, { bytes: picture.bytes.length });
  });
  return id;
}

/** An image as it is served. @throws {NotFound} */
export async function findImage(app: App, id: string): Promise<{ mime: string; bytes: Buffer }> {
  const row = await store.imageRow(app.db.query, id);
  if (!row) throw new NotFound();
  return row;
}

/** Width and height in pixels, so that a page keeps its place free; null when it is gone. */
export const imageSize = async (app: App, id: string): Promise<{ width: number; height: number } | null> =>
  (await store.imageSizeRow(app.db.query, id)) ?? null;
