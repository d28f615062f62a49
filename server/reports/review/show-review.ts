// From what a reviewer looks at to the model of the page.
import type { PublishedAction } from '../../actions/model.ts';
import { writeNumber } from '../../lib/languages.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fieldsFor } from '../../platform/web/fields.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import { reviewQuery, insideOf, usualGrouping } from './address.ts';
import { isTooWide, type Looked, type Seen } from './look.ts';
import { GROUPINGS, writeTick, type Grouping } from './model.ts';
import type { ReviewModel, ReviewRow } from './pages.ts';
import { chipsOf, filterFieldsOf, hiddenOf } from './show-filter.ts';
import { linesInWords, spanInWords, valueInWords, whoReported, whyOf, type Named } from './words.ts';

/** What was typed into a form that was refused. */
export type Refusal = {
  reason: string;
  all: boolean;
  ticks: readonly string[];
  problems: readonly FieldProblem[];
};
export type Done = { decision: string; reports: number; leftOut: number; left: number; bulkId: string };

const actionLink = (words: Words, action: PublishedAction): ReviewRow['action'] => ({
  href: words.to.deskActionNumbers(action.id),
  title: action.title,
  lang: action.lang,
});

/** The same sentence once, however many samples say it. */
const once = (texts: readonly string[]): string[] => [...new Set(texts)];

function groupRow(
  words: Words,
  looked: Looked,
  by: Exclude<Grouping, 'report'>,
  { group, samples }: Looked['groups'][number],
  named: Named,
): Omit<ReviewRow, 'id' | 'ticked'> {
  const { t, to, lang } = words;
  const newest = samples.at(-1);
  const sample = newest ? linesInWords(words, newest, named) : [];
  const inside = insideOf(looked, by, group);
  return {
    tick: writeTick(group),
    title: valueInWords(words, by, group.value, sample),
    href: inside === null ? null : to.deskReview(reviewQuery(inside)),
    action: actionLink(words, named.action),
    // Grouped by the rule, the newest says it with the largest number; else each that the samples know.
    why:
      newest === undefined
        ? []
        : by === 'rule'
          ? whyOf(words, newest).slice(0, 1)
          : once(whyOf(words, newest)),
    reports: writeNumber(group.reports, lang),
    letters: looked.filter.standing === 'voided' ? '–' : writeNumber(group.letters, lang),
    when: spanInWords(words, group),
    says: [
      by === 'source' || group.sources === 0 ? '' : t('review.sources', { n: group.sources }),
      by === 'shape' || group.shapes === 0 ? '' : t('review.shapes', { n: group.shapes }),
    ].filter(text => text !== ''),
    sample: by === 'shape' ? [] : sample,
  };
}

function reportRow(words: Words, seen: Seen, named: Named): Omit<ReviewRow, 'id' | 'ticked'> {
  const { t, lang } = words;
  const { kept, decision } = seen;
  return {
    tick: writeTick({ actionId: kept.report.action_id, value: kept.report.id, reports: 1 }),
    title: whoReported(words, seen),
    href: null,
    action: actionLink(words, named.action),
    why: [
      ...whyOf(words, kept),
      ...(decision === null
        ? []
        : [t(`review.was.${decision.decision}`, { name: decision.by_name, reason: decision.reason })]),
    ],
    reports: writeNumber(1, lang),
    letters: writeNumber(
      (kept.lines.length > 0 ? kept.lines : kept.lastLines).reduce((sum, line) => sum + line.quantity, 0),
      lang,
    ),
    when: momentInWords(words, kept.report.created_at),
    says: [t('review.compare', { n: seen.largest })],
    sample: linesInWords(words, kept, named),
  };
}

function rowsOf(words: Words, looked: Looked, refusal: Refusal | null): ReviewRow[] {
  const { by } = looked;
  const rows =
    by === 'report'
      ? looked.reports.flatMap(seen => {
          const named = looked.actions.get(seen.kept.report.action_id);
          return named ? [reportRow(words, seen, named)] : [];
        })
      : looked.groups.flatMap(each => {
          const named = looked.actions.get(each.group.actionId);
          return named ? [groupRow(words, looked, by, each, named)] : [];
        });
  return rows.map((row, at) => ({
    ...row,
    id: `tick-${at}`,
    ticked: refusal?.ticks.some(tick => tick.split('.')[1] === row.tick.split('.')[1]) ?? false,
  }));
}

function pagesOf(words: Words, looked: Looked): ReviewModel['pages'] {
  const { t, to, lang } = words;
  const { page, more } = looked;
  if (page === 0 && !more) return null;
  const at = (number: number): string => to.deskReview(reviewQuery({ ...looked, page: number }));
  return {
    before: page === 0 ? null : at(page - 1),
    text: t('review.page', { page: writeNumber(page + 1, lang) }),
    after: more ? at(page + 1) : null,
  };
}

function decideOf(
  words: Words,
  looked: Looked,
  given: { refusal: Refusal | null; field: ReturnType<typeof fieldsFor>['field'] },
): ReviewModel['decide'] {
  const { t, to } = words;
  const { sum, filter, until } = looked;
  if (sum.reports === 0) return null;
  const { refusal, field } = given;
  return {
    action: to.deskReviewDecision(),
    hidden: [
      ...hiddenOf(looked),
      { name: 'until', value: until },
      { name: 'seen', value: String(sum.reports) },
    ],
    all: { label: t('review.allOfThem', { n: sum.reports }), checked: refusal?.all ?? false },
    reason: field('reason', {
      label: t('review.reason'),
      value: refusal?.reason ?? '',
      autocomplete: 'off',
    }),
    accept: filter.standing !== 'counted',
    void: filter.standing !== 'voided',
  };
}

function saidOf(words: Words, done: Done | null): ReviewModel['said'] {
  if (done === null) return null;
  const { t, to } = words;
  const voided = done.decision === 'set-aside';
  const text = [
    t(voided ? 'review.done.voided' : 'review.done.accepted', { n: done.reports }),
    done.leftOut > 0 ? t('review.done.leftOut', { n: done.leftOut }) : '',
    done.left > 0 ? t('review.done.left', { n: done.left }) : '',
  ];
  const query = { standing: voided ? 'voided' : 'counted', bulk: done.bulkId, by: 'report' };
  return {
    text: text.filter(part => part !== '').join(' '),
    href: to.deskReview(query),
    link: t('review.done.see'),
  };
}

function leadOf({ t, lang }: Words, { filter, sum }: Looked): string {
  if (isTooWide(filter)) return t('review.lead.wide');
  return t(`review.lead.${filter.standing}`, { n: sum.reports, letters: writeNumber(sum.letters, lang) });
}

export function reviewModel(
  words: Words,
  looked: Looked,
  given: { done: Done | null; refusal: Refusal | null; open: readonly PublishedAction[]; imports: boolean },
): ReviewModel {
  const { t, to } = words;
  const { refusal } = given;
  const { field, summary } = fieldsFor(words, refusal?.problems ?? []);
  const decide = decideOf(words, looked, { refusal, field });
  const counted = { ...looked.filter, standing: 'counted' as const, rule: null };
  const groupings = GROUPINGS.filter(by => by !== 'rule' || looked.filter.standing === 'held');
  return {
    errors: summary(isTooWide(looked.filter) ? 'f-when' : 'decide'),
    said: saidOf(words, given.done),
    lead: leadOf(words, looked),
    imports: given.imports ? to.deskReportImports() : null,
    filter: {
      action: to.deskReview(),
      fields: filterFieldsOf(words, looked, given.open),
      by: looked.by === usualGrouping(looked.filter) ? '' : looked.by,
      hidden: hiddenOf(looked).filter(({ name }) => ['source', 'shape', 'country', 'bulk'].includes(name)),
    },
    chips: chipsOf(words, looked),
    groupings: groupings.map(by => ({
      text: t(`review.by.${by}`),
      href: to.deskReview(reviewQuery({ ...looked, by, page: 0 })),
      current: by === looked.by,
    })),
    alike:
      looked.alike === 0
        ? null
        : {
            text: t('review.alike', { n: looked.alike }),
            href: to.deskReview(reviewQuery({ filter: counted, by: 'report', page: 0 })),
          },
    tooWide: isTooWide(looked.filter),
    single: looked.by === 'report',
    rows: rowsOf(words, looked, refusal),
    decide,
    pages: pagesOf(words, looked),
  };
}
