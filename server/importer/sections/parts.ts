// The parts of a text, by its headings: head, letter, targets, demands, background and what is left.
import type { Line } from '../normalise/lines.ts';
import { contactLabels } from '../readers/contact-labels.ts';
import { headLine } from '../readers/official.ts';
import { isProse, isReporting } from '../readers/prose.ts';
import type { Heading } from '../words/words.ts';
import { findLetter, type LetterFound } from './letter.ts';
import { rowsOf, sectionsOf, type Row, type Section } from './rows.ts';

export type Parts = {
  rows: Row[];
  /** All sections but the letter's rows. */
  sections: Section[];
  /** The rows before what is to be done, with their headings. */
  head: Row[];
  /** The rows after all else, where the head may be printed again. */
  end: Row[];
  letter: LetterFound | null;
  targets: Section[];
  demands: Row[];
  background: Row[];
  /** Sections with remarks: on languages, on deadlines. */
  notes: Section[];
  /** The head as a section, for texts that have no headings. */
  loose: Section[];
};

const HEAD: ReadonlySet<Heading | null> = new Set<Heading | null>([
  null,
  'urgentAction',
  'title',
  'published',
  'numberAndKind',
  'index',
  'summary',
]);
const TARGETS: ReadonlySet<Heading | null> = new Set<Heading | null>(['contacts', 'copies', 'diplomats']);
const ACTING: ReadonlySet<Heading | null> = new Set<Heading | null>(['takeAction', 'appeal']);
const NOTES: ReadonlySet<Heading | null> = new Set<Heading | null>([
  'takeAction',
  'appeal',
  'contacts',
  'copies',
  'diplomats',
  'languages',
  'deadline',
  'names',
  'previous',
  'aside',
]);

export function partsOf(lines: readonly Line[]): Parts {
  const rows = rowsOf(lines);
  const letter = findLetter(rows);
  const kept =
    letter === null ? rows : [...rows.slice(0, letter.start), AFTER_LETTER, ...rows.slice(letter.end)];
  const sections = sectionsOf(kept);
  const head = headOf(rows, letter);
  const loose: Section[] = [{ heading: null, label: null, rows: head.filter(row => row.heading === null) }];
  return {
    rows,
    sections,
    head,
    end: rows.slice(Math.max(head.length, rows.length - 6)),
    letter,
    targets: targetSections(sections, loose),
    demands: demandRows(sections),
    background: sections.filter(each => each.heading === 'background').flatMap(each => each.rows),
    notes: sections.filter(each => NOTES.has(each.heading)),
    loose,
  };
}

// Between a letter and the next heading stands a logo, no field.
const AFTER_LETTER: Row = {
  piece: { text: '', at: new Int32Array(0) },
  gap: true,
  heading: 'aside',
  language: null,
};

/** Up to the first heading that is none of the head's, or the letter. */
function headOf(rows: readonly Row[], letter: LetterFound | null): Row[] {
  // A menu above the head has headings too: "Take Action Now", "Share".
  const menu = rows
    .slice(0, 14)
    .findLastIndex((row, i) => row.heading === 'urgentAction' && rows[i + 1]?.heading === null);
  let end = rows.findIndex((row, i) => i > menu && row.heading !== null && !HEAD.has(row.heading));
  if (end < 0) end = rows.length;
  return rows.slice(0, letter === null ? end : Math.min(end, letter.start));
}

/** Where a heading says so; else after the steps; else after the summary. */
function targetSections(sections: readonly Section[], loose: readonly Section[]): Section[] {
  const headed = sections.filter(each => TARGETS.has(each.heading));
  if (headed.some(each => each.heading === 'contacts' && each.rows.length > 0)) return headed;
  const acting = sections.filter(each => ACTING.has(each.heading) || TARGETS.has(each.heading));
  if (acting.some(each => hasFields(each.rows))) return acting;
  // A target may have an address alone.
  if (
    acting.some(
      each =>
        each.rows.filter(row => !isProse(row.piece.text, false) && !/^[•*-]/.test(row.piece.text)).length > 2,
    )
  )
    return acting;
  // Some pages put languages and names first: the targets then stand under these, before the letter.
  const letter = sections.findIndex(each => each.label === AFTER_LETTER.piece);
  const noted = sections.slice(0, Math.max(0, letter)).filter(each => NOTES.has(each.heading));
  const under = noted.map(each => ({ ...each, heading: null, rows: each.rows.slice(1) }));
  if (under.some(each => hasFields(each.rows))) return [...under, ...headed];
  const rows = loose.flatMap(each => each.rows);
  const first = rows.findIndex(
    row => contactLabels(row.piece.text).length > 0 && !isReporting(row.piece.text),
  );
  if (first < 0) return headed;
  // The head of the first target stands above its first field, up to the last sentence.
  let start = first;
  while (start > 0 && first - start < 9 && belongs(rows, start - 1)) start--;
  return [{ heading: null, label: null, rows: rows.slice(start) }, ...headed];
}

/** A remark on the mail may stand between the head of a target and its fields. */
const belongs = (rows: readonly Row[], i: number): boolean => {
  const text = rows[i]?.piece.text ?? '';
  if (!isProse(text, false)) return true;
  const above = rows[i - 1];
  return (
    above !== undefined &&
    rows[i]?.gap === false &&
    !isProse(above.piece.text, false) &&
    headLine(above.piece).is !== 'address'
  );
};

const hasFields = (rows: readonly Row[]): boolean =>
  rows.some(row => contactLabels(row.piece.text).length > 0 && !isReporting(row.piece.text));

function demandRows(sections: readonly Section[]): Row[] {
  const appeal = sections.filter(each => each.heading === 'appeal').flatMap(each => each.rows);
  if (appeal.length > 1) return appeal;
  return sections.filter(each => ACTING.has(each.heading)).flatMap(each => each.rows);
}
