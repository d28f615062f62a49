// A PDF looked through: how many pages, which words. Nothing in it is drawn, run or fetched.
import { openPdf, placedWordsOf, type Pdf, type PdfPage } from '../../platform/open-pdf.ts';
import { FileRefusal, type CheckedPdf, type CheckLimits } from './limits.ts';
import { dangerIn } from './pdf-dangers.ts';

async function wordsOf(page: PdfPage): Promise<string> {
  const parts = (await placedWordsOf(page)).map(item =>
    'str' in item ? `${item.str}${item.hasEOL ? '\n' : ''}` : '',
  );
  return parts
    .join('')
    .replace(/[^\S\n]+/g, ' ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '')
    .replace(/\n{3,}/g, '\n\n')
    .trim();
}

/** Whether the library finds what its bytes did not show. */
async function isActive(pdf: Pdf): Promise<boolean> {
  const found: unknown[] = [await pdf.getJSActions(), await pdf.getAttachments()];
  return found.some(each => each !== null && each !== undefined);
}

const says = (each: unknown, name: string): boolean =>
  typeof each === 'object' && each !== null && Boolean(Reflect.get(each, name));

/**
 * Whether something on the page acts when it is pressed or shown. An address that is none of the web, of mail or of a
 * telephone leads to a program or a file, or cannot be told from one: the library gives it as unsafe.
 */
async function isActivePage(page: PdfPage): Promise<boolean> {
  const scripts: unknown = await page.getJSActions();
  if (scripts !== null && scripts !== undefined) return true;
  const found: unknown[] = await page.getAnnotations();
  return found.some(
    each =>
      ['actions', 'attachment', 'file'].some(name => says(each, name)) ||
      (says(each, 'unsafeUrl') && !says(each, 'url')),
  );
}

/** @throws {FileRefusal} */
export async function checkPdf(bytes: Uint8Array, limits: CheckLimits): Promise<CheckedPdf> {
  const danger = dangerIn(bytes);
  if (danger !== null) throw new FileRefusal(danger);
  const pdf = await openPdf(bytes);
  if ('problem' in pdf) throw new FileRefusal(pdf.problem);
  if (pdf.numPages > limits.pages) throw new FileRefusal('tooManyPages');
  if (await isActive(pdf)) throw new FileRefusal('active');
  const pages: string[] = [];
  let [length, unread] = [0, 0];
  for (let number = 1; number <= pdf.numPages; number += 1) {
    try {
      const page = await pdf.getPage(number);
      if (await isActivePage(page)) throw new FileRefusal('active');
      // Of a page beyond the words that are kept, only what it does is looked at.
      const words = length < limits.characters ? await wordsOf(page) : '';
      page.cleanup();
      length += words.length;
      pages.push(words);
    } catch (error) {
      if (error instanceof FileRefusal) throw error;
      // One page that is broken does not take the others with it.
      unread += 1;
    }
  }
  if (unread === pdf.numPages) throw new FileRefusal('damaged');
  const text = pages.filter(page => page !== '').join('\n\n');
  return { pages: pdf.numPages, text: text.slice(0, limits.characters) };
}
