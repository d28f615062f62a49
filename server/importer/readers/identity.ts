// Reads which action it is: number, index, first or update.
import type { ImportedDraft } from '../model.ts';
import type { Line } from '../normalise/lines.ts';
import type { Parts } from '../sections/parts.ts';
import type { Row } from '../sections/rows.ts';
import type { Sources } from '../text/found-fields.ts';
import { indexesOf, kindOf, numbersOf } from './head.ts';
import type { IndexFound } from './numbers.ts';

export type Identity = {
  index: IndexFound | null;
  /** Numbers in the text that are not the action's. */
  others: string[];
  /** How many marks of an Urgent Action the text has. */
  marks: number;
  /** A mark of other groups' appeals. */
  ended: boolean;
};

export function readNumbers(
  parts: Parts,
  repeated: readonly Line[],
  draft: ImportedDraft,
  sources: Sources,
): Identity {
  const again: Row[] = repeated.map(line => ({
    piece: line.piece,
    gap: line.gap,
    heading: null,
    language: null,
  }));
  const numbers = readNumber(parts, again, draft, sources);
  const index = readIndex(parts, again, draft, sources);
  readKind(parts, again, draft, sources);
  const headings = new Set(parts.sections.map(each => each.heading));
  const marks =
    (draft.number === null ? 0 : 3) +
    (headings.has('urgentAction') ? 3 : 0) +
    (index === null ? 0 : 1) +
    (headings.has('languages') ? 2 : 0) +
    (headings.has('names') && headings.has('deadline') ? 2 : 0) +
    (headings.has('takeAction') || headings.has('appeal') ? 1 : 0);
  return { index, others: numbers, marks, ended: false };
}

/** In the head first, then in what is to be done, then wherever there is but one. */
function readNumber(parts: Parts, again: readonly Row[], draft: ImportedDraft, sources: Sources): string[] {
  const outside = parts.rows.filter(
    row => !parts.background.includes(row) && parts.letter?.body.includes(row) !== true,
  );
  const head = numbersOf(headRows(parts));
  const others = numbersOf([...outside, ...again]);
  const all = new Set([...head, ...others].map(each => each.value.number));
  const found =
    head[0] ?? (new Set(others.map(each => each.value.number)).size === 1 ? others[0] : mostOften(others));
  if (found === undefined) return [...all];
  draft.number = found.value.number;
  sources.add(
    'number',
    found.value.number,
    found.piece,
    found === head[0] || all.size === 1 ? 'sure' : 'likely',
    'head',
  );
  return [...all].filter(number => number !== found.value.number);
}

/** Short lines of the head; in its sentences other actions may be named. */
const headRows = (parts: Parts): Row[] =>
  parts.head.filter(row => row.piece.text.length < 260 || row === parts.head[0]);

type Numbers = ReturnType<typeof numbersOf>;

/** Of several numbers the one that is printed more often than all others. */
function mostOften(numbers: Numbers): Numbers[number] | undefined {
  const counts = new Map<string, number>();
  for (const each of numbers) counts.set(each.value.number, (counts.get(each.value.number) ?? 0) + 1);
  const sorted = [...counts].sort((a, b) => b[1] - a[1]);
  const [first, second] = sorted;
  if (first === undefined || (second !== undefined && second[1] === first[1])) return undefined;
  return numbers.find(each => each.value.number === first[0]);
}

function readIndex(
  parts: Parts,
  again: readonly Row[],
  draft: ImportedDraft,
  sources: Sources,
): IndexFound | null {
  const own = indexesOf([...parts.head, ...parts.end, ...again]).filter(each => each.own);
  const found = own[0];
  if (found === undefined) return null;
  draft.index = found.value.index;
  sources.add('index', found.value.index, found.piece, 'sure', 'head');
  return found.value;
}

function readKind(parts: Parts, again: readonly Row[], draft: ImportedDraft, sources: Sources): void {
  const outside = parts.rows.filter(
    row =>
      parts.letter?.body.includes(row) !== true &&
      row.heading !== 'background' &&
      !parts.background.includes(row),
  );
  for (const row of [...parts.head.filter(each => each.piece.text.length < 400), ...again, ...outside]) {
    if (row.heading === 'background') continue;
    const number = numbersOf([row])[0]?.value ?? null;
    const read = kindOf(row, number);
    if (read === null || (draft.kind !== null && (read.kind !== 'update' || read.ordinal === null))) continue;
    if (draft.kind === null) {
      draft.kind = read.kind;
      sources.add('kind', read.kind, read.piece, 'sure', 'head');
    }
    // "Further information on UA …" at the top, "This is the second update …" at the end.
    if (draft.kind === 'first') return;
    if (read.ordinal === null) continue;
    draft.updateOrdinal = read.ordinal;
    sources.add('updateOrdinal', String(read.ordinal), read.piece, 'sure', 'head');
    return;
  }
}
