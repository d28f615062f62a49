// A printed document as one typed value of blocks: what every printer (PDF, RTF, DOCX, HTML, text) is given.
import type { Direction } from '../../lib/languages.ts';

/** A stretch of text in one weight. `own`: in its writer's own words, which the screen marks and no paper does. */
export type Run = { text: string; bold?: true; own?: true };

export type Paper = 'a4' | 'letter';
/** Where the addressee must stand to show in a window envelope; `none` lets it stand in the flow. */
export type Envelope = 'din5008b' | 'uk-dl' | 'us-10' | 'none';

/** `pages`: the value is how many pages this section and the next one have together; only paper knows it. */
export type Fact = { label: string; value: string; pages?: true };

/** Every text is plain text as people typed it: no printer reads mark-up in it. */
type BlockKind =
  | { kind: 'sender'; lines: string[] }
  | { kind: 'placeDate'; text: string }
  | { kind: 'addressee'; lines: string[] }
  | { kind: 'subject'; text: string }
  | { kind: 'salutation'; text: string }
  | { kind: 'paragraph'; runs: Run[] }
  | { kind: 'list'; ordered: boolean; items: Run[][] }
  /** `name` null leaves a line's room to sign and no name under it. */
  | { kind: 'signOff'; text: string; name: string | null }
  | { kind: 'copies'; label: string; lines: string[] }
  /** A line across the sheet's top: what this is, and how long it counts. `signal`: time is running out, or stop. */
  | { kind: 'banner'; label: string; value: string; tone: 'signal' | 'quiet' }
  | { kind: 'heading'; level: 1 | 2 | 3; text: string }
  | { kind: 'facts'; rows: Fact[] }
  /** Figures: the first column is words, the others are numbers. `sums` is the last row, or null. */
  | { kind: 'table'; caption: string; head: string[]; rows: string[][]; sums: string[] | null }
  | { kind: 'image'; bytes: Uint8Array; mime: 'image/png' | 'image/jpeg'; alt: string; credit: string | null }
  /** `large`: for a wall, to be read from a step away. */
  | { kind: 'qr'; text: string; caption: string; size?: 'small' | 'large' }
  | { kind: 'rule' }
  /** Empty lines to write on by hand. */
  | { kind: 'writingLines'; count: number }
  /** One sheet of address labels, filled row by row: Avery L7163 on A4 (14 of them), 5163 on US Letter (10). */
  | { kind: 'labels'; labels: string[][] }
  | { kind: 'pageBreak' }
  /** Stands at the foot of every page of its section (at its end where there are no pages). */
  | { kind: 'footer'; text: string };

/** A block may stand in another language than its section, and on a sheet in a letter's face. */
export type Block = BlockKind & { lang?: string; face?: 'letter' };

/** Begins on a page of its own: one letter, one slip, one full UA. `letter` is set in serif, `sheet` in sans. */
export type Section = {
  lang: string;
  dir: Direction;
  style: 'letter' | 'sheet';
  envelope: Envelope;
  blocks: Block[];
};

export type PrintDocument = {
  /** The document's main language (BCP 47), which a screen reader starts with. */
  lang: string;
  title: string;
  author?: string;
  paper: Paper;
  sections: Section[];
};

// Dropped: control characters, soft hyphens and the byte order mark, which no paper shows; the old embedding and
// override marks, which can turn a name or a number round (isolates and plain direction marks stay: they are needed
// and end with their paragraph); noncharacters, which PDF and XML refuse.
const DROPPED =
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u0084\u0086-\u009f\u00ad\u202a-\u202e\ufeff\ufff9-\ufffb\ufffe\uffff\ufdd0-\ufdef]|[\u{1fffe}\u{1ffff}\u{2fffe}\u{2ffff}\u{e0001}\u{f0000}-\u{10ffff}]/gu;

// What most texts are made of: nothing in it is ever dropped.
const ORDINARY = /^[\n\u0020-\u007e\u00a0-\u00ac\u00ae-\u1fff\u2010-\u2027\u2030-\u205f\u3000-\ud7ff]*$/;

/** Text as paper can carry it: LF line ends, no control characters, no half surrogate pairs. */
export function printable(text: string): string {
  if (ORDINARY.test(text)) return text;
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .replace(DROPPED, '');
}

function cleanRuns(runs: readonly Run[]): Run[] {
  return runs.map(run => ({ ...run, text: printable(run.text) }));
}

/** One line: a line end typed into a name or a subject becomes a space. */
function line(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

function lines(texts: readonly string[]): string[] {
  return texts.map(line).filter(text => text !== '');
}

function cleanBlock(block: Block, paged: boolean): Block {
  switch (block.kind) {
    case 'sender':
    case 'addressee':
      return { ...block, lines: lines(block.lines) };
    case 'copies':
      return { ...block, label: line(block.label), lines: lines(block.lines) };
    case 'paragraph':
      return { ...block, runs: cleanRuns(block.runs) };
    case 'list':
      return { ...block, items: block.items.map(cleanRuns) };
    case 'signOff':
      return {
        ...block,
        text: line(block.text),
        name: block.name === null ? null : line(block.name) || null,
      };
    case 'banner':
      return { ...block, label: line(block.label), value: line(block.value) };
    case 'facts':
      return {
        ...block,
        rows: block.rows
          .filter(row => paged || row.pages !== true)
          .map(row => ({ ...row, label: line(row.label), value: printable(row.value) })),
      };
    case 'table':
      return {
        ...block,
        caption: line(block.caption),
        head: block.head.map(line),
        rows: block.rows.map(row => row.map(line)),
        sums: block.sums?.map(line) ?? null,
      };
    case 'image':
      return { ...block, alt: line(block.alt), credit: block.credit === null ? null : line(block.credit) };
    case 'qr':
      return { ...block, caption: printable(block.caption) };
    case 'placeDate':
    case 'subject':
    case 'salutation':
    case 'heading':
    case 'footer':
      return { ...block, text: line(block.text) };
    case 'labels':
      return { ...block, labels: block.labels.map(lines) };
    case 'rule':
    case 'writingLines':
    case 'pageBreak':
      return block;
  }
}

/**
 * The same document with every text made printable: each printer begins with it, so that none forgets.
 * `paged`: the printer makes pages, and can say how many there are.
 */
export function cleaned(document: PrintDocument, { paged = false } = {}): PrintDocument {
  return {
    ...document,
    title: line(document.title) || '–',
    ...(document.author === undefined ? {} : { author: line(document.author) }),
    sections: document.sections.map(section => ({
      ...section,
      blocks: section.blocks.map(block => cleanBlock(block, paged)),
    })),
  };
}

export type FlowBlock = Exclude<Block, { kind: 'sender' | 'placeDate' | 'addressee' | 'footer' }>;

/** A section taken apart: what stands in its head, what flows, and what stands at its foot. */
export function arrange(section: Section): {
  sender: string[];
  placeDate: string | null;
  addressee: string[];
  flow: FlowBlock[];
  footer: string | null;
} {
  const parts: { sender: string[]; addressee: string[]; flow: FlowBlock[] } = {
    sender: [],
    addressee: [],
    flow: [],
  };
  let placeDate: string | null = null;
  let footer: string | null = null;
  for (const block of section.blocks) {
    if (block.kind === 'sender') parts.sender.push(...block.lines);
    else if (block.kind === 'addressee') parts.addressee.push(...block.lines);
    else if (block.kind === 'placeDate') placeDate = block.text;
    else if (block.kind === 'footer') footer = block.text;
    else parts.flow.push(block);
  }
  return { ...parts, placeDate, footer };
}
