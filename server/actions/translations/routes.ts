// The addresses of an action's translations: all of them, and one.
import { Router, type Request, type Response } from 'express';
import { actingBy } from '../../accounts/acting.ts';
import { may, mustBeAble } from '../../accounts/model.ts';
import { Conflict, NotFound, type FieldProblem } from '../../lib/errors.ts';
import { isLanguage } from '../../lib/languages.ts';
import type { App } from '../../platform/app.ts';
import { orAgain } from '../../platform/web/again.ts';
import { readForms } from '../../platform/web/bodies.ts';
import { formOf, queryOf, wholeNumber, type Form } from '../../platform/web/form.ts';
import { at } from '../../platform/web/methods.ts';
import { sendPage } from '../../platform/web/pages.ts';
import { visitOf } from '../../platform/web/visit.ts';
import { editableAction, type EditableAction } from '../draft.ts';
import { keepTranslation, removeTranslation } from './keep-translation.ts';
import { translationIn } from '../in-language.ts';
import { TEXTS, type TextName, type Translation } from '../model.ts';
import { translationsModel, translationsPage } from './list-page.ts';
import { translationModel, translationPage, type TypedTranslation } from './pages.ts';

export function translationRoutes(app: App): Router {
  const router = Router();
  at(router, '/desk/actions/:id/translations', {
    get: async (req, res) => {
      const by = actingBy(req);
      const visit = visitOf(req);
      const action = await editableAction(app.db.query, by, idOf(req));
      const asked = queryOf(req).one('lang');
      if (isLanguage(asked)) {
        res.redirect(303, visit.to.deskActionTranslation(action.id, asked));
        return;
      }
      const model = translationsModel(visit, action, may(by, 'actions.write'));
      const title = `${visit.t('translation.title')}: ${model.heading}`;
      sendPage(app, req, res, translationsPage, model, { title, nav: 'actions', private: true });
    },
  });
  at(
    router,
    '/desk/actions/:id/translations/:lang',
    {
      get: async (req, res) => {
        const action = await actionOf(app, req);
        const by = actingBy(req);
        const kept = translationIn(action.content, langOf(req));
        const said = queryOf(req).has('saved');
        show(app, req, res, action, { typed: typedFrom(kept, by.name), saved: said });
      },
      post: (req, res) => keep(app, req, res),
    },
    ...readForms('1mb'),
  );
  return router;
}

const idOf = (req: Request): string => String(req.params['id']);

/** The language of the address. @throws {NotFound} for one that nothing is translated into */
function langOf(req: Request): string {
  const lang = String(req.params['lang']);
  if (!isLanguage(lang)) throw new NotFound();
  return lang;
}

async function actionOf(app: App, req: Request): Promise<EditableAction> {
  const by = actingBy(req);
  mustBeAble(by, 'actions.write');
  const action = await editableAction(app.db.query, by, idOf(req));
  if (langOf(req) === action.content.lang) throw new NotFound();
  return action;
}

const textsBy = (text: (name: TextName) => string): Record<TextName, string> => ({
  title: text('title'),
  pronounsNote: text('pronounsNote'),
  summary: text('summary'),
  demands: text('demands'),
  background: text('background'),
  imageAlt: text('imageAlt'),
});

const typedFrom = (kept: Translation | null, name: string): TypedTranslation => ({
  translator: kept?.translator ?? name,
  link: kept?.link ?? '',
  texts: textsBy(text => kept?.texts[text]?.text ?? ''),
  still: [],
});

const readTyped = (form: Form) => ({
  translator: form.one('translator'),
  link: form.one('link'),
  texts: textsBy(name => form.raw(`texts.${name}`)),
  still: TEXTS.filter(name => form.has(`still.${name}`)),
});

type Shown = {
  typed: TypedTranslation;
  problems?: readonly FieldProblem[];
  saved?: boolean;
  conflict?: boolean;
};

function show(app: App, req: Request, res: Response, of: EditableAction, shown: Shown): void {
  const visit = visitOf(req);
  const model = translationModel(visit, { ...shown, of, lang: langOf(req) });
  sendPage(app, req, res, translationPage, model, {
    title: `${model.heading}: ${model.actionTitle}`,
    nav: 'actions',
    private: true,
    status: shown.conflict ? 409 : shown.problems ? 422 : 200,
    scripts: ['draft'],
  });
}

async function keep(app: App, req: Request, res: Response): Promise<void> {
  const by = actingBy(req);
  const action = await actionOf(app, req);
  const { to } = visitOf(req);
  const form = formOf(req);
  const lang = langOf(req);
  if (form.has('remove') && form.has('sure')) {
    await removeTranslation(app, by, action.id, lang);
    res.redirect(303, to.deskActionTranslations(action.id));
    return;
  }
  const typed = readTyped(form);
  if (form.has('remove')) {
    const problems = [{ path: 'sure', reason: 'problem.tickToConfirm' }];
    show(app, req, res, action, { typed, problems });
    return;
  }
  const given = {
    ...typed,
    revision: wholeNumber(form.one('revision')),
    draftRevision: wholeNumber(form.one('draftRevision')),
  };
  await orAgain(
    async () => {
      try {
        await keepTranslation(app, by, action.id, lang, given);
        res.redirect(303, `${to.deskActionTranslation(action.id, lang)}?saved=1`);
      } catch (error) {
        if (!(error instanceof Conflict) || error.reason !== 'translation.moved') throw error;
        show(app, req, res, await actionOf(app, req), { typed, conflict: true });
      }
    },
    problems => show(app, req, res, action, { typed, problems }),
  );
}
