// One action's page on the desk: its state, what can be done with it, and all of its past.
import type { Change } from '../audit/find-changes.ts';
import { foldSaves } from '../audit/fold.ts';
import { dayInWords } from '../lib/dates.ts';
import { definePage } from '../platform/views/views.ts';
import { momentInWords, plainVisit, type Words } from '../platform/web/words.ts';
import { sampleCare } from './care/words.ts';
import { changeModels, type ChangeModel } from './change-words.ts';
import { lineInWords } from './checklist/words.ts';
import type { ActionOverview } from './desk-actions.ts';
import { emptyContent, OUTCOME_KINDS, type Outcome } from './model.ts';
import { sampleReview, stateModel, type StateModel } from './overview-state.ts';
import { sampleLines } from './publication/pages.ts';

type VersionModel = {
  name: string;
  at: string;
  dateTime: string;
  by: string;
  note: string | null;
  first: boolean;
  changes: ChangeModel[];
  /** What the checklist still said, and who went past it. */
  passed: { text: string; lines: string[] } | null;
};

/** What was done last, as the address says after it. */
export const DONE = [
  'published', 'stopped', 'told', 'answered', 'asked', 'approved', 'returned', 'planned', 'cancelled', 'extended',
] as const; // prettier-ignore

type OutcomeModel = { kind: string; text: string; at: string };

export type OverviewModel = StateModel & {
  heading: string;
  number: string | null;
  actions: string;
  state: string;
  stateClass: string;
  hasDraft: boolean;
  done: string | null;
  published: boolean;
  publicAddress: string | null;
  publicPage: string | null;
  edit: string | null;
  preview: string;
  copy: string | null;
  translations: string;
  publication: string | null;
  numbers: string;
  stopPage: string | null;
  outcomePage: string | null;
  /** For those who may write it and not publish it, or where a second person is asked for. */
  reviewPage: string | null;
  updatePage: string | null;
  extensionPage: string | null;
  deadline: string | null;
  stop: { at: string; reason: string } | null;
  outcome: OutcomeModel | null;
  earlierOutcomes: OutcomeModel[];
  /** What the draft changes, when there is one over a published version. */
  draftChanges: VersionModel['changes'];
  versions: VersionModel[];
  history: { at: string; dateTime: string; by: string; what: string; times: string | null }[];
  /** Its rows in the audit; null for those who may not read it. */
  wholeHistory: string | null;
};

export type OverviewWish = {
  overview: ActionOverview;
  publicUrl: string;
  officialName: (id: string) => string;
  mayWrite: boolean;
  mayPublish: boolean;
  mayAudit: boolean;
  /** Whether the site asks for a second person. */
  secondPerson: boolean;
  done?: (typeof DONE)[number] | null;
};

const VERBS = [
  'drafted', 'saved', 'translated', 'translationRemoved', 'published', 'stopped', 'outcome', 'careAnswered',
  'reviewAsked', 'approved', 'sentBack', 'planned', 'planCancelled', 'planFailed', 'updateBegun', 'extended',
]; // prettier-ignore
const verbInWords = (visit: Words, change: Change): string => {
  const verb = change.verb.replace('action.', '');
  return VERBS.includes(verb) ? visit.t(`action.did.${verb}`) : change.verb;
};

const readFold = (change: Change) => ({ ...change, subject: '' });

const outcomeInWords = (visit: Words, { kind, text, at }: Outcome): OutcomeModel => ({
  kind: visit.t(`outcome.${kind}`),
  text,
  at: momentInWords(visit, at),
});

function versionsModel(visit: Words, wish: OverviewWish): VersionModel[] {
  const { versions } = wish.overview;
  return versions.map((version, at) => {
    const before = versions[at + 1];
    return {
      name: visit.t('action.version', { n: version.version }),
      at: momentInWords(visit, version.at),
      dateTime: version.at,
      by: version.byName,
      note: version.note,
      first: before === undefined,
      changes:
        before === undefined ? [] : changeModels(visit, before.content, version.content, wish.officialName),
      passed: version.passed && {
        text: visit.t('checklist.passed', { name: version.passed.byName, n: version.passed.lines.length }),
        lines: version.passed.lines.map(line => lineInWords(visit, line)),
      },
    };
  });
}

export function overviewModel(visit: Words, wish: OverviewWish): OverviewModel {
  const { t, to, lang } = visit;
  const { overview } = wish;
  const { content, id, stop, outcome } = overview;
  const published = overview.version > 0;
  const current = overview.versions[0];
  const inWork = wish.mayWrite && overview.hasDraft && stop === null;
  const running = wish.mayPublish && published && stop === null;
  return {
    heading: content.title === '' ? t('action.untitled') : content.title,
    number: content.number === null ? null : `UA ${content.number}`,
    actions: to.deskActions(),
    state: t(`action.state.${overview.state}`),
    stateClass: overview.state,
    hasDraft: published && overview.hasDraft,
    done: wish.done ? t(`action.done.${wish.done}`) : null,
    published,
    publicAddress: published ? `${wish.publicUrl}${to.action(overview.slug)}` : null,
    publicPage: published ? to.action(overview.slug) : null,
    edit: wish.mayWrite && stop === null ? to.deskActionEdit(id) : null,
    preview: to.deskActionPreview(id),
    copy: wish.mayWrite ? to.deskActionCopy(id) : null,
    translations: to.deskActionTranslations(id),
    publication: wish.mayPublish && inWork && !wish.secondPerson ? to.deskActionPublication(id) : null,
    numbers: to.deskActionNumbers(id),
    stopPage: running ? to.deskActionStop(id) : null,
    outcomePage: wish.mayPublish && published ? to.deskActionOutcome(id) : null,
    reviewPage: inWork ? to.deskActionReview(id) : null,
    updatePage: wish.mayWrite && published && stop === null ? to.deskActionUpdate(id) : null,
    extensionPage: running ? to.deskActionExtension(id) : null,
    ...stateModel(visit, overview, { write: wish.mayWrite, publish: wish.mayPublish }),
    deadline: content.deadline === '' ? null : `${dayInWords(content.deadline, lang)} (${content.timeZone})`,
    stop: stop === null ? null : { at: momentInWords(visit, stop.at), reason: stop.reason },
    outcome: outcome && outcomeInWords(visit, outcome),
    earlierOutcomes: overview.earlierOutcomes.map(each => outcomeInWords(visit, each)),
    wholeHistory: wish.mayAudit ? to.deskAudit({ type: 'action', subject: id }) : null,
    draftChanges:
      current && overview.hasDraft ? changeModels(visit, current.content, content, wish.officialName) : [],
    versions: versionsModel(visit, wish),
    history: foldSaves(overview.changes, readFold).map(({ row: change, times, since }) => ({
      at: momentInWords(visit, change.at),
      dateTime: change.at,
      by: change.byName,
      what: verbInWords(visit, change),
      times: times === 1 ? null : t('audit.savedTimes', { n: times, when: momentInWords(visit, since) }),
    })),
  };
}

export const overviewPage = definePage<OverviewModel>({
  name: 'actions/overview',
  layout: 'desk',
  sample: () => {
    const before = emptyContent('en', 'UTC');
    const content = {
      ...before,
      title: 'Two river defenders charged',
      number: '47/26',
      deadline: '2026-12-15',
    };
    const passed = { byName: 'Ilse Haugland', lines: sampleLines };
    const version = { passed, byName: 'Ilse Haugland', at: '2026-11-20T08:00:00.000Z', content };
    return overviewModel(plainVisit(), {
      overview: {
        id: '01sample',
        slug: 'two-river-defenders-charged',
        demo: true,
        version: 2,
        revision: 5,
        content: { ...content, summary: 'They were charged on Monday.' },
        hasDraft: true,
        stoppedAt: null,
        savedAt: '2026-11-20T08:00:00.000Z',
        closesAt: '2026-12-16T04:00:00.000Z',
        publishedDeadline: '2026-12-15',
        ordinal: 2,
        savedBy: null,
        step: null,
        note: null,
        lines: sampleLines,
        care: sampleCare,
        review: sampleReview,
        plan: {
          actionId: '01sample',
          dueAt: '2026-12-01T13:00:00.000Z',
          byName: 'Ilse Haugland',
          revision: 5,
        },
        failure: {
          actionId: '01sample',
          dueAt: '2026-11-20T13:00:00.000Z',
          byName: 'Ilse Haugland',
          revision: 4,
          failedAt: '2026-11-20T13:00:01.000Z',
          problems: [{ path: 'deadline', reason: 'checklist.deadlinePast' }],
        },
        state: 'open',
        versions: [
          { ...version, version: 2, note: 'A new deadline' },
          { ...version, version: 1, note: null, content: before },
        ],
        stop: null,
        outcome: { kind: OUTCOME_KINDS[0], text: 'She came home.', at: '2026-11-21T08:00:00.000Z' },
        earlierOutcomes: [
          { kind: OUTCOME_KINDS[1], text: 'She was told of a release.', at: '2026-11-20T09:00:00.000Z' },
        ],
        changes: [
          {
            id: '1',
            at: '2026-11-20T08:00:00.000Z',
            byName: 'Ilse Haugland',
            verb: 'action.published',
            detail: {},
          },
        ],
      },
      publicUrl: 'https://insist.example.org',
      officialName: id => id,
      mayWrite: true,
      mayPublish: true,
      mayAudit: true,
      secondPerson: false,
      done: 'published',
    });
  },
});
