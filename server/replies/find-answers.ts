// What officials answered, as anybody may know it: the published summaries, and how many answers were told of.
import { mergedEntries } from '../officials/find-officials.ts';
import type { App } from '../platform/app.ts';
import type { Query } from '../platform/db/db.ts';
import { isReplyKind, type AnswerCount, type PublishedReply } from './model.ts';
import * as publications from './publications/store.ts';
import * as store from './store.ts';

/** Its place by the day of the answer, then by when it was told. */
const placeOf = (answer: PublishedReply): string => `${answer.answeredOn} ${answer.id}`;

/** The current version of each reply; those taken back are none. The newest answer first. */
function currentOf(rows: readonly publications.PublicationRow[]): PublishedReply[] {
  const versions = new Map<string, publications.PublicationRow[]>();
  for (const row of rows) versions.set(row.reply_id, [...(versions.get(row.reply_id) ?? []), row]);
  return [...versions.values()]
    .flatMap((each): PublishedReply[] => {
      const last = each.at(-1);
      const from = each.findLastIndex(row => row.withdrawn === 1) + 1;
      const first = each[from];
      if (!last || !first || last.withdrawn === 1) return [];
      return [
        {
          id: last.reply_id,
          actionId: last.action_id,
          targetId: last.target_id,
          officialId: last.official_id,
          answeredOn: last.answered_on,
          kind: isReplyKind(last.kind) ? last.kind : 'other',
          lang: last.lang,
          summary: last.summary,
          publishedAt: first.at,
          updatedAt: last.at,
        },
      ];
    })
    .sort((one, other) => (placeOf(one) < placeOf(other) ? 1 : -1));
}

/** What is published of the answers to an action, the newest first. */
export const answersTo = async (app: App, actionId: string): Promise<PublishedReply[]> =>
  currentOf(await publications.versionsOfAction(app.db.query, actionId));

/**
 * How many answers each target of an action has given, by its id. Those set aside are counted nowhere. For the desk:
 * the public is told of nothing that nobody has read.
 */
export async function countAnswers(app: App, actionId: string): Promise<Map<string, AnswerCount>> {
  const open = await store.countOpen(app.db.query, { actionId });
  const counts = new Map<string, AnswerCount>();
  const add = (id: string, told: number, published: number): void => {
    const before = counts.get(id) ?? { told: 0, published: 0 };
    counts.set(id, { told: before.told + told, published: before.published + published });
  };
  for (const row of open) add(row.target_id, row.n, 0);
  for (const answer of await answersTo(app, actionId)) add(answer.targetId, 1, 1);
  return counts;
}

/** The entry itself and those merged into it: what was told names whichever stood then. */
export async function entriesOf(db: Query, officialId: string): Promise<string[]> {
  const merged = await mergedEntries(db);
  return [officialId, ...[...merged].filter(([, into]) => into === officialId).map(([from]) => from)];
}

/** The answers of one official over all actions: those published, the newest first, and how many were told. */
export async function answersOf(
  app: App,
  officialId: string,
): Promise<{ published: PublishedReply[]; told: number }> {
  const ids = await entriesOf(app.db.query, officialId);
  const all = currentOf(await publications.versionsOfOfficials(app.db.query, ids));
  const published = all.filter(answer => ids.includes(answer.officialId));
  const open = await store.countOpen(app.db.query, { officialIds: ids });
  return { published, told: published.length + open.reduce((sum, row) => sum + row.n, 0) };
}
