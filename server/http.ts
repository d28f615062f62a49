// The boot on one screen: the middleware in its order, and every feature's mount.
import compression from 'compression';
import express, { type Express } from 'express';
import type { RequestListener } from 'node:http';
import { accountRoutes, signInAgain } from './accounts/routes.ts';
import { actionsWithoutChannel } from './actions/find-unreachable.ts';
import { actionRoutes } from './actions/routes.ts';
import { takeReportsQuickly } from './api/quick-reports.ts';
import { apiRoutes, writesLimit } from './api/routes.ts';
import { auditRoutes } from './audit/routes.ts';
import { deskRoutes } from './desk/routes.ts';
import { exportRoutes } from './exports/routes.ts';
import { numbersFileRoutes } from './exports/desk/routes.ts';
import { feedRoutes } from './feeds/routes.ts';
import { importRoutes } from './importer/routes.ts';
import { letterRoutes } from './letters/routes.ts';
import { officialRoutes } from './officials/routes.ts';
import { outboxRoutes } from './outbox/routes.ts';
import { answersGiven } from './replies/answers-given.ts';
import { countAnswers } from './replies/find-answers.ts';
import { replyRoutes } from './replies/routes.ts';
import { tellingRoutes } from './replies/telling/routes.ts';
import { reportRoutes } from './reports/routes.ts';
import { settingsRoutes } from './settings/routes.ts';
import { chrome } from './settings/read-settings.ts';
import { contactNoteRoutes } from './site/contact-note/routes.ts';
import { receiptRoutes } from './site/receipt/routes.ts';
import { reportPageRoutes } from './site/report/routes.ts';
import { siteRoutes } from './site/routes.ts';
import { totalsRoutes } from './totals/routes.ts';
import { recogniseActor } from './accounts/keep-session.ts';
import type { App } from './platform/app.ts';
import { accessLog } from './platform/web/access-log.ts';
import { byFirstPart } from './platform/web/by-first-part.ts';
import { doorkeeper } from './platform/web/door.ts';
import { answerErrors, notFound } from './platform/web/errors.ts';
import { beginVisits } from './platform/web/language.ts';
import { galleryRoutes } from './platform/web/gallery.ts';
import {
  healthRoutes,
  metricsRoutes,
  openMetrics,
  type Draining,
  type Metrics,
} from './platform/web/health.ts';
import { cachePages } from './platform/web/page-cache/page-cache.ts';
import { refuseForeign, requireOwn } from './platform/web/origin.ts';
import { securityHeaders } from './platform/web/security.ts';
import { staticFiles } from './platform/web/static-files.ts';

/** The whole site as one listener; `state.draining` is set while the process ends. */
export function buildHttp(app: App, state: Draining = { draining: false }): RequestListener {
  const metrics = openMetrics();
  const { countAnswer } = metrics;
  // Two things are answered before all of the rest: what is the same for everybody, and plain reports of programs.
  const reports = { writes: writesLimit(app), countAnswer };
  const rest = takeReportsQuickly(app, buildExpress(app, state, metrics), reports);
  return cachePages(app, rest, countAnswer);
}

/** Every route there is. */
export function buildExpress(app: App, state: Draining, metrics: Metrics): Express {
  const http = express();
  http.disable('x-powered-by');
  http.set('trust proxy', app.config.trustProxy);
  http.set('query parser', false);

  http.use(securityHeaders(app.config));
  http.use(compression());
  http.use(app.assets.mount, staticFiles(app.assets));
  http.use(healthRoutes(app, state));
  http.use(metricsRoutes(app, metrics));
  http.use(beginVisits(app, () => chrome(app)));
  http.use(accessLog(app));

  // The API reads no cookie and checks no Origin: it comes before both.
  http.use(byFirstPart(apiRoutes(app), feedRoutes(app)));

  // The desk: a session, and a post must show that it comes from here.
  http.use(
    '/desk',
    requireOwn(app.config),
    doorkeeper(app, token => recogniseActor(app, token), signInAgain(app)),
  );
  http.use(
    byFirstPart(
      accountRoutes(app),
      deskRoutes(app),
      actionRoutes(app),
      importRoutes(app),
      officialRoutes(app, {
        lost: officialId => actionsWithoutChannel(app, { officialId }),
        answers: officialId => answersGiven(app, officialId),
      }),
      reportRoutes(app),
      totalsRoutes(app, { answers: actionId => countAnswers(app, actionId) }),
      replyRoutes(app),
      numbersFileRoutes(app),
      outboxRoutes(app),
      settingsRoutes(app),
      auditRoutes(app),
    ),
  );

  // Supporters' pages: no cookie, so only a plainly foreign post is refused.
  http.use(refuseForeign(app.config));
  http.use(
    byFirstPart(
      letterRoutes(app),
      reportPageRoutes(app),
      receiptRoutes(app),
      contactNoteRoutes(app),
      tellingRoutes(app),
      exportRoutes(app),
      siteRoutes(app),
    ),
  );
  if (!app.config.production) http.use(galleryRoutes(app));

  http.use(notFound);
  http.use(answerErrors(app));
  return http;
}
