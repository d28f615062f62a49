// Where a post comes from: a foreign page may not post here in somebody's name.
import type { Request, RequestHandler } from 'express';
import { Forbidden } from '../../lib/errors.ts';
import type { Config } from '../config.ts';

type Verdict = 'own' | 'foreign' | 'unknown';

/** Sec-Fetch-Site is set by the browser and cannot be forged by a page; Origin is asked only where it is missing. */
function originOf(req: Request, config: Config): Verdict {
  const site = req.get('Sec-Fetch-Site');
  if (site !== undefined) return site === 'same-origin' || site === 'none' ? 'own' : 'foreign';
  const origin = req.get('Origin');
  if (origin === undefined) return 'unknown';
  if (origin === config.publicUrl) return 'own';
  // Outside production the site is also opened as 127.0.0.1 or by the machine's name.
  if (!config.production && URL.canParse(origin) && new URL(origin).host === req.get('Host')) return 'own';
  return 'foreign';
}

const changes = (req: Request): boolean => !['GET', 'HEAD', 'OPTIONS'].includes(req.method);

/** Supporters' forms: no cookie, so only what is plainly foreign is refused; a text browser sends neither header. */
export function refuseForeign(config: Config): RequestHandler {
  return (req, _res, next) => {
    if (changes(req) && originOf(req, config) === 'foreign') throw new Forbidden('error.foreignPost');
    next();
  };
}

/** The desk has a session cookie: a post must show that it comes from here. */
export function requireOwn(config: Config): RequestHandler {
  return (req, _res, next) => {
    if (changes(req) && originOf(req, config) !== 'own') throw new Forbidden('error.foreignPost');
    next();
  };
}
