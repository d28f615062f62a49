// A mail's kind and what the mail server said of it, in the reader's words.
import type { Words } from '../platform/web/words.ts';

/** `has` says whether there are words for a key. */
export type Reader = Words & { has: (key: string) => boolean };

/** What kind of mail it is, in words; a kind of a newer version as it is. */
export function kindWords(reader: Reader, kind: string): string {
  const key = `outbox.kind.${kind}`;
  return reader.has(key) ? reader.t(key) : kind;
}

/** What the mail server said, in words. */
export function problemWords(reader: Reader, problem: string | null): string {
  if (problem === null) return '';
  const key = `outbox.problem.${problem}`;
  return reader.has(key) ? reader.t(key) : reader.t('outbox.problem.code', { code: problem });
}
