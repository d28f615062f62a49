// The hash tree against known roots, against a second way to write its definition, and by its properties.
import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isRoot, leafHash, pathOf, readRoot, rootFromPath, rootOf, shortCode, type Hash } from './merkle.ts';

const sha256 = (...parts: Uint8Array[]): Buffer => {
  const sum = createHash('sha256');
  for (const part of parts) sum.update(part);
  return sum.digest();
};

/** MTH as RFC 6962, 2.1 writes it, from the leaves' bytes. */
function mth(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) return sha256();
  if (leaves.length === 1) return sha256(Buffer.of(0), only);
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return sha256(Buffer.of(1), mth(leaves.slice(0, k)), mth(leaves.slice(k)));
}

/** PATH as RFC 6962, 2.1.1 writes it. */
function path(m: number, leaves: readonly Buffer[]): Buffer[] {
  if (leaves.length <= 1) return [];
  const k = 2 ** (Math.ceil(Math.log2(leaves.length)) - 1);
  return m < k
    ? [...path(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...path(m - k, leaves.slice(k)), mth(leaves.slice(0, k))];
}

const hex = (hash: Hash | null): string => hash?.toString('hex') ?? 'none';
const texts = fc.array(fc.string({ maxLength: 12 }), { minLength: 1, maxLength: 70 });
const bytes = (list: readonly string[]): Buffer[] => list.map(each => Buffer.from(each, 'utf8'));

describe('the hash tree', () => {
  // The leaves and roots that the reference implementation of Certificate Transparency is tested with.
  const known = [
    '',
    '00',
    '10',
    '2021',
    '3031',
    '40414243',
    '5051525354555657',
    '606162636465666768696a6b6c6d6e6f',
  ];
  const roots = [
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
    'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
    'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
    '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
    '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
    'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ];
  test.each(roots.map((root, size) => ({ size, root })))(
    'has the known root of $size leaves',
    ({ size, root }) => {
      const leaves = known.slice(0, size).map(each => Buffer.from(each, 'hex'));
      expect(hex(rootOf(leaves.map(each => leafHash(each.toString('latin1')))))).toBe(root);
      expect(hex(mth(leaves))).toBe(root);
    },
  );

  test('is what its definition says, and so are its paths', () => {
    fc.assert(
      fc.property(texts, fc.nat(), (list, at) => {
        const index = at % list.length;
        const hashes = list.map(leafHash);
        expect(hex(rootOf(hashes))).toBe(hex(mth(bytes(list))));
        expect(pathOf(index, hashes).map(hex)).toEqual(path(index, bytes(list)).map(hex));
      }),
    );
  });

  test('is the same over its own parts, whose roots are kept', () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(1, 2, 4, 8), (list, part) => {
        const hashes = list.map(leafHash);
        const parts: Hash[] = [];
        for (let at = 0; at < hashes.length; at += part) parts.push(rootOf(hashes.slice(at, at + part)));
        expect(hex(rootOf(parts))).toBe(hex(rootOf(hashes)));
      }),
    );
  });

  test('is reached from each leaf by its path, and from nothing else', () => {
    fc.assert(
      fc.property(texts, fc.nat(), fc.nat(), (list, at, turn) => {
        const size = list.length;
        const index = at % size;
        const hashes = list.map(leafHash);
        const root = hex(rootOf(hashes));
        const own = pathOf(index, hashes);
        const leaf = leafHash(list[index] ?? '');
        expect(hex(rootFromPath(leaf, { index, size }, own))).toBe(root);
        expect(hex(rootFromPath(leafHash(`${list[index] ?? ''}x`), { index, size }, own))).not.toBe(root);
        expect(hex(rootFromPath(leaf, { index, size }, [...own, leaf]))).not.toBe(root);
        if (own.length === 0) return;
        expect(hex(rootFromPath(leaf, { index, size }, own.slice(1)))).not.toBe(root);
        const bent = own.map((each, step) => (step === turn % own.length ? leafHash(hex(each)) : each));
        expect(hex(rootFromPath(leaf, { index, size }, bent))).not.toBe(root);
      }),
    );
    expect(rootFromPath(leafHash('a'), { index: 3, size: 3 }, [])).toBeNull();
    expect(rootFromPath(leafHash('a'), { index: -1, size: 3 }, [])).toBeNull();
  });
});

describe('the short code', () => {
  test('is the root in base32, its first sixteen characters by fours', () => {
    // 10 bytes of ASCII, whose base32 stands in many tables: "foobarfoob" begins as "foobar" does.
    const root = Buffer.from('foobarfoobfoobarfoobfoobarfoob12').toString('hex');
    expect(shortCode(root)).toMatch(/^MZXW 6YTB [A-Z2-7]{4} [A-Z2-7]{4}$/);
    expect(shortCode('00'.repeat(32))).toBe('AAAA AAAA AAAA AAAA');
    expect(shortCode('ff'.repeat(32))).toBe('7777 7777 7777 7777');
  });

  test('is read as it was typed, and so is a root', () => {
    const root = 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7';
    const typed = readRoot(shortCode(root).toLowerCase().replaceAll(' ', '-'));
    expect(typed && isRoot(root, typed)).toBe(true);
    const whole = readRoot(` ${root.toUpperCase().slice(0, 32)}\n${root.slice(32)}`);
    expect(whole && isRoot(root, whole)).toBe(true);
    expect(whole && isRoot(root.replace('d', 'e'), whole)).toBe(false);
    expect(readRoot('AAAA AAAA AAAA AAA1')).toBeNull();
    expect(readRoot('')).toBeNull();
  });
});
