// The report page's model: where the action stands, the form, and the total that the report will join.
import { lettersTaken, type PublishedAction } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import { joinList, languageName } from '../../lib/languages.ts';
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

/** "Your packet: 20 letters in Spanish and English", where a packet's code led here. */
function packetInWords(
  { t, lang }: Visit,
  { filled, langs = [] }: { filled: Filled; langs?: readonly string[] },
): string | null {
  if (filled.as !== 'group' || langs.length === 0) return null;
  const n = [...filled.quantities.values()].reduce((sum, quantity) => sum + (Number(quantity) || 0), 0);
  const languages = joinList(
    langs.map(code => languageName(code, lang)),
    lang,
  );
  return n === 0 ? null : t('report.packet', { n, languages });
}

function otherForm({ t, to }: Visit, { slug }: PublishedAction, { as }: Filled): ReportModel['other'] {
  return as === 'group'
    ? { href: to.report(slug), text: t('report.aloneLink') }
    : { href: to.report(slug, { as: 'group' }), text: t('report.groupLink') };
}

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
    /** The languages of the packet that led here. */
    langs?: readonly string[];
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
    title: t(
      correcting ? 'report.againTitle' : given.filled.as === 'group' ? 'report.groupTitle' : 'report.title',
    ),
    ask: t(
      correcting
        ? 'report.againAsk'
        : fromLetter
          ? filled
          : given.filled.as === 'group'
            ? 'report.groupAsk'
            : 'report.ask',
    ),
    packet: packetInWords(visit, given),
    other: correcting ? null : otherForm(visit, action, given.filled),
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
      submit: t(
        correcting
          ? 'report.submitCorrection'
          : given.filled.as === 'group'
            ? 'report.groupSubmit'
            : 'report.submit',
      ),
    }),
    stamp: given.stamp,
  };
}
