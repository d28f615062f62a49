// The translations of an action: which there are, how far each is, and a choice of language to begin another.
import { LETTER_LANGUAGES, languageName } from '../../lib/languages.ts';
import { definePage } from '../../platform/views/views.ts';
import { fieldsFor, type Field } from '../../platform/web/fields.ts';
import { momentInWords, plainVisit, type Words } from '../../platform/web/words.ts';
import { olderTexts } from '../in-language.ts';
import { headingOf, sampleOf, stateOf, type Of } from './pages.ts';

export type TranslationsModel = {
  heading: string;
  actions: string;
  edit: string;
  overview: string;
  rows: {
    lang: string;
    name: string;
    href: string;
    translator: string;
    state: string;
    older: boolean;
    at: string;
  }[];
  choose: { action: string; field: Field } | null;
  original: string;
};

export function translationsModel(visit: Words, of: Of, mayWrite: boolean): TranslationsModel {
  const { t, to, lang } = visit;
  const { content } = of;
  const taken = new Set([content.lang, ...content.translations.map(each => each.lang)]);
  const { field } = fieldsFor(visit);
  return {
    heading: headingOf(visit, of),
    actions: to.deskActions(),
    edit: to.deskActionEdit(of.id),
    overview: to.deskAction(of.id),
    original: t('translation.originalIn', { language: languageName(content.lang, lang) }),
    rows: content.translations.map(each => ({
      lang: each.lang,
      name: languageName(each.lang, lang),
      href: to.deskActionTranslation(of.id, each.lang),
      translator: each.translator,
      state: stateOf(visit, of, each),
      older: olderTexts(content, each).length > 0,
      at: momentInWords(visit, each.savedAt),
    })),
    choose: mayWrite
      ? {
          action: to.deskActionTranslations(of.id),
          field: field('lang', {
            label: t('translation.into'),
            as: 'select',
            width: 'w16',
            choices: LETTER_LANGUAGES.filter(code => !taken.has(code)).map(code => ({
              value: code,
              label: languageName(code, lang),
            })),
          }),
        }
      : null,
  };
}

export const translationsPage = definePage<TranslationsModel>({
  name: 'actions/translations',
  layout: 'desk',
  sample: () => translationsModel(plainVisit(), sampleOf(), true),
});
