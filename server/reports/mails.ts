// Mails to reporters, as plain text in their language.
import type { OutgoingMail } from '../outbox/model.ts';
import type { Strings } from '../platform/strings/strings.ts';

/** Asks the reporter to confirm: a link to the receipt, where confirming is a button. */
export function confirmationMail(
  strings: Pick<Strings, 'text'>,
  lang: string,
  about: { title: string; link: string },
): Pick<OutgoingMail, 'kind' | 'subject' | 'text' | 'html'> {
  const t = (key: string): string => strings.text(lang, `report.mail.${key}`, about);
  return {
    kind: 'report-confirmation',
    subject: t('subject'),
    text: [t('thanks'), '', t('confirm'), about.link, '', t('keep'), '', t('notYou'), ''].join('\n'),
    html: null,
  };
}

/** Tells a reporter who asked for it what became of the case, with the way to be told no more. */
export function outcomeMail(
  strings: Pick<Strings, 'text'>,
  lang: string,
  about: { title: string; kind: string; text: string; link: string; receipt: string; days: number },
): Pick<OutgoingMail, 'kind' | 'subject' | 'text' | 'html'> {
  const t = (key: string): string => strings.text(lang, `report.outcome.${key}`, about);
  return {
    kind: 'report-outcome',
    subject: t('subject'),
    text: [t('lead'), '', about.kind, about.text, '', about.link, '', t('why'), about.receipt, ''].join('\n'),
    html: null,
  };
}
