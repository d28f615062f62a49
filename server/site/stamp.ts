// The total set large, like a figure on a stamp, with its grades and "as of" beneath.
import { writeNumber } from '../lib/languages.ts';
import { instantInWords } from '../lib/dates.ts';
import type { Reader } from '../platform/web/visit.ts';
import type { Tally } from '../totals/model.ts';
import type { StampModel } from './model.ts';

/** Null while nothing is reported: an empty stamp says nothing and discourages. */
export function stampModel(visit: Reader, tally: Tally, timeZone: string): StampModel | null {
  if (tally.total === 0 && tally.held === 0) return null;
  const { t, lang } = visit;
  const { sent, confirmed, reported, group } = tally.byGrade;
  const sure = sent + confirmed;
  const lines = [
    sure > 0 ? t('stamp.sure', { n: sure }) : '',
    reported > 0 ? t('stamp.reported', { n: reported }) : '',
    group > 0 ? t('stamp.group', { n: group }) : '',
  ].filter(line => line !== '');
  return {
    of: t('stamp.of'),
    total: writeNumber(tally.total, lang),
    lines,
    asOf: t('stamp.asOf', { when: instantInWords(tally.asOf, lang, timeZone) }),
    held: tally.held > 0 ? t('stamp.held', { n: tally.held }) : null,
    heldWhy: tally.held > 0 ? t('stamp.heldWhy') : null,
  };
}
