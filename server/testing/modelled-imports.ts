// Imports, undoings and statements as steps of the counting model: what each does to the reports the model knows of.
import fc from 'fast-check';
import { expect } from 'vitest';
import type { PublishedAction } from '../actions/model.ts';
import { OPERATOR } from '../audit/model.ts';
import { CHANNELS } from '../lib/channels.ts';
import type { App } from '../platform/app.ts';
import { importedKey } from '../reports/imports/take-import.ts';
import { undoImport } from '../reports/imports/undo-import.ts';
import type { Report } from '../reports/model.ts';
import { receiptCode } from '../reports/take-report.ts';
import { findStatement } from '../totals/find-statement.ts';
import { freezeStatement } from '../totals/freeze-statement.ts';
import { makeImport } from './makers.ts';

/** A report that the model holds to have come by an import. */
export type Imported = {
  code: string;
  report: Report;
  standing: 'counted';
  confirmed: false;
  hasEmail: false;
  accepted: 0;
  refused: false;
  imported: string;
};

const lines = fc.uniqueArray(
  fc.record({
    target: fc.constantFrom('t1', 't2'),
    channel: fc.constantFrom(...CHANNELS),
    quantity: fc.integer({ min: 1, max: 10_000 }),
    country: fc.constantFrom(null, 'DE', 'PT'),
  }),
  { minLength: 1, maxLength: 3, selector: line => JSON.stringify(line) },
);

/** `which` import or statement is meant, of those there are. */
export const importSteps = fc.oneof(
  { weight: 2, arbitrary: fc.record({ do: fc.constant('import' as const), lines }) },
  fc.record({ do: fc.constant('undo' as const), which: fc.nat({ max: 3 }) }),
  fc.record({ do: fc.constant('freeze' as const) }),
);
type ImportStep = typeof importSteps extends fc.Arbitrary<infer Each> ? Each : never;
export const isImportStep = (step: { do: string }): step is ImportStep =>
  ['import', 'undo', 'freeze'].includes(step.do);

/** The imports and statements of one run. */
export type ImportModel = { imports: { id: string; undone: boolean }[]; statements: Map<string, string> };
export const noImports = (): ImportModel => ({ imports: [], statements: new Map() });

const DAY = '2026-11-21';

/** Brings the lines in as a file; each becomes a report that counts at once, whatever the thresholds. */
async function bringIn(
  app: App,
  action: PublishedAction,
  office: string,
  step: ImportStep & { do: 'import' },
) {
  // References of its own: two files that say the same would be one file twice.
  const head = 'day,official,way,letters,country,reference';
  const rows = step.lines.map((each, at) =>
    [DAY, each.target, each.channel, each.quantity, each.country ?? '', `${office} ${at}`].join(','),
  );
  const id = await makeImport(app, action.slug, [head, ...rows].join('\n'), office);
  const reports = step.lines.map(({ country, ...line }, at): Imported => ({
    code: receiptCode(app, action.id, importedKey(id, at + 2)),
    report: { lines: [line], country, group: { name: office, people: 1 }, email: null },
    standing: 'counted',
    confirmed: false,
    hasEmail: false,
    accepted: 0,
    refused: false,
    imported: id,
  }));
  return { id, reports };
}

/**
 * Takes one step, and gives the reports that came by it.
 * @param modelled every report so far: those of an import that is undone are withdrawn from it.
 * @param total what the model holds to be counted now.
 */
export async function takeImportStep(
  app: App,
  action: PublishedAction,
  model: ImportModel,
  modelled: { standing: string; imported?: string }[],
  given: { step: ImportStep; total: number },
): Promise<Imported[]> {
  const { step, total } = given;
  if (step.do === 'import') {
    const { id, reports } = await bringIn(app, action, `Office ${modelled.length}`, step);
    model.imports.push({ id, undone: false });
    return reports;
  }
  if (step.do === 'freeze') {
    const wish = { day: DAY, targets: ['t1', 't2'], lang: 'en', letter: '{{salutation}}', corrects: null };
    const number = await freezeStatement(app, OPERATOR, action.id, { ...wish, reason: '' });
    const { numbers } = await findStatement(app, number);
    expect(numbers.total).toBe(total);
    model.statements.set(number, JSON.stringify(numbers));
    return [];
  }
  const undone = model.imports[step.which % Math.max(1, model.imports.length)];
  if (!undone) return [];
  const undoing = undoImport(app, OPERATOR, undone.id, 'The wrong file.');
  if (undone.undone) await expect(undoing).rejects.toMatchObject({ status: 409 });
  else await undoing;
  undone.undone = true;
  for (const each of modelled) if (each.imported === undone.id) each.standing = 'withdrawn';
  return [];
}

/** Whatever was done since, each statement says what it said. */
export async function statementsStillSay(app: App, { statements }: ImportModel): Promise<void> {
  for (const [number, said] of statements)
    expect(JSON.stringify((await findStatement(app, number)).numbers)).toBe(said);
}
