// Sets a document as PDF with Typst, in the thread that calls it.
import { NodeCompiler, type NodeTypstDocument } from '@myriaddreamin/typst-ts-node-compiler';
import type { PrintDocument } from './document.ts';
import { coverage, everyFont, usualFonts, type Fonts } from './font-files.ts';
import { typstInput, type FontsAtHand, type TypstInput } from './typst-input.ts';
import { TYPST_MAIN, TYPST_PROGRAM } from './typst-source.ts';

// A folder that does not exist: the Typst program could read nothing there, and only what follows is laid into it.
const WORKSPACE = '/insist-documents';
// Here and not in `sys.inputs`: what changes with those makes Typst forget all it has set before.
const CONTENT = `${WORKSPACE}/document.json`;

type Press = FontsAtHand & { compiler: NodeCompiler };

function openPress({ files, rarer }: Fonts): Press {
  const compiler = NodeCompiler.create({ workspace: WORKSPACE, fontArgs: [{ fontPaths: files }] });
  compiler.addSource(WORKSPACE + TYPST_PROGRAM.path, TYPST_PROGRAM.source);
  return { compiler, canShow: coverage(files), rarer };
}

const usual = openPress(usualFonts());
// The rarer scripts' fonts cost memory, so that they are opened with the first document that needs one.
let wide: Press | null = null;

function inputFor(document: PrintDocument): { press: Press; input: TypstInput } {
  const input = typstInput(document, usual);
  if (!input.lacksLetters) return { press: usual, input };
  wide ??= openPress(everyFont());
  return { press: wide, input: typstInput(document, wide) };
}

function compiled({ compiler }: Press, content: object): NodeTypstDocument {
  compiler.mapShadow(CONTENT, Buffer.from(JSON.stringify(content)));
  const set = compiler.compile({ mainFileContent: TYPST_MAIN });
  if (set.result) return set.result;
  const diagnostics = set.takeDiagnostics();
  throw new Error(JSON.stringify(diagnostics ? compiler.fetchDiagnostics(diagnostics) : 'no document'));
}

// How many documents back a piece of one is kept for the next: the slip of a letter that many write, above all.
const KEPT_FOR = 2;

/** The file's bytes: the same for the same document. @throws {Error} when a picture cannot be read. */
export function setPdf(document: PrintDocument): Uint8Array {
  const { press, input } = inputFor(document);
  const { compiler } = press;
  const { content, images, pages, mayFit } = input;
  for (const [path, bytes] of images) compiler.mapShadow(WORKSPACE + path, Buffer.from(bytes));
  try {
    // Set once at the usual size, without numbers where every section is to have one page; where that takes more pages
    // than wished, again with each section measured.
    const numbered = pages === null;
    const plain = numbered && mayFit ? null : compiled(press, { ...content, fit: false, numbered });
    const fits = plain !== null && (pages === null || plain.numOfPages <= pages);
    const set = fits ? plain : compiled(press, { ...content, fit: true, numbered: true });
    return compiler.pdf(set, { pdfStandard: 'ua-1', pdfTags: true, creationTimestamp: 0 });
  } finally {
    for (const path of images.keys()) compiler.unmapShadow(WORKSPACE + path);
    compiler.unmapShadow(CONTENT);
    compiler.evictCache(KEPT_FOR);
  }
}
