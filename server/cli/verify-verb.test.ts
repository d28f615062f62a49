// `insist verify` as an office's engineer runs it: files alone, no database, no settings; one line when something is wrong.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { digestOfCode, LEAF_COLUMNS, markOf } from '../totals/proofs/leaf.ts';
import { leafHash, pathOf, rootOf, shortCode } from '../totals/proofs/merkle.ts';
import { insistWith } from '../testing/command.ts';

const SALT = '5a'.repeat(20);
const CODE = '0123456789abcdefghjkmnpqrs';
const MARK = markOf(SALT, digestOfCode(CODE));
const OTHER = markOf(SALT, digestOfCode('another'));
const leaves = [
  `${MARK},t1,post,2,reported`,
  `${MARK},t2,email,1,reported`,
  `${OTHER},t1,fax,40,group`,
].sort();
const root = rootOf(leaves.map(leafHash)).toString('hex');
const proofOf = (changes: object = {}) => ({
  format: 'insist-proof-1',
  statement: '2026-41',
  url: 'https://insist.example.org/totals/2026-41',
  algorithm: 'rfc6962-sha256',
  salt: SALT,
  size: leaves.length,
  root,
  shortCode: shortCode(root),
  total: 43,
  leaves: leaves
    .map((leaf, index) => ({
      index,
      leaf,
      path: pathOf(index, leaves.map(leafHash)).map(hash => hash.toString('hex')),
    }))
    .filter(each => each.leaf.startsWith(MARK)),
  ...changes,
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'insist-verify-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (text: string, name = 'given'): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};
const list = (lines: readonly string[]): string => [LEAF_COLUMNS, ...lines, ''].join('\n');

/** An environment that no database could be opened in. */
const verify = (...args: string[]) =>
  insistWith({ DATABASE_URL: 'nonsense', PORT: 'x' }, ['verify', ...args]);

describe('insist verify', () => {
  test('recounts a list and compares its root, whole or short', async () => {
    const path = file(list(leaves));
    const bare = await verify(path);
    expect(bare).toMatchObject({ code: 0, err: '' });
    expect(bare.out).toContain('3 leaves, 43 letters');
    expect(bare.out).toContain('by grade    reported 3, group 40');
    expect(bare.out).toContain(root);
    for (const printed of [root, shortCode(root), shortCode(root).toLowerCase().replaceAll(' ', '')]) {
      const { code, out } = await verify(path, '--root', printed);
      expect([code, out.includes('The root is the one given.')]).toEqual([0, true]);
    }
    const wrong = await verify(path, '--root', 'AAAA AAAA AAAA AAAA');
    expect(wrong.code).toBe(1);
    expect(wrong.err).toMatch(/^insist: the root is not the one given: [^\n]*\n$/);
    expect((await verify(path, '--root', 'AAAA')).code).toBe(2);
  });

  test('names the line that is changed, left out or doubled', async () => {
    const published = file(list(leaves), 'published');
    const [one = '', two = '', three = ''] = leaves;
    const changed = two.replace(/,\d+,/, ',99,');
    for (const [given, said] of [
      [[one, changed, three], `line 3 was changed: ${changed}, instead of ${two}`],
      [[one, three], `line 3 of the other list was left out: ${two}`],
      [
        [one, two, two, three],
        `line 4 is doubled: its report has this official and channel above already: ${two}`,
      ],
      [[two, one, three], `line 2 stands out of order: ${two}`],
    ] as const) {
      const { code, out, err } = await verify(file(list(given)), '--against', published, '--root', root);
      expect(code).toBe(1);
      expect(out).toContain(said);
      expect(err).toMatch(/^insist: 1 line wrong; the root is not the one given/);
    }
    const alone = await verify(file(list([one, two, two, three])));
    expect([alone.code, alone.out.includes('line 4 is doubled')]).toEqual([1, true]);
  });

  test('finds the lines of a receipt', async () => {
    const path = file(list(leaves));
    const own = await verify(path, '--receipt', CODE.toUpperCase(), '--salt', SALT);
    expect(own.out.match(/^yours/gm)).toHaveLength(2);
    expect((await verify(path, '--receipt', 'x', '--salt', SALT)).err).toContain('no leaf of this list');
    expect((await verify(path, '--receipt', CODE)).code).toBe(2);
  });

  test('checks a proof by itself, by the printed root, and by the receipt', async () => {
    const path = file(JSON.stringify(proofOf()));
    const sound = await verify(path, '--root', shortCode(root), '--receipt', CODE);
    expect(sound).toMatchObject({ code: 0, err: '' });
    expect(sound.out).toContain('Sound: 3 letters in 2 leaves of the 3 below this root.');
    expect((await verify(path)).out).toContain('Compare the root');
    const faults = async (proof: object, ...args: string[]) =>
      (await verify(file(JSON.stringify(proof)), ...args)).err.trim();
    expect(await faults(proofOf(), '--root', '0'.repeat(64))).toBe(
      'insist: the root is not the one that is printed on the statement',
    );
    expect(await faults(proofOf(), '--receipt', 'x')).toContain('it is not of this receipt');
    expect(await faults(proofOf({ size: 1 }))).toContain('leaf 1 was changed');
    const [first] = proofOf().leaves;
    expect(await faults(proofOf({ leaves: [first, first] }))).toBe('insist: leaf 2 stands twice');
  });

  test('says so when a file is none, or is not there', async () => {
    expect((await verify(file('{}'))).err).toContain('neither a proof nor a leaf list');
    expect((await verify(join(folder, 'nothing'))).err).toContain('cannot be read');
    expect((await verify()).code).toBe(2);
  });
});
