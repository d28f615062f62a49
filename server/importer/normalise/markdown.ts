// Takes the marks of Markdown and of mail programs off a text, and remembers what stood in bold.
import { cut, edit, type Edit, type Piece } from '../text/piece.ts';

type Rule = { pattern: RegExp; keep: (match: RegExpExecArray) => { start: number; end: number } };

/** Where the first group of a match stands, in a pattern whose group is preceded by `before` characters. */
const group =
  (before: number) =>
  (match: RegExpExecArray): { start: number; end: number } => {
    const start = match.index + before;
    return { start, end: start + (match[1] ?? '').length };
  };
const nothing = (match: RegExpExecArray): { start: number; end: number } => ({
  start: match.index,
  end: match.index,
});

// The lengths are bounded, so that no text makes them slow.
const RULES: readonly Rule[] = [
  { pattern: /!\[[^[\]\n]{0,300}\]\([^()\n]{0,500}\)/g, keep: nothing },
  { pattern: /\[([^[\]\n]{0,300})\]\([^()\n]{0,500}\)/g, keep: group(1) },
  { pattern: /(?<=\S)<mailto:[^<>\s]{1,200}>/g, keep: nothing },
  { pattern: /<mailto:([^<>\s]{1,200})>/g, keep: group(8) },
  { pattern: /<((?:https?:\/\/|www\.)[^<>\s]{1,400}|[^<>\s@]{1,80}@[^<>\s@]{1,120})>/g, keep: group(1) },
  { pattern: /^[ ]{0,3}#{1,6}[ ]+/gm, keep: nothing },
  { pattern: /^[ ]{0,3}(?:[-*_=][ ]?){3,80}$/gm, keep: nothing },
  { pattern: /\\([*_#[\]().!@+-])/g, keep: group(1) },
];
const BOLD = /\*\*/g;
const ITALIC = /(?<![\w*])\*(?=[^\s*])([^*\n]{1,200})(?<=\S)\*(?![\w*])/g;

export function withoutMarkdown(piece: Piece): { piece: Piece; bold: Piece[] } {
  let plain = piece;
  for (const rule of RULES) plain = apply(plain, rule);
  const bold = boldOf(plain);
  plain = apply(plain, { pattern: BOLD, keep: nothing });
  plain = apply(plain, { pattern: ITALIC, keep: group(1) });
  return { piece: plain, bold };
}

function apply(piece: Piece, rule: Rule): Piece {
  const edits: Edit[] = [];
  for (const match of piece.text.matchAll(rule.pattern)) {
    const kept = rule.keep(match);
    if (kept.start > match.index) edits.push({ start: match.index, end: kept.start, text: '' });
    const end = match.index + match[0].length;
    if (end > kept.end) edits.push({ start: kept.end, end, text: '' });
  }
  return edit(piece, edits);
}

/** What stands between two pairs of stars, if it is short enough to be a name. */
function boldOf(piece: Piece): Piece[] {
  const marks = [...piece.text.matchAll(BOLD)].map(match => match.index);
  const bold: Piece[] = [];
  for (let i = 0; i + 1 < marks.length; i += 2) {
    const from = (marks[i] ?? 0) + 2;
    const to = marks[i + 1] ?? from;
    if (to > from && to - from < 120) bold.push(cut(piece, from, to));
  }
  return bold;
}
