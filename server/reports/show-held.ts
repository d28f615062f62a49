// From reports held for review to the model of the desk's page.
import { findActionById, findEveryTarget } from '../actions/find-action.ts';
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import { countryName } from '../lib/countries.ts';
import { instantInWords } from '../lib/dates.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { may } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Visit } from '../platform/web/visit.ts';
import type { HeldReport } from './decide-hold.ts';
import type { HeldModel, ReviewModel } from './pages.ts';

type Refusal = { reportId: string; typed: string; problems: readonly FieldProblem[] };
type Named = { action: PublishedAction; targets: ReadonlyMap<string, ResolvedTarget> };

async function actionsOf(app: App, held: readonly HeldReport[]): Promise<Map<string, Named>> {
  const found = new Map<string, Named>();
  for (const { actionId } of held) {
    if (found.has(actionId)) continue;
    const action = await findActionById(app, actionId);
    found.set(actionId, { action, targets: await findEveryTarget(app, action) });
  }
  return found;
}

/** Who it is said to be from, without a name of a person: none is known. */
function whoReported(visit: Visit, report: HeldReport): string {
  const { t, lang } = visit;
  const { group, country } = report;
  const who =
    group === null
      ? t('review.alone')
      : t('review.group', { name: group.name ?? t('review.namelessGroup'), n: group.people });
  const from = country === null ? '' : t('receipt.from', { country: countryName(country, lang) });
  const email = t(
    report.confirmedAt !== null
      ? 'review.confirmed'
      : report.hasEmail
        ? 'review.unconfirmed'
        : 'review.noEmail',
  );
  return [who, from, email].filter(part => part !== '').join(' ');
}

function heldModel(visit: Visit, report: HeldReport, named: Named, refusal: Refusal | null): HeldModel {
  const { t, to, lang } = visit;
  const { action, targets } = named;
  const mine = refusal?.reportId === report.reportId ? refusal : null;
  const { field } = fieldsFor(visit, mine?.problems ?? []);
  const nameOf = (id: string): string => {
    const target = targets.get(id);
    return target?.name ?? target?.title ?? target?.body ?? id;
  };
  return {
    id: report.reportId,
    when: instantInWords(report.reportedAt, lang, action.timeZone),
    instant: report.reportedAt,
    action: { href: to.deskActionNumbers(action.id), title: action.title, lang: action.lang },
    total: t('review.letters', { n: report.held }),
    lines: report.lines.map(line =>
      t('review.line', {
        quantity: line.quantity,
        channel: t(`channel.${line.channel}`),
        target: nameOf(line.target),
      }),
    ),
    who: whoReported(visit, report),
    compare: t('review.compare', { n: report.largestCounted }),
    decide: to.deskHoldDecision(report.reportId),
    reason: field('reason', {
      id: `reason-${report.reportId}`,
      label: t('review.reason'),
      hint: t('review.reasonHint'),
      value: mine?.typed ?? '',
      autocomplete: 'off',
    }),
  };
}

/** @param filtered whether only one action's reports are shown. */
export async function reviewModel(
  app: App,
  visit: Visit,
  held: readonly HeldReport[],
  given: { filtered: boolean; refusal: Refusal | null },
): Promise<ReviewModel> {
  const actions = await actionsOf(app, held);
  const { refusal } = given;
  const reports = held.flatMap(report => {
    const named = actions.get(report.actionId);
    return named ? heldModel(visit, report, named, refusal) : [];
  });
  const problems = refusal?.problems ?? [];
  return {
    errors:
      refusal === null
        ? null
        : {
            title: visit.t('form.problems', { n: problems.length }),
            links: problems.map(problem => ({
              href: `#reason-${refusal.reportId}`,
              text: visit.t(problem.reason, problem.params),
            })),
          },
    intro: visit.t('review.intro', { n: reports.length }),
    all: given.filtered ? visit.to.deskReview() : null,
    imports: may({ role: visit.actor?.role ?? '' }, 'reports.import') ? visit.to.deskReportImports() : null,
    reports,
  };
}
