// The list of every statement of totals on the desk, or of those of one action.
import { dayInWords, instantInWords } from '../../lib/dates.ts';
import { joinList, writeNumber } from '../../lib/languages.ts';
import { definePage } from '../../platform/views/views.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { ListedStatement } from '../find-statement.ts';

export type StatementsModel = {
  lead: string;
  all: string | null;
  lines: {
    number: string;
    href: string;
    title: string;
    day: string;
    frozen: string;
    total: string;
    by: string;
    handed: string;
    corrected: string | null;
  }[];
};

export function statementsModel(
  visit: Visit,
  list: readonly ListedStatement[],
  only: boolean,
): StatementsModel {
  const { t, to, lang, zone } = visit;
  return {
    lead: t('statement.listLead'),
    all: only ? to.deskStatements() : null,
    lines: list.map(each => ({
      number: each.number,
      href: to.deskStatement(each.number),
      title: each.title,
      day: dayInWords(each.day, lang, 'long'),
      frozen: instantInWords(each.frozenAt, lang, zone),
      total: writeNumber(each.total, lang),
      by: each.byName,
      handed: each.handed.length === 0 ? t('statement.handedNot') : joinList(each.handed, lang),
      corrected: each.correctedBy === null ? null : t('statement.replacedBy', { number: each.correctedBy }),
    })),
  };
}

export const statementsPage = definePage<StatementsModel>({
  name: 'totals/statements',
  layout: 'desk',
  sample: () => ({
    lead: 'Every statement, the newest first.',
    all: '/desk/statements',
    lines: [
      {
        number: '2026-41',
        href: '/desk/statements/2026-41',
        title: 'Two river monitors held for measuring the water',
        day: '15 July 2026',
        frozen: '16 Jul 2026, 09:40',
        total: '1,204',
        by: 'Ines',
        handed: 'Dr. Héctor Villagrán-Recalde',
        corrected: 'Corrected by 2026-42',
      },
    ],
  }),
});
