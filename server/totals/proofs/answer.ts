// What a check has found, in words: one sentence that says it, and the lines that show it.
import { writeNumber } from '../../lib/languages.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { Checked, CheckedCopy, PlacedLeaf } from '../check-statement.ts';
import type { Statement } from '../find-statement.ts';
import type { ListFault } from './check-list.ts';
import type { ProofFault } from './check-proof.ts';
import { readLeaf } from './leaf.ts';
import type { Commitment } from './model.ts';

export type Answer = { good: boolean; title: string; lines: string[] };

/** Faults beyond these are counted. */
const MOST_TOLD = 20;
const LONGEST_LINE = 120;

/** A line for a person: of the mark only its beginning, and no more than a line's length of anything else. */
const brief = (text: string): string =>
  text.replace(/^([0-9a-f]{8})[0-9a-f]{56},/, '$1…,').slice(0, LONGEST_LINE);

function listFault({ t }: Visit, { kind, line, text, instead }: ListFault): string {
  const given = { line, text: brief(text), instead: brief(instead ?? '') };
  switch (kind) {
    case 'unreadable':
      return t('proof.fault.unreadable', given);
    case 'doubled':
      return t('proof.fault.doubled', given);
    case 'order':
      return t('proof.fault.order', given);
    case 'changed':
      return t('proof.fault.changed', given);
    case 'unknown':
      return t('proof.fault.unknown', given);
    case 'left-out':
      return t('proof.fault.leftOut', given);
  }
}

function proofFault({ t }: Visit, fault: ProofFault): string {
  switch (fault.kind) {
    case 'unreadable':
      return t('proof.problem.nothing');
    case 'changed':
      return t('proof.proofFault.changed', { line: fault.leaf });
    case 'doubled':
      return t('proof.proofFault.doubled', { line: fault.leaf });
    case 'mixed':
      return t('proof.proofFault.mixed', { line: fault.leaf });
    case 'root':
      return t('proof.proofFault.root');
    case 'receipt':
      return t('proof.receipt.none');
  }
}

/** "Line 18 of the list: Governor Belmonte, Post, 2 (Reported)". The names of the columns are line 1. */
function leafInWords(visit: Visit, statement: Statement, { index, leaf }: PlacedLeaf): string {
  const { t, lang } = visit;
  const read = readLeaf(leaf);
  if (read === null) return leaf;
  const name = statement.numbers.byTarget.find(target => target.id === read.target)?.name ?? read.target;
  const what = `${name}, ${t(`channel.${read.channel}`)}, ${writeNumber(read.quantity, lang)} (${t(`grade.${read.grade}`)})`;
  return t('proof.leafAt', { place: writeNumber(index + 2, lang), text: what });
}

const most = (visit: Visit, lines: string[]): string[] => {
  const more = lines.length - MOST_TOLD;
  if (more <= 0) return lines;
  return [...lines.slice(0, MOST_TOLD), visit.t('proof.more', { n: writeNumber(more, visit.lang) })];
};

function copyAnswer(visit: Visit, commitment: Commitment, { sums, faults, more }: CheckedCopy): Answer {
  const { t, lang } = visit;
  const good = faults.length === 0 && sums?.root === commitment.root;
  const adds = sums && { leaves: writeNumber(sums.size, lang), letters: writeNumber(sums.letters, lang) };
  const told = faults.map(fault => listFault(visit, fault));
  return {
    good,
    title: t(good ? 'proof.list.same' : 'proof.list.other'),
    lines: [
      ...(adds ? [t('proof.list.adds', adds)] : []),
      ...(sums ? [t('proof.list.root', { root: sums.root })] : []),
      ...most(visit, told),
      ...(more ? [t('proof.list.more')] : []),
    ],
  };
}

export function answerTo(
  visit: Visit,
  statement: Statement,
  commitment: Commitment,
  checked: Checked,
): Answer {
  const { t } = visit;
  const placed = (leaves: readonly PlacedLeaf[]): string[] =>
    leaves.map(leaf => leafInWords(visit, statement, leaf));
  switch (checked.kind) {
    case 'list':
      return copyAnswer(visit, commitment, checked);
    case 'proof': {
      const other =
        checked.statement === statement.number
          ? []
          : [t('proof.proofFault.statement', { statement: checked.statement })];
      // A path can fit trees of several sizes, so the root alone does not say how many lines there are.
      const size = checked.size === commitment.size ? [] : [t('proof.proofFault.size')];
      const faults = [...other, ...checked.faults.map(fault => proofFault(visit, fault)), ...size];
      const good = faults.length === 0;
      const lines = good ? placed(checked.leaves) : faults;
      return { good, title: t(good ? 'proof.sound' : 'proof.wrong'), lines: most(visit, lines) };
    }
    case 'root':
      return {
        good: checked.same,
        title: t(checked.same ? 'proof.root.same' : 'proof.root.other'),
        lines: [],
      };
    case 'receipt': {
      const good = checked.leaves.length > 0;
      const title = t(good ? 'proof.receipt.found' : 'proof.receipt.none');
      return { good, title, lines: most(visit, placed(checked.leaves)) };
    }
  }
}
