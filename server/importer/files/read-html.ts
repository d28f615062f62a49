// A web page as the lines a reader sees: blocks on lines of their own, scripts and hidden parts left out.
import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode;
type Element = DefaultTreeAdapterTypes.Element;

const UNSEEN = new Set(
  (
    'script style noscript template head svg math iframe object embed canvas audio video picture map ' +
    'select datalist button nav dialog'
  ).split(' '),
);
/** Blocks with an empty line around them. */
const APART = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl table blockquote pre figure section article hr'.split(' '),
);
const BLOCKS = new Set(
  (
    'address aside body caption center dd details div dt fieldset figcaption footer form header hgroup html ' +
    'legend li main summary tbody td tfoot th thead tr'
  ).split(' '),
);

const isElement = (node: Node): node is Element => 'tagName' in node;
const attribute = (element: Element, name: string): string | null =>
  element.attrs.find(each => each.name === name)?.value ?? null;

/** What nobody sees is not read: a page could say one thing to a reader and another to us. */
function isHidden(element: Element): boolean {
  if (UNSEEN.has(element.tagName) || attribute(element, 'hidden') !== null) return true;
  return /display\s*:\s*none|visibility\s*:\s*hidden/i.test(attribute(element, 'style') ?? '');
}

/** An address that the page hides from robots, as its own script would show it; null where it cannot be told. */
function hiddenAddress(element: Element): string | null {
  const code = attribute(element, 'data-cfemail');
  if (code === null || !/^([0-9a-f]{2}){4,100}$/i.test(code)) return null;
  const [key = 0, ...letters] = Buffer.from(code, 'hex');
  const address = Buffer.from(letters.map(letter => letter ^ key)).toString('utf8');
  return /^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(address) ? address : null;
}

/** The address behind a mail link, where its words do not show it. */
function linkedAddress(element: Element): string | null {
  const href = element.tagName === 'a' ? attribute(element, 'href') : null;
  const address = /^mailto:([^?\s]+@[^?\s]+)/i.exec(href ?? '')?.[1];
  return address === undefined ? null : address.toLowerCase();
}

type Lines = { text: (words: string) => void; lineEnd: () => void; apart: () => void; all: () => string };

/** Gathers words into lines; white space is one space, and at most one empty line parts two lines. */
function gatherLines(): Lines {
  const lines: string[] = [];
  let line = '';
  const lineEnd = (): void => {
    if (line.trim() !== '') lines.push(line.replace(/ +$/, ''));
    line = '';
  };
  return {
    text: words => {
      const folded = words.replace(/[ \t\r\n\f\u00a0]+/g, ' ');
      line += line === '' || line.endsWith(' ') ? folded.replace(/^ /, '') : folded;
    },
    lineEnd,
    apart: () => {
      lineEnd();
      if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
    },
    all: () => {
      lineEnd();
      return lines.join('\n').trim();
    },
  };
}

/** A cell that holds one line stands beside its neighbour; a row with a longer cell is read cell after cell. */
function isOneLine(cell: Element): boolean {
  const inside = [...cell.childNodes];
  for (let node = inside.pop(); node; node = inside.pop()) {
    if (!isElement(node)) continue;
    if (node.tagName === 'br' || APART.has(node.tagName) || BLOCKS.has(node.tagName)) return false;
    inside.push(...node.childNodes);
  }
  return true;
}

const cellsOf = (row: Element): Element[] =>
  row.childNodes.filter(isElement).filter(({ tagName }) => tagName === 'td' || tagName === 'th');

type Step = { node: Node } | { end: Element } | { close: () => void };

/**
 * The text of a page. No call within a call: a page may be nested deeper than the stack.
 * @param paragraphs `lines` where the writer parts paragraphs by empty ones, as in a word processor
 */
export function readHtml(html: string, paragraphs: 'apart' | 'lines' = 'apart'): string {
  const lines = gatherLines();
  const isApart = ({ tagName, childNodes }: Element): boolean => {
    if (tagName === 'td' || tagName === 'th') return true;
    return APART.has(tagName) && (paragraphs === 'apart' || tagName !== 'p' || childNodes.length === 0);
  };
  const oneLineRows = new Set<Element>();
  const steps: Step[] = parse(html)
    .childNodes.map(node => ({ node }))
    .reverse();
  const enter = (element: Element): void => {
    const { tagName } = element;
    if (isHidden(element)) return;
    const address = hiddenAddress(element);
    if (address !== null) {
      lines.text(address);
      return;
    }
    if (tagName === 'br') {
      lines.lineEnd();
      return;
    }
    if (tagName === 'tr' && cellsOf(element).every(isOneLine)) oneLineRows.add(element);
    const row = element.parentNode;
    const beside = (tagName === 'td' || tagName === 'th') && isRow(row) && oneLineRows.has(row);
    if (isApart(element) && !beside) lines.apart();
    else if ((BLOCKS.has(tagName) || tagName === 'p') && !beside) lines.lineEnd();
    if (tagName === 'li') lines.text('• ');
    steps.push(beside ? { close: () => lines.text('  ') } : { end: element });
    for (let at = element.childNodes.length - 1; at >= 0; at -= 1) {
      const node = element.childNodes[at];
      if (node) steps.push({ node });
    }
  };
  for (let step = steps.pop(); step; step = steps.pop()) {
    if ('close' in step) step.close();
    else if ('end' in step) leave(lines, step.end, isApart(step.end));
    else if (isElement(step.node)) enter(step.node);
    else if (step.node.nodeName === '#text' && 'value' in step.node) lines.text(step.node.value);
  }
  return lines.all();
}

const isRow = (node: object | null): node is Element =>
  node !== null && 'tagName' in node && node.tagName === 'tr';

function leave(lines: Lines, element: Element, isApart: boolean): void {
  const address = linkedAddress(element);
  if (address !== null && !wordsOf(element).toLowerCase().includes(address)) lines.text(` ${address}`);
  if (isApart) lines.apart();
  else if (BLOCKS.has(element.tagName) || element.tagName === 'p') lines.lineEnd();
}

/** The words of a link: a few, so that a page of nested links is not read over and over. */
function wordsOf(element: Element): string {
  const inside: Node[] = [...element.childNodes].reverse();
  let words = '';
  for (let node = inside.pop(), seen = 0; node && seen < 50; node = inside.pop(), seen += 1) {
    if (isElement(node)) {
      words += hiddenAddress(node) ?? '';
      inside.push(...[...node.childNodes].reverse());
    } else if ('value' in node) words += node.value;
  }
  return words;
}

/** The encoding that a page names in its first lines. */
export const charsetOf = (html: string): string | null =>
  /<meta[^>]{0,200}charset\s*=\s*["']?\s*([\w.:-]{2,40})/i.exec(html.slice(0, 4096))?.[1] ?? null;
