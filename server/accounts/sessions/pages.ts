// One's own account in three pages, and the page of one's sessions.
import { pathsFor, type Paths } from '../../lib/paths.ts';
import { definePage } from '../../platform/views/views.ts';
import { momentInWords } from '../../platform/web/words.ts';
import type { OwnSession } from '../own-sessions.ts';

/** As much of a visit as these pages need. */
export type Reader = {
  t: (key: string, params?: Record<string, string | number>) => string;
  lang: string;
  to: Paths;
  zone?: string;
};

export type OwnLink = { href: string; text: string; current: boolean };

/** The way between the pages of one's own account. */
export function ownLinks(reader: Pick<Reader, 't' | 'to'>, current: string): OwnLink[] {
  const { t, to } = reader;
  return [
    { href: to.deskPassword(), text: t('account.password.title') },
    { href: to.deskSecondFactor(), text: t('account.secondFactor.title') },
    { href: to.deskSessions(), text: t('account.ownSessions.title') },
    { href: to.deskRights(), text: t('account.rights.title') },
  ].map(link => ({ ...link, current: link.href === current }));
}

export type SessionsPage = {
  own: OwnLink[];
  said: string | null;
  sessions: { browser: string; began: string; seen: string; current: boolean; end: string }[];
  /** Ends all but this one; null when there is no other. */
  others: string | null;
};

export function sessionsModel(
  reader: Reader,
  sessions: readonly OwnSession[],
  said: string | null,
): SessionsPage {
  const { t, to } = reader;
  return {
    own: ownLinks(reader, to.deskSessions()),
    said,
    sessions: sessions.map(session => ({
      browser: session.browser || t('account.ownSessions.unknown'),
      began: momentInWords(reader, session.began),
      seen: momentInWords(reader, session.seen),
      current: session.current,
      end: to.deskSessionEnd(session.id),
    })),
    others: sessions.length > 1 ? to.deskOtherSessions() : null,
  };
}

export const sampleReader: Reader = { t: key => key, lang: 'en', to: pathsFor('en', 'en') };

export const sessionsPage = definePage<SessionsPage>({
  name: 'accounts/sessions',
  layout: 'desk',
  sample: () =>
    sessionsModel(
      sampleReader,
      [
        {
          id: 'a',
          began: '2026-11-20T08:15:00.000Z',
          seen: '2026-11-21T12:00:00.000Z',
          browser: 'Firefox, Linux',
          current: true,
        },
        {
          id: 'b',
          began: '2026-11-19T18:40:00.000Z',
          seen: '2026-11-21T07:05:00.000Z',
          browser: '',
          current: false,
        },
      ],
      null,
    ),
});
