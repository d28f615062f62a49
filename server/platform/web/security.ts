// Security headers: a strict policy without inline script or style, nothing from any other host.
import helmet from 'helmet';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import type { Config } from '../config.ts';

export function securityHeaders(config: Config) {
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

/** The same headers by name, for an answer that is given before Express. */
export function securityHeadersByName(config: Config): Record<string, string> {
  const res = new ServerResponse(new IncomingMessage(new Socket()));
  securityHeaders(config)(res.req, res, () => undefined);
  return Object.fromEntries(res.getHeaderNames().map(name => [name, String(res.getHeader(name))]));
}
