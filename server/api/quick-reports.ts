// Reports by the API, taken before Express: the plain ones, which are nearly all; any other goes the whole way round.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { recallAction } from '../actions/recall-action.ts';
import type { App } from '../platform/app.ts';
import { parseJson } from '../platform/web/bodies.ts';
import type { Limit } from '../platform/web/limits.ts';
import { securityHeadersByName } from '../platform/web/security.ts';
import { senderBy } from '../platform/web/sender.ts';
import { isKey } from '../reports/model.ts';
import { reportFromJson } from '../reports/read-report.ts';
import { sourceOfProgram } from '../reports/source.ts';
import { takeReport } from '../reports/take-report.ts';
import type { Taken } from '../reports/intake.ts';
import type { Settings } from '../settings/model.ts';
import { settingsAsHeld } from '../settings/read-settings.ts';
import { OPEN_TO_ALL, PRIVATE, receiptApiUrl, takenJson } from './describe.ts';

const ADDRESS = /^\/api\/v1\/actions\/([a-z0-9-]{1,200})\/reports$/;
const JSON_TYPE = /^application\/json(?:\s*;\s*charset="?utf-8"?)?$/i;
const LARGEST = 16_000;

/** A plain report as it came: for which action, its body, and the request that brought it. */
type Sent = { slug: string; text: string; req: IncomingMessage };

/** The slug of the action a plain report is for, or null for whatever is not plain. */
function plainReport(req: IncomingMessage): string | null {
  if (req.method !== 'POST') return null;
  const { headers } = req;
  const slug = ADDRESS.exec(req.url ?? '')?.[1];
  const plain =
    JSON_TYPE.test(headers['content-type'] ?? '') &&
    Number(headers['content-length'] ?? Number.NaN) <= LARGEST &&
    headers['content-encoding'] === undefined &&
    headers['transfer-encoding'] === undefined &&
    headers.expect === undefined;
  return slug !== undefined && plain ? slug : null;
}

/** Calls back with the whole body; never where the sender goes away. */
function readText(req: IncomingMessage, then: (text: string) => void): void {
  const chunks: Buffer[] = [];
  req.on('data', (chunk: Buffer) => chunks.push(chunk));
  req.once('end', () => then(Buffer.concat(chunks).toString('utf8')));
}

/**
 * The handler with this before it. Whatever goes wrong here goes to the handler with its body read, which says what it
 * was in its own words: a report's key makes it safe to bring it twice.
 * @param writes the limit that the handler's own route keeps.
 */
export function takeReportsQuickly(
  app: App,
  handler: RequestListener,
  { writes, countAnswer }: { writes: Limit; countAnswer: (status: number) => void },
): RequestListener {
  const senderOf = senderBy(app.config);
  const ours = { ...OPEN_TO_ALL, ...PRIVATE, 'Content-Type': 'application/json; charset=utf-8' };
  // A plain map: the web's `Headers` would load Node's whole client, which weighs megabytes and is wanted nowhere else.
  const headers = new Map(
    Object.entries({ ...securityHeadersByName(app.config), ...ours }).map(each => [
      each[0].toLowerCase(),
      each,
    ]),
  );
  // Names and values in turn, which is what Node writes with the least ado.
  const common = [...headers.values()].flat();

  async function take({ slug, text, req }: Sent, sender: string, settings: Settings): Promise<Taken | null> {
    const key = req.headers['idempotency-key'];
    if (typeof key !== 'string' || !isKey(key)) return null;
    const report = reportFromJson(parseJson(text));
    const recalled = recallAction(app, slug);
    const action = recalled instanceof Promise ? await recalled : recalled;
    const lang = settings.languages[0] ?? 'en';
    return takeReport(app, { action, key, report, lang, by: 'api', source: sourceOfProgram(app, sender) });
  }

  async function answer(sent: Sent, res: ServerResponse): Promise<void> {
    const sender = senderOf(sent.req);
    const held = settingsAsHeld(app);
    const settings = held instanceof Promise ? await held : held;
    const allowed = writes.allows(sender);
    const taken =
      allowed === true || (await allowed) ? await take(sent, sender, settings).catch(() => null) : null;
    if (taken === null) {
      await writes.giveBack(sender);
      handler(Object.assign(sent.req, { body: sent.text }), res);
      return;
    }
    // As text, not as bytes: Node then sends it in one piece with the head.
    const body = JSON.stringify(takenJson(app, settings, taken));
    const status = taken.outcome === 'taken' ? 201 : 200;
    const requestId = app.newId();
    res.writeHead(status, [
      ...common,
      'X-Request-Id',
      requestId,
      'Location',
      receiptApiUrl(app, taken.code),
      'Content-Length',
      String(Buffer.byteLength(body)),
    ]);
    res.end(body);
    countAnswer(status);
    if (app.log.isLevelEnabled('debug'))
      app.log.debug({ method: 'POST', route: '/api/v1/actions/:slug/reports', status, requestId });
  }

  return (req, res) => {
    const slug = plainReport(req);
    if (slug === null) handler(req, res);
    else
      readText(req, text => {
        answer({ slug, text, req }, res).catch(() => {
          if (!res.headersSent) handler(Object.assign(req, { body: text }), res);
        });
      });
  };
}
