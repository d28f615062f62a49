// The verb that checks a statement's leaf list or a receipt's proof: no database, no network, no configuration.
import { readFile } from 'node:fs/promises';
import { GRADES } from '../lib/channels.ts';
import {
  checkList,
  compareLists,
  linesOfList,
  looksLikeList,
  type ListFault,
} from '../totals/proofs/check-list.ts';
import { checkProof, type Printed, type ProofFault } from '../totals/proofs/check-proof.ts';
import { digestOfCode, isSalt, leafText, markOf, readLeaf } from '../totals/proofs/leaf.ts';
import { isRoot, readRoot, shortCode } from '../totals/proofs/merkle.ts';
import { Misuse, print, type Given, type Verbs } from './verb.ts';

/** More faults than these are counted, not told one by one. */
const MOST_TOLD = 20;

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new Error(`${file}: it cannot be read`);
  }
}

function printedRoot(given: Given): Printed | null {
  const typed = given.text('root');
  if (typed === undefined) return null;
  const printed = readRoot(typed);
  if (printed === null)
    throw new Misuse('--root is 64 hexadecimal digits, or the short code of 16 characters');
  return printed;
}

const inWords = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString('en')} ${count === 1 ? one : many}`;

const PROOF_FAULTS: Record<Exclude<ProofFault['kind'], 'unreadable'>, string> = {
  changed: 'was changed: it does not lead to the root',
  doubled: 'stands twice',
  mixed: 'is a line of another report',
  root: 'the root is not the one that is printed on the statement',
  receipt: 'the proof is sound, and it is not of this receipt',
};

function verifyProof(given: Given, text: string): void {
  const printed = printedRoot(given);
  const checked = checkProof(text, { printed, code: given.text('receipt') ?? null });
  if (checked === null) throw new Error('this is neither a proof nor a leaf list, or it is not whole');
  const { proof, letters, faults } = checked;
  const told = faults.map(fault => {
    const what = fault.kind === 'unreadable' ? 'is unreadable' : PROOF_FAULTS[fault.kind];
    return 'leaf' in fault ? `leaf ${fault.leaf} ${what}` : what;
  });
  if (told.length > 0) throw new Error(told.slice(0, MOST_TOLD).join('; '));
  print(
    given,
    [
      `Sound: ${inWords(letters, 'letter')} in ${inWords(proof.leaves.length, 'leaf', 'leaves')} of the ${proof.size.toLocaleString('en')} below this root.`,
      ...proof.leaves.map(({ index, leaf }) => `  ${index}: ${leaf}`),
      `statement   ${proof.statement}, ${proof.url}`,
      ...rootLines(proof.root, printed),
    ].join('\n'),
  );
}

const rootLines = (root: string, printed: Printed | null): string[] => [
  `root        ${root}`,
  `short code  ${shortCode(root)}`,
  printed === null
    ? 'Compare the root, or its short code, with the one printed on the statement; --root does it for you.'
    : 'The root is the one given.',
];

const LIST_FAULTS: Record<ListFault['kind'], string> = {
  unreadable: 'is no leaf',
  doubled: 'is doubled: its report has this official and channel above already',
  order: 'stands out of order',
  changed: 'was changed',
  unknown: 'is not in the other list',
  'left-out': 'was left out',
};

function tell({ kind, line, text, instead }: ListFault): string {
  const where = kind === 'left-out' ? `line ${line} of the other list` : `line ${line}`;
  return `${where} ${LIST_FAULTS[kind]}: ${text}${instead === null ? '' : `, instead of ${instead}`}`;
}

async function verifyList(given: Given, text: string): Promise<void> {
  const printed = printedRoot(given);
  const listed = linesOfList(text);
  const { size, letters, root, sums, faults } = await checkList(listed);
  const against = given.text('against');
  const compared =
    against === undefined
      ? faults
      : await compareLists(listed, [linesOfList(await textOf(against)).map(each => each.text)]);
  const said = [
    `${inWords(size, 'leaf', 'leaves')}, ${inWords(letters, 'letter')}`,
    ...(['target', 'channel', 'grade'] as const).map(by => {
      const names =
        by === 'grade' ? GRADES.filter(grade => sums.grade.has(grade)) : [...sums[by].keys()].sort();
      return `by ${by.padEnd(8)} ${names.map(name => `${name} ${String(sums[by].get(name) ?? 0)}`).join(', ')}`;
    }),
    ...ownLeaves(
      given,
      listed.map(each => each.text),
    ),
  ];
  const wrongRoot = printed !== null && !isRoot(root, printed);
  if (compared.length === 0 && !wrongRoot) {
    print(given, [...said, ...rootLines(root, printed)].join('\n'));
    return;
  }
  print(given, [...said, `root        ${root}`, ...compared.slice(0, MOST_TOLD).map(tell)].join('\n'));
  const found = compared.length === 0 ? '' : `${inWords(compared.length, 'line')} wrong`;
  const otherRoot =
    'the root is not the one given: a leaf was changed, left out, added or doubled (--against, with the published list, says which)';
  throw new Error([found, wrongRoot ? otherRoot : ''].filter(Boolean).join('; '));
}

/** The lines of one receipt, where it was given. @throws when there are none. */
function ownLeaves(given: Given, leaves: readonly string[]): string[] {
  const code = given.text('receipt');
  if (code === undefined) return [];
  const salt = given.text('salt') ?? '';
  if (!isSalt(salt)) throw new Misuse('--receipt takes the statement’s --salt with it');
  const mark = markOf(salt, digestOfCode(code));
  const own = leaves.filter(each => readLeaf(each)?.mark === mark);
  if (own.length === 0) throw new Error('no leaf of this list is of that receipt');
  return own.flatMap(each => {
    const leaf = readLeaf(each);
    return leaf ? [`yours       ${leafText(leaf)}`] : [];
  });
}

export const verifyVerb: Verbs = {
  verify: {
    usage: 'FILE [--root ROOT] [--against FILE] [--receipt CODE --salt SALT]',
    says: [
      'Checks a leaf list (leaves.csv) or a proof (.json) of a statement of totals. Needs no database and no network.',
      '  --root     the root or the short code as it is printed on the statement',
      '  --against  another copy of the leaf list: says which line is changed, left out or doubled',
      '  --receipt  the code of a receipt: whether the list, or the proof, is of it; a list needs --salt too',
      'Exits 1, with one line on standard error, when anything is not right. docs/totals.md describes both files.',
    ].join('\n'),
    options: ['root', 'against', 'receipt', 'salt'],
    words: [1, 1],
    run: async given => {
      const text = await textOf(given.word(0));
      if (looksLikeList(text)) await verifyList(given, text);
      else verifyProof(given, text);
    },
  },
};
