// An RTF file as the lines a reader sees. No kept library does this; docs/decisions says what was looked at.
import { decoded } from './decode-text.ts';
import { FileRefusal } from './limits.ts';
import { partParagraphs } from './part-paragraphs.ts';
import { rtfTokens, type RtfToken } from './rtf-tokens.ts';

/** Groups that hold no text of the document. */
const ASIDE = new Set(
  (
    'colortbl stylesheet info pict object header headerl headerr headerf footer footerl footerr footerf ' +
    'listtable listoverridetable revtbl rsidtbl generator themedata colorschememapping datastore latentstyles ' +
    'xmlnstbl filetbl fldinst nonshppict pntxta pntxtb ftnsep ftnsepc annotation atnid atnauthor'
  ).split(' '),
);
const SIGNS: Readonly<Record<string, string>> = {
  par: '\n', line: '\n', sect: '\n', page: '\n\f', column: '\n', softpage: '', tab: '\t', emdash: '—', endash: '–',
  bullet: '•', lquote: '‘', rquote: '’', ldblquote: '“', rdblquote: '”', emspace: ' ', enspace: ' ', qmspace: ' ',
}; // prettier-ignore
/** Character sets of fonts, where they are not the document's own. */
const CHARSETS: Readonly<Record<number, string>> = {
  0: 'windows-1252', 77: 'macintosh', 128: 'shift_jis', 129: 'euc-kr', 134: 'gbk', 136: 'big5', 161: 'windows-1253',
  162: 'windows-1254', 163: 'windows-1258', 177: 'windows-1255', 178: 'windows-1256', 186: 'windows-1257',
  204: 'windows-1251', 222: 'windows-874', 238: 'windows-1250',
}; // prettier-ignore
const SYMBOL = 'symbol';
/** A document made by hand or by a program is nested a few dozen groups deep. */
const DEEPEST = 1000;

/** What a group sets for itself and those inside it. */
type Group = {
  aside: boolean;
  hidden: boolean;
  font: string | null;
  /** How many characters after a Unicode one stand in for it. */
  standIns: number;
  inFonts: boolean;
};

function codePage(number: number | null): string {
  if (number === 65001) return 'utf-8';
  if (number === 932) return 'shift_jis';
  if (number === 936) return 'gbk';
  if (number === 949) return 'euc-kr';
  if (number === 950) return 'big5';
  if (number === 10000) return 'macintosh';
  return number !== null && number >= 1250 && number <= 1258 ? `windows-${number}` : 'windows-1252';
}

/** Bytes of the symbol font are signs, of which only the bullet is of use as text. */
const symbols = (bytes: string): string => bytes.replace(/[\u0080-\u00ff]/g, '•');

export function readRtf(source: string): string {
  const groups: Group[] = [];
  let group: Group = { aside: false, hidden: false, font: null, standIns: 1, inFonts: false };
  const fonts = new Map<number, string>();
  let [page, describing, optional, skip, bytes] = ['windows-1252', -1, false, 0, ''];
  const rows = gatherRows();

  const say = (text: string): void => {
    if (!group.aside && !group.hidden && !group.inFonts) rows.text(text);
  };
  // Two bytes of one character may come in two tokens, so they are turned into text together.
  const flush = (): void => {
    if (bytes === '') return;
    const font = group.font ?? page;
    say(font === SYMBOL ? symbols(bytes) : (decoded(Buffer.from(bytes, 'latin1'), font) ?? ''));
    bytes = '';
  };
  const word = ({ word: name, number }: Extract<RtfToken, { kind: 'word' }>): void => {
    if (name === 'fonttbl') group.inFonts = true;
    else if (ASIDE.has(name) || (optional && name !== 'shptxt')) group.aside = true;
    else if (name === 'ansicpg') page = codePage(number);
    else if (name === 'mac') page = 'macintosh';
    else if (name === 'uc') group.standIns = Math.min(Math.max(number ?? 1, 0), 8);
    else if (name === 'v') group.hidden = number !== 0;
    else if (name === 'plain') group.hidden = false;
    else if (name === 'deleted') group.hidden = number !== 0;
    else if (name === 'f' && number !== null) {
      if (group.inFonts) describing = number;
      else group.font = fonts.get(number) ?? null;
    } else if (name === 'fcharset' && number !== null) {
      const charset = number === 2 ? SYMBOL : CHARSETS[number];
      if (charset !== undefined && number !== 0) fonts.set(describing, charset);
    } else if (name === 'u' && number !== null) {
      say(letter(number));
      skip = group.standIns;
    } else if (name === 'trowd') rows.begin();
    else if (name === 'cell' || name === 'nestcell') rows.cell();
    else if (name === 'row' || name === 'nestrow') rows.end();
    else if (Object.hasOwn(SIGNS, name)) say(SIGNS[name] ?? '');
    optional = false;
  };

  for (const token of rtfTokens(source)) {
    if (token.kind === 'bytes') {
      const stand = Math.min(skip, token.bytes.length);
      skip -= stand;
      bytes += token.bytes.slice(stand);
      continue;
    }
    flush();
    skip = 0;
    if (token.kind === 'open') {
      if (groups.length >= DEEPEST) throw new FileRefusal('damaged');
      groups.push({ ...group });
    } else if (token.kind === 'close') {
      group = groups.pop() ?? group;
      optional = false;
    } else if (token.kind === 'word') word(token);
    else if (token.symbol === '*') optional = true;
    else if (token.symbol === '~') say(' ');
    else if (token.symbol === '_') say('-');
    else if ('\\{}'.includes(token.symbol)) say(token.symbol);
    else if (token.symbol === '\n' || token.symbol === '\r') say('\n');
  }
  flush();
  return partParagraphs(rows.all());
}

/** A UTF-16 unit, written as a signed number; Word puts the bullet of its symbol font into the private area. */
function letter(number: number): string {
  const unit = number < 0 ? number + 65536 : number;
  if (unit < 0 || unit > 0xffff) return '';
  return unit >= 0xf000 && unit <= 0xf0ff ? '•' : String.fromCharCode(unit);
}

type Rows = {
  text: (text: string) => void;
  begin: () => void;
  cell: () => void;
  end: () => void;
  all: () => string;
};

/** Text, with the cells of a table row beside each other where each is one line, else one after the other. */
function gatherRows(): Rows {
  const done: string[] = [];
  let now: string[] = [];
  let cells: string[] = [];
  const keep = (): void => {
    done.push(now.join(''));
    now = [];
  };
  const end = (): void => {
    const trimmed = cells.map(cell => cell.trim()).filter(cell => cell !== '');
    if (trimmed.length > 0)
      done.push(`${trimmed.join(trimmed.some(cell => cell.includes('\n')) ? '\n\n' : '  ')}\n`);
    cells = [];
  };
  return {
    text: text => now.push(text),
    begin: () => {
      // Word describes a row a second time, after its cells.
      if (cells.length === 0) keep();
    },
    cell: () => {
      cells.push(now.join(''));
      now = [];
    },
    end,
    all: () => {
      end();
      keep();
      return done
        .join('')
        .replace(/[ \t]+$/gm, '')
        .trim();
    },
  };
}
