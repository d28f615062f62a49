// A document as RTF, written here: every character above ASCII as \uN?, so that any reader of RTF shows any language.
import { directionOf } from '../../lib/languages.ts';
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';

/** One stretch outside ASCII: signed 16-bit units, each with a ? for readers that know no Unicode. */
function units(text: string): string {
  let out = '';
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    out += `\\u${unit > 0x7fff ? unit - 0x10000 : unit}?`;
  }
  // The empty group ends the last stand-in: some readers (unrtf) take the rest of the word for a part of it.
  return `${out}{}`;
}

/** Text in which nothing is a control word: braces and backslashes escaped, the rest as UTF-16 units. */
export function rtfText(text: string): string {
  return text.replace(/[\\{}]|\n|[^\x20-\x7e\n]+/g, part => {
    if (part === '\n') return '\\line ';
    if (part === '\\' || part === '{' || part === '}') return `\\${part}`;
    return units(part);
  });
}

// Windows language numbers, for spelling and for the choice of a font by script; 1024 is "no proofing".
const LANGUAGE_NUMBERS: Record<string, number> = {
  ar: 1025,
  de: 1031,
  en: 2057,
  es: 3082,
  fa: 1065,
  fr: 1036,
  it: 1040,
  pl: 1045,
  pt: 2070,
  ru: 1049,
  tr: 1055,
  uk: 1058,
  ur: 1056,
  zh: 2052,
};

type Setting = { rtl: boolean };

function paragraph(inner: string, { rtl }: Setting, extra = ''): string {
  // \ltrch and \rtlch choose which of two fonts a run uses; \ql and \qr are meant from the left of the paper.
  return `{\\pard\\plain${rtl ? '\\rtlpar\\qr' : '\\ltrpar\\ql'}\\sl276\\slmult1\\sa160${extra}\\ltrch\\fcs0\\f0\\fs22${rtl ? '\\rtlch\\fcs1\\af0\\afs22' : ''} ${inner}\\par}\n`;
}

/** Bold for both of a run's fonts; the direction named last is the one that holds. */
function bold(text: string, { rtl }: Setting, latin = '', complex = ''): string {
  return `{${rtl ? '\\ltrch\\fcs0' : ''}\\b${latin}${rtl ? `\\rtlch\\fcs1\\ab${complex}` : ''} ${rtfText(text)}}`;
}

function runsOf(runs: readonly Run[], set: Setting): string {
  return runs.map(run => (run.bold ? bold(run.text, set) : rtfText(run.text))).join('');
}

function stacked(lines: readonly string[]): string {
  return lines.map(rtfText).join('\\line ');
}

function picture(bytes: Uint8Array, mime: string): string {
  const kind = mime === 'image/png' ? '\\pngblip' : '\\jpegblip';
  return `{\\pict${kind}\\picwgoal7200 ${Buffer.from(bytes).toString('hex')}}`;
}

// In half points.
const HEADINGS = { 1: 36, 2: 26, 3: 22 } as const;

// In twips: what is left of A4 between the margins, and of it the first column.
const TABLE_WIDTH = 9200;
const WORDS_COLUMN = 3200;

function tableRtf(
  { caption, head, rows, sums }: Extract<FlowBlock, { kind: 'table' }>,
  set: Setting,
): string {
  const figures = Math.max(1, head.length - 1);
  const first = head.length === 1 ? TABLE_WIDTH : WORDS_COLUMN;
  const edges = head.map((_, at) => Math.round(first + ((TABLE_WIDTH - first) * at) / figures));
  const opening = `\\trowd\\trgaph80${set.rtl ? '\\rtlrow' : ''}${edges
    .map(edge => `\\clbrdrb\\brdrs\\brdrw5\\cellx${edge}`)
    .join('')}`;
  const rowOf = (row: readonly string[], strong: boolean): string => {
    const cells = row.map((cell, at) => {
      // In a table \ql and \qr are meant from the left of the paper, too.
      const side = (at === 0) === set.rtl ? '\\qr' : '\\ql';
      const look = `\\pard\\plain\\intbl${set.rtl ? '\\rtlpar' : '\\ltrpar'}${side}\\sb40\\sa40`;
      const font = `\\ltrch\\fcs0\\f0\\fs20${set.rtl ? '\\rtlch\\fcs1\\af0\\afs20' : ''}`;
      return `{${look}${font} ${strong ? bold(cell, set) : rtfText(cell)}\\cell}`;
    });
    return `{${opening}\n${cells.join('')}\\row}\n`;
  };
  return [
    paragraph(bold(caption, set), set, '\\keepn'),
    rowOf(head, true),
    ...rows.map(row => rowOf(row, false)),
    ...(sums === null ? [] : [rowOf(sums, true)]),
    paragraph('', set),
  ].join('');
}

function blockRtf(block: FlowBlock, set: Setting): string {
  switch (block.kind) {
    case 'subject':
      return paragraph(bold(block.text, set), set, '\\keepn');
    case 'salutation':
      return paragraph(rtfText(block.text), set, '\\keepn');
    case 'paragraph':
      return paragraph(runsOf(block.runs, set), set, '\\widctlpar');
    case 'list': {
      // \li is from the start of the line whichever way it is read.
      const indent = set.rtl ? '\\ri480\\fi-360\\lin480\\rin0' : '\\li480\\fi-360\\lin480';
      const marks = (at: number): string => (block.ordered ? `${at + 1}.` : '\\u8226?');
      return block.items
        .map((runs, at) => paragraph(`${marks(at)}\\tab ${runsOf(runs, set)}`, set, `${indent}\\tx480`))
        .join('');
    }
    case 'signOff': {
      const name = block.name === null ? '' : paragraph(rtfText(block.name), set);
      return paragraph(rtfText(block.text), set, '\\sb240\\sa700\\keepn') + name;
    }
    case 'banner':
      return paragraph(
        `{\\b\\ab\\fs28\\afs28 ${rtfText(block.label)}}\\line {\\b\\ab ${rtfText(block.value)}}`,
        set,
        '\\keepn\\brdrb\\brdrs\\brdrw30\\brsp80',
      );
    case 'copies':
      return paragraph(`${rtfText(block.label)} ${stacked(block.lines)}`, set, '\\sb240');
    case 'heading':
      return paragraph(
        bold(block.text, set, `\\fs${HEADINGS[block.level]}`, `\\afs${HEADINGS[block.level]}`),
        set,
        `\\sb240\\keepn\\outlinelevel${block.level - 1}`,
      );
    case 'facts':
      return block.rows
        .map(row => paragraph(`${bold(`${row.label}:`, set)} ${rtfText(row.value)}`, set, '\\sa60'))
        .join('');
    case 'table':
      return tableRtf(block, set);
    case 'image': {
      const credit = [block.alt, block.credit].filter(Boolean).join(' · ');
      return (
        paragraph(picture(block.bytes, block.mime), set) +
        paragraph(`{\\fs18\\afs18 ${rtfText(credit)}}`, set)
      );
    }
    case 'qr':
      return paragraph(`${rtfText(block.caption)}\\line ${rtfText(block.text)}`, set);
    case 'labels':
      return block.labels.map(label => paragraph(label.map(rtfText).join('\\line '), set)).join('');
    case 'writingLines':
      return paragraph('', set, '\\brdrb\\brdrs\\brdrw10').repeat(block.count);
    case 'rule':
      return paragraph('', set, '\\brdrb\\brdrs\\brdrw10');
    case 'pageBreak':
      return '{\\pard\\page\\par}\n';
  }
}

/** A block in another language than its section goes that language's way. */
const settingOf = ({ lang }: FlowBlock, section: Setting): Setting =>
  lang === undefined ? section : { rtl: directionOf(lang) === 'rtl' };

function sectionRtf(section: Section): string {
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  const set = { rtl: section.dir === 'rtl' };
  // The sender stands at the end of the line's direction; the addressee at its start, where the body stands.
  const indent = set.rtl ? '\\ri4800\\lin4800\\rin0' : '\\li4800\\lin4800';
  const head = [
    ...(sender.length > 0 ? [paragraph(stacked(sender), set, indent)] : []),
    ...(placeDate === null ? [] : [paragraph(rtfText(placeDate), set, `${indent}\\sa480`)]),
    ...(addressee.length > 0 ? [paragraph(stacked(addressee), set, '\\sa480')] : []),
  ];
  const foot = footer === null ? '' : `{\\footer ${paragraph(`{\\fs17\\afs17 ${rtfText(footer)}}`, set)}}\n`;
  return foot + head.join('') + flow.map(block => blockRtf(block, settingOf(block, set))).join('');
}

/** The document as RTF: ASCII text throughout. */
export function printRtf(given: PrintDocument): string {
  const document = cleaned(given);
  const size = document.paper === 'letter' ? '\\paperw12240\\paperh15840' : '\\paperw11906\\paperh16838';
  const language = LANGUAGE_NUMBERS[document.lang.split('-')[0] ?? ''] ?? 1024;
  const author = document.author ? `{\\author ${rtfText(document.author)}}` : '';
  const sections = document.sections.map(sectionRtf).join('\\sect\\sectd\\sbkpage\n');
  return (
    `{\\rtf1\\ansi\\ansicpg1252\\uc1\\deff0\\deflang${language}` +
    `{\\fonttbl{\\f0\\froman\\fcharset0 Times New Roman;}}\n{\\info{\\title ${rtfText(document.title)}}${author}}\n` +
    `${size}\\margl1417\\margr1247\\margt1361\\margb1247\\widowctrl\n${sections}}\n`
  );
}
