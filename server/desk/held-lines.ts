// What waits for a reviewer, as lines of the desk: by action and rule, the largest first.
import { writeNumber } from '../lib/languages.ts';
import { momentInWords, type Words } from '../platform/web/words.ts';
import type { Today } from './find-today.ts';

export type HeldLines = {
  n: number;
  count: string;
  all: string | null;
  lines: { title: string; href: string; when: string; why: string; reports: string; appeals: string }[];
};

const SHOWN = 5;

/** Null for those who do not decide on reports. */
export function heldLines(words: Words, held: Today['held']): HeldLines | null {
  if (held === null) return null;
  const { t, to, lang } = words;
  const shown = (count: number): string => writeNumber(count, lang);
  return {
    n: held.reports,
    count: shown(held.reports),
    all: held.groups.length > SHOWN ? to.deskReview() : null,
    lines: held.groups.slice(0, SHOWN).map(group => ({
      title: group.title,
      href: to.deskReview({ action: group.actionId, rule: group.rule }),
      when: momentInWords(words, group.last),
      why: t(`hold.rule.${group.rule}`),
      reports: shown(group.reports),
      appeals: shown(group.letters),
    })),
  };
}
