// Changing what coordinators may decide: only what differs is written, with what was before in the audit row.
import type { By } from '../audit/model.ts';
import { recordAudit } from '../audit/record.ts';
import { Refused, type FieldProblem } from '../lib/errors.ts';
import { mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { transact } from '../platform/db/db.ts';
import type { Settings } from './model.ts';
import { readSettings } from './read-settings.ts';
import { writeRow } from './store.ts';

function problemsOf(app: App, wish: Settings): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (wish.languages.some(lang => !app.strings.languages.includes(lang))) {
    problems.push({ path: 'languages', reason: 'problem.language' });
  }
  const countries = wish.offices.map(office => office.country);
  countries.forEach((country, at) => {
    if (countries.indexOf(country) < at) {
      problems.push({ path: `offices.${at}.country`, reason: 'settings.officeTwice' });
    }
  });
  return problems;
}

/** Writes the settings that differ from what stands. Gives their names. @throws {Forbidden}, {Refused} */
export async function changeSettings(app: App, by: By, wish: Settings): Promise<string[]> {
  mustBeAble(by, 'settings.write');
  const problems = problemsOf(app, wish);
  if (problems.length > 0) throw new Refused(problems);
  const at = app.clock.now().toISOString();
  return transact(app.db, async tx => {
    const before: Record<string, unknown> = await readSettings(tx);
    const detail: Record<string, { before: unknown; after: unknown }> = {};
    for (const [key, after] of Object.entries(wish)) {
      const value = JSON.stringify(after);
      if (value === JSON.stringify(before[key])) continue;
      detail[key] = { before: before[key], after };
      await writeRow(tx, { key, value, at, by: by.id });
    }
    const names = Object.keys(detail);
    if (names.length > 0)
      await recordAudit(app, tx, by, 'settings.changed', { type: 'settings', id: null }, detail);
    return names;
  });
}
