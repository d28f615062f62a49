// A document as DOCX with real paragraphs and lists, right-to-left where its language is.
import {
  AlignmentType,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  ImageRun,
  LevelFormat,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';

import type { IParagraphOptions, IRunOptions, ISectionOptions } from 'docx';
import { directionOf } from '../../lib/languages.ts';
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';

type Look = { rtl: boolean };
/** `size` in half points. */
type TextLook = { bold?: true; size?: number };

// Twentieths of a point: the sizes of the two papers, and the distance of the sender's column.
const PAPERS = { a4: { width: 11906, height: 16838 }, letter: { width: 12240, height: 15840 } } as const;
const SENDER_INDENT = 4800;
// Vermilion says that time is running out, or to stop; ink says neither.
const BANNER = { signal: 'B02E18', quiet: '15213A' } as const;
const HEADINGS = { 1: HeadingLevel.HEADING_1, 2: HeadingLevel.HEADING_2, 3: HeadingLevel.HEADING_3 } as const;

/** Runs of one text, its line ends as breaks inside the paragraph. */
function textRuns(text: string, look: Look, { bold, size }: TextLook = {}): TextRun[] {
  const set: IRunOptions = {
    rightToLeft: look.rtl,
    ...(bold === undefined ? {} : { bold, boldComplexScript: bold }),
    ...(size === undefined ? {} : { size, sizeComplexScript: size }),
  };
  return text
    .split('\n')
    .map((part, at) => new TextRun({ ...set, text: part, ...(at > 0 ? { break: 1 } : {}) }));
}

function runsOf(runs: readonly Run[], look: Look): TextRun[] {
  return runs.flatMap(run => textRuns(run.text, look, run.bold ? { bold: true } : {}));
}

function paragraph(
  children: NonNullable<IParagraphOptions['children']>,
  look: Look,
  more: IParagraphOptions = {},
): Paragraph {
  // START follows the paragraph's direction, so that one word serves both ways of writing.
  return new Paragraph({ children, bidirectional: look.rtl, alignment: AlignmentType.START, ...more });
}

async function picture(bytes: Uint8Array, mime: string, alt: string): Promise<ImageRun> {
  const { default: sharp } = await import('sharp');
  const { width, height } = await sharp(bytes).metadata();
  const shownWidth = Math.min(480, width);
  return new ImageRun({
    type: mime === 'image/png' ? 'png' : 'jpg',
    data: bytes,
    transformation: { width: shownWidth, height: Math.round((shownWidth * height) / width) },
    altText: { name: alt, description: alt, title: alt },
  });
}

const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'A0A0A0' } as const;
const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const ROW_LINES = { top: NO_LINE, left: NO_LINE, right: NO_LINE, bottom: THIN };

function tableDocx({ head, rows, sums }: Extract<FlowBlock, { kind: 'table' }>, look: Look): Table {
  const rowOf = (row: readonly string[], set: TextLook, tableHeader: boolean): TableRow =>
    new TableRow({
      tableHeader,
      cantSplit: true,
      children: row.map(
        (cell, at) =>
          new TableCell({
            borders: ROW_LINES,
            margins: { top: 40, bottom: 40, left: 80, right: 80 },
            children: [
              paragraph(textRuns(cell, look, { ...set, size: 20 }), look, {
                alignment: at === 0 ? AlignmentType.START : AlignmentType.END,
                spacing: { after: 0 },
              }),
            ],
          }),
      ),
    });
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    visuallyRightToLeft: look.rtl,
    rows: [
      rowOf(head, { bold: true }, true),
      ...rows.map(row => rowOf(row, {}, false)),
      ...(sums === null ? [] : [rowOf(sums, { bold: true }, false)]),
    ],
  });
}

async function blockDocx(block: FlowBlock, look: Look): Promise<(Paragraph | Table)[]> {
  const plain = (text: string, more: IParagraphOptions = {}, run: TextLook = {}): Paragraph =>
    paragraph(textRuns(text, look, run), look, more);
  switch (block.kind) {
    case 'subject':
      return [plain(block.text, { keepNext: true }, { bold: true })];
    case 'salutation':
      return [plain(block.text, { keepNext: true })];
    case 'paragraph':
      return [paragraph(runsOf(block.runs, look), look, { widowControl: true })];
    case 'list':
      return block.items.map(runs =>
        paragraph(runsOf(runs, look), look, {
          numbering: { reference: block.ordered ? 'steps' : 'points', level: 0 },
        }),
      );
    case 'signOff':
      return [
        plain(block.text, { keepNext: true, spacing: { before: 240, after: 700 } }),
        ...(block.name === null ? [] : [plain(block.name)]),
      ];
    case 'banner':
      return [
        plain(block.label, { keepNext: true, spacing: { after: 0 } }, { bold: true, size: 28 }),
        plain(
          block.value,
          {
            keepNext: true,
            border: { bottom: { style: BorderStyle.SINGLE, size: 24, color: BANNER[block.tone], space: 4 } },
          },
          { bold: true },
        ),
      ];
    case 'copies':
      return [plain([block.label, ...block.lines].join('\n'), { spacing: { before: 240 } })];
    case 'heading':
      return [plain(block.text, { heading: HEADINGS[block.level], keepNext: true })];
    case 'facts':
      return block.rows.map(row =>
        paragraph([...textRuns(`${row.label}: `, look, { bold: true }), ...textRuns(row.value, look)], look, {
          spacing: { after: 60 },
        }),
      );
    case 'table':
      return [plain(block.caption, { keepNext: true }, { bold: true }), tableDocx(block, look), plain('')];
    case 'image':
      return [
        paragraph([await picture(block.bytes, block.mime, block.alt)], look),
        ...(block.credit === null ? [] : [plain(block.credit, {}, { size: 18 })]),
      ];
    case 'qr':
      return [plain(`${block.caption}\n${block.text}`)];
    case 'labels':
      return block.labels.map(label => plain(label.join('\n')));
    case 'rule':
    case 'writingLines':
      return Array.from({ length: block.kind === 'rule' ? 1 : block.count }, () =>
        plain('', { border: { bottom: { style: BorderStyle.SINGLE, size: 4, color: '666666', space: 1 } } }),
      );
    case 'pageBreak':
      return [plain('', { pageBreakBefore: true, spacing: { after: 0 } })];
  }
}

/** A block in another language than its section goes that language's way. */
const lookOf = ({ lang }: FlowBlock, section: Look): Look =>
  lang === undefined ? section : { rtl: directionOf(lang) === 'rtl' };

async function sectionDocx(section: Section, paper: PrintDocument['paper']): Promise<ISectionOptions> {
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  const look = { rtl: section.dir === 'rtl' };
  const indent = { start: SENDER_INDENT };
  const head = [
    ...(sender.length > 0 ? [paragraph(textRuns(sender.join('\n'), look), look, { indent })] : []),
    ...(placeDate === null
      ? []
      : [paragraph(textRuns(placeDate, look), look, { indent, spacing: { after: 480 } })]),
    ...(addressee.length > 0
      ? [paragraph(textRuns(addressee.join('\n'), look), look, { spacing: { after: 480 } })]
      : []),
  ];
  const body = await Promise.all(flow.map(block => blockDocx(block, lookOf(block, look))));
  return {
    properties: {
      page: { size: PAPERS[paper], margin: { top: 1361, bottom: 1247, left: 1417, right: 1247 } },
    },
    ...(footer === null
      ? {}
      : {
          footers: {
            default: new Footer({ children: [paragraph(textRuns(footer, look, { size: 17 }), look)] }),
          },
        }),
    children: [...head, ...body.flat()],
  };
}

const LIST_INDENT = { style: { paragraph: { indent: { start: 480, hanging: 360 } } } };

/** The document as the bytes of a .docx file. */
export async function printDocx(given: PrintDocument): Promise<Buffer> {
  const document = cleaned(given);
  const file = new Document({
    title: document.title,
    // Word shows these two: the letter is the writer's, and says nothing of the program.
    creator: document.author ?? '',
    lastModifiedBy: document.author ?? '',
    styles: {
      default: {
        document: {
          run: {
            font: 'Times New Roman',
            size: 22,
            sizeComplexScript: 24,
            language: { value: document.lang, bidirectional: document.lang, eastAsia: document.lang },
          },
          paragraph: { spacing: { after: 160, line: 276 } },
        },
        heading1: { run: { size: 36, bold: true, color: '000000' } },
        heading2: { run: { size: 26, bold: true, color: '000000' } },
        heading3: { run: { size: 22, bold: true, color: '000000' } },
      },
    },
    numbering: {
      config: [
        {
          reference: 'steps',
          levels: [{ level: 0, format: LevelFormat.DECIMAL, text: '%1.', ...LIST_INDENT }],
        },
        {
          reference: 'points',
          levels: [{ level: 0, format: LevelFormat.BULLET, text: '\u2022', ...LIST_INDENT }],
        },
      ],
    },
    sections: await Promise.all(document.sections.map(section => sectionDocx(section, document.paper))),
  });
  return Packer.toBuffer(file);
}
