// Security headers: a strict policy without inline script or style, nothing from any other host.
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { RequestHandler, Response } from 'express';
import type { Config } from '../config.ts';

function policy(config: Config) {
  const https = config.publicUrl.startsWith('https:');
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        fontSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
        ...(https ? { upgradeInsecureRequests: [] } : {}),
      },
    },
    // A browser that is told `no-referrer` sends `Origin: null` with a form, which would refuse its own posts.
    referrerPolicy: { policy: 'same-origin' },
    strictTransportSecurity: https ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    crossOriginEmbedderPolicy: false,
    xFrameOptions: { action: 'deny' },
  });
}

/** Every header by name: they are the same on every answer, so they are written down once. */
export function securityHeadersByName(config: Config): Record<string, string> {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  policy(config)(res.req, res, () => undefined);
  return Object.fromEntries(res.getHeaderNames().map(name => [name, String(res.getHeader(name))]));
}

export function securityHeaders(config: Config): RequestHandler {
  const headers = Object.entries(securityHeadersByName(config));
  return (_req, res, next) => {
    for (const [name, value] of headers) res.setHeader(name, value);
    next();
  };
}

/** Changes one directive of the policy that this answer carries. */
function allow(res: Response, directive: string, value: string): void {
  const policy = String(res.getHeader('Content-Security-Policy') ?? '')
    .split(';')
    .filter(part => part.trim() !== '' && !part.trim().startsWith(`${directive} `));
  res.set('Content-Security-Policy', [...policy, `${directive} ${value}`].join(';'));
}

/** This answer may stand in a frame of a page of this site. */
export function mayBeFramed(res: Response): void {
  allow(res, 'frame-ancestors', "'self'");
  res.set('X-Frame-Options', 'SAMEORIGIN');
}

/** This page holds a frame with another page of this site. */
export const mayHoldFrames = (res: Response): void => allow(res, 'frame-src', "'self'");
