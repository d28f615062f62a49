// A document as the Typst program reads it: every text made showable, every picture a file, each section once.
import { directionOf } from '../../lib/languages.ts';
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';
import { qrPath } from './qr-path.ts';

/** A test whether a font is there for a character (code point). */
type CanShow = (code: number) => boolean;

/** `rarer`: families beside those that every document may use. */
export type FontsAtHand = { canShow: CanShow; rarer: readonly string[] };

export type TypstInput = {
  /** What the program reads, without `fit` and `numbered`. */
  content: object;
  /** Pictures by the path the program names them with. */
  images: ReadonlyMap<string, Uint8Array>;
  /** Pages there are if every section has one; null where a section is meant to have more, or surely has. */
  pages: number | null;
  /** Whether a section is short enough that a smaller size may bring it onto one page. */
  mayFit: boolean;
  /** Whether a letter of some script is in it that no font at hand shows. */
  lacksLetters: boolean;
};

// Above so many characters a letter has two pages or more at its usual size, or whatever its size:
// to try is wasted time.
const USUAL_SIZE_CHARACTERS = 3_600;
const ONE_PAGE_CHARACTERS = 4_500;

// Never drawn themselves, so a font need not hold them: joiners, direction marks, variation selectors, tags.
const UNSEEN = /[\u200b-\u200f\u2060-\u2069\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]/u;

// A word that may be longer than a line stands between two `LONG`, its parts have a `BREAK` between them. No text holds
// these: `printable` drops them.
const LONG = '\u0002';
const BREAK = '\u0001';
const LONGEST_PART = 24;

const LONG_WORD = /\S{40}/;
// Scripts that put no spaces between words break by their own rules.
const longWords =
  /(?:(?![\u3000-\u303f\uff00-\uffef\p{scx=Han}\p{scx=Hira}\p{scx=Kana}\p{scx=Thai}\p{scx=Lao}\p{scx=Khmr}\p{scx=Mymr}\p{scx=Tibt}])\S){40,}/gu;

/** In an address of a page the parts are clear: after a stroke, before a hyphen. Elsewhere a word breaks anywhere. */
function breakable(word: string): string {
  let out = LONG;
  let part = 0;
  for (const mark of word) {
    if (part >= LONGEST_PART || (part >= 10 && /[-._]/.test(mark))) {
      out += BREAK;
      part = 0;
    }
    out += mark;
    part += 1;
    if (part > 2 && /[/?&=#]/.test(mark)) part = LONGEST_PART;
  }
  return out + LONG;
}

// Nearly all of most texts, which every usual face shows; each other character is looked at by itself.
const BEYOND_LATIN = /[^\n\u0020-\u017e]/gu;
const LETTER = /[\p{L}\p{M}\p{N}]/u;

type Shown = (text: string) => string;

/** PDF/UA refuses a character that no font shows: such a one becomes the replacement mark, which says so on paper. */
function showing(canShow: CanShow, lacks: (letter: string) => void): Shown {
  const shownOf = (mark: string): string => {
    if (canShow(mark.codePointAt(0) ?? 0) || mark === BREAK || mark === LONG || UNSEEN.test(mark))
      return mark;
    if (LETTER.test(mark)) lacks(mark);
    return '\ufffd';
  };
  return text => {
    const parted = LONG_WORD.test(text) ? text.replace(longWords, breakable) : text;
    return parted.replace(BEYOND_LATIN, shownOf);
  };
}

// The code of one letter is printed for everybody who writes it, and working it out costs as much as a short page.
const KEPT_CODES = 64;
const codes = new Map<string, string>();

function qrSvg(text: string): string {
  const held = codes.get(text);
  if (held !== undefined) return held;
  const { size, path } = qrPath(text);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
  codes.set(text, svg);
  for (const oldest of codes.keys()) {
    if (codes.size <= KEPT_CODES) break;
    codes.delete(oldest);
  }
  return svg;
}

/** What a block sets for itself: its language, its direction and its face. */
function ownOf({ lang, face }: FlowBlock, section: Section): object {
  const spoken = lang ?? section.lang;
  return { lang: spoken.split('-')[0], dir: directionOf(spoken), style: face ?? section.style };
}

type Around = {
  shown: Shown;
  rarer: readonly string[];
  images: Map<string, Uint8Array>;
  deepest: { level: number };
};

const lengthOf = (runs: readonly Run[]): number => runs.reduce((sum, run) => sum + run.text.length, 0);

function charactersIn(flow: readonly FlowBlock[]): number {
  return flow.reduce((sum, block) => {
    if (block.kind === 'paragraph') return sum + lengthOf(block.runs);
    return block.kind === 'list' ? sum + lengthOf(block.items.flat()) : sum;
  }, 0);
}

function pieceOf(block: FlowBlock, goesOn: boolean, { shown, images, deepest }: Around): object {
  const runs = (values: readonly Run[]): unknown[] =>
    values.map(run => ({ text: shown(run.text), bold: run.bold === true }));
  switch (block.kind) {
    case 'paragraph':
      // A sign-off never stands alone on a page: the paragraph before it goes with it, unless it is long.
      return { kind: 'paragraph', runs: runs(block.runs), keep: goesOn && lengthOf(block.runs) < 700 };
    case 'list':
      return { kind: 'list', ordered: block.ordered, items: block.items.map(runs) };
    case 'signOff':
      return { ...block, text: shown(block.text), name: block.name === null ? null : shown(block.name) };
    case 'copies':
      return { ...block, label: shown(block.label), lines: block.lines.map(shown) };
    case 'heading':
      // PDF/UA wants no level left out on the way down.
      deepest.level = Math.min(block.level, deepest.level + 1);
      return { ...block, level: deepest.level, text: shown(block.text) };
    case 'banner':
      return { ...block, label: shown(block.label), value: shown(block.value) };
    case 'facts':
      return {
        kind: 'facts',
        rows: block.rows.map(row => ({ ...row, label: shown(row.label), value: shown(row.value) })),
      };
    case 'table':
      return {
        kind: 'table',
        caption: shown(block.caption),
        head: block.head.map(shown),
        rows: block.rows.map(row => row.map(shown)),
        sums: block.sums?.map(shown) ?? null,
      };
    case 'image': {
      const path = `/image-${images.size}.${block.mime === 'image/png' ? 'png' : 'jpg'}`;
      images.set(path, block.bytes);
      const credit = block.credit === null ? null : shown(block.credit);
      return { kind: 'image', path, alt: block.alt, credit };
    }
    case 'qr':
      return { ...block, svg: qrSvg(block.text), caption: shown(block.caption) };
    case 'subject':
    case 'salutation':
      return { ...block, text: shown(block.text) };
    case 'labels':
      return { kind: 'labels', labels: block.labels.map(label => label.map(shown)) };
    case 'rule':
    case 'writingLines':
    case 'pageBreak':
      return block;
  }
}

type TypstSection = Record<string, unknown> & { fit: boolean };

/** Whether a page count stands on it: then the ends of all sections are marked. */
const isCounted = ({ blocks }: Section): boolean =>
  blocks.some(block => block.kind === 'facts' && block.rows.some(row => row.pages === true));

function typstSection(section: Section, around: Around): TypstSection {
  const { shown } = around;
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  return {
    lang: section.lang.split('-')[0],
    dir: section.dir,
    style: section.style,
    rarer: around.rarer,
    envelope: section.envelope,
    sender: sender.map(shown),
    placeDate: placeDate === null ? null : shown(placeDate),
    addressee: addressee.map(shown),
    footer: footer === null ? null : shown(footer),
    fit: charactersIn(flow) < ONE_PAGE_CHARACTERS && !flow.some(block => block.kind === 'pageBreak'),
    flow: flow.map((block, at) => {
      const next = flow[at + 1]?.kind;
      const piece = pieceOf(block, next === 'signOff' || next === 'salutation', around);
      return block.lang === undefined && block.face === undefined
        ? piece
        : { ...piece, own: ownOf(block, section) };
    }),
  };
}

/** The sections without repetition, and the order in which they are printed: a packet prints few letters many times. */
function eachOnce(given: readonly Section[]): { once: Section[]; order: number[] } {
  const once = [...new Set(given)];
  return { once, order: given.map(section => once.indexOf(section)) };
}

/** What the program is given for a document. */
export function typstInput(given: PrintDocument, { canShow, rarer }: FontsAtHand): TypstInput {
  const { once, order } = eachOnce(given.sections);
  const document = cleaned({ ...given, sections: once }, { paged: true });
  let lacksLetters = false;
  const shown = showing(canShow, () => (lacksLetters = true));
  const around: Around = { shown, rarer, images: new Map(), deepest: { level: 0 } };
  const counted = document.sections.some(isCounted);
  const sections = document.sections.map(section => ({ ...typstSection(section, around), counted }));
  const short = document.sections.every(
    section => charactersIn(arrange(section).flow) < USUAL_SIZE_CHARACTERS,
  );
  return {
    content: {
      lang: document.lang.split('-')[0],
      title: document.title,
      ...(document.author ? { author: document.author } : {}),
      paper: document.paper,
      sections,
      order,
    },
    images: around.images,
    pages: short && sections.every(section => section.fit) ? order.length : null,
    mayFit: sections.some(section => section.fit),
    lacksLetters,
  };
}
