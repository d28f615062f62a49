// The site map: every address of the site is built here, and nowhere else.
import { keep } from './keep.ts';

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
export type StatementFile = 'pdf' | 'rtf' | 'docx' | 'txt';
export type LetterFile = 'pdf' | 'rtf' | 'docx' | 'txt' | 'eml';

/** Addresses of an action in work. */
const editingPaths = (under: (path: string) => string) => ({
  deskActionPreview: (id: string, query: { text?: string; beside?: string } = {}) =>
    under(`/desk/actions/${enc(id)}/preview${q(query)}`),
  deskActionDifference: (id: string) => under(`/desk/actions/${enc(id)}/difference`),
  deskActionPresence: (id: string) => under(`/desk/actions/${enc(id)}/presence`),
  deskActionCopy: (id: string) => under(`/desk/actions/${enc(id)}/copy`),
  deskActionTranslations: (id: string) => under(`/desk/actions/${enc(id)}/translations`),
  deskActionTranslation: (id: string, lang: string) =>
    under(`/desk/actions/${enc(id)}/translations/${enc(lang)}`),
});

/** Files of numbers as they are seen on the desk. */
export type NumbersFile = 'csv' | 'xlsx' | 'json' | 'pdf';

/** Addresses of numbers; the query is the filter: what of them is shown. */
const numbersPaths = (under: (path: string) => string) => ({
  deskActionNumbers: (id: string, query: Record<string, string> = {}) =>
    under(`/desk/actions/${enc(id)}/numbers${q(query)}`),
  deskActionReports: (id: string, query: Record<string, string> = {}) =>
    under(`/desk/actions/${enc(id)}/reports.csv${q(query)}`),
  deskActionTally: (id: string, ext: NumbersFile, query: Record<string, string> = {}) =>
    under(`/desk/actions/${enc(id)}/tally.${ext}${q(query)}`),
  deskDeadlines: (query: Record<string, string> = {}) => under(`/desk/deadlines${q(query)}`),
  deskDeadlinesFile: (ext: NumbersFile, query: Record<string, string> = {}) =>
    under(`/desk/deadlines.${ext}${q(query)}`),
  deskReminders: () => under('/desk/deadlines/reminders'),
});

/** Addresses of what officials answered: where it is told, and where the desk reads it. */
const replyPaths = (under: (path: string) => string) => ({
  reply: (slug: string, query: { target?: string | undefined } = {}) =>
    under(`/actions/${enc(slug)}/reply${q(query)}`),
  /** The page of whoever told it. */
  ownReply: (code: string) => under(`/replies/${enc(code)}`),
  ownReplyErasure: (code: string) => under(`/replies/${enc(code)}/erasure`),
  deskReplies: (query: Record<string, string | undefined> = {}) => under(`/desk/replies${q(query)}`),
  deskRepliesAside: () => under('/desk/replies/set-aside'),
  deskReply: (id: string) => under(`/desk/replies/${enc(id)}`),
  deskReplyFile: (id: string, file: string) => under(`/desk/replies/${enc(id)}/files/${enc(file)}`),
  deskReplyStep: (
    id: string,
    step: 'reading' | 'redaction' | 'publication' | 'unpublication' | 'set-aside' | 'return' | 'erasure',
  ) => under(`/desk/replies/${enc(id)}/${step}`),
});

/** Addresses of the coordinators' side. */
const deskPaths = (under: (path: string) => string) => ({
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
  ...editingPaths(under),
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
  deskAuditFile: (ext: 'csv' | 'json', query: Record<string, string | undefined> = {}) =>
    under(`/desk/audit.${ext}${q(query)}`),
  deskActionImage: (id: string) => under(`/desk/actions/${enc(id)}/image`),
  deskActionVersions: (id: string) => under(`/desk/actions/${enc(id)}/versions`),
  deskStatements: (query: { action?: string } = {}) => under(`/desk/statements${q(query)}`),
  deskStatement: (number: string) => under(`/desk/statements/${enc(number)}`),
  deskStatementMails: (number: string) => under(`/desk/statements/${enc(number)}/mails`),
  deskStatementHandover: (number: string) => under(`/desk/statements/${enc(number)}/handover`),
  /** The form of a new statement, filled in: `target` may stand several times. */
  deskNewStatement: (
    id: string,
    query: { day?: string; target?: readonly string[]; lang?: string; corrects?: string } = {},
  ) => under(`/desk/actions/${enc(id)}/statement${q(query)}`),
  ...numbersPaths(under),
  deskImport: () => under('/desk/import'),
  deskImportDraft: () => under('/desk/import/draft'),
  deskImportSignatories: () => under('/desk/import/signatories.csv'),
  deskOfficials: (query: Record<string, string | undefined> = {}) => under(`/desk/officials${q(query)}`),
  deskNewOfficial: () => under('/desk/officials/new'),
  deskOfficial: (id: string) => under(`/desk/officials/${enc(id)}`),
  deskOfficialPoints: (id: string) => under(`/desk/officials/${enc(id)}/points`),
  deskOfficialSeparation: (id: string) => under(`/desk/officials/${enc(id)}/separation`),
  deskContactNotes: () => under('/desk/officials/notes'),
  deskDoubles: () => under('/desk/officials/doubles'),
  deskMerge: (query: { keep?: string; other?: string } = {}) => under(`/desk/officials/merge${q(query)}`),
  deskOfficialsImport: () => under('/desk/officials/import'),
  deskOfficialsCsv: (query: Record<string, string | undefined> = {}) =>
    under(`/desk/officials.csv${q(query)}`),
  deskOfficialsTemplate: () => under('/desk/officials/template.csv'),
  deskReview: (query: Record<string, string | undefined> = {}) => under(`/desk/reports${q(query)}`),
  deskReportImports: (query: { action?: string } = {}) => under(`/desk/reports/imports${q(query)}`),
  deskReportImportOne: (id: string) => under(`/desk/reports/imports/${enc(id)}`),
  deskReportImportUndoing: (id: string) => under(`/desk/reports/imports/${enc(id)}/undoing`),
  /** Leads to where a file comes in for the action chosen. */
  deskReportImportChoice: () => under('/desk/reports/import'),
  deskReportImport: (action: string) => under(`/desk/actions/${enc(action)}/reports/import`),
  deskReportImportTemplate: (action: string) => under(`/desk/actions/${enc(action)}/reports/template.csv`),
  deskReviewDecision: () => under('/desk/reports/decision'),
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
});

/** @param base what stands before every address. */
function pathsUnder(base: string) {
  const under = (path: string): string => `${base}${path}`;
  return {
    /** Any address in this language. */
    in: under,
    home: (query: Record<string, string | undefined> = {}) =>
      `${base || ''}/${q(query)}`.replace(/^\/(\w+)\/(\?|$)/, '/$1/$2'),
    actions: (query: Record<string, string | undefined> = {}) => under(`/actions${q(query)}`),
    /** `text`: the language of the action's own texts, where it is not the page's. */
    action: (slug: string, query: { text?: string } = {}) => under(`/actions/${enc(slug)}${q(query)}`),
    actionFile: (slug: string, ext: UaFile, query: { text?: string } = {}) =>
      under(`/actions/${enc(slug)}.${ext}${q(query)}`),
    /** A version that was replaced since, for who wants to read what was asked before. */
    actionVersion: (slug: string, version: number) => under(`/actions/${enc(slug)}/versions/${version}`),
    letter: (slug: string, query: { target?: string; channel?: string; lang?: string } = {}) =>
      under(`/actions/${enc(slug)}/letter${q(query)}`),
    letterStarted: (slug: string) => under(`/actions/${enc(slug)}/letter/started`),
    /** `only`: one of the letter's officials; `as`: the sheet that goes with a fax or a call. */
    letterFile: (slug: string, ext: LetterFile, query: { only?: string; as?: string } = {}) =>
      under(`/actions/${enc(slug)}/letter.${ext}${q(query)}`),
    /** Comes filled in: `target` and `channel` are read in pairs, a single channel is that of every target. */
    report: (
      slug: string,
      query: {
        target?: string | readonly string[];
        channel?: string | readonly string[];
        lang?: string | readonly string[];
        v?: number;
        /** How many, in pairs with the targets; one each where it is not said. */
        n?: readonly string[];
        as?: 'group';
      } = {},
    ) => under(`/actions/${enc(slug)}/report${q(query)}`),
    /** Says that a contact point does not work; `channel` chooses among those of the target. */
    contactNote: (slug: string, query: { target?: string; channel?: string; thanks?: string } = {}) =>
      under(`/actions/${enc(slug)}/contact-note${q(query)}`),
    packet: (slug: string) => under(`/actions/${enc(slug)}/packet`),
    guide: () => under('/guide'),
    receipt: (code: string) => under(`/receipts/${enc(code)}`),
    correction: (code: string) => under(`/receipts/${enc(code)}/correction`),
    withdrawal: (code: string) => under(`/receipts/${enc(code)}/withdrawal`),
    confirmation: (code: string) => under(`/receipts/${enc(code)}/confirmation`),
    myActions: () => under('/receipts'),
    outcomeWish: (code: string) => under(`/receipts/${enc(code)}/outcome-wish`),
    /** The public page of a statement of totals, such as `2026-41`. */
    statement: (number: string) => under(`/totals/${enc(number)}`),
    /** Its files; `letter`: with the letter to that official before it, `all`: with every letter. */
    statementFile: (number: string, ext: StatementFile, query: { letter?: string } = {}) =>
      under(`/totals/${enc(number)}.${ext}${q(query)}`),
    /** Where anyone checks a copy of its leaf list, a proof or a receipt against it. */
    statementCheck: (number: string) => under(`/totals/${enc(number)}/check`),
    about: () => under('/about'),
    privacy: () => under('/privacy'),
    ...replyPaths(under),
    ...deskPaths(under),
  };
}

const pathsByBase = keep(pathsUnder);

/**
 * Addresses in one language. The site's first language has no prefix; another stands in front: `/es/actions/…`.
 * The API, health and files that have no language of their own are under `fixed`.
 */
export const pathsFor = (lang: string, firstLang: string): Paths =>
  pathsByBase(lang === firstLang ? '' : `/${lang}`);

export type Paths = ReturnType<typeof pathsUnder>;

/** Addresses that have no language. */
export const fixed = {
  image: (id: string) => `/images/${enc(id)}`,
  apiActions: '/api/v1/actions',
  apiAction: (slug: string) => `/api/v1/actions/${enc(slug)}`,
  apiTally: (slug: string) => `/api/v1/actions/${enc(slug)}/tally`,
  apiReplies: (slug: string) => `/api/v1/actions/${enc(slug)}/replies`,
  apiReports: (slug: string) => `/api/v1/actions/${enc(slug)}/reports`,
  apiStatement: (number: string) => `/api/v1/totals/${enc(number)}`,
  /** The leaf list of a statement, and the proof that a receipt's report is in it. */
  statementLeaves: (number: string) => `/totals/${enc(number)}/leaves.csv`,
  receiptProof: (code: string, number: string) => `/receipts/${enc(code)}/proofs/${enc(number)}.json`,
  apiReceipt: (code: string) => `/api/v1/receipts/${enc(code)}`,
  feedAtom: '/feeds/actions.atom',
  feedJson: '/feeds/actions.json',
  feedDeadlines: '/feeds/deadlines.ics',
};
