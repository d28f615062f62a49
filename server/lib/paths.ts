// The site map: every address of the site is built here, and nowhere else.

const q = (query: Record<string, string | number | readonly string[] | undefined>): string => {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (typeof value === 'string' || typeof value === 'number') search.set(name, String(value));
    else for (const each of value ?? []) search.append(name, each);
  }
  const text = search.toString();
  return text === '' ? '' : `?${text}`;
};

const enc = encodeURIComponent;

/** Files of the full UA and of a letter. */
export type UaFile = 'pdf' | 'rtf' | 'docx' | 'txt' | 'json';
export type LetterFile = 'pdf' | 'rtf' | 'docx' | 'txt' | 'eml';

/**
 * Addresses in one language. The site's first language has no prefix; another stands in front: `/es/actions/…`.
 * The API, health and files that have no language of their own are under `fixed`.
 */
export function pathsFor(lang: string, firstLang: string) {
  const base = lang === firstLang ? '' : `/${lang}`;
  const under = (path: string): string => `${base}${path}`;
  return {
    /** Any address in this language. */
    in: under,
    home: (query: Record<string, string | undefined> = {}) =>
      `${base || ''}/${q(query)}`.replace(/^\/(\w+)\/(\?|$)/, '/$1/$2'),
    actions: (query: Record<string, string | undefined> = {}) => under(`/actions${q(query)}`),
    action: (slug: string) => under(`/actions/${enc(slug)}`),
    /** A version that was replaced since, for who wants to read what was asked before. */
    actionVersion: (slug: string, version: number) => under(`/actions/${enc(slug)}/versions/${version}`),
    actionFile: (slug: string, ext: UaFile) => under(`/actions/${enc(slug)}.${ext}`),
    letter: (slug: string, query: { target?: string; channel?: string; lang?: string } = {}) =>
      under(`/actions/${enc(slug)}/letter${q(query)}`),
    /** `only`: one of the letter's officials; `as`: the sheet that goes with a fax or a call. */
    letterFile: (slug: string, ext: LetterFile, query: { only?: string; as?: string } = {}) =>
      under(`/actions/${enc(slug)}/letter.${ext}${q(query)}`),
    /** Comes filled in: `target` and `channel` are read in pairs, a single channel is that of every target. */
    report: (
      slug: string,
      query: {
        target?: string | readonly string[];
        channel?: string | readonly string[];
        lang?: string;
        v?: number;
        /** How many, in pairs with the targets; one each where it is not said. */
        n?: readonly string[];
        as?: 'group';
      } = {},
    ) => under(`/actions/${enc(slug)}/report${q(query)}`),
    packet: (slug: string) => under(`/actions/${enc(slug)}/packet`),
    guide: () => under('/guide'),
    receipt: (code: string) => under(`/receipts/${enc(code)}`),
    correction: (code: string) => under(`/receipts/${enc(code)}/correction`),
    withdrawal: (code: string) => under(`/receipts/${enc(code)}/withdrawal`),
    confirmation: (code: string) => under(`/receipts/${enc(code)}/confirmation`),
    about: () => under('/about'),
    privacy: () => under('/privacy'),
    desk: () => under('/desk'),
    deskSignIn: () => under('/desk/sign-in'),
    deskSignInFor: (next: string) => under(`/desk/sign-in${q({ next })}`),
    deskSignInCode: (next = '/desk') => under(`/desk/sign-in/code${q({ next })}`),
    deskForgotten: () => under('/desk/forgotten'),
    deskSignOut: () => under('/desk/sign-out'),
    deskWelcome: (token: string) => under(`/desk/welcome/${enc(token)}`),
    deskActions: (query: Record<string, string | undefined> = {}) => under(`/desk/actions${q(query)}`),
    deskNewAction: () => under('/desk/actions/new'),
    deskAction: (id: string) => under(`/desk/actions/${enc(id)}`),
    deskActionEdit: (id: string) => under(`/desk/actions/${enc(id)}/edit`),
    deskActionPreview: (id: string) => under(`/desk/actions/${enc(id)}/preview`),
    deskActionPublication: (id: string) => under(`/desk/actions/${enc(id)}/publication`),
    deskActionStop: (id: string) => under(`/desk/actions/${enc(id)}/stop`),
    deskActionOutcome: (id: string) => under(`/desk/actions/${enc(id)}/outcome`),
    deskActionCare: (id: string) => under(`/desk/actions/${enc(id)}/care`),
    deskActionReview: (id: string) => under(`/desk/actions/${enc(id)}/review`),
    deskActionApproval: (id: string) => under(`/desk/actions/${enc(id)}/review/approval`),
    deskActionSendBack: (id: string) => under(`/desk/actions/${enc(id)}/review/return`),
    deskActionPlanEnd: (id: string) => under(`/desk/actions/${enc(id)}/publication/cancellation`),
    deskActionUpdate: (id: string) => under(`/desk/actions/${enc(id)}/update`),
    deskActionExtension: (id: string) => under(`/desk/actions/${enc(id)}/extension`),
    deskActionImage: (id: string) => under(`/desk/actions/${enc(id)}/image`),
    deskActionVersions: (id: string) => under(`/desk/actions/${enc(id)}/versions`),
    deskActionNumbers: (id: string) => under(`/desk/actions/${enc(id)}/numbers`),
    deskActionCsv: (id: string, what: 'reports' | 'tally') => under(`/desk/actions/${enc(id)}/${what}.csv`),
    deskOfficials: (query: Record<string, string | undefined> = {}) => under(`/desk/officials${q(query)}`),
    deskNewOfficial: () => under('/desk/officials/new'),
    deskOfficial: (id: string) => under(`/desk/officials/${enc(id)}`),
    deskReview: (query: Record<string, string | undefined> = {}) => under(`/desk/reports${q(query)}`),
    deskHoldDecision: (reportId: string) => under(`/desk/reports/${enc(reportId)}/decision`),
    deskOutbox: (query: Record<string, string | undefined> = {}) => under(`/desk/outbox${q(query)}`),
    deskOutboxMail: (id: string) => under(`/desk/outbox/${enc(id)}`),
    deskOutboxRetry: (id: string) => under(`/desk/outbox/${enc(id)}/retry`),
    deskSettings: () => under('/desk/settings'),
    deskPeople: () => under('/desk/people'),
    deskPerson: (id: string) => under(`/desk/people/${enc(id)}`),
    deskPersonRole: (id: string) => under(`/desk/people/${enc(id)}/role`),
    deskPersonLink: (id: string) => under(`/desk/people/${enc(id)}/link`),
    deskPersonDeactivation: (id: string) => under(`/desk/people/${enc(id)}/deactivation`),
    deskPersonReturn: (id: string) => under(`/desk/people/${enc(id)}/return`),
    deskPersonSecondFactor: (id: string) => under(`/desk/people/${enc(id)}/second-factor-removal`),
    deskRights: () => under('/desk/people/rights'),
    deskSecondFactor: () => under('/desk/second-factor'),
    deskSecondFactorStep: (step: 'beginning' | 'confirmation' | 'recovery-codes' | 'removal') =>
      under(`/desk/second-factor/${step}`),
    deskSessions: () => under('/desk/sessions'),
    deskSessionEnd: (id: string) => under(`/desk/sessions/${enc(id)}/end`),
    deskPassword: () => under('/desk/password'),
    deskOtherSessions: () => under('/desk/password/other-sessions'),
    deskAudit: (query: Record<string, string | undefined> = {}) => under(`/desk/audit${q(query)}`),
    deskAuditFile: (ext: 'csv' | 'json', query: Record<string, string | undefined> = {}) =>
      under(`/desk/audit.${ext}${q(query)}`),
  };
}

export type Paths = ReturnType<typeof pathsFor>;

/** Addresses that have no language. */
export const fixed = {
  image: (id: string) => `/images/${enc(id)}`,
  apiActions: '/api/v1/actions',
  apiAction: (slug: string) => `/api/v1/actions/${enc(slug)}`,
  apiTally: (slug: string) => `/api/v1/actions/${enc(slug)}/tally`,
  apiReports: (slug: string) => `/api/v1/actions/${enc(slug)}/reports`,
  apiReceipt: (code: string) => `/api/v1/receipts/${enc(code)}`,
  feedAtom: '/feeds/actions.atom',
  feedJson: '/feeds/actions.json',
  feedDeadlines: '/feeds/deadlines.ics',
};
