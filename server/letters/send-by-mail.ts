// A letter as an e-mail: to whom, its link for mail programs, and those of the large web-mail providers.
import { printable } from '../platform/documents/document.ts';
import type { UnsentMail } from '../platform/documents/print-eml.ts';
import { mailText } from './compose.ts';
import { mailLink, type MailLink } from './mail-link.ts';
import type { WrittenLetter } from './write-letters.ts';

// Providers read longer addresses than mail programs do; beyond this their servers refuse them.
const WEB_MAIL_LIMIT = 6_000;

/** The message as it would be sent. The subject is never empty: the action's title stands in. */
export function mailOf(written: WrittenLetter, title: string): UnsentMail {
  return {
    to: written.target.emails,
    cc: written.copyEmails,
    subject: written.letter.subject.trim() || title,
    text: mailText(written.letter),
  };
}

export function mailLinkOf(mail: UnsentMail, title: string): MailLink {
  return mailLink({ ...mail, fallbackSubject: title });
}

const providers: readonly {
  name: string;
  page: string;
  fields: Record<'to' | 'cc' | 'subject' | 'body', string>;
}[] = [
  {
    name: 'Gmail',
    page: 'https://mail.google.com/mail/?view=cm&fs=1&',
    fields: { to: 'to', cc: 'cc', subject: 'su', body: 'body' },
  },
  {
    name: 'Outlook.com',
    page: 'https://outlook.live.com/mail/0/deeplink/compose?',
    fields: { to: 'to', cc: 'cc', subject: 'subject', body: 'body' },
  },
  {
    name: 'Yahoo',
    page: 'https://compose.mail.yahoo.com/?',
    fields: { to: 'to', cc: 'cc', subject: 'subject', body: 'body' },
  },
];

/** Links that open a web-mail provider with the letter in it; none where the letter is too long for an address. */
export function webMailLinks(mail: UnsentMail): { name: string; href: string }[] {
  return providers
    .map(({ name, page, fields }) => {
      const query = [
        [fields.to, mail.to.join(',')],
        ...(mail.cc.length > 0 ? [[fields.cc, mail.cc.join(',')]] : []),
        [fields.subject, mail.subject],
        [fields.body, mail.text],
      ].map(
        ([field = '', value = '']) =>
          `${field}=${encodeURIComponent(printable(value).replaceAll('\n', '\r\n'))}`,
      );
      return { name, href: page + query.join('&') };
    })
    .filter(link => link.href.length <= WEB_MAIL_LIMIT);
}
