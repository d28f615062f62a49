// The thread that sets PDFs with Typst: one document in, one file out, so that the server's own thread never waits.
import { parentPort } from 'node:worker_threads';
import { NodeCompiler } from '@myriaddreamin/typst-ts-node-compiler';
import { directionOf } from '../../lib/languages.ts';
import { arrange, cleaned } from './document.ts';
import type { FlowBlock, PrintDocument, Run, Section } from './document.ts';
import { coverage, fontFiles } from './font-files.ts';
import { qrPath } from './qr-path.ts';
import { TYPST_SOURCE } from './typst-source.ts';

export type PdfJob = { id: number; document: PrintDocument };
export type PdfAnswer = { id: number; pdf: Uint8Array } | { id: number; problem: string };

// Above this many characters a letter has two pages or more whatever its size: trying smaller ones is wasted time.
const ONE_PAGE_CHARACTERS = 4_500;
const files = fontFiles();
const canShow = coverage(files);
// A folder that does not exist: the Typst program could read nothing there, and only images are laid into it.
const WORKSPACE = '/insist-documents';
const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: files }] });

// Never drawn themselves, so a font need not hold them: joiners, direction marks, variation selectors, tags.
const UNSEEN = /[\u200b-\u200f\u2060-\u2069\ufe00-\ufe0f\u{e0020}-\u{e007f}\u{e0100}-\u{e01ef}]/u;

/** PDF/UA refuses a character that no font shows: such a one becomes the replacement mark, which says so on paper. */
function shown(text: string): string {
  let out = '';
  let run = 0;
  for (const mark of text) {
    // A word longer than a line may break anywhere rather than run off the paper.
    run = /\s/u.test(mark) ? 0 : run + 1;
    if (run > 40 && run % 8 === 1) out += '\u200b';
    out += mark === '\n' || UNSEEN.test(mark) || canShow(mark.codePointAt(0) ?? 0) ? mark : '\ufffd';
  }
  return out;
}

function qrSvg(text: string): string {
  const { size, path } = qrPath(text);
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h${size}v${size}H0z"/><path d="${path}"/></svg>`;
}

/** What a block sets for itself: its language, its direction and its face. */
function ownOf({ lang, face }: FlowBlock, section: Section): object {
  const spoken = lang ?? section.lang;
  return { lang: spoken.split('-')[0], dir: directionOf(spoken), style: face ?? section.style };
}

type Files = Map<string, Uint8Array>;

function typstSection(section: Section, images: Files, deepest: { level: number }): unknown {
  const { sender, placeDate, addressee, flow, footer } = arrange(section);
  const runs = (values: readonly Run[]): unknown[] =>
    values.map(run => ({ text: shown(run.text), bold: run.bold === true }));
  let characters = 0;
  const last = flow.findLastIndex(block => block.kind === 'paragraph');
  const pieces = flow.map((block, at): unknown => {
    const piece = pieceOf(block, at);
    return block.lang === undefined && block.face === undefined
      ? piece
      : { ...piece, own: ownOf(block, section) };
  });
  function pieceOf(block: FlowBlock, at: number): object {
    switch (block.kind) {
      case 'paragraph': {
        const length = block.runs.reduce((sum, run) => sum + run.text.length, 0);
        characters += length;
        // A sign-off never stands alone on the last page: the last paragraph goes with it, unless it is long.
        const keep = at === last && flow[at + 1]?.kind === 'signOff' && length < 700;
        return { kind: 'paragraph', runs: runs(block.runs), keep };
      }
      case 'list':
        characters += block.items.flat().reduce((sum, run) => sum + run.text.length, 0);
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
          rows: block.rows.map(row => ({ label: shown(row.label), value: shown(row.value) })),
        };
      case 'image': {
        const path = `/image-${images.size}.${block.mime === 'image/png' ? 'png' : 'jpg'}`;
        images.set(path, block.bytes);
        return {
          kind: 'image',
          path,
          alt: block.alt,
          credit: block.credit === null ? null : shown(block.credit),
        };
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
  return {
    lang: section.lang.split('-')[0],
    dir: section.dir,
    style: section.style,
    envelope: section.envelope,
    sender: sender.map(shown),
    placeDate: placeDate === null ? null : shown(placeDate),
    addressee: addressee.map(shown),
    footer: footer === null ? null : shown(footer),
    fit: characters < ONE_PAGE_CHARACTERS && !flow.some(block => block.kind === 'pageBreak'),
    flow: pieces,
  };
}

/** The sections without repetition, and the order in which they are printed: a packet prints few letters many times. */
function eachOnce(sections: readonly unknown[]): { sections: unknown[]; order: number[] } {
  const places = new Map<string, number>();
  const once: unknown[] = [];
  const order = sections.map(section => {
    const key = JSON.stringify(section);
    const place = places.get(key) ?? once.length;
    if (place === once.length) once.push(section);
    places.set(key, place);
    return place;
  });
  return { sections: once, order };
}

function setPdf(given: PrintDocument): Uint8Array {
  const document = cleaned(given);
  const images: Files = new Map();
  const deepest = { level: 0 };
  const { sections, order } = eachOnce(
    document.sections.map(section => typstSection(section, images, deepest)),
  );
  const inputs = {
    document: JSON.stringify({
      lang: document.lang.split('-')[0],
      title: document.title,
      ...(document.author ? { author: document.author } : {}),
      paper: document.paper,
      sections,
      order,
    }),
  };
  for (const [path, bytes] of images) compiler.mapShadow(WORKSPACE + path, Buffer.from(bytes));
  try {
    const result = compiler.compile({ mainFileContent: TYPST_SOURCE, inputs });
    const set = result.result;
    if (!set) {
      const diagnostics = result.takeDiagnostics();
      throw new Error(JSON.stringify(diagnostics ? compiler.fetchDiagnostics(diagnostics) : 'no document'));
    }
    return compiler.pdf(set, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: 0 });
  } finally {
    for (const path of images.keys()) compiler.unmapShadow(WORKSPACE + path);
    // Keeps the memory modest: what the last two documents did not use is let go.
    compiler.evictCache(2);
  }
}

parentPort?.on('message', (job: PdfJob) => {
  let answer: PdfAnswer;
  try {
    answer = { id: job.id, pdf: setPdf(job.document) };
  } catch (problem) {
    answer = { id: job.id, problem: problem instanceof Error ? problem.message : String(problem) };
  }
  parentPort?.postMessage(answer);
});
