// The signatories of a joint statement as a table for a spreadsheet, missing numbers and doubled names said.
import { stringify } from 'csv-stringify/sync';
import type { ImportedStatement } from './model.ts';

/** CSV with a head; no cell is a formula. */
export function writeSignatories({ signatories, doubled, missingNumbers }: ImportedStatement): string {
  const again = new Map(doubled.map(({ first, second }) => [second, first]));
  const rows = signatories.map(({ number, name }, at) => {
    const first = again.get(at);
    return {
      number: number ?? '',
      name,
      same_as: first === undefined ? '' : (signatories[first]?.name ?? ''),
    };
  });
  const missing = missingNumbers.map(number => ({ number, name: '', same_as: '' }));
  const all = [...rows, ...missing].sort((a, b) => Number(a.number || 0) - Number(b.number || 0));
  return stringify(all, {
    header: true,
    columns: ['number', 'name', 'same_as'],
    bom: true,
    record_delimiter: 'windows',
    // A bare line break would end the row in a program that reads every kind of line end.
    quoted_match: /[\r\n]/,
    escape_formulas: true,
  });
}
