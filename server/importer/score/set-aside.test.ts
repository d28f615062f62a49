// How well the importer reads texts it was not made for: the goal of the importer, held as a floor.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readUa } from '../read-ua.ts';
import { parseLabel } from './label.ts';
import { scoreReading } from './score-reading.ts';
import { percent, scoreOf } from './totals.ts';

const FOLDER = path.join(import.meta.dirname, '../examples/set-aside');
const files = readdirSync(FOLDER).filter(name => name.endsWith('.txt'));
const documents = files.map(name => ({
  name,
  verdicts: scoreReading(
    parseLabel(JSON.parse(readFileSync(path.join(FOLDER, name.replace(/txt$/, 'json')), 'utf8'))),
    readUa(readFileSync(path.join(FOLDER, name), 'utf8')),
  ),
}));

// Figures only: a failing field is looked for in texts of its sort under examples/tuning, never here.
describe('the examples set aside', () => {
  const { total } = scoreOf(documents);

  it('are many enough to say something', () => {
    expect(documents.length).toBeGreaterThan(50);
    expect(total.filled).toBeGreaterThan(1000);
  });

  it('have 95 of 100 fields right and fewer than 3 wrong', () => {
    expect(percent(total, 'right')).toBeGreaterThanOrEqual(95);
    expect(percent(total, 'wrong')).toBeLessThan(3);
  });
});
