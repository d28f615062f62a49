// The verbs for actions and their numbers: tally, export.
import { createWriteStream } from 'node:fs';
import { findAction, slugForNumber } from '../actions/find-action.ts';
import { numberKey, readNumber, type PublishedAction } from '../actions/model.ts';
import { OPERATOR } from '../audit/model.ts';
import { EXPORTED, exportNumbers } from '../exports/export-numbers.ts';
import { TABLE_FORMATS } from '../exports/write-table.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { numbersOf } from '../totals/tally.ts';
import { tallyInWords } from './tally-in-words.ts';
import { choice, Misuse, print, withApp, type Verbs } from './verb.ts';

/** The action that a slug or a number such as `47/22` or `47-22` names. */
export async function actionNamed(app: App, name: string): Promise<PublishedAction> {
  const number = readNumber(name);
  const slug = number === null ? name : await slugForNumber(app, numberKey(number));
  try {
    return await findAction(app, slug ?? name);
  } catch (error) {
    throw error instanceof NotFound ? new Error(`there is no published action "${name}"`) : error;
  }
}

export const actionVerbs: Verbs = {
  tally: {
    usage: 'ACTION [--json|--csv]',
    says: 'Prints what was reported for an action: in words, as the API’s object, or as a table. ACTION is a slug or a number (47/22 or 47-22).',
    flags: ['json', 'csv'],
    words: [1, 1],
    run: given =>
      withApp(given, async app => {
        const [json, csv] = [given.has('json'), given.has('csv')];
        if (json && csv) throw new Misuse('--json and --csv cannot both be given');
        const action = await actionNamed(app, given.word(0));
        if (json || csv) {
          const wish = { what: 'tally', format: json ? 'json' : 'csv' } as const;
          await exportNumbers(app, OPERATOR, action, wish, given.out, { end: false });
        } else print(given, tallyInWords(action, await numbersOf(app, action)));
      }),
  },
  export: {
    usage: 'ACTION --what reports|tally --format csv|json|xlsx [--out FILE]',
    says: 'Writes the lines of every report of an action, or its tally, to a file or to standard output. No address of a reporter is in it.',
    options: ['what', 'format', 'out'],
    words: [1, 1],
    run: given =>
      withApp(given, async app => {
        const wish = {
          what: choice(given, 'what', EXPORTED),
          format: choice(given, 'format', TABLE_FORMATS),
        };
        const action = await actionNamed(app, given.word(0));
        const file = given.text('out');
        // Only for who runs the server: a group's name may stand in it.
        const out = file === undefined ? given.out : createWriteStream(file, { mode: 0o600 });
        await exportNumbers(app, OPERATOR, action, wish, out, { end: file !== undefined });
        if (file !== undefined) print(given, file);
      }),
  },
};
