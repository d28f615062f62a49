// Publishing: the draft becomes the next version, whole, with its audit row; what is missing is said first.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { mustBeAble } from '../accounts/model.ts';
import { Conflict, NotFound, Refused, type FieldProblem } from '../lib/errors.ts';
import { officialsById } from '../officials/find-officials.ts';
import type { Official } from '../officials/model.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import { letterProblems } from './letter-problems.ts';
import {
  actionContentSchema,
  closesAt,
  letterLanguages,
  numberKey,
  readNumber,
  type ActionContent,
} from './model.ts';
import * as store from './store.ts';

/** What must be mended before `content` can be published; empty when nothing. Paths are those of the content. */
export function publishProblems(content: ActionContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  const missing = (path: string): void => {
    problems.push({ path, reason: 'problem.missing' });
  };
  if (content.title === '') missing('title');
  if (content.country === '') missing('country');
  if (content.summary === '') missing('summary');
  if (content.deadline === '') missing('deadline');
  if (content.number !== null && readNumber(content.number) === null) {
    problems.push({ path: 'number', reason: 'problem.actionNumber' });
  }
  if (!content.targets.some(target => target.role === 'to'))
    problems.push({ path: 'targets', reason: 'problem.noTarget' });
  if (content.letters.length === 0) problems.push({ path: 'letters', reason: 'problem.noLetter' });
  const known = new Set(content.targets.map(target => target.id));
  content.letters.forEach((letter, at) => {
    if (letter.body.trim() === '') missing(`letters.${at}.body`);
    if (letter.targets?.some(id => !known.has(id)))
      problems.push({ path: `letters.${at}.targets`, reason: 'problem.unknownTarget' });
  });
  problems.push(...letterProblems(content.letters));
  if (content.image && content.image.alt === '') missing('image.alt');
  if (content.image && content.image.credit === '') missing('image.credit');
  return problems;
}

/** Everything a search should find an action by, without marks and in lower case. */
function searchText(content: ActionContent, officials: Iterable<Official>): string {
  const parts = [content.title, content.number ?? '', content.index ?? '', content.summary];
  parts.push(...content.people.map(person => person.name));
  for (const { texts } of content.translations)
    parts.push(texts.title?.text ?? '', texts.summary?.text ?? '');
  for (const official of officials) parts.push(official.name ?? '', official.title ?? '');
  return searchWordsJoined(parts.join(' '));
}
const searchWordsJoined = (text: string): string =>
  text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase().replace(/\s+/g, ' ').slice(0, 8000);

/**
 * Publishes the draft as the next version.
 * @param note what is new, for readers of the page and for the record of versions; null for a first version.
 * @throws {Refused} with every problem, {Conflict} when there is no draft to publish or its revision has moved on.
 */
export async function publishAction(
  app: App,
  by: By,
  id: string,
  options: { note?: string | null; revision?: number } = {},
): Promise<{ slug: string; version: number }> {
  mustBeAble(by, 'actions.publish');
  const now = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const row = await store.actionById(tx, id);
    if (!row) throw new NotFound();
    if (row.draft === null) throw new Conflict('action.nothingToPublish');
    if (options.revision !== undefined && options.revision !== row.draft_revision)
      throw new Conflict('action.draftMoved');
    if (row.stopped_at !== null) throw new Conflict('action.stoppedForGood');
    const content = actionContentSchema.parse(JSON.parse(row.draft));
    const problems = publishProblems(content);
    const officials = await officialsById(
      tx,
      content.targets.map(target => target.officialId),
    );
    if (content.targets.some(target => !officials.has(target.officialId))) {
      problems.push({ path: 'targets', reason: 'problem.unknownTarget' });
    }
    if (problems.length > 0) throw new Refused(problems);
    const number = content.number === null ? null : readNumber(content.number);
    const version = row.version + 1;
    await store.insertVersion(tx, {
      id: app.newId(),
      action_id: id,
      version,
      content: JSON.stringify({ ...content, number }),
      published_at: now,
      published_by: by.id,
      note: options.note ?? null,
      demo: row.demo,
    });
    await store.setPublished(tx, id, {
      version,
      number,
      number_key: number === null ? null : numberKey(number),
      action_index: content.index,
      kind: content.kind,
      title: content.title,
      country: content.country,
      topics: JSON.stringify(content.topics),
      languages: JSON.stringify(letterLanguages(content)),
      deadline: content.deadline,
      time_zone: content.timeZone,
      closes_at: closesAt(content.deadline, content.timeZone),
      after_deadline: content.afterDeadline,
      search: searchText(content, officials.values()),
      first_published_at: row.first_published_at ?? now,
      updated_at: now,
    });
    await recordAudit(
      app,
      tx,
      by,
      'action.published',
      { type: 'action', id },
      { version, note: options.note ?? null },
    );
    return { slug: row.slug, version };
  });
}
