// The verb that brings in an office's file of reports: the same dry run and the same import as at the desk.
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { OPERATOR } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { columnLetters, type Fault } from '../reports/imports/model.ts';
import { planImport } from '../reports/imports/plan-import.ts';
import { DAY_ORDERS } from '../reports/imports/read-day.ts';
import { textOfFile } from '../reports/imports/read-file.ts';
import { takeImport } from '../reports/imports/take-import.ts';
import { actionNamed } from './action-verbs.ts';
import { choice, Misuse, print, withApp, type Given, type Verbs } from './verb.ts';

/** "line 3, column B: what is wrong". What stands in the file is not repeated: terminals are kept and shared. */
const faultInWords = (app: App, { line, at, reason, params }: Fault): string =>
  `line ${line}${at === null ? '' : `, column ${columnLetters(at)}`}: ${app.strings.text('en', reason, params)}`;

function needed(given: Given, option: string): string {
  const text = given.text(option)?.trim() ?? '';
  if (text === '') throw new Misuse(`--${option} is missing`);
  return text;
}

async function bring(given: Given, app: App): Promise<void> {
  const file = given.word(0);
  const office = needed(given, 'office');
  const dayOrder = choice(given, 'days', DAY_ORDERS);
  const action = await actionNamed(app, needed(given, 'action'));
  const { text } = textOfFile(await readFile(file));
  const wish = { action, office, dayOrder, text, lang: 'en' };
  const plan = await planImport(app, OPERATOR, wish);
  if (plan.faults.length > 0) {
    for (const fault of plan.faults) print(given, faultInWords(app, fault));
    throw new Error(`${file} has faults (${plan.faults.length}): nothing was counted`);
  }
  if (plan.same !== null) throw new Error(app.strings.text('en', 'reportImport.same'));
  const sums = { n: plan.sums.reports, letters: plan.sums.appeals };
  if (given.has('dry-run')) {
    print(given, app.strings.text('en', 'reportImport.would', sums));
    return;
  }
  const id = await takeImport(app, OPERATOR, wish, { mark: plan.mark, fileName: basename(file) });
  print(given, `${app.strings.text('en', 'reportImport.done', sums)} Import: ${id}`);
}

export const reportsVerbs: Verbs = {
  'import-reports': {
    usage: 'FILE --action ACTION --office NAME [--days unsaid|dmy|mdy] [--dry-run]',
    says: 'Brings in the reports that an office collected, from a CSV file with the columns of the desk’s template: all of it, or nothing and every fault by its line. It can be undone at the desk for a day.',
    flags: ['dry-run'],
    options: ['action', 'office', 'days'],
    words: [1, 1],
    run: given => withApp(given, app => bring(given, app)),
  },
};
