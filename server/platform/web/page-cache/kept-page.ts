// One answer as it is kept: its bytes, compressed once, and how it is sent to whoever asks next.
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Made } from '../../db/changes.ts';
import type { Captured } from './capture.ts';

export type KeptPage = Readonly<{
  made: Made;
  /** The minute of the site's clock in which it was made: what time alone changes on a page, it changes on a minute. */
  minute: number;
  /** When it was begun, in milliseconds of a clock that never jumps. */
  begunAt: number;
  body: Buffer;
  etag: string | null;
  lastModified: number;
  /** Names and values in turn; the last is that of `x-request-id`, left empty for each answer's own. */
  headers: readonly string[];
  /** Those of a 304, which has no body to describe. */
  bareHeaders: readonly string[];
}>;

const DESCRIBES_BODY = new Set(['content-type', 'content-length', 'content-encoding', 'transfer-encoding']);
/** These belong to one answer, not to the page. */
const OF_ONE_ANSWER = new Set(['x-request-id', 'transfer-encoding', 'content-length', 'connection', 'date']);

export function keptPage(answer: Captured, when: { made: Made; minute: number; begunAt: number }): KeptPage {
  const headers: string[] = [];
  const bareHeaders: string[] = [];
  let etag: string | null = null;
  let lastModified = Number.POSITIVE_INFINITY;
  for (const [name, value] of answer.headers) {
    if (OF_ONE_ANSWER.has(name)) continue;
    headers.push(name, value);
    if (!DESCRIBES_BODY.has(name)) bareHeaders.push(name, value);
    if (name === 'etag') etag = value;
    if (name === 'last-modified') lastModified = Date.parse(value) || lastModified;
  }
  headers.push('content-length', String(answer.body.byteLength), 'x-request-id', '');
  bareHeaders.push('x-request-id', '');
  return { ...when, body: answer.body, etag, lastModified, headers, bareHeaders };
}

const opaque = (tag: string): string => tag.trim().replace(/^W\//, '');

/** Whether the asker has this page already (RFC 9110, 13.2.2: the tag decides where there is one). */
export function isHeldByAsker(page: KeptPage, asked: IncomingMessage['headers']): boolean {
  const tags = asked['if-none-match'];
  if (tags !== undefined) {
    const { etag } = page;
    if (etag === null) return false;
    return tags === etag || tags.trim() === '*' || tags.split(',').some(tag => opaque(tag) === opaque(etag));
  }
  const since = asked['if-modified-since'];
  return since !== undefined && page.lastModified <= Date.parse(since);
}

/** Answers with the page, or says that the asker has it. Gives the status. */
export function sendKept(
  page: KeptPage,
  req: IncomingMessage,
  res: ServerResponse,
  requestId: string,
): 200 | 304 {
  const held = isHeldByAsker(page, req.headers);
  const status = held ? 304 : 200;
  const headers = (held ? page.bareHeaders : page.headers).slice();
  headers[headers.length - 1] = requestId;
  // Headers that were set before us, such as the end of the connection while the process ends, are kept.
  for (const name of res.getHeaderNames()) {
    headers.push(name, String(res.getHeader(name)));
    res.removeHeader(name);
  }
  res.writeHead(status, headers);
  if (held || req.method === 'HEAD') res.end();
  else res.end(page.body);
  return status;
}
