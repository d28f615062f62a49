// One translation: the original beside each field, and what has changed in it since.
import type { FieldProblem } from '../../lib/errors.ts';
import { directionOf, languageName } from '../../lib/languages.ts';
import { compareWords, type Run } from '../../lib/word-diff.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import type { EditableAction } from '../draft.ts';
import { emptyContent } from '../model.ts';
import { missingTexts, olderTexts, sourceText, textsOf, translationIn } from '../in-language.ts';
import { type TextName, type Translation } from '../model.ts';

export type Of = Pick<EditableAction, 'id' | 'revision' | 'content'>;

export const headingOf = ({ t }: Words, { content }: Of): string => content.title || t('action.untitled');

/** How far a translation is: complete, or what is older and what is missing. */
export function stateOf({ t }: Words, { content }: Of, translation: Translation): string {
  const older = olderTexts(content, translation).length;
  const missing = missingTexts(content, translation).length;
  const parts = [
    older > 0 ? t('translation.older', { n: older }) : '',
    missing > 0 ? t('translation.missing', { n: missing }) : '',
  ].filter(Boolean);
  return parts.length > 0 ? parts.join('; ') : t('translation.whole');
}

type TextRow = {
  id: string;
  label: string;
  source: string;
  field: Field;
  /** What somebody else has saved meanwhile, where it differs from what was typed. */
  theirs: string | null;
  /** What changed in the original since it was translated; null when nothing did. */
  changed: { before: Run[]; after: Run[]; still: Field } | null;
};

export type TranslationModel = {
  heading: string;
  actionTitle: string;
  all: string;
  edit: string;
  action: string;
  errors: ErrorSummary;
  saved: string | null;
  conflict: string | null;
  revision: string;
  draftRevision: string;
  sourceLang: string;
  sourceDir: string;
  sourceName: string;
  rows: TextRow[];
  translator: Field;
  link: Field;
  kept: string | null;
  preview: string | null;
  /** Only what is kept can be taken away. */
  removal: Field | null;
};

export type TypedTranslation = {
  translator: string;
  link: string;
  texts: Record<TextName, string>;
  still: readonly string[];
};

export type TranslationWish = {
  of: Of;
  lang: string;
  typed: TypedTranslation;
  /** Who saves first is credited unless somebody says otherwise. */
  problems?: readonly FieldProblem[];
  saved?: boolean;
  conflict?: boolean;
};

const LONG: Partial<Record<TextName, number>> = { summary: 8, demands: 5, background: 16 };

function textRow(
  visit: Words,
  wish: TranslationWish,
  name: TextName,
  field: ReturnType<typeof fieldsFor>['field'],
): TextRow {
  const { t } = visit;
  const { of, lang, typed } = wish;
  const source = sourceText(of.content, name);
  const before = translationIn(of.content, lang)?.texts[name];
  const rows = LONG[name];
  const label = t(`translation.text.${name}`);
  const words = before !== undefined && before.source !== source ? compareWords(before.source, source) : null;
  return {
    id: `t-${name}`,
    label,
    source,
    field: field(`texts.${name}`, {
      label: t('translation.textIn', { text: label, language: languageName(lang, visit.lang) }),
      value: typed.texts[name],
      lang,
      dir: directionOf(lang),
      ...(rows === undefined ? {} : { as: 'area', rows }),
      ...(name === 'demands' ? { hint: t('translation.hint.demands') } : {}),
    }),
    theirs:
      wish.conflict === true && (before?.text ?? '') !== typed.texts[name].trim()
        ? (before?.text ?? '')
        : null,
    changed: words && {
      ...words,
      still: field(`still.${name}`, {
        label: t('translation.still'),
        as: 'tick',
        value: typed.still.includes(name) ? 'yes' : '',
        choices: [{ value: 'yes', label: '' }],
      }),
    },
  };
}

export function translationModel(visit: Words, wish: TranslationWish): TranslationModel {
  const { t, to } = visit;
  const { of, lang, typed } = wish;
  const { field, summary } = fieldsFor(visit, wish.problems);
  const kept = translationIn(of.content, lang);
  const rows = textsOf(of.content).map(name => textRow(visit, wish, name, field));
  const translator = field('translator', {
    label: t('translation.translator'),
    hint: t('translation.hint.translator'),
    value: typed.translator,
    width: 'w16',
    required: true,
  });
  const link = field('link', {
    label: t('translation.link'),
    hint: t('translation.hint.link'),
    value: typed.link,
    type: 'url',
    optional: true,
  });
  return {
    heading: t('translation.heading', { language: languageName(lang, visit.lang) }),
    actionTitle: headingOf(visit, of),
    all: to.deskActionTranslations(of.id),
    edit: to.deskActionEdit(of.id),
    action: to.deskActionTranslation(of.id, lang),
    errors: summary(),
    saved: wish.saved ? t('translation.saved') : null,
    conflict: wish.conflict ? t('translation.moved') : null,
    revision: String(kept?.revision ?? 0),
    draftRevision: String(of.revision),
    sourceLang: of.content.lang,
    sourceDir: directionOf(of.content.lang),
    sourceName: languageName(of.content.lang, visit.lang),
    rows,
    translator,
    link,
    kept:
      kept &&
      `${stateOf(visit, of, kept)} · ${t('action.savedAt', { at: momentInWords(visit, kept.savedAt) })}`,
    preview: kept && to.deskActionPreview(of.id, { text: lang }),
    removal:
      kept &&
      field('sure', {
        label: t('translation.removeSure', { language: languageName(lang, visit.lang) }),
        as: 'tick',
        value: '',
        choices: [{ value: 'yes', label: '' }],
      }),
  };
}

export const sampleOf = (): Of => {
  const content = {
    ...emptyContent('en', 'UTC'),
    title: 'Two river defenders charged',
    summary: 'They were charged on Monday.',
  };
  const texts = {
    title: { text: 'Deux défenseurs de la rivière accusés', source: 'Two river defenders charged' },
    summary: { text: 'Accusés.', source: 'They were charged.' },
  };
  const french: Translation = {
    lang: 'fr',
    translator: 'Ilse Haugland',
    link: '',
    revision: 2,
    savedAt: '2026-11-20T08:00:00.000Z',
    texts,
  };
  return { id: '01sample', revision: 4, content: { ...content, translations: [french] } };
};

export const translationPage = definePage<TranslationModel>({
  name: 'actions/translation',
  layout: 'desk',
  sample: () =>
    translationModel(plainVisit(), {
      of: sampleOf(),
      lang: 'fr',
      typed: {
        translator: 'Ilse Haugland',
        link: 'translators',
        texts: {
          title: 'Deux',
          pronounsNote: '',
          summary: 'Accusés.',
          demands: '',
          background: '',
          imageAlt: '',
        },
        still: [],
      },
      problems: [{ path: 'link', reason: 'problem.url' }],
      saved: true,
      conflict: true,
    }),
});
