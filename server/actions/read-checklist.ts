// The checklist of a content as it stands: the facts from the books, then the rules.
import { officialsById } from '../officials/find-officials.ts';
import type { Query } from '../platform/db/db.ts';
import { careOf } from './answer-care.ts';
import { NO_CARE } from './care/model.ts';
import type { ChecklistLine } from './checklist/model.ts';
import { runChecklist } from './checklist/run.ts';
import { othersWith, publishedSlugs } from './checklist/store.ts';
import { numberKey, readNumber, type ActionContent } from './model.ts';

export type Checked = {
  /** Null for an action that is not kept yet. */
  id: string | null;
  content: ActionContent;
  publishedDeadline: string | null;
  /** What is new, as readers will see it. */
  note?: string | null;
};

/** What the checklist says of a content; the gravest first. */
export async function readChecklist(
  db: Query,
  now: Date,
  { id, content, publishedDeadline, note = null }: Checked,
): Promise<ChecklistLine[]> {
  const ids = [...new Set(content.targets.map(target => target.officialId))];
  const number = content.number === null ? null : readNumber(content.number);
  const same = await othersWith(db, id, {
    numberKey: number === null ? null : numberKey(number),
    index: content.index === '' ? null : content.index,
  });
  return runChecklist({
    now,
    content,
    publishedDeadline,
    officials: await officialsById(db, ids),
    ...same,
    knownSlugs: await publishedSlugs(db, slugsIn(content.background)),
    care: id === null ? NO_CARE : await careOf(db, id),
    note,
  });
}

const slugsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(/\/actions\/([^/.?#)\s]+)/g)].map(found => found[1] ?? '')),
];
