// What became of a report: the statements that count it, the outcome of the case, the wish to be told of it.
import type { PublishedAction } from '../../actions/model.ts';
import { dayIn, dayInWords } from '../../lib/dates.ts';
import { writeNumber } from '../../lib/languages.ts';
import { fixed } from '../../lib/paths.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { fieldsFor } from '../../platform/web/fields.ts';
import type { Visit } from '../../platform/web/visit.ts';
import { KEPT_AFTER_TOLD, KEPT_AT_MOST } from '../../reports/ask-outcome.ts';
import type { SharedReport } from '../../totals/find-statement.ts';
import type { MyActionsModel, ReceiptModel, SharedModel, WishModel } from './pages.ts';

export function sharedOf(
  visit: Visit,
  action: PublishedAction,
  code: string,
  shared: readonly SharedReport[],
): SharedModel[] {
  const { t, to, lang } = visit;
  const dayOf = (at: string): string => dayInWords(dayIn(action.timeZone, new Date(at)), lang, 'long');
  return shared.map(each => ({
    text: t('receipt.countedAmong', { n: each.appeals, total: writeNumber(each.total, lang) }),
    number: t('statement.numbered', { number: each.number }),
    href: to.statement(each.number),
    to: each.shared.map(({ name, at }) => t('receipt.sharedOn', { name, day: dayOf(at) })),
    none: each.shared.length > 0 ? null : t('receipt.sharedNobody'),
    proof: each.provable
      ? { href: fixed.receiptProof(code, each.number), check: to.statementCheck(each.number) }
      : null,
  }));
}

export function outcomeOf(visit: Visit, action: PublishedAction): ReceiptModel['outcome'] {
  const { outcome } = action;
  if (outcome === null) return null;
  return {
    kind: visit.t(`outcome.${outcome.kind}`),
    text: outcome.text,
    lang: action.lang,
    when: dayInWords(dayIn(action.timeZone, new Date(outcome.at)), visit.lang, 'long'),
  };
}

export function wishOf(
  visit: Visit,
  code: string,
  around: { wish: { kept: boolean; typed: string; problems: readonly FieldProblem[] } },
): WishModel {
  const { t, to } = visit;
  const { kept, typed, problems } = around.wish;
  const { field } = fieldsFor(visit, problems);
  return {
    action: to.outcomeWish(code),
    kept: kept ? t('receipt.wishKept', { days: KEPT_AFTER_TOLD }) : null,
    open: problems.length > 0,
    field: kept
      ? null
      : field('outcome.email', {
          label: t('receipt.wishEmail'),
          hint: t('receipt.wishHint', { days: KEPT_AFTER_TOLD, most: KEPT_AT_MOST }),
          type: 'email',
          width: 'w16',
          autocomplete: 'email',
          value: typed,
        }),
  };
}

export function myActionsModel(
  visit: Visit,
  typed: string,
  problems: readonly FieldProblem[],
): MyActionsModel {
  const { field, summary } = fieldsFor(visit, problems);
  const code = field('code', {
    label: visit.t('receipt.code'),
    hint: visit.t('receipt.codeHint'),
    value: typed,
    width: 'w16',
    autocomplete: 'off',
  });
  return { action: visit.to.myActions(), field: code, errors: summary() };
}
