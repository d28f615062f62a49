// Answers of officials that nobody has read yet, as the desk's first page tells of them.
import type { Words } from '../platform/web/words.ts';

export type ReplyLines = { count: number; text: string; href: string } | null;

/** Null where nothing waits: the section is not shown. */
export function repliesOf({ t, to }: Words, count: number): ReplyLines {
  if (count === 0) return null;
  return { count, text: t('desk.replies.new', { n: count }), href: to.deskReplies({ state: 'new' }) };
}
