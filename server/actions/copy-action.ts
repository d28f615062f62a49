// Another action begun from one that stands: its texts, officials, letters and picture, and nothing that was its own.
import { mustBeAble } from '../accounts/model.ts';
import type { By } from '../audit/model.ts';
import type { App } from '../platform/app.ts';
import { createDraft, editableAction } from './draft.ts';
import type { ActionContent } from './model.ts';

/** The copy's content: no number, index or deadline, and targets that are counted apart from those it came from. */
function copied(content: ActionContent, title: string, newId: () => string): ActionContent {
  const ids = new Map(content.targets.map(target => [target.id, newId()]));
  const idOf = (id: string): string => ids.get(id) ?? id;
  return {
    ...content,
    number: null,
    index: null,
    kind: 'first',
    title: title.slice(0, 200),
    deadline: '',
    targets: content.targets.map(target => ({ ...target, id: idOf(target.id) })),
    letters: content.letters.map(letter => ({ ...letter, targets: letter.targets?.map(idOf) ?? null })),
  };
}

/**
 * Begins a draft from an action as the desk has it and gives its id. What was answered about consent and harm belongs
 * to the case it was answered for and stays there; translations come along, and their title is told to be older.
 * @throws {NotFound} or {Forbidden}
 */
export async function copyAction(app: App, by: By, id: string, reader: string): Promise<string> {
  mustBeAble(by, 'actions.write');
  const { content } = await editableAction(app.db.query, by, id);
  const lang = app.strings.languages.includes(content.lang) ? content.lang : reader;
  const title = app.strings.text(lang, 'action.copyOf', { title: content.title });
  return createDraft(app, by, copied(content, title, app.newId));
}
