// From a receipt to the model of its page: thanks, what was counted, the total with it, and what can still be done.
import { writeNumber } from '../../lib/languages.ts';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import { dayIn, dayInWords, instantInWords } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import type { Visit } from '../../platform/web/visit.ts';
import type { Receipt } from '../../reports/find-receipt.ts';
import type { SharedReport } from '../../totals/find-statement.ts';
import type { StampModel } from '../model.ts';
import { postmarkFor } from '../../actions/postmark.ts';
import { outcomeOf, sharedOf, wishOf } from './show-after.ts';
import { filledFromReceipt, reportForm, type Filled } from '../report/show-form.ts';
import { aboutAction } from '../report/show-report.ts';
import type { ReceiptModel, WithdrawnModel } from './pages.ts';

export type Around = {
  now: Date;
  publicUrl: string;
  /** Every target the action ever had, by id. */
  targets: ReadonlyMap<string, ResolvedTarget>;
  stamp: StampModel | null;
  /** Whether corrections are still taken. */
  correctable: boolean;
  /** The mailed token when the page was opened with the right one. */
  token: string | null;
  waits: boolean;
  /** Whether a mail server is set; without one the mail is kept until there is. */
  mailReady: boolean;
  next: PublishedAction | null;
  /** The statements of totals that count this report. */
  shared: readonly SharedReport[];
  /** Whether an address waits for the outcome; what was typed for one, where it was refused. */
  wish: { kept: boolean; typed: string; problems: readonly FieldProblem[] };
  /** A correction that was refused: what was typed, and why. */
  refused: { filled: Filled; problems: readonly FieldProblem[] } | null;
};

const nameOf = (target: ResolvedTarget | undefined): string =>
  target?.name ?? target?.title ?? target?.body ?? '';

const crumbsOf = (visit: Visit, action: PublishedAction): ReceiptModel['crumbs'] => ({
  home: visit.to.home(),
  action: visit.to.action(action.slug),
  about: aboutAction(visit, action),
});

/** The headline and the sentence under it, by where the report stands. */
function words(visit: Visit, receipt: Receipt): { title: string; ask: string } {
  const { t } = visit;
  if (receipt.standing === 'held') {
    return { title: t('receipt.heldTitle', { n: receipt.held }), ask: t('receipt.heldAsk') };
  }
  if (receipt.standing === 'set-aside') {
    return { title: t('receipt.setAsideTitle'), ask: t('report.setAside') };
  }
  return { title: t('receipt.title', { n: receipt.counted }), ask: t('receipt.ask') };
}

/** "From Poland, alone." */
function whoReported(visit: Visit, receipt: Receipt): string {
  const { t, lang } = visit;
  const from =
    receipt.country === null
      ? t('receipt.noCountry')
      : t('receipt.from', { country: countryName(receipt.country, lang) });
  if (receipt.group === null) return `${from} ${t('receipt.alone')}`;
  const people = t('receipt.people', { n: receipt.group.people });
  return `${from} ${receipt.group.name === null ? people : `${receipt.group.name}: ${people}`}`;
}

const linesOf = (visit: Visit, receipt: Receipt, around: Around): ReceiptModel['lines'] =>
  receipt.lines.map(line => ({
    name: nameOf(around.targets.get(line.target)),
    by: visit.t(`channel.${line.channel}`),
    sure: visit.t(receipt.standing === 'held' ? 'receipt.held' : `grade.${receipt.grade}`),
    quantity: writeNumber(line.quantity, visit.lang),
  }));

/** The targets of the form: those of the action now, and those of earlier versions that this report names. */
function formTargets(action: PublishedAction, receipt: Receipt, around: Around): ResolvedTarget[] {
  const current = new Set(action.targets.map(target => target.id));
  const gone = [...new Set(receipt.lines.map(line => line.target))].filter(id => !current.has(id));
  return [...action.targets, ...gone.flatMap(id => around.targets.get(id) ?? [])];
}

function correctionForm(visit: Visit, action: PublishedAction, receipt: Receipt, around: Around) {
  const { refused } = around;
  return reportForm(visit, {
    action: visit.to.correction(receipt.code),
    key: null,
    version: null,
    targets: formTargets(action, receipt, around),
    filled: refused?.filled ?? filledFromReceipt(receipt),
    ...(refused ? { problems: refused.problems } : {}),
    asksEmail: receipt.confirmedAt === null && receipt.group === null,
    submit: visit.t('receipt.correctButton'),
  });
}

function nextOf(visit: Visit, next: PublishedAction | null, now: Date): ReceiptModel['next'] {
  if (next === null) return null;
  return {
    href: visit.to.action(next.slug),
    title: next.title,
    lang: next.lang,
    country: countryName(next.country, visit.lang),
    postmark: postmarkFor(visit, next, now),
  };
}

function shareLink(visit: Visit, action: PublishedAction, publicUrl: string): string {
  const address = `${publicUrl}${visit.to.action(action.slug)}`;
  const subject = encodeURIComponent(action.title);
  return `mailto:?subject=${subject}&body=${encodeURIComponent(`${action.title}\n\n${address}`)}`;
}

export function receiptModel(
  visit: Visit,
  action: PublishedAction,
  receipt: Receipt,
  around: Around,
): ReceiptModel {
  const { t, to, lang } = visit;
  const day = dayIn(action.timeZone, new Date(receipt.reportedAt));
  const link = `${around.publicUrl}${to.receipt(receipt.code)}`;
  return {
    crumbs: crumbsOf(visit, action),
    ...words(visit, receipt),
    mark: {
      day: dayInWords(day, lang, 'short'),
      instant: receipt.reportedAt,
      time: instantInWords(receipt.reportedAt, lang, action.timeZone).slice(-5),
      word: t('receipt.mark'),
    },
    stamp: around.stamp,
    lines: linesOf(visit, receipt, around),
    who: whoReported(visit, receipt),
    notShared: around.shared.length > 0 ? null : t('receipt.notShared'),
    shared: sharedOf(visit, action, receipt.code, around.shared),
    proofSays: around.shared.some(each => each.provable) ? t('proof.ofReceipt') : null,
    outcome: outcomeOf(visit, action),
    wish: wishOf(visit, receipt.code, around),
    mine: {
      code: receipt.code,
      href: to.receipt(receipt.code),
      title: action.title,
      day: dayInWords(day, lang, 'long'),
      list: to.myActions(),
    },
    confirm: around.token === null ? null : { action: to.confirmation(receipt.code), token: around.token },
    waits:
      around.token === null && around.waits
        ? t(around.mailReady ? 'receipt.waits' : 'receipt.waitsForMail')
        : null,
    keep: {
      link,
      scheme: link.slice(0, -receipt.code.length).replace(/^https?:\/\//, ''),
      code: receipt.code,
    },
    correct: around.correctable
      ? { open: around.refused !== null, form: correctionForm(visit, action, receipt, around) }
      : null,
    correctEnded: around.correctable ? null : t('receipt.correctEnded'),
    withdraw: to.withdrawal(receipt.code),
    next: nextOf(visit, around.next, around.now),
    share: shareLink(visit, action, around.publicUrl),
    contactNote: noteLink(visit, action, receipt),
    reply: replyLink(visit, action, receipt),
  };
}

/** Where to say that a letter came back: about the official written to, where it was one alone. */
function noteLink(visit: Visit, action: PublishedAction, receipt: Receipt): string {
  const targets = new Set(receipt.lines.map(line => line.target));
  const channels = new Set(receipt.lines.map(line => line.channel));
  const [target = ''] = targets;
  const [channel = ''] = channels;
  return visit.to.contactNote(action.slug, {
    ...(targets.size === 1 ? { target } : {}),
    ...(targets.size === 1 && channels.size === 1 ? { channel } : {}),
  });
}

/** Where to tell of an answer, by the official written to, where it was one alone. Nothing of the report goes along. */
function replyLink(visit: Visit, action: PublishedAction, receipt: Receipt): string {
  const [target, ...others] = new Set(receipt.lines.map(line => line.target));
  return visit.to.reply(action.slug, target !== undefined && others.length === 0 ? { target } : {});
}

export function withdrawnModel(
  visit: Visit,
  action: PublishedAction,
  receipt: Receipt,
  given: { takesReports: boolean; shared: readonly SharedReport[] },
): WithdrawnModel {
  const when = instantInWords(receipt.withdrawnAt ?? receipt.changedAt, visit.lang, action.timeZone);
  return {
    crumbs: crumbsOf(visit, action),
    sentence: visit.t('receipt.withdrawnOn', { when }),
    actionHref: visit.to.action(action.slug),
    reportHref: given.takesReports ? visit.to.report(action.slug) : null,
    shared: sharedOf(visit, action, receipt.code, given.shared),
    proofSays: given.shared.some(each => each.provable) ? visit.t('proof.ofReceipt') : null,
  };
}
