// The page docs/totals.md against what we do: its example recounted, its programs run, and a second implementation of it.
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { z } from 'zod';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { OPERATOR } from '../audit/model.ts';
import { openTestApp, type TestApp } from '../testing/app.ts';
import { makeAction } from '../testing/makers.ts';
import { findStatement } from './find-statement.ts';
import { freezeStatement } from './freeze-statement.ts';
import { checkList, linesOfList } from './proofs/check-list.ts';
import { checkProof } from './proofs/check-proof.ts';
import { digestOfCode, LEAF_COLUMNS, markOf } from './proofs/leaf.ts';
import { leafHash, nodeHash, shortCode } from './proofs/merkle.ts';
import { MARK, PROGRAM } from './proofs/recipe.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/totals.md'), 'utf8');
/** The blocks of the page that are marked with this word. */
const blocks = (word: string): string[] =>
  [...page.matchAll(/```(\w*)\n([^]*?)```/g)].filter(each => each[1] === word).map(each => each[2] ?? '');

const SALT = '8f1d4c2a6b9e07d35f8a1c4e2b7d90613a5c8ef2';
const CODES = ['7h3kq9w2m5x8c4v6b1n0pzt2re', 'c0ffee4y2see1fyr7ght8en9wm'];

describe('the page on totals', () => {
  test('has an example that is right in every hash', async () => {
    const [list = ''] = blocks('csv');
    const checked = await checkList(linesOfList(list));
    expect(checked).toMatchObject({ size: 3, letters: 43, faults: [] });
    expect(page).toContain(`Salt \`${SALT}\``);
    for (const code of CODES) {
      expect(page).toContain(`SHA-256 of ${code} is ${digestOfCode(code)}\n`);
      expect(page).toContain(`is ${markOf(SALT, digestOfCode(code))}\n`);
      expect(list).toContain(`\n${markOf(SALT, digestOfCode(code))},`);
    }
    const [one, two, three] = linesOfList(list).map(each => leafHash(each.text));
    if (!one || !two || !three) throw new Error('the example has three leaves');
    const pair = nodeHash(one, two);
    const hashes = [`leaf 0      ${one.toString('hex')}`, `leaf 1      ${two.toString('hex')}`];
    hashes.push(`leaf 2      ${three.toString('hex')}`, `0 and 1     ${pair.toString('hex')}`);
    hashes.push(`root        ${nodeHash(pair, three).toString('hex')}`);
    expect(page).toContain([...hashes, `short code  ${shortCode(checked.root)}`].join('\n'));
    expect(page.match(/[A-Z2-7]{4}( [A-Z2-7]{4}){3}/g)).toEqual(Array(4).fill(shortCode(checked.root)));
  });

  test('shows a proof that holds, of the first person', () => {
    const [proof = ''] = blocks('json');
    const checked = checkProof(proof, { code: CODES[0] ?? '' });
    expect(checked).toMatchObject({ letters: 3, faults: [] });
    expect(blocks('csv')[0]).toContain(checked?.proof.leaves[1]?.leaf);
  });

  test('shows the program and the mark that the check page shows', () => {
    expect(blocks('python')).toEqual([PROGRAM]);
    expect(blocks('sh').join('')).toContain(MARK.trim());
  });
});

const python = spawnSync('python3', ['--version']).status === 0;
if (!python) process.stderr.write('second-implementation.test.ts: no python3 here, so these are left out\n');

describe.skipIf(!python)('by programs that are not ours', () => {
  let site: TestApp;
  let folder = '';
  beforeAll(async () => {
    site = await openTestApp();
    folder = mkdtempSync(join(tmpdir(), 'insist-proofs-'));
  }, 60_000);
  afterAll(async () => {
    await site.end();
    rmSync(folder, { recursive: true, force: true });
  });

  const file = (name: string, text: string): string => {
    const path = join(folder, name);
    writeFileSync(path, text);
    return path;
  };
  const run = (program: string, ...given: string[]): string =>
    execFileSync('python3', [program, ...given], { encoding: 'utf8' });
  const second = (...given: string[]): unknown =>
    JSON.parse(run(join(import.meta.dirname, 'proofs/fixtures/second-implementation.py'), ...given));

  /** A statement of as many reports as asked, with the receipt of one of them. */
  async function frozen(reports: number) {
    const action = await makeAction(site.app);
    let code = '';
    for (let n = 0; n < reports; n += 1) {
      const lines = [
        { target: 't1', channel: n % 2 ? 'post' : 'fax', quantity: 1 + (n % 5) },
        ...(n % 3 === 0 ? [{ target: 't2', channel: 'email', quantity: 1 }] : []),
      ];
      const answer = await site
        .visitor()
        .api('POST', `/api/v1/actions/${action.slug}/reports`, { lines }, { 'idempotency-key': `r-${n}` });
      code = z.object({ code: z.string() }).parse(answer.json()).code;
    }
    const number = await freezeStatement(site.app, OPERATOR, action.id, {
      day: '2026-11-21',
      targets: ['t1', 't2'],
      lang: 'en',
      letter: '{{salutation}}',
      corrects: null,
      reason: '',
    });
    const { text } = await site.visitor().get(`/totals/${number}/leaves.csv`);
    const proof = (await site.visitor().get(`/receipts/${code}/proofs/${number}.json`)).text;
    return { statement: await findStatement(site.app, number), list: text, proof, code };
  }

  test('a root, a sum and a proof are verified, from one report to several', async () => {
    for (const reports of [1, 3, 6]) {
      const { statement, list, proof, code } = await frozen(reports);
      const root = statement.commitment?.root ?? '';
      const path = file(`${reports}.csv`, list);
      expect(second('list', path)).toMatchObject({
        root,
        shortCode: statement.commitment?.short,
        letters: statement.numbers.total,
        size: statement.commitment?.size,
        faults: [],
      });
      const told = run(file('root.py', PROGRAM), path).trim().split('\n');
      expect(told).toEqual([`${statement.numbers.total} letters`, 'in order, none doubled: True', root]);
      const proved = { letters: checkProof(proof)?.letters, faults: [] };
      expect(second('proof', file('proof.json', proof), root, code)).toEqual(proved);
      const salt = statement.commitment?.salt ?? '';
      const inShell = execFileSync('sh', ['-c', MARK], { env: { ...process.env, SALT: salt, CODE: code } });
      expect(inShell.toString().slice(0, 64)).toBe(markOf(salt, digestOfCode(code)));
    }
  }, 120_000);

  test('a changed, a left-out and a doubled leaf are found, and a proof that was touched', async () => {
    const { statement, list, proof, code } = await frozen(5);
    const root = statement.commitment?.root ?? '';
    const published = file('published.csv', list);
    const lines = list.split('\n');
    const third = lines[3] ?? '';
    const tampered = (...instead: string[]): unknown =>
      second('list', file('tampered.csv', lines.toSpliced(3, 1, ...instead).join('\n')), published);
    const found = (answer: unknown) => {
      const { root: other, faults } = z
        .object({ root: z.string(), faults: z.array(z.unknown()) })
        .parse(answer);
      expect(other).not.toBe(root);
      return faults;
    };
    expect(found(tampered(third.replace(/,\d+,/, ',77,')))).toEqual([[4, 'changed']]);
    expect(found(tampered())).toEqual([[4, 'left-out']]);
    expect(found(tampered(third, third))).toEqual([[5, 'doubled']]);
    const bent = (text: string): unknown => second('proof', file('bent.json', text), root, code);
    expect(bent(proof)).toMatchObject({ faults: [] });
    expect(bent(proof.replace(/,\d+,reported/, ',88,reported'))).toMatchObject({ faults: ['changed'] });
    expect(second('proof', file('bent.json', proof), root, 'another')).toMatchObject({ faults: ['receipt'] });
    expect(list.startsWith(`${LEAF_COLUMNS}\n`)).toBe(true);
  }, 120_000);
});
