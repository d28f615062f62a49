// What a file is, by its first bytes; its name and what the browser says of it are not asked.
import { decodeText, looksLikeText } from './decode-text.ts';
import { FileRefusal, type FileKind } from './limits.ts';

const latin = (bytes: Uint8Array, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(end, bytes.length)).toString('latin1');

const PICTURES = [/^\x89PNG/, /^\xff\xd8\xff/, /^GIF8/, /^RIFF.{4}WEBP/s, /^(II\*\0|MM\0\*)/, /^.{4}ftyp/s];
/** A mail file begins with its header lines, one of which only a mail program writes. */
const HEADER = /^(?:[A-Za-z][A-Za-z0-9-]*:.*\r?\n(?:[ \t].*\r?\n)*)+\r?\n/;
const MAIL_PROGRAM = /^(mime-version|received|message-id|return-path|delivered-to|content-type):/im;
const MARKUP =
  /^(<\?xml[^>]*>|<!--[^]*?-->|\s)*<(!doctype html|html|head|body|meta|title|div|p|h1|article|main|section|table)\b/i;

/** @throws {FileRefusal} for what is no document that is read here */
export function kindOf(bytes: Uint8Array): FileKind {
  if (bytes.length === 0) throw new FileRefusal('empty');
  const head = latin(bytes, 4096);
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('PK\x03\x04')) return 'docx';
  if (head.startsWith('\xd0\xcf\x11\xe0')) throw new FileRefusal('oldWord');
  if (/^(\xef\xbb\xbf)?\s*\{\\rtf/.test(head)) return 'rtf';
  if (PICTURES.some(picture => picture.test(head))) throw new FileRefusal('picture');
  const text = decodeText(bytes.subarray(0, 20_000));
  if (!looksLikeText(text)) throw new FileRefusal('notADocument');
  if (MARKUP.test(text.slice(0, 4096).replace(/^\ufeff/, ''))) return 'html';
  const header = HEADER.exec(latin(bytes, 60_000))?.[0];
  if (header !== undefined && MAIL_PROGRAM.test(header) && /^(from|to|subject):/im.test(header))
    return 'mail';
  return 'text';
}
