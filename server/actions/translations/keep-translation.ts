// Keeping a translation: its texts, each with the words it was made from; two translators at once are told.
import { mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import { recordAudit } from '../../audit/record.ts';
import { Conflict, NotFound, Refused } from '../../lib/errors.ts';
import type { App } from '../../platform/app.ts';
import { transact } from '../../platform/db/db.ts';
import { parseForm } from '../../platform/web/form.ts';
import { draftAt, editableAction, keepDraft } from '../draft.ts';
import type { ActionContent } from '../model.ts';
import { sourceText, translationIn } from '../in-language.ts';
import { TEXTS, translationSchema, type TextName, type Translation } from '../model.ts';

export type GivenTranslation = {
  /** The save of this translation that the page showed; 0 for a new one. */
  revision: number;
  /** The draft whose texts the page showed as the source. */
  draftRevision: number;
  translator: string;
  link: string;
  texts: Record<TextName, string>;
  /** Texts whose translation was looked at beside the changed original and found right. */
  still: readonly TextName[];
};

/** What each text was translated from: what the page showed, or, where it was not touched, what it was before. */
function textsFrom(given: GivenTranslation, seen: ActionContent, before: Translation | null) {
  const texts: Translation['texts'] = {};
  for (const name of TEXTS) {
    const text = given.texts[name].trim();
    const old = before?.texts[name];
    if (text === '') continue;
    const untouched = old !== undefined && old.text === text && !given.still.includes(name);
    texts[name] = { text, source: untouched ? old.source : sourceText(seen, name) };
  }
  return texts;
}

const without = (content: ActionContent, lang: string): Translation[] =>
  content.translations.filter(each => each.lang !== lang);

/**
 * Keeps the translation of an action into `lang` in its draft; it is published with the next version.
 * @throws {Refused} at the fields, {Conflict} when somebody else has saved this translation since
 */
export async function keepTranslation(
  app: App,
  by: By,
  id: string,
  lang: string,
  given: GivenTranslation,
): Promise<void> {
  mustBeAble(by, 'actions.write');
  await transact(app.db, async tx => {
    const action = await editableAction(tx, by, id);
    if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    const { content } = action;
    if (lang === content.lang) throw new Refused([{ path: 'lang', reason: 'problem.language' }]);
    const before = translationIn(content, lang);
    if ((before?.revision ?? 0) !== given.revision) throw new Conflict('translation.moved');
    const seen = (await draftAt(tx, id, given.draftRevision)) ?? content;
    const translation = parseForm(translationSchema, {
      lang,
      translator: given.translator,
      link: given.link,
      revision: given.revision + 1,
      savedAt: app.clock.now().toISOString(),
      texts: textsFrom(given, seen, before),
    });
    const translations = [...without(content, lang), translation];
    translations.sort((one, other) => (one.lang < other.lang ? -1 : 1));
    await keepDraft(app, tx, by, { ...action, content: { ...content, translations } });
    await recordAudit(app, tx, by, 'action.translated', { type: 'action', id }, { lang });
  });
}

/** Takes a translation out of the draft; versions that were published keep it. @throws {NotFound}, {Conflict} */
export async function removeTranslation(app: App, by: By, id: string, lang: string): Promise<void> {
  mustBeAble(by, 'actions.write');
  await transact(app.db, async tx => {
    const action = await editableAction(tx, by, id);
    if (action.stoppedAt !== null) throw new Conflict('action.stoppedForGood');
    if (translationIn(action.content, lang) === null) throw new NotFound();
    const content = { ...action.content, translations: without(action.content, lang) };
    await keepDraft(app, tx, by, { ...action, content });
    await recordAudit(app, tx, by, 'action.translationRemoved', { type: 'action', id }, { lang });
  });
}
