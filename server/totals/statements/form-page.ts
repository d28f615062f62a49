// Making a statement: the day, the officials, the language and the letter on one side, what comes of it on the other.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { dayIn } from '../../lib/dates.ts';
import type { FieldProblem } from '../../lib/errors.ts';
import { ownName } from '../../lib/languages.ts';
import { html, type SafeHtml } from '../../lib/safe-html.ts';
import { fieldSample } from '../../platform/web/field-sample.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { definePage } from '../../platform/views/views.ts';
import type { Visit } from '../../platform/web/visit.ts';
import { targetName } from './compose.ts';
import { isAnyLetter, LETTER_KINDS, type LetterKind } from './content-letters.ts';
import { aboutAction } from './document.ts';
import { STATEMENT_FIELDS } from './fields.ts';
import type { StatementWish } from './model.ts';

export type StatementFormModel = {
  crumbs: { numbers: string; about: string };
  heading: string;
  title: string;
  titleLang: string;
  lead: string;
  /** `stop`: the action was stopped. */
  warning: { text: string; stop: boolean } | null;
  corrects: { text: string; number: string; href: string; reason: Field } | null;
  errors: ErrorSummary;
  action: string;
  /** Who may only look has the choices in the address and no letter. */
  method: 'post' | 'get';
  mayFreeze: boolean;
  fields: Field[];
  letter: Field;
  /** Whether the text is shown at once: it is wrong, or not as we gave it. */
  letterOpen: boolean;
  mergeFields: { name: string; says: string }[];
  preview: { lead: string; sheetsHtml: SafeHtml } | null;
};

export type FormGiven = {
  action: PublishedAction;
  /** Every official that can be chosen: those of now, and earlier ones that letters went to. */
  targets: readonly ResolvedTarget[];
  languages: readonly string[];
  wish: StatementWish;
  kind: LetterKind;
  now: Date;
  mayFreeze: boolean;
  problems: readonly FieldProblem[];
  previewHtml: SafeHtml | null;
};

export function statementFormModel(visit: Visit, given: FormGiven): StatementFormModel {
  const { t, to, lang } = visit;
  const { action, wish } = given;
  const { field, summary } = fieldsFor(visit, given.problems);
  const fields = [
    field('day', {
      label: t('statement.day'),
      hint: t('statement.dayHint', { zone: action.timeZone }),
      type: 'date',
      width: 'w16',
      value: wish.day,
      required: true,
    }),
    field('target', {
      label: t('statement.targets'),
      as: 'ticks',
      values: wish.targets,
      choices: given.targets.map(target => ({ value: target.id, label: targetName(target) })),
    }),
    field('lang', {
      label: t('statement.lang'),
      as: 'select',
      value: wish.lang,
      choices: given.languages.map(code => ({ value: code, label: ownName(code) })),
    }),
    field('kind', {
      label: t('statement.kind'),
      hint: t('statement.kindHint'),
      as: 'select',
      value: given.kind,
      choices: LETTER_KINDS.map(kind => ({ value: kind, label: t(`statement.kind.${kind}`) })),
    }),
  ];
  const letter = field('letter', {
    label: t('statement.letter'),
    hint: t('statement.letterHint'),
    as: 'area',
    rows: 16,
    value: wish.letter,
    lang: wish.lang,
  });
  const corrects =
    wish.corrects === null
      ? null
      : {
          text: t('statement.correcting', { number: wish.corrects }),
          number: wish.corrects,
          href: to.deskStatement(wish.corrects),
          reason: field('reason', {
            label: t('statement.reason'),
            hint: t('statement.reasonHint'),
            as: 'area',
            rows: 3,
            value: wish.reason,
            lang: wish.lang,
          }),
        };
  return {
    crumbs: { numbers: to.deskActionNumbers(action.id), about: aboutAction(action, lang) },
    heading: t('statement.new'),
    title: action.title,
    titleLang: action.lang,
    lead: t('statement.lead'),
    warning: warningOf(visit, given),
    corrects,
    errors: summary(),
    action: to.deskNewStatement(action.id),
    method: given.mayFreeze ? 'post' : 'get',
    mayFreeze: given.mayFreeze,
    fields: given.mayFreeze ? fields : fields.slice(0, 3),
    letter,
    letterOpen: given.problems.some(each => each.path === 'letter') || !isAnyLetter(wish.letter),
    mergeFields: STATEMENT_FIELDS.map(({ name, meaning }) => ({ name: `{{${name}}}`, says: t(meaning) })),
    preview:
      given.previewHtml === null ? null : { lead: t('statement.previewLead'), sheetsHtml: given.previewHtml },
  };
}

/** What a coordinator should know before: the action was stopped, or the day is not over. */
function warningOf({ t }: Visit, { action, wish, now }: FormGiven): StatementFormModel['warning'] {
  if (action.stop !== null) return { text: t('statement.stopped'), stop: true };
  const runs = wish.day === dayIn(action.timeZone, now);
  return runs ? { text: t('statement.dayRuns'), stop: false } : null;
}

export const statementFormPage = definePage<StatementFormModel>({
  name: 'totals/statement-form',
  layout: 'desk',
  sample: () => ({
    crumbs: { numbers: '/desk/actions/x/numbers', about: 'UA 112/26, Ecuador' },
    heading: 'New statement of totals',
    title: 'Two river monitors held for measuring the water',
    titleLang: 'en',
    lead: 'Choose what it says, look at it, freeze it.',
    warning: { text: 'This day is not over.', stop: true },
    corrects: {
      text: 'This statement corrects statement 2026-40.',
      number: '2026-40',
      href: '/desk/statements/2026-40',
      reason: fieldSample({ name: 'reason', label: 'Why', as: 'area' }),
    },
    errors: null,
    action: '/desk/actions/x/statement',
    method: 'post',
    mayFreeze: true,
    fields: [
      fieldSample({ name: 'day', label: 'Counted until the end of', type: 'date', value: '2026-11-21' }),
    ],
    letterOpen: true,
    letter: fieldSample({ name: 'letter', label: 'Letter', as: 'area', value: '{{salutation}}' }),
    mergeFields: [{ name: '{{day}}', says: 'The day until which letters are counted' }],
    preview: {
      lead: 'So it will look.',
      sheetsHtml: html`<article class="sheet" lang="en" dir="ltr"><h2>1,204 letters</h2></article>`,
    },
  }),
});
