// The printers of a document behind one door; the PDF thread starts with the first PDF.
import type { SafeHtml } from '../../lib/safe-html.ts';
import type { PrintDocument } from './document.ts';
import { printHtml } from './print-html.ts';
import { openPdfPrinter } from './print-pdf.ts';
import type { PdfPrinterOptions } from './print-pdf.ts';
import { printRtf } from './print-rtf.ts';
import { printText } from './print-text.ts';

export type Documents = {
  /** Throws `TooMany` when too many documents wait already. */
  pdf: (document: PrintDocument) => Promise<Uint8Array>;
  rtf: (document: PrintDocument) => string;
  docx: (document: PrintDocument) => Promise<Buffer>;
  text: (document: PrintDocument) => string;
  html: (document: PrintDocument) => SafeHtml;
  close: () => Promise<void>;
};

export function openDocuments(options: PdfPrinterOptions = {}): Documents {
  const pdf = openPdfPrinter(options);
  return {
    pdf: pdf.print,
    rtf: printRtf,
    // Loaded with the first DOCX: it costs memory that most servers never need.
    docx: async document => (await import('./print-docx.ts')).printDocx(document),
    text: printText,
    html: printHtml,
    close: pdf.close,
  };
}
