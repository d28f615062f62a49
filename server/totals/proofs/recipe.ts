// How a stranger recounts a leaf list with what any computer has: shown on the check page, and run by a test.

/** Adds a list up, looks at its order, and computes its root: `python3 root.py leaves.csv`. */
export const PROGRAM = `import hashlib, sys
H = lambda data: hashlib.sha256(data).digest()
def root(d):
    if len(d) < 2: return H(b"\\0" + d[0]) if d else H(b"")
    k = 1 << (len(d) - 1).bit_length() - 1
    return H(b"\\1" + root(d[:k]) + root(d[k:]))
leaves = open(sys.argv[1], "rb").read().split(b"\\n")[1:-1]
keys = [leaf.split(b",")[:3] for leaf in leaves]
print(sum(int(leaf.split(b",")[3]) for leaf in leaves), "letters")
print("in order, none doubled:", all(a < b for a, b in zip(keys, keys[1:])))
print(root(leaves).hex())
`;

/** The mark of a receipt in a statement, in a shell. */
export const MARK = `printf '%s:%s' "$SALT" "$(printf %s "$CODE" | sha256sum | cut -c1-64)" | sha256sum
`;
