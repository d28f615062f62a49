// The versions an action had: what each was to the one before it, and which of them may still be read in public.
import { NotFound } from '../lib/errors.ts';
import { officialsById } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import { findAction, resolveTarget } from './find-action.ts';
import { actionContentSchema, closesAt, type ActionContent, type PublishedAction } from './model.ts';
import * as store from './store.ts';
import { firstOrdinal, isUpdate, stepOf, type Step } from './version-steps.ts';

export type PublishedVersion = {
  version: number;
  publishedAt: string;
  note: string | null;
  step: Step;
  /** Which appeal of its case it was: 1 for the first, 2 for the second UA. */
  ordinal: number;
  /** An update followed it, and nothing since has taken it from the public: a correction may have protected somebody. */
  readable: boolean;
};
type Kept = PublishedVersion & { content: ActionContent };

async function keptVersions(app: App, id: string): Promise<Kept[]> {
  const rows = (await store.versionRows(app.db.query, id)).reverse();
  const kept: Kept[] = [];
  for (const row of rows) {
    const content = actionContentSchema.parse(JSON.parse(row.content));
    const before = kept.at(-1);
    const step = stepOf(row.step, content.kind, before?.content.kind ?? null);
    if (row.hides_earlier === 1) for (const earlier of kept) earlier.readable = false;
    else if (before && isUpdate(step)) before.readable = true;
    const { version, published_at: publishedAt, note } = row;
    const ordinal = before ? before.ordinal + (isUpdate(step) ? 1 : 0) : firstOrdinal(content.kind);
    kept.push({ version, publishedAt, note, step, ordinal, readable: false, content });
  }
  return kept.reverse();
}

/** Every published version of an action, the newest first. */
export async function versionsOf(app: App, id: string): Promise<PublishedVersion[]> {
  return (await keptVersions(app, id)).map(({ content: _content, ...version }) => version);
}

export type EarlierVersion = {
  /** As it was then; its officials as the book has them now. */
  action: PublishedAction;
  /** The one that stands now. */
  current: PublishedAction;
  version: PublishedVersion;
  /** When the next one took its place. */
  replacedAt: string;
};

/** A version that was replaced since. @throws {NotFound} for one that is not there, stands now, or is not to be read */
export async function findVersion(app: App, slug: string, version: number): Promise<EarlierVersion> {
  const current = await findAction(app, slug);
  const all = await keptVersions(app, current.id);
  const at = all.findIndex(each => each.version === version);
  const found = all[at];
  const next = all[at - 1];
  if (!found?.readable || !next) throw new NotFound();
  const { content } = found;
  const ids = content.targets.map(target => target.officialId);
  const officials = await officialsById(app.db.query, ids);
  return {
    current,
    version: found,
    replacedAt: next.publishedAt,
    action: {
      ...current,
      ...content,
      version,
      ordinal: found.ordinal,
      targets: content.targets.map(target => resolveTarget(target, officials.get(target.officialId))),
      closesAt: closesAt(content.deadline, content.timeZone),
      updatedAt: found.publishedAt,
      outcome: null,
    },
  };
}
