// An unsent message as an .eml file, which mail programs open ready to send: X-Unsent, UTF-8, To, Cc, Subject, text.
import { printable } from './document.ts';

export type UnsentMail = { to: readonly string[]; cc: readonly string[]; subject: string; text: string };

/** A header holds one line: what would end it, and begin another header, becomes a space. */
function headerLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** Only plain addresses: one with a space, a line end, a comma or angle brackets is left out rather than guessed at. */
function addresses(values: readonly string[]): string[] {
  return values.filter(value => /^[^\s@,;:<>()"\\]+@[^\s@,;:<>()"\\]+$/u.test(value));
}

/** The bytes of the message (CRLF line ends). No From, date or message number: the sender's own program gives them. */
export async function printEml(mail: UnsentMail): Promise<Buffer> {
  // Loaded with the first message, as is what prints the other files.
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer/index.js');
  const node = new MailComposer({
    to: addresses(mail.to),
    cc: addresses(mail.cc),
    subject: headerLine(mail.subject),
    // The composer leaves line ends as they are; on its own a line feed is none in a message.
    text: printable(mail.text).replaceAll('\n', '\r\n'),
    headers: { 'X-Unsent': '1' },
    disableFileAccess: true,
    disableUrlAccess: true,
  }).compile();
  const built = await node.build();
  const text = built.toString('latin1');
  const end = text.indexOf('\r\n\r\n');
  // A sent message's marks would make some programs open it as one already received.
  const headers = text
    .slice(0, end)
    .split(/\r\n(?![ \t])/)
    .filter(header => !/^(message-id|date):/i.test(header));
  return Buffer.from(headers.join('\r\n') + text.slice(end), 'latin1');
}
