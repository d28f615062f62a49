// Statements of totals that are due, as lines of the desk's pages: each leads to a form that is filled in.
import { countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { writeNumber } from '../lib/languages.ts';
import type { Words } from '../platform/web/words.ts';
import type { DueStatement } from './find-statement.ts';

export type DueLines = {
  count: number;
  lines: { title: string; detail: string; ended: string; total: string; numbers: string; href: string }[];
};

/** Null where nothing is due, or this person makes none. */
export function dueLines(reader: Words, due: readonly DueStatement[] | null): DueLines | null {
  if (due === null || due.length === 0) return null;
  return {
    count: due.length,
    lines: due.map(({ action, total }) => ({
      title: action.title,
      detail: [action.number === null ? '' : `UA ${action.number}`, countryName(action.country, reader.lang)]
        .filter(part => part !== '')
        .join(' · '),
      ended: dayInWords(action.deadline, reader.lang, 'short'),
      total: writeNumber(total, reader.lang),
      numbers: reader.to.deskActionNumbers(action.id),
      href: reader.to.deskNewStatement(action.id, { day: action.deadline }),
    })),
  };
}

export const dueSample: DueLines = {
  count: 1,
  lines: [
    {
      title: 'Two river monitors held for measuring the water',
      detail: 'UA 112/26 · Ecuador',
      ended: '15 Nov',
      total: '3,912',
      numbers: '/desk/actions/a/numbers',
      href: '/desk/actions/a/statement?day=2026-11-15',
    },
  ],
};
