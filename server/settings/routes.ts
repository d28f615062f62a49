// The address of the settings: everyone of the desk may read them, administrators change them.
import { Router, type Request, type Response } from 'express';
import type { FieldProblem } from '../lib/errors.ts';
import { may, mustBeAble } from '../lib/rights.ts';
import type { App } from '../platform/app.ts';
import { orAgain } from '../platform/web/again.ts';
import { readForms } from '../platform/web/bodies.ts';
import { formOf, queryOf } from '../platform/web/form.ts';
import { at } from '../platform/web/methods.ts';
import { sendPage } from '../platform/web/pages.ts';
import { actorOf, visitOf } from '../platform/web/visit.ts';
import { changeSettings } from './change-settings.ts';
import { readSettingsForm, typedFrom, typedSettings, type SettingsTyped } from './forms.ts';
import { settingsModel, settingsPage } from './pages.ts';
import { readSettings } from './read-settings.ts';

export function settingsRoutes(app: App): Router {
  const router = Router();
  const show = (
    req: Request,
    res: Response,
    typed: SettingsTyped,
    problems: readonly FieldProblem[] = [],
  ): void => {
    const visit = visitOf(req);
    const by = actorOf(req);
    const links = [
      ...(may(by, 'people.write')
        ? [{ href: visit.to.deskPeople(), text: visit.t('account.people.title') }]
        : []),
      ...(may(by, 'audit.read') ? [{ href: visit.to.deskAudit(), text: visit.t('audit.title') }] : []),
    ];
    const given = {
      typed,
      siteLanguages: app.strings.languages,
      said: queryOf(req).has('saved') ? visit.t('settings.saved') : null,
      writable: may(by, 'settings.write'),
      action: visit.to.deskSettings(),
      links,
    };
    sendPage(app, req, res, settingsPage, settingsModel(visit, given, problems), {
      title: visit.t('settings.title'),
      private: true,
      nav: 'settings',
      status: problems.length === 0 ? 200 : 422,
      path: '/desk/settings',
    });
  };
  at(
    router,
    '/desk/settings',
    {
      get: async (req, res) => show(req, res, typedFrom(await readSettings(app.db.query))),
      post: (req, res) => {
        mustBeAble(actorOf(req), 'settings.write');
        const typed = typedSettings(formOf(req));
        if (formOf(req).has('more')) {
          // "More rows" keeps what was typed and gives new empty rows; nothing is saved yet.
          show(req, res, typed);
          return;
        }
        return orAgain(
          async () => {
            await changeSettings(app, actorOf(req), readSettingsForm(typed));
            res.redirect(303, `${visitOf(req).to.deskSettings()}?saved`);
          },
          problems => show(req, res, typed, problems),
        );
      },
    },
    ...readForms('500kb'),
  );
  return router;
}
