// An action's texts in another language: whose translation, which parts of it are older than the original or missing.
import { TEXTS, type TextName, type Translation } from './model.ts';

/** The content as far as it is translated. */
export type Translated = {
  lang: string;
  title: string;
  pronounsNote: string | null;
  summary: string;
  demands: readonly string[];
  background: string;
  image: { id: string; alt: string; credit: string } | null;
  translations: readonly Translation[];
};

/** A text of the original as one string; '' where the action has none. */
export function sourceText(content: Omit<Translated, 'translations'>, name: TextName): string {
  if (name === 'demands') return content.demands.join('\n');
  if (name === 'imageAlt') return content.image?.alt ?? '';
  return content[name] ?? '';
}

/** The texts that an action has, in order. */
export const textsOf = (content: Omit<Translated, 'translations'>): TextName[] =>
  TEXTS.filter(name => sourceText(content, name) !== '');

/** The texts whose original has changed since they were translated. */
export const olderTexts = (content: Translated, translation: Translation): TextName[] =>
  textsOf(content).filter(name => {
    const translated = translation.texts[name];
    return translated !== undefined && translated.source !== sourceText(content, name);
  });

/** The texts that are still to be translated. */
export const missingTexts = (content: Translated, translation: Translation): TextName[] =>
  textsOf(content).filter(name => translation.texts[name] === undefined);

export const translationIn = (content: Pick<Translated, 'translations'>, lang: string): Translation | null =>
  content.translations.find(each => each.lang === lang) ?? null;

/** Whether readers are given it: a page needs its title and its summary at least. */
const isReadable = ({ texts }: Translation): boolean =>
  texts.title !== undefined && texts.summary !== undefined;

/** The languages an action can be read in: its own first. */
export const readableIn = (content: Pick<Translated, 'lang' | 'translations'>): string[] => [
  content.lang,
  ...content.translations.filter(isReadable).map(each => each.lang),
];

export type Credit = {
  lang: string;
  translator: string;
  link: string;
  /** A text of the original has changed since. */
  older: boolean;
  /** Some text stands in the original's language. */
  incomplete: boolean;
};

export type InLanguage<Content> = Content & {
  /** The language in which each text now stands. `lang` stays that of the original, and of notices told later. */
  textLangs: Readonly<Record<TextName, string>>;
  /** Whose translation it is; null: the original. */
  credit: Credit | null;
};

const linesOf = (text: string): string[] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');

/** The content with its texts in `lang` as far as they are translated, and in the original's language where not. */
export function inLanguage<Content extends Translated>(content: Content, lang: string): InLanguage<Content> {
  const translation = lang === content.lang ? null : translationIn(content, lang);
  const used = translation !== null && isReadable(translation) ? translation : null;
  const text = (name: TextName): string | undefined =>
    sourceText(content, name) === '' ? undefined : used?.texts[name]?.text;
  const langOf = (name: TextName): string => (text(name) === undefined ? content.lang : lang);
  const demands = text('demands');
  return {
    ...content,
    title: text('title') ?? content.title,
    pronounsNote: text('pronounsNote') ?? content.pronounsNote,
    summary: text('summary') ?? content.summary,
    demands: demands === undefined ? content.demands : linesOf(demands),
    background: text('background') ?? content.background,
    image: content.image && { ...content.image, alt: text('imageAlt') ?? content.image.alt },
    textLangs: {
      title: langOf('title'),
      pronounsNote: langOf('pronounsNote'),
      summary: langOf('summary'),
      demands: langOf('demands'),
      background: langOf('background'),
      imageAlt: langOf('imageAlt'),
    },
    credit: used && {
      lang,
      translator: used.translator,
      link: used.link,
      older: olderTexts(content, used).length > 0,
      incomplete: missingTexts(content, used).length > 0,
    },
  };
}
