// From words at places on a page to lines in reading order: columns one after the other, gaps as empty lines.

/** A piece of text on a page; `y` grows upwards, as in the file. All in points. */
export type Placed = { text: string; x: number; y: number; width: number; size: number };
/** Words that stand close together on one line. */
type Piece = { text: string; start: number; end: number };
type Row = { y: number; size: number; items: Placed[]; pieces: Piece[] };

/** In widths of the letter m: from here on a gap parts two pieces of a line. */
const PIECE_GAP = 1.4;
/** The least width of the space between two columns where they begin, in points; a long line may come nearer. */
const GUTTER = 9;
const LEAST_GUTTER = 2;
/** How far from each other words may begin that are set at one edge. */
const EDGE = 1;

/** A program may lay out columns with a run of spaces: each word group gets a place of its own. */
function atItsPlace(item: Placed): Placed[] {
  if (!/\s{3,}/.test(item.text)) return [item];
  const each = item.width / Math.max(item.text.length, 1);
  return [...item.text.matchAll(/\S+(?:\s{1,2}\S+)*/g)].map(found => ({
    ...item,
    text: found[0],
    x: item.x + found.index * each,
    width: found[0].length * each,
  }));
}

/** Items on one line, near enough: a raised figure or a change of face moves a word by a point or two. */
function rowsOf(items: readonly Placed[]): Row[] {
  const rows: { y: number; size: number; items: Placed[] }[] = [];
  const words = items.flatMap(atItsPlace).filter(item => item.text.trim() !== '');
  for (const item of [...words].sort((a, b) => b.y - a.y || a.x - b.x)) {
    const row = rows.at(-1);
    if (row && Math.abs(row.y - item.y) < Math.min(row.size, item.size) * 0.45) {
      row.items.push(item);
      row.size = Math.max(row.size, item.size);
    } else rows.push({ y: item.y, size: item.size, items: [item] });
  }
  return cutAtEdges(rows.map(row => ({ ...row, pieces: piecesOf(row.items) })));
}

/** A long line of the left column comes as near to the right one as a word does: it is cut where its neighbour begins. */
function cutAtEdges(rows: readonly Row[]): Row[] {
  const cut = rows.map(row => ({ ...row }));
  const edgesBeside = (at: number, other: number): number[] =>
    isParted(cut, Math.max(at, other)) ? [] : (cut[other]?.pieces.slice(1).map(piece => piece.start) ?? []);
  const cutOne = (at: number, other: number): void => {
    const row = cut[at];
    if (row)
      row.pieces = piecesOf(row.items, [...edgesBeside(at, other), ...row.pieces.map(piece => piece.start)]);
  };
  for (let at = 1; at < cut.length; at += 1) cutOne(at, at - 1);
  for (let at = cut.length - 2; at >= 0; at -= 1) cutOne(at, at + 1);
  return cut;
}

/** @param edges where a piece begins even when it is near the one before it */
function piecesOf(items: readonly Placed[], edges: readonly number[] = []): Piece[] {
  const pieces: Piece[] = [];
  for (const item of [...items].sort((a, b) => a.x - b.x)) {
    const last = pieces.at(-1);
    const gap = last ? item.x - last.end : 0;
    const end = item.x + item.width;
    const isAtEdge = gap >= LEAST_GUTTER && edges.some(edge => Math.abs(edge - item.x) <= EDGE);
    if (!last || isAtEdge || gap > item.size * PIECE_GAP)
      pieces.push({ text: item.text, start: item.x, end });
    else {
      last.text += gap > item.size * 0.12 && !/\s$/.test(last.text) ? ` ${item.text}` : item.text;
      last.end = Math.max(last.end, end);
    }
  }
  return pieces.map(piece => ({ ...piece, text: piece.text.replace(/\s+/g, ' ').trim() }));
}

type Gap = { start: number; end: number };

/** What is left of the free spaces between columns when this row is laid over them. */
function freeAfter(gaps: readonly Gap[], row: Row): Gap[] {
  return row.pieces
    .reduce<Gap[]>(
      (free, piece) =>
        free.flatMap(gap => [
          { start: gap.start, end: Math.min(gap.end, piece.start) },
          { start: Math.max(gap.start, piece.end), end: gap.end },
        ]),
      [...gaps],
    )
    .filter(gap => gap.end - gap.start >= LEAST_GUTTER);
}

const between = (row: Row): Gap[] =>
  row.pieces.slice(1).map((piece, at) => ({ start: row.pieces[at]?.end ?? piece.start, end: piece.start }));

const leftOf = (row: Row, gap: Gap): Piece[] => row.pieces.filter(piece => piece.end <= gap.start + 1);
const rightOf = (row: Row, gap: Gap): Piece[] => row.pieces.filter(piece => piece.start >= gap.end - 1);
const said = (pieces: readonly Piece[]): string => pieces.map(piece => piece.text).join(' ');

/** Rows `from` to `to` (not with it) in two columns, parted at `gap`. */
type Block = { from: number; to: number; gap: Gap };

/** The columns that begin at this row: as long as one space stays free of words, with words on both of its sides. */
function columnsAt(rows: readonly Row[], from: number): Block | null {
  const first = rows[from];
  if (!first) return null;
  let best: Block | null = null;
  for (const begun of between(first).filter(gap => gap.end - gap.start >= GUTTER)) {
    let gaps = freeAfter([begun], first);
    let to = from + 1;
    for (; to < rows.length; to += 1) {
      const row = rows[to];
      const left = row ? freeAfter(gaps, row) : [];
      if (left.length === 0) break;
      gaps = left;
    }
    const gap = gaps[0];
    const block = gap ? trimmed(rows, { from, to, gap }) : null;
    if (block && areColumns(rows, block) && (!best || block.to > best.to)) best = block;
  }
  return best;
}

/** Short lines under the columns belong to the text that follows, unless they go on at the same distance. */
function trimmed(rows: readonly Row[], block: Block): Block {
  let lastRight = block.from;
  for (let at = block.from; at < block.to; at += 1) {
    const row = rows[at];
    if (row && rightOf(row, block.gap).length > 0) lastRight = at;
  }
  let to = lastRight + 1;
  while (to < block.to && !isParted(rows, to)) to += 1;
  return { ...block, to };
}

/** Whether more than a line's distance stands above this row. */
function isParted(rows: readonly Row[], at: number): boolean {
  const [above, row] = [rows[at - 1], rows[at]];
  if (!above || !row) return true;
  return above.y - row.y > Math.max(above.size, row.size) * 1.65 || Math.abs(above.size - row.size) > 1.5;
}

/** A label and its value, or a bullet and its words, stand apart as well, and are no columns. */
function areColumns(rows: readonly Row[], { from, to, gap }: Block): boolean {
  const inside = rows.slice(from, to);
  const both = inside.filter(row => leftOf(row, gap).length > 0 && rightOf(row, gap).length > 0);
  const left = inside.map(row => said(leftOf(row, gap))).filter(text => text !== '');
  const right = inside.map(row => said(rightOf(row, gap))).filter(text => text !== '');
  const labels = left.filter(text => text.endsWith(':')).length;
  const words = left.join('').length / Math.max(left.length, 1);
  return both.length >= 2 && right.length >= 2 && labels < left.length / 2 && words >= 6;
}

/** The lines of one page, as somebody reads them. */
export function linesOfPage(items: readonly Placed[]): string[] {
  const rows = rowsOf(items);
  const lines: string[] = [];
  const put = (text: string, parted: boolean): void => {
    if (parted && lines.length > 0 && lines.at(-1) !== '') lines.push('');
    if (text !== '') lines.push(text);
  };
  for (let at = 0; at < rows.length;) {
    const block = columnsAt(rows, at);
    if (!block) {
      const row = rows[at];
      if (row) put(said(row.pieces), isParted(rows, at));
      at += 1;
      continue;
    }
    const inside = rows.slice(block.from, block.to);
    for (const side of [leftOf, rightOf]) {
      put('', true);
      const column = inside.flatMap(row => {
        const pieces = side(row, block.gap);
        return pieces.length === 0 ? [] : [{ ...row, pieces }];
      });
      column.forEach((row, place) => put(said(row.pieces), place > 0 && isParted(column, place)));
    }
    put('', true);
    at = block.to;
  }
  return lines;
}
