// Opens a PDF that a stranger sent. Nothing in it is drawn, run or fetched; call it in a guarded thread only.
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type Pdf = PDFDocumentProxy;
export type PdfPage = PDFPageProxy;

/** Why a PDF cannot be opened: nobody here has its password, or it is none. */
export type PdfProblem = 'encrypted' | 'damaged';

/** One page's words with their places, in the order in which the file sets them. */
export const placedWordsOf = async (page: PdfPage) =>
  (await page.getTextContent({ includeMarkedContent: false, disableNormalization: false })).items;

export async function openPdf(bytes: Uint8Array): Promise<Pdf | { problem: PdfProblem }> {
  const { getDocument, VerbosityLevel } = await import('pdfjs-dist/legacy/build/pdf.mjs');
  const folder = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  const task = getDocument({
    data: bytes,
    cMapUrl: join(folder, 'cmaps/'),
    cMapPacked: true,
    standardFontDataUrl: join(folder, 'standard_fonts/'),
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    enableXfa: false,
    maxImageSize: 1,
    verbosity: VerbosityLevel.ERRORS,
  });
  try {
    return await task.promise;
  } catch (error) {
    const name = error instanceof Error ? error.name : '';
    return { problem: name === 'PasswordException' ? 'encrypted' : 'damaged' };
  }
}
