// Lists and proofs that somebody has tampered with: every changed, left-out and doubled leaf is found and named.
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { CHANNELS, GRADES } from '../../lib/channels.ts';
import { checkList, compareLists, linesOfList } from './check-list.ts';
import { checkProof } from './check-proof.ts';
import {
  digestOfCode,
  digestOfKept,
  LEAF_COLUMNS,
  leafKey,
  leafText,
  markOf,
  readLeaf,
  type Leaf,
} from './leaf.ts';
import { LEAVES_OF_A_PAGE, LeafSorter } from './leaf-pages.ts';
import { isRoot, leafHash, pathOf, rootOf, shortCode } from './merkle.ts';
import { ALGORITHM, PROOF_FORMAT, proofSchema } from './model.ts';
import { hashSecret } from '../../platform/seal.ts';

const SALT = '5a'.repeat(20);
const leaf: fc.Arbitrary<Leaf> = fc.record({
  mark: fc.nat({ max: 40 }).map(report => markOf(SALT, digestOfCode(`report-${report}`))),
  target: fc.constantFrom('t1', 't1-a', '01m7yd'),
  channel: fc.constantFrom(...CHANNELS),
  quantity: fc.integer({ min: 1, max: 10_000 }),
  grade: fc.constantFrom(...GRADES),
});
const list = fc
  .uniqueArray(leaf, { minLength: 2, maxLength: 60, selector: each => leafKey(leafText(each)) })
  .map(leaves => leaves.map(leafText).sort());
const file = (leaves: readonly string[]): string => [LEAF_COLUMNS, ...leaves, ''].join('\n');
const kinds = async (given: readonly string[], published: readonly string[]) =>
  (await compareLists(linesOfList(file(given)), [published])).map(({ kind, line, text }) => ({
    kind,
    line,
    text,
  }));

describe('a leaf', () => {
  test('is read back as it was written, and in no other form', () => {
    fc.assert(
      fc.property(leaf, each => {
        expect(readLeaf(leafText(each))).toEqual(each);
      }),
    );
    const good = `${'a'.repeat(64)},t1,post,2,reported`;
    expect(readLeaf(good)).not.toBeNull();
    for (const bad of [
      good.toUpperCase(),
      ` ${good}`,
      `${good}\n`,
      good.replace(',2,', ',0,'),
      good.replace(',2,', ',02,'),
      good.replace(',2,', ',-2,'),
      good.replace('post', 'pigeon'),
      good.replace('reported', 'sure'),
      good.replace(',t1,', ',,'),
      good.slice(1),
      '',
    ]) {
      expect(readLeaf(bad), bad).toBeNull();
    }
  });

  test('has the mark that the holder of the code makes, however they type it', () => {
    const code = '0123456789abcdefghjkmnpqrs';
    const mark = markOf(SALT, digestOfKept(hashSecret(code)));
    expect(markOf(SALT, digestOfCode(' O123-4567-89AB-CDEF-GHJK-MNPQ-RS '))).toBe(mark);
    expect(markOf('5b'.repeat(20), digestOfCode(code))).not.toBe(mark);
  });

  test('comes in the order of its text, in pages whose roots make the root', async () => {
    const many = fc.array(leaf, { minLength: 1, maxLength: 700 });
    await fc.assert(
      fc.asyncProperty(many, async leaves => {
        const texts = leaves.map(leafText);
        const sorter = new LeafSorter();
        for (const text of texts) sorter.add(text);
        const pages = [];
        for await (const page of sorter.pages()) pages.push(page);
        const sorted = [...texts].sort();
        expect(pages.flatMap(page => page.leaves)).toEqual(sorted);
        expect(pages.map(page => page.first)).toEqual(pages.map((_, at) => at * LEAVES_OF_A_PAGE));
        expect(rootOf(pages.map(page => page.hash)).equals(rootOf(sorted.map(leafHash)))).toBe(true);
      }),
      { numRuns: 30 },
    );
  });
});

describe('a leaf list', () => {
  test('adds up, has its root, and is without fault, also from a program that ends lines in its own way', async () => {
    await fc.assert(
      fc.asyncProperty(list, async leaves => {
        const root = rootOf(leaves.map(leafHash)).toString('hex');
        const texts = [file(leaves), `\uFEFF${file(leaves).replaceAll('\n', '\r\n')}`, leaves.join('\n')];
        for (const text of texts) {
          const checked = await checkList(linesOfList(text));
          expect(checked.root).toBe(root);
          expect(checked.size).toBe(leaves.length);
          expect(checked.faults).toEqual([]);
          const letters = leaves.reduce((sum, each) => sum + (readLeaf(each)?.quantity ?? 0), 0);
          expect(checked.letters).toBe(letters);
          for (const by of ['target', 'channel', 'grade'] as const) {
            expect([...checked.sums[by].values()].reduce((sum, each) => sum + each, 0)).toBe(letters);
          }
        }
        expect(await kinds(leaves, leaves)).toEqual([]);
      }),
    );
  });

  test('names the line that was changed, left out, doubled, added or moved, and its root is another', async () => {
    await fc.assert(
      fc.asyncProperty(list, fc.nat(), leaf, async (leaves, turn, stranger) => {
        const at = turn % leaves.length;
        const text = leaves[at] ?? '';
        const root = rootOf(leaves.map(leafHash)).toString('hex');
        const isFound = async (given: readonly string[], expected: object[]): Promise<void> => {
          expect(await kinds(given, leaves)).toEqual(expected);
          expect((await checkList(linesOfList(file(given)))).root).not.toBe(root);
        };
        const read = readLeaf(text);
        const changed = read ? leafText({ ...read, quantity: read.quantity + 1 }) : '';
        await isFound(leaves.with(at, changed), [{ kind: 'changed', line: at + 2, text: changed }]);
        await isFound(leaves.toSpliced(at, 1), [{ kind: 'left-out', line: at + 2, text }]);
        await isFound(leaves.toSpliced(at, 0, text), [{ kind: 'doubled', line: at + 3, text }]);
        const added = leafText({ ...stranger, target: 'nobody' });
        await isFound([...leaves, added], [{ kind: 'unknown', line: leaves.length + 2, text: added }]);
        await isFound(leaves.with(at, 'x'), [
          { kind: 'unreadable', line: at + 2, text: 'x' },
          { kind: 'left-out', line: at + 2, text },
        ]);
        if (at > 0) {
          const moved = leaves.toSpliced(at, 1).toSpliced(at - 1, 0, text);
          await isFound(moved, [{ kind: 'order', line: at + 1, text }]);
        }
      }),
    );
  });

  test('shows a doubled and a misplaced leaf by itself, with nothing to compare it with', async () => {
    const [one, two] = [`${'a'.repeat(64)},t1,post,2,reported`, `${'b'.repeat(64)},t1,post,2,reported`];
    const faults = async (...leaves: string[]) =>
      (await checkList(linesOfList(file(leaves)))).faults.map(({ kind, line }) => ({ kind, line }));
    expect(await faults(one, two)).toEqual([]);
    expect(await faults(one, one, two)).toEqual([{ kind: 'doubled', line: 3 }]);
    expect(await faults(one, one.replace(',2,', ',9,'))).toEqual([{ kind: 'doubled', line: 3 }]);
    expect(await faults(two, one)).toEqual([{ kind: 'order', line: 3 }]);
    expect(await faults(one, 'b')).toEqual([{ kind: 'unreadable', line: 3 }]);
  });

  test('is read and compared no further than is asked', async () => {
    const listed = linesOfList(`mark,\n${'a\n\n'.repeat(100_000)}`, 50);
    expect(listed).toHaveLength(50);
    expect(listed.at(-1)).toEqual({ line: 98, text: 'a' });
    const [true1, true2] = [`${'a'.repeat(64)},t1,post,2,reported`, `${'b'.repeat(64)},t1,post,2,reported`];
    const told = async (given: string[], published: string[], most: number) =>
      (await compareLists(linesOfList(file(given)), [published], most)).map(({ kind }) => kind);
    expect(await told(['x', 'y', 'z'], [true1], 2)).toEqual(['unreadable', 'unreadable']);
    expect(await told([], [true1, true2], 1)).toEqual(['left-out']);
    expect(await told([true1, true2], [], 1)).toEqual(['unknown']);
  });
});

describe('a proof', () => {
  const code = '0123456789abcdefghjkmnpqrs';
  const mark = markOf(SALT, digestOfCode(code));
  const made = fc.tuple(list, fc.constantFrom(1, 2)).map(([others, lines]) => {
    const own = [`${mark},t1,email,1,reported`, `${mark},t1,post,2,reported`].slice(0, lines);
    const leaves = [...others, ...own].sort();
    const hashes = leaves.map(leafHash);
    const root = rootOf(hashes).toString('hex');
    return {
      format: PROOF_FORMAT,
      statement: '2026-41',
      url: 'https://insist.example.org/totals/2026-41',
      algorithm: ALGORITHM,
      salt: SALT,
      size: leaves.length,
      root,
      shortCode: shortCode(root),
      total: 1204,
      leaves: own.map(text => {
        const index = leaves.indexOf(text);
        return { index, leaf: text, path: pathOf(index, hashes).map(hash => hash.toString('hex')) };
      }),
    };
  });

  test('is sound for its receipt and the root that is printed, and for no other', () => {
    fc.assert(
      fc.property(made, proof => {
        const text = JSON.stringify(proof);
        expect(checkProof(text, { printed: { root: proof.root }, code })?.faults).toEqual([]);
        expect(isRoot(proof.root, { short: proof.shortCode.replaceAll(' ', '') })).toBe(true);
        expect(checkProof(text, { code: 'another' })?.faults).toEqual([{ kind: 'receipt' }]);
        expect(checkProof(text, { printed: { root: '0'.repeat(64) } })?.faults).toEqual([{ kind: 'root' }]);
      }),
    );
  });

  test('is refused when its leaf, place, path, root or number of leaves was changed', () => {
    fc.assert(
      fc.property(made, proof => {
        const [first] = proof.leaves;
        if (!first) throw new Error('no leaf');
        const faults = (changes: object): string[] =>
          checkProof(JSON.stringify({ ...proof, ...changes }))?.faults.map(fault => fault.kind) ?? ['none'];
        const bent = (changes: object) => faults({ leaves: [{ ...first, ...changes }] });
        expect(bent({ leaf: first.leaf.replace(/,\d+,/, ',99,') })).toContain('changed');
        expect(bent({ index: (first.index + 1) % proof.size })).toContain('changed');
        expect(bent({ path: first.path.slice(1) })).toContain('changed');
        expect(bent({ path: [] })).toContain('changed');
        expect(faults({ root: '0'.repeat(64) })).toContain('changed');
        expect(faults({ shortCode: 'AAAA AAAA AAAA AAAA' })).toContain('root');
        expect(faults({ leaves: [first, first] })).toEqual(['doubled']);
      }),
    );
  });

  test('is none when it is something else', () => {
    for (const text of ['', '{}', 'null', '[1]', 'mark,target', '{"format":"insist-proof-1"}']) {
      expect(checkProof(text)).toBeNull();
    }
  });

  test('with too much in it is none, and what is too much is not looked at one by one', () => {
    const [sound] = fc.sample(made, 1);
    const [first] = sound?.leaves ?? [];
    expect(checkProof(JSON.stringify(sound))).not.toBeNull();
    expect(checkProof(JSON.stringify({ ...sound, more: 'x'.repeat(2_000_000) }))).toBeNull();
    const many = new Array<number>(300_000).fill(0);
    for (const leaves of [many, [{ ...first, path: many }], []]) {
      expect(checkProof(JSON.stringify({ ...sound, leaves }))).toBeNull();
      expect(proofSchema.safeParse({ ...sound, leaves }).error?.issues).toHaveLength(1);
    }
  });
});
