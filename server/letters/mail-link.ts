// A letter as a mail link, encoded so that mail programs take it, and its length, which they limit.
import { printable } from '../platform/documents/document.ts';

/** Mail programs and the systems between cut longer links; over this the page offers copy and .eml instead. */
export const MAIL_LINK_LIMIT = 1_800;

export type MailLink = { href: string; length: number; tooLong: boolean };

/** Percent-encoding for a mailto link: a space is %20 (a + would be shown), and nothing of the query's own marks stays. */
function encoded(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    mark => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

function addressPart(address: string): string {
  return encoded(address.trim()).replace('%40', '@');
}

/** Builds the link. `subject` must not be empty: `fallbackSubject` stands in for one that is. */
export function mailLink(mail: {
  to: readonly string[];
  cc: readonly string[];
  subject: string;
  fallbackSubject: string;
  text: string;
}): MailLink {
  const subject = oneLine(mail.subject) || oneLine(mail.fallbackSubject) || '–';
  const text = printable(mail.text).replace(/\n/g, '\r\n');
  const query = [
    ...(mail.cc.length > 0 ? [`cc=${mail.cc.map(addressPart).join(',')}`] : []),
    `subject=${encoded(subject)}`,
    `body=${encoded(text)}`,
  ].join('&');
  const href = `mailto:${mail.to.map(addressPart).join(',')}?${query}`;
  return { href, length: href.length, tooLong: href.length > MAIL_LINK_LIMIT };
}
