// A PDF as the text of its pages, in reading order. Nothing in it is drawn, run or fetched.
import { openPdf, placedWordsOf, type Pdf } from '../../platform/open-pdf.ts';
import { FileRefusal, type ReadLimits } from './limits.ts';
import { linesOfPage, type Placed } from './pdf-lines.ts';

/** Fewer letters than this on all pages together: a scan, perhaps with a stamp of the program that made it. */
const LEAST_LETTERS = 40;

async function itemsOf(pdf: Pdf, number: number): Promise<Placed[]> {
  const page = await pdf.getPage(number);
  const placed = (await placedWordsOf(page)).flatMap((item): Placed[] => {
    if (!('str' in item)) return [];
    const [a, b, c, d, x, y] = item.transform.map(Number);
    if (a === undefined || b === undefined || c === undefined || d === undefined) return [];
    // Words set aslant or upright are a stamp or a note in the margin.
    if (Math.abs(b) > Math.abs(a) * 0.1) return [];
    const size = Math.hypot(c, d) || item.height;
    return [{ text: item.str, x: x ?? 0, y: y ?? 0, width: item.width, size }];
  });
  page.cleanup();
  return placed;
}

/** @throws {FileRefusal} */
export async function readPdf(bytes: Uint8Array, limits: ReadLimits): Promise<string> {
  const pdf = await openPdf(bytes);
  if ('problem' in pdf) throw new FileRefusal(pdf.problem);
  if (pdf.numPages > limits.pages) throw new FileRefusal('tooManyPages');
  const pages: string[] = [];
  let [length, unread] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    let lines: string[] = [];
    try {
      lines = linesOfPage(await itemsOf(pdf, number));
    } catch {
      // One page that is broken does not take the others with it.
      unread += 1;
    }
    const text = lines.join('\n').trim();
    length += text.length;
    if (length > limits.characters) throw new FileRefusal('tooLong');
    pages.push(text);
  }
  if (unread === pdf.numPages) throw new FileRefusal('damaged');
  const text = pages.join('\n\f\n').trim();
  if ((text.match(/\p{L}/gu)?.length ?? 0) < LEAST_LETTERS) throw new FileRefusal('noText');
  return text;
}
