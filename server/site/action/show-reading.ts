// In which language an action's own texts are read: which there are, who translated them, what is older or missing.
import type { PublishedAction } from '../../actions/model.ts';
import { readableIn, type InLanguage } from '../../actions/in-language.ts';
import { type TextName } from '../../actions/model.ts';
import { directionOf, languageName, ownName } from '../../lib/languages.ts';
import type { Reader } from '../../platform/web/visit.ts';
import type { ActionModel } from './pages.ts';

/** An action with its texts in the language that was asked for. */
export type ShownAction = InLanguage<PublishedAction>;

/** The same page with its texts in another language; `null`: in the page's own. */
export type Addresses = (text: string | null) => string;

type Reading = Pick<ActionModel, 'langs' | 'translation' | 'original' | 'readIn'>;

/** The language the title is shown in stands for the page's texts. */
const shownIn = (action: ShownAction): string => action.credit?.lang ?? action.lang;

/** What an address must say so that the texts come in the language now shown: nothing where the page's own does. */
export function textAsked(visit: Pick<Reader, 'lang'>, action: ShownAction): { text?: string } {
  const byItself = readableIn(action).includes(visit.lang) ? visit.lang : action.lang;
  const shown = shownIn(action);
  return shown === byItself ? {} : { text: shown };
}

function translationOf(
  { t }: Reader,
  { credit, lang }: ShownAction,
  address: Addresses,
): ActionModel['translation'] {
  if (credit === null) return null;
  return {
    by: t('reading.translatedBy', { name: credit.translator }),
    link: credit.link === '' ? null : credit.link,
    older: credit.older ? t('reading.older') : null,
    incomplete: credit.incomplete ? t('reading.incomplete') : null,
    originalHref: address(lang),
  };
}

export function readingModel(visit: Reader, action: ShownAction, address: Addresses): Reading {
  const languages = readableIn(action);
  const shown = shownIn(action);
  const langOf = (name: TextName) => ({
    lang: action.textLangs[name],
    dir: directionOf(action.textLangs[name]),
  });
  return {
    langs: {
      title: langOf('title'),
      pronounsNote: langOf('pronounsNote'),
      summary: langOf('summary'),
      demands: langOf('demands'),
      background: langOf('background'),
      imageAlt: langOf('imageAlt'),
    },
    translation: translationOf(visit, action, address),
    original: languages.includes(visit.lang)
      ? null
      : visit.t('reading.original', { language: languageName(shown, visit.lang) }),
    readIn:
      languages.length < 2
        ? []
        : languages.map(lang => ({
            href: lang === shown ? null : address(lang === visit.lang ? null : lang),
            label: ownName(lang),
            lang,
          })),
  };
}
