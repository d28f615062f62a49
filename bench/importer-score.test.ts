// The command itself: a folder in, a table or JSON out, and a word where the folder is missing.
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';

const folder = mkdtempSync(path.join(tmpdir(), 'importer-score-'));
writeFileSync(path.join(folder, 'recipe.txt'), 'Lentil soup\n\nTake two cups of lentils.\n');
writeFileSync(path.join(folder, 'recipe.json'), JSON.stringify({ isUrgentAction: false, title: 'Lentils' }));
writeFileSync(path.join(folder, 'unlabelled.txt'), 'A text of which nobody has said what it holds.\n');
afterAll(() => rmSync(folder, { recursive: true }));

const tsx = path.resolve('node_modules/tsx/dist/cli.mjs');
const score = (...args: string[]): Promise<{ stdout: string }> =>
  promisify(execFile)(process.execPath, [tsx, 'bench/importer-score.ts', ...args]);

describe('importer:score', () => {
  it('prints a line for each field and each labelled document', async () => {
    const { stdout } = await score(folder, '--faults');
    expect(stdout).toMatch(/^title .* 0 {8}1 {8}0 {8}1 /m);
    expect(stdout).toMatch(/^recipe /m);
    expect(stdout).toContain('empty title: label "Lentils", read ""');
    expect(stdout).toContain('1 documents, 1 fields');
    expect(stdout).not.toContain('unlabelled');
  });

  it('prints the same as JSON', async () => {
    const { stdout } = await score(folder, '--json');
    expect(JSON.parse(stdout)).toMatchObject({ total: { empty: 1, filled: 1, blank: 1 } });
  });

  it('asks for a folder that is there', async () => {
    await expect(score('no-such-folder')).rejects.toMatchObject({ code: 2 });
  });
});
