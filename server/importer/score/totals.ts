// Adds the verdicts up, by field and by document, and prints them as a table for people.
import type { Verdict } from './compare.ts';

/**
 * Shares of a field read right, left empty and read wrong. `filled` counts those where the label or the reading has
 * something, which is what the percentages are of; `blank` those that are rightly empty.
 */
export type Sum = { right: number; empty: number; wrong: number; filled: number; blank: number };

export type ScoredDocument = { name: string; verdicts: Verdict[] };
export type Score = { fields: Record<string, Sum>; documents: Record<string, Sum>; total: Sum };

export function sumOf(verdicts: Verdict[]): Sum {
  const sum: Sum = { right: 0, empty: 0, wrong: 0, filled: 0, blank: 0 };
  for (const verdict of verdicts) {
    if (verdict.blank) {
      sum.blank += 1;
      continue;
    }
    sum.filled += 1;
    sum.right += verdict.right;
    sum.empty += verdict.empty;
    sum.wrong += verdict.wrong;
  }
  return sum;
}

export function scoreOf(documents: ScoredDocument[]): Score {
  const all = documents.flatMap(each => each.verdicts);
  const fields = [...new Set(all.map(each => each.field))];
  return {
    fields: Object.fromEntries(fields.map(field => [field, sumOf(all.filter(each => each.field === field))])),
    documents: Object.fromEntries(documents.map(each => [each.name, sumOf(each.verdicts)])),
    total: sumOf(all),
  };
}

/** In percent of the filled ones; 100 right where there are none. */
export const percent = (sum: Sum, part: 'right' | 'empty' | 'wrong'): number =>
  sum.filled === 0 ? (part === 'right' ? 100 : 0) : (100 * sum[part]) / sum.filled;

export function printScore(documents: ScoredDocument[], options: { faults: boolean }): string {
  const score = scoreOf(documents);
  const lines = [heading('field'), ...Object.entries(score.fields).map(([name, sum]) => row(name, sum))];
  lines.push('', heading('document'));
  for (const { name, verdicts } of documents) {
    lines.push(row(name, sumOf(verdicts)));
    if (options.faults) lines.push(...verdicts.filter(each => each.right < 1).map(fault));
  }
  const { total } = score;
  const everything = total.filled + total.blank;
  lines.push(
    '',
    `${documents.length} documents, ${total.filled} fields with something in them: ${share(total)}`,
    `With the ${total.blank} fields that are rightly empty: ${share({ ...total, right: total.right + total.blank, filled: everything })}`,
  );
  return lines.join('\n');
}

const share = (sum: Sum): string =>
  `${percent(sum, 'right').toFixed(1)} % right, ${percent(sum, 'empty').toFixed(1)} % empty, ${percent(sum, 'wrong').toFixed(1)} % wrong`;

const column = (value: string): string => value.padStart(9);
const heading = (first: string): string =>
  first.padEnd(44) + ['right', 'empty', 'wrong', 'of', 'right %', 'wrong %'].map(column).join('');

function row(name: string, sum: Sum): string {
  const numbers = [sum.right, sum.empty, sum.wrong, sum.filled].map(each =>
    String(Math.round(each * 10) / 10),
  );
  const shares = [percent(sum, 'right'), percent(sum, 'wrong')].map(each => each.toFixed(1));
  return name.padEnd(44) + [...numbers, ...shares].map(column).join('');
}

const fault = (verdict: Verdict): string =>
  `    ${verdict.wrong > 0 ? 'wrong' : 'empty'} ${verdict.field}: label "${verdict.expected}", read "${verdict.got}"`;
