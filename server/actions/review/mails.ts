// The mails of a review: short, with a link and no word of the case; the desk says the rest.
import type { App } from '../../platform/app.ts';
import type { OutgoingMail } from '../../outbox/model.ts';
import { pathsFor } from '../../lib/paths.ts';
import type { Settings } from '../../settings/model.ts';

export type ReviewMail = 'asked' | 'sent-back' | 'approved';

/** In the site's first language. */
export function reviewMail(
  app: Pick<App, 'config' | 'strings'>,
  settings: Pick<Settings, 'languages' | 'organisationName'>,
  what: ReviewMail,
  of: { to: { name: string; email: string }; from: string; actionId: string },
): OutgoingMail {
  const lang = settings.languages[0] ?? 'en';
  const site = settings.organisationName;
  const t = (key: string, params = {}): string => app.strings.text(lang, key, params);
  const link = `${app.config.publicUrl}${pathsFor(lang, lang).deskActionReview(of.actionId)}`;
  const lines = [
    t('account.mail.greeting', { name: of.to.name }),
    t(`review.mail.${what}`, { name: of.from, site }),
    link,
  ];
  return {
    kind: `review.${what}`,
    to: of.to.email,
    subject: t(`review.mail.${what}.subject`, { site }),
    text: `${lines.join('\n\n')}\n`,
    html: null,
    about: { type: 'action', id: of.actionId },
  };
}
