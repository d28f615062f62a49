// The page on which anyone checks a copy of a statement's list, a proof, its root or a receipt: with or without JavaScript.
import type { FieldProblem } from '../../lib/errors.ts';
import { writeNumber } from '../../lib/languages.ts';
import { fixed } from '../../lib/paths.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { definePage } from '../../platform/views/views.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { Checked } from '../check-statement.ts';
import type { Statement } from '../find-statement.ts';
import { answerTo, type Answer } from './answer.ts';
import type { Commitment } from './model.ts';
import { MARK, PROGRAM } from './recipe.ts';

export type CheckModel = {
  crumbs: { home: string; statement: string; number: string };
  title: string;
  answer: Answer | null;
  form: { action: string; given: Field; file: Field } | null;
  errors: ErrorSummary;
  list: CommitmentModel | null;
  /** What the script needs to do the same in the browser, and its words with gaps in braces. */
  script: {
    leaves: string;
    size: number;
    root: string;
    short: string;
    salt: string;
    words: { name: string; text: string }[];
  } | null;
  recipe: string[];
  program: string;
  mark: string;
};

export type CommitmentModel = {
  short: string;
  root: string;
  salt: string;
  size: string;
  href: string;
};

export const commitmentModel = (visit: Visit, number: string, commitment: Commitment): CommitmentModel => ({
  short: commitment.short,
  root: commitment.root,
  salt: commitment.salt,
  size: writeNumber(commitment.size, visit.lang),
  href: fixed.statementLeaves(number),
});

/** The words of an answer that is found in the browser: gaps stay as `{line}` for the script to fill. */
function wordsFor(visit: Visit): { name: string; text: string }[] {
  const { t } = visit;
  const gaps = { line: '{line}', text: '{text}', instead: '{instead}', statement: '{statement}', n: '{n}' };
  const shown = { ...gaps, leaves: '{leaves}', letters: '{letters}', root: '{root}', size: '{size}' };
  return [
    { name: 'list.same', text: t('proof.list.same') },
    { name: 'list.other', text: t('proof.list.other') },
    { name: 'list.adds', text: t('proof.list.adds', shown) },
    { name: 'list.root', text: t('proof.list.root', shown) },
    { name: 'unreadable', text: t('proof.fault.unreadable', gaps) },
    { name: 'doubled', text: t('proof.fault.doubled', gaps) },
    { name: 'order', text: t('proof.fault.order', gaps) },
    { name: 'changed', text: t('proof.fault.changed', gaps) },
    { name: 'unknown', text: t('proof.fault.unknown', gaps) },
    { name: 'left-out', text: t('proof.fault.leftOut', gaps) },
    { name: 'more', text: t('proof.more', shown) },
    { name: 'sound', text: t('proof.sound') },
    { name: 'wrong', text: t('proof.wrong') },
    { name: 'proof.changed', text: t('proof.proofFault.changed', gaps) },
    { name: 'proof.doubled', text: t('proof.proofFault.doubled', gaps) },
    { name: 'proof.mixed', text: t('proof.proofFault.mixed', gaps) },
    { name: 'proof.root', text: t('proof.proofFault.root') },
    { name: 'size', text: t('proof.proofFault.size') },
    { name: 'statement', text: t('proof.proofFault.statement', gaps) },
    { name: 'root.same', text: t('proof.root.same') },
    { name: 'root.other', text: t('proof.root.other') },
    { name: 'receipt.found', text: t('proof.receipt.found') },
    { name: 'receipt.none', text: t('proof.receipt.none') },
    { name: 'leaf', text: t('proof.leafAt', { ...shown, place: '{place}' }) },
    { name: 'nothing', text: t('proof.problem.nothing') },
    { name: 'here', text: t('proof.here') },
    { name: 'failed', text: t('proof.failed') },
    { name: 'busy', text: t('proof.busy') },
  ];
}

export function checkModel(
  visit: Visit,
  statement: Statement,
  given: { checked: Checked | null; typed: string; problems: readonly FieldProblem[] },
): CheckModel {
  const { t, to } = visit;
  const { number, commitment } = statement;
  const { field, summary } = fieldsFor(visit, given.problems);
  return {
    crumbs: { home: to.home(), statement: to.statement(number), number: t('statement.numbered', { number }) },
    title: t('proof.title', { number }),
    answer: given.checked && commitment ? answerTo(visit, statement, commitment, given.checked) : null,
    form:
      commitment === null
        ? null
        : {
            action: to.statementCheck(number),
            given: field('given', {
              label: t('proof.given'),
              hint: t('proof.givenHint'),
              as: 'area',
              rows: 6,
              value: given.typed,
              dir: 'ltr',
            }),
            file: field('file', { label: t('proof.file'), hint: t('proof.fileHint'), type: 'file' }),
          },
    errors: summary(),
    list: commitment === null ? null : commitmentModel(visit, number, commitment),
    script:
      commitment === null
        ? null
        : {
            leaves: fixed.statementLeaves(number),
            size: commitment.size,
            root: commitment.root,
            short: commitment.short,
            salt: commitment.salt,
            words: wordsFor(visit),
          },
    recipe: (['marks', 'order', 'tree', 'short'] as const).map(step => t(`proof.recipe.${step}`)),
    program: PROGRAM,
    mark: MARK,
  };
}

export const commitmentSample: CommitmentModel = {
  short: 'ZLXM WLLC 5YE7 2LQP',
  root: 'caeecb2d62ee09fd2e0f1c3d0c1f5c2b1d1be1d16be7c9c7a6cc0b3be41b9c11',
  salt: '5a0f1c3d0c1f5c2b1d1be1d16be7c9c7a6cc0b3b',
  size: '1,204',
  href: '/totals/2026-41/leaves.csv',
};

export const checkPage = definePage<CheckModel>({
  name: 'totals/check',
  layout: 'public',
  sample: () => ({
    crumbs: { home: '/', statement: '/totals/2026-41', number: 'Statement of totals 2026-41' },
    title: 'Check statement of totals 2026-41',
    answer: {
      good: false,
      title: 'This is not the list of this statement.',
      lines: ['Leaves: 1,203. Letters: 2,308.', 'Line 17 of the list was left out.'],
    },
    form: {
      action: '/totals/2026-41/check',
      given: { ...fieldSample({ name: 'given', label: 'What you hold' }), isInput: false, isArea: true },
      file: { ...fieldSample({ name: 'file', label: 'Or a file' }), value: '', type: 'file' },
    },
    errors: null,
    list: commitmentSample,
    script: {
      leaves: '/totals/2026-41/leaves.csv',
      size: 1204,
      root: commitmentSample.root,
      short: commitmentSample.short,
      salt: commitmentSample.salt,
      words: [{ name: 'sound', text: 'This proof is sound.' }],
    },
    program: PROGRAM,
    mark: MARK,
    recipe: ['The mark is SHA-256 of the salt and the hash of the code.', 'The lines stand in order.'],
  }),
});
