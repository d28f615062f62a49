// A mail file: its text, or its HTML; a document attached to a short mail is read in its place.
import { readHtml } from './read-html.ts';

/** A mail that only says "see attached" is shorter than any Urgent Action. */
const SHORT = 1200;

export type Mail = { text: string; attachments: Uint8Array[] };

export async function readMail(bytes: Uint8Array): Promise<Mail> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes, { attachmentEncoding: 'arraybuffer', maxNestingDepth: 20 });
  // The HTML part is what the sender wrote; the plain one is often cut at 72 characters by a program.
  const fromHtml = mail.html === undefined ? '' : readHtml(mail.html);
  const plain = mail.text?.replace(/\r\n?/g, '\n').trim() ?? '';
  const body = fromHtml.length >= plain.length * 0.8 ? fromHtml : plain;
  const subject = mail.subject?.trim() ?? '';
  const text = subject === '' ? body : `${subject}\n\n${body}`;
  const attachments = mail.attachments
    .filter(each => each.disposition !== 'inline' || !each.mimeType.startsWith('image/'))
    .map(({ content }) => (typeof content === 'string' ? Buffer.from(content) : new Uint8Array(content)));
  return { text, attachments: body.length < SHORT ? attachments.slice(0, 5) : [] };
}
