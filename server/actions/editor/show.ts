// Answering with the editor: what it needs besides the form, and the words for what the content holds as codes.
import { dayInWords } from '../../lib/dates.ts';
import { actingBy } from '../../accounts/acting.ts';
import { may } from '../../accounts/model.ts';
import { countryName } from '../../lib/countries.ts';
import { languageName } from '../../lib/languages.ts';
import { mergedEntries, searchOfficials } from '../../officials/find-officials.ts';
import { officialLabel } from '../../officials/model.ts';
import type { App } from '../../platform/app.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { mayHoldFrames } from '../../platform/web/security.ts';
import { visitOf, type Req, type Res, type Visit } from '../../platform/web/visit.ts';
import { careOf } from '../answer-care.ts';
import type { ContentWords } from '../compare-versions.ts';
import type { EditableAction } from '../draft.ts';
import { openDraft } from '../editing/presence.ts';
import { emptyContent, type ActionContent } from '../model.ts';
import { readChecklist } from '../read-checklist.ts';
import { editorModel, editorPage, type EditorWish } from './page.ts';
import type { OfficialChoice } from './row-fields.ts';

export type Shown = Pick<EditorWish, 'typed' | 'problems' | 'saved' | 'notKept'> & {
  action: EditableAction | null;
  revision: number;
  /** What the checklist speaks of; null: the draft as it is kept. */
  content: ActionContent | null;
};

/** Words for the ids and codes of a content. */
export async function contentWords(app: App, visit: Visit): Promise<ContentWords> {
  const names = new Map((await officialChoices(app, visit, () => true)).map(({ id, label }) => [id, label]));
  return {
    official: id => names.get(id) ?? visit.t('action.target.gone'),
    country: code => countryName(code, visit.lang),
    language: code => languageName(code, visit.lang),
    word: key => visit.t(key),
    day: day => dayInWords(day, visit.lang),
  };
}

/** The book as a select offers it: name, title and country, so that typing a letter finds any of them. */
async function officialChoices(
  app: App,
  visit: Visit,
  isUsed: (id: string) => boolean,
): Promise<OfficialChoice[]> {
  const choices = (await searchOfficials(app.db.query, {})).map(official => ({
    id: official.id,
    label: [
      officialLabel(official),
      official.name === null ? null : official.title,
      official.body,
      official.country === null ? null : countryName(official.country, visit.lang),
    ]
      .filter(part => part !== null && part !== '')
      .join(' · '),
  }));
  // A target keeps the id of an entry that was merged since: it must stay chosen, or saving would lose it.
  const merged = [...(await mergedEntries(app.db.query))].filter(([id]) => isUsed(id));
  const labels = new Map(choices.map(({ id, label }) => [id, label]));
  return [...choices, ...merged.map(([id, into]) => ({ id, label: labels.get(into) ?? id }))];
}

export async function sendEditor(app: App, req: Req, res: Res, shown: Shown): Promise<void> {
  const visit = visitOf(req);
  const by = actingBy(req);
  const { action } = shown;
  const checked = shown.content ?? action?.content ?? emptyContent('en', 'UTC');
  const { seen, others } = action === null ? { seen: null, others: [] } : await openDraft(app, by, action.id);
  const model = editorModel(visit, {
    ...shown,
    officials: await officialChoices(app, visit, id =>
      checked.targets.some(target => target.officialId === id),
    ),
    open: await readChecklist(app.db.query, app.clock.now(), {
      id: action?.id ?? null,
      content: checked,
      publishedDeadline: action?.publishedDeadline ?? null,
      note: action?.note ?? null,
    }),
    care: action === null ? null : await careOf(app.db.query, action.id),
    mayPublish: may(by, 'actions.publish'),
    others,
    seen,
    languages: visit.chrome.languages,
    // What a browser keeps belongs to the person who typed it, whoever sits at it next.
    keptAs: app.seal.keyedHash('editor', `${by.id ?? ''} ${action?.id ?? 'new'}`).slice(0, 24),
  });
  const refused = (shown.problems ?? []).length > 0;
  if (action !== null) mayHoldFrames(res);
  sendPage(app, req, res, editorPage, model, {
    title: visit.t('action.editTitle', { title: model.heading }),
    status: refused ? 422 : 200,
    nav: 'actions',
    private: true,
    bodyClass: 'editing',
    scripts: ['repeat-rows', 'editor'],
    path: action === null ? '/desk/actions/new' : `/desk/actions/${action.id}/edit`,
  });
}
