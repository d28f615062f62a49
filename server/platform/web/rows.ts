// Rows of a form that repeat, such as `people.0.name`: as typed, in their order, without those removed or left empty.
import type { Form } from './form.ts';

export type FormRow = {
  one(name: string): string;
  raw(name: string): string;
  all(name: string): string[];
  /** The row's own name, such as `targets.3`, for rows inside it. */
  name: string;
  /** Its number on the page it was sent from. */
  number: number;
};

export type FormRows = {
  rows: FormRow[];
  /** How many rows were sent empty. */
  spare: number;
};

/** The rows of `list`; `isEmpty` says which were left as they came. A row whose `remove` is ticked is gone. */
export function rowsOf(form: Form, list: string, isEmpty: (row: FormRow) => boolean): FormRows {
  const numbers = new Set<number>();
  for (const name of form.names()) {
    if (!name.startsWith(`${list}.`)) continue;
    const [number = '', field] = name.slice(list.length + 1).split('.');
    if (field !== undefined && /^\d{1,4}$/.test(number)) numbers.add(Number(number));
  }
  const found: FormRows = { rows: [], spare: 0 };
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const name = `${list}.${number}`;
    const row: FormRow = {
      name,
      number,
      one: field => form.one(`${name}.${field}`),
      raw: field => form.raw(`${name}.${field}`),
      all: field => form.all(`${name}.${field}`),
    };
    if (form.has(`${name}.remove`)) continue;
    if (isEmpty(row)) found.spare += 1;
    else found.rows.push(row);
  }
  return found;
}

/** What was typed one to a line: no empty lines, no spaces around. */
export const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
