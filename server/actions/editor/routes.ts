// The addresses of the editor: a new action, and an action in work.
import { Router, type Request, type RequestHandler, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import type { By } from '../../audit/model.ts';
import { countryName } from '../../lib/countries.ts';
import { writeCountries } from '../../lib/country-list.ts';
import { Conflict, Refused } from '../../lib/errors.ts';
import { languageName } from '../../lib/languages.ts';
import { searchOfficials } from '../../officials/find-officials.ts';
import { officialLabel } from '../../officials/model.ts';
import type { App } from '../../platform/app.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { readUploads, uploadOf } from '../../platform/web/uploads.ts';
import { visitOf, type Visit } from '../../platform/web/visit.ts';
import { changedFields } from '../compare-versions.ts';
import { createDraft, editableAction, saveDraft, type EditableAction } from '../draft.ts';
import { keepImage } from '../keep-image.ts';
import { emptyContent, type ActionContent } from '../model.ts';
import { careOf } from '../answer-care.ts';
import { readChecklist } from '../read-checklist.ts';
import { contentFromTyped, settleRows } from './content.ts';
import type { OfficialChoice } from './row-fields.ts';
import { editorModel, editorPage, type EditorWish } from './page.ts';
import { readTypedAction, typedAction, type TypedAction } from './typed.ts';

const MEGABYTE = 1024 * 1024;

export function editorRoutes(app: App): Router {
  const router = Router();
  const limits = { fileBytes: 12 * MEGABYTE, fieldBytes: MEGABYTE, fields: 4000 };
  // Who may not write is told before the file is read.
  const body: RequestHandler[] = [mayWrite, ...readForms('2mb'), readUploads(limits)];

  at(
    router,
    '/desk/actions/new',
    {
      get: async (req, res) => {
        const { lang } = visitOf(req);
        const content = emptyContent(app.strings.languages.includes(lang) ? lang : 'en', 'UTC');
        await sendEditor(app, req, res, {
          typed: typedIn(visitOf(req), content),
          action: null,
          revision: 0,
          content,
        });
      },
      post: async (req, res) => {
        const by = actingBy(req);
        const got = await received(app, by, req);
        if (got.content === null) return sendEditor(app, req, res, { ...got, action: null, revision: 0 });
        const id = await createDraft(app, by, got.content);
        res.redirect(303, savedAt(req, id));
      },
    },
    ...body,
  );

  at(
    router,
    '/desk/actions/:id/edit',
    {
      get: async (req, res) => {
        const action = await editableAction(app.db.query, actingBy(req), String(req.params['id']));
        const { content, revision } = action;
        const saved = queryOf(req).has('saved');
        await sendEditor(app, req, res, {
          typed: typedIn(visitOf(req), content),
          action,
          revision,
          saved,
          content,
        });
      },
      post: async (req, res) => {
        const by = actingBy(req);
        const action = await editableAction(app.db.query, by, String(req.params['id']));
        const revision = wholeNumber(formOf(req).one('revision'));
        const got = await received(app, by, req);
        if (got.content === null) return sendEditor(app, req, res, { ...got, action, revision });
        try {
          await saveDraft(app, by, action.id, revision, got.content);
        } catch (error) {
          if (!(error instanceof Conflict) || error.reason !== 'action.draftMoved') throw error;
          const theirs = await editableAction(app.db.query, by, action.id);
          const conflict = await differences(app, visitOf(req), got.content, theirs.content);
          // The page now stands on the other's draft: saving again is a choice made with both in view.
          const shown = { typed: got.typed, action: theirs, revision: theirs.revision, conflict };
          return sendEditor(app, req, res, { ...shown, content: theirs.content });
        }
        res.redirect(303, savedAt(req, action.id));
      },
    },
    ...body,
  );
  return router;
}

const mayWrite: RequestHandler = (req, _res, next) => {
  mustBeAble(actingBy(req), 'actions.write');
  next();
};

/** Where a saved draft goes on: to the editor again, or on to be published when that was asked for. */
function savedAt(req: Request, id: string): string {
  const { to } = visitOf(req);
  return formOf(req).one('then') === 'publication'
    ? to.deskActionPublication(id)
    : `${to.deskActionEdit(id)}?saved=1`;
}

const typedIn = (visit: Visit, content: ActionContent): TypedAction =>
  typedAction(content, codes => writeCountries(codes, visit.lang));

type Received = {
  typed: TypedAction;
  /** Null when the form is to be shown again: something is wrong, or one more row was asked for. */
  content: ActionContent | null;
  problems?: Refused['problems'];
};

/** What was posted, its picture kept, its rows settled. */
async function received(app: App, by: By, req: Request): Promise<Received> {
  const form = formOf(req);
  const typed = settleRows(readTypedAction(form), app.newId);
  const problems: Refused['problems'][number][] = [];
  let content: ActionContent | null = null;
  const upload = uploadOf(req, 'image.file');
  try {
    // Kept at once, so that a form shown again does not ask for the file a second time.
    if (upload) typed.image = { ...typed.image, id: await keepImage(app, by, upload.bytes), remove: false };
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems.push(...error.problems);
  }
  if (form.has('add')) return { typed, content: null, problems };
  try {
    content = contentFromTyped(typed, visitOf(req).lang);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    problems.push(...error.problems);
  }
  return { typed, content: problems.length > 0 ? null : content, problems };
}

async function differences(app: App, visit: Visit, mine: ActionContent, theirs: ActionContent) {
  const names = new Map((await officialChoices(app, visit)).map(({ id, label }) => [id, label]));
  const words = {
    official: (id: string) => names.get(id) ?? visit.t('action.target.gone'),
    country: (code: string) => countryName(code, visit.lang),
    language: (code: string) => languageName(code, visit.lang),
    word: (key: string) => visit.t(key),
  };
  return changedFields(mine, theirs, words).map(({ field, after }) => ({
    part: visit.t(`action.part.${field}`),
    theirs: after === '' ? '–' : after,
  }));
}

/** The book as a select offers it: name, title and country, so that typing a letter finds any of them. */
async function officialChoices(app: App, visit: Visit): Promise<OfficialChoice[]> {
  return (await searchOfficials(app.db.query, {})).map(official => ({
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
}

type Shown = Omit<EditorWish, 'officials' | 'open' | 'care' | 'action' | 'mayPublish'> & {
  action: EditableAction | null;
  /** What the checklist speaks of; null: the draft as it is kept. */
  content: ActionContent | null;
};

async function sendEditor(app: App, req: Request, res: Response, shown: Shown): Promise<void> {
  const visit = visitOf(req);
  const checked = shown.content ?? shown.action?.content ?? emptyContent('en', 'UTC');
  const id = shown.action?.id ?? null;
  const model = editorModel(visit, {
    ...shown,
    officials: await officialChoices(app, visit),
    open: await readChecklist(app.db.query, app.clock.now(), {
      id,
      content: checked,
      publishedDeadline: shown.action?.publishedDeadline ?? null,
      note: shown.action?.note ?? null,
    }),
    care: id === null ? null : await careOf(app.db.query, id),
    mayPublish: may(actingBy(req), 'actions.publish'),
  });
  const refused = (shown.problems ?? []).length > 0;
  sendPage(app, req, res, editorPage, model, {
    title: visit.t('action.editTitle', { title: model.heading }),
    status: refused ? 422 : shown.conflict ? 409 : 200,
    nav: 'actions',
    private: true,
    scripts: ['repeat-rows'],
  });
}
