// The report page's model: where the action stands, the form, and the total that the report will join.
import { lettersTaken, type PublishedAction } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { StampModel } from '../model.ts';
import { postmarkFor } from '../../actions/postmark.ts';
import type { ReportModel } from './pages.ts';
import { reportForm, type Filled } from './show-form.ts';

/** What a letter printed earlier cannot say: that the action was stopped, or is another one by now. */
function sinceThen(visit: Visit, action: PublishedAction, version: number): ReportModel['since'] {
  const { t } = visit;
  const href = visit.to.action(action.slug);
  if (action.stop) return { text: t('report.since.stopped'), href, link: t('report.since.why') };
  if (version < action.version)
    return { text: t('report.since.updated'), href, link: t('report.since.read') };
  return null;
}

/** "UA 112/26, Ecuador". */
export const aboutAction = (visit: Visit, action: PublishedAction): string =>
  [action.number === null ? '' : `UA ${action.number}`, countryName(action.country, visit.lang)]
    .filter(part => part !== '')
    .join(', ');

export function reportModel(
  visit: Visit,
  action: PublishedAction,
  given: {
    now: Date;
    key: string;
    version: number;
    filled: Filled;
    problems?: readonly FieldProblem[];
    stamp: StampModel | null;
    /** The receipt of the report that this form had already brought: what is typed is offered as its correction. */
    againstReceipt?: string;
  },
): ReportModel {
  const { t, to } = visit;
  const { againstReceipt } = given;
  const correcting = againstReceipt !== undefined;
  const fromLetter = given.problems === undefined && given.filled.quantities.size > 0;
  const filled = given.filled.as === 'group' ? 'report.filledGroup' : 'report.filled';
  return {
    crumbs: { home: to.home(), action: to.action(action.slug), about: aboutAction(visit, action) },
    postmark: postmarkFor(visit, action, given.now),
    title: t(correcting ? 'report.againTitle' : 'report.title'),
    ask: t(correcting ? 'report.againAsk' : fromLetter ? filled : 'report.ask'),
    letterHref: lettersTaken(action) ? to.letter(action.slug) : null,
    actionHref: to.action(action.slug),
    since: sinceThen(visit, action, given.version),
    again: correcting
      ? { text: t('report.otherContent'), href: to.receipt(againstReceipt), link: t('report.againLink') }
      : null,
    form: reportForm(visit, {
      action: correcting ? to.correction(againstReceipt) : to.report(action.slug),
      key: correcting ? null : given.key,
      version: correcting ? null : given.version,
      targets: action.targets,
      filled: given.filled,
      ...(given.problems ? { problems: given.problems } : {}),
      asksEmail: true,
      submit: t(correcting ? 'report.submitCorrection' : 'report.submit'),
    }),
    stamp: given.stamp,
  };
}
