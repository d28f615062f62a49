// What the editor was sent: the form as typed, its picture kept, its rows settled, and the content it gives.
import type { By } from '../../audit/model.ts';
import { writeCountries } from '../../lib/country-list.ts';
import { Refused } from '../../lib/errors.ts';
import { usualTimeZone } from '../../lib/time-zones.ts';
import type { App } from '../../platform/app.ts';
import { formOf } from '../../platform/web/form.ts';
import { uploadOf } from '../../platform/web/uploads.ts';
import { visitOf, type Req, type Visit } from '../../platform/web/visit.ts';
import { currentSettings } from '../../settings/read-settings.ts';
import { keepImage } from '../keep-image.ts';
import type { ActionContent } from '../model.ts';
import { contentFromTyped, settleRows } from './content.ts';
import { readTypedAction, typedAction, type TypedAction } from './typed.ts';

/** The form of a content, with the countries' names as the reader knows them. */
export const typedIn = (visit: Pick<Visit, 'lang'>, content: ActionContent): TypedAction =>
  typedAction(content, codes => writeCountries(codes, visit.lang));

export type Received = {
  typed: TypedAction;
  /** Null when the form is to be shown again: something is wrong, or one more row was asked for. */
  content: ActionContent | null;
  problems: Refused['problems'];
  /** Ids given to new rows, by the name of the field that holds them: a page that stays open must send them back. */
  ids: Record<string, string>;
};

/** Gives each new target its id, and says in which field of the page it belongs. */
function withIds(typed: TypedAction, newId: () => string): Pick<Received, 'typed' | 'ids'> {
  const ids: Record<string, string> = {};
  const targets = typed.targets.map(target => {
    if (target.id !== '') return target;
    const id = newId();
    ids[`targets.${target.stood - 1}.id`] = id;
    return { ...target, id };
  });
  return { typed: settleRows({ ...typed, targets }, newId), ids };
}

/** Keeps the picture that was sent, at once, so that a form shown again does not ask for it a second time. */
async function keepPicture(app: App, by: By, req: Req): Promise<string | null> {
  const upload = uploadOf(req, 'image.file');
  if (upload === null) return null;
  if (upload.tooLarge) throw new Refused([{ path: 'image.file', reason: 'problem.imageTooLarge' }]);
  return keepImage(app, by, upload.bytes);
}

/** The zone that was chosen; where none was, the one that is usual in the country, else the site's own. */
async function zoneOf(app: App, { timeZone, country }: TypedAction): Promise<string> {
  return timeZone || usualTimeZone(country) || (await currentSettings(app)).timeZone;
}

/** What was posted. `image.file` may be in it; `add` and `again` ask for the form once more, and nothing is kept. */
export async function received(app: App, by: By, req: Req): Promise<Received> {
  const form = formOf(req);
  const { typed, ids } = withIds(readTypedAction(form), app.newId);
  const problems: Refused['problems'][number][] = [];
  const collect = (error: unknown): void => {
    if (!(error instanceof Refused)) throw error;
    problems.push(...error.problems);
  };
  const image = await keepPicture(app, by, req).catch(collect);
  if (image) typed.image = { ...typed.image, id: image, remove: false };
  if (form.has('add') || form.has('again')) return { typed, content: null, problems, ids };
  let content: ActionContent | null = null;
  try {
    content = contentFromTyped({ ...typed, timeZone: await zoneOf(app, typed) }, visitOf(req).lang);
  } catch (error) {
    collect(error);
  }
  return { typed, content: problems.length > 0 ? null : content, problems, ids };
}
