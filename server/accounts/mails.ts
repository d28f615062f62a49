// The mails of this feature: plain words around one link.
import { pathsFor } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import type { OutgoingMail } from '../outbox/model.ts';
import type { Settings } from '../settings/model.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { LINK_LIVES_MS, type Coordinator } from './model.ts';

const DAY_MS = 86_400_000;

/** The mail that brings a one-time link, in the site's first language. */
export async function linkMail(
  app: App,
  person: Pick<Coordinator, 'id' | 'name' | 'email'>,
  link: string,
  purpose: 'invitation' | 'reset',
): Promise<OutgoingMail> {
  const { languages, organisationName: site } = await currentSettings(app);
  const lang = languages[0] ?? 'en';
  const t = (key: string, params = {}): string => app.strings.text(lang, key, params);
  const days = Math.round(LINK_LIVES_MS[purpose] / DAY_MS);
  const lines = [
    t('account.mail.greeting', { name: person.name }),
    t(`account.mail.${purpose}`, { site }),
    link,
    t('account.mail.once', { n: days }),
    t('account.mail.notYou'),
  ];
  return {
    kind: `coordinator.${purpose}`,
    to: person.email,
    subject: t(`account.mail.${purpose}.subject`, { site }),
    text: `${lines.join('\n\n')}\n`,
    html: null,
    about: { type: 'coordinator', id: person.id },
  };
}

/** Tells a person of a change to their account that somebody else may have made. */
export function securityMail(
  app: Pick<App, 'config' | 'strings'>,
  settings: Pick<Settings, 'languages' | 'organisationName'>,
  person: Pick<Coordinator, 'id' | 'name' | 'email'>,
  what: 'factorOff' | 'passwordNew',
  by: string,
): OutgoingMail {
  const { languages, organisationName: site } = settings;
  const lang = languages[0] ?? 'en';
  const t = (key: string, params = {}): string => app.strings.text(lang, key, params);
  const lines = [
    t('account.mail.greeting', { name: person.name }),
    t(`account.mail.${what}`, { site, by }),
    t('account.mail.wasItYou'),
    `${app.config.publicUrl}${pathsFor(lang, lang).deskForgotten()}`,
  ];
  return {
    kind: `coordinator.${what}`,
    to: person.email,
    subject: t(`account.mail.${what}.subject`, { site }),
    text: `${lines.join('\n\n')}\n`,
    html: null,
    about: { type: 'coordinator', id: person.id },
  };
}
