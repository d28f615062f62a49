// The log: JSON lines on stderr, with everything personal left out by construction and redacted besides.
import pino from 'pino';

export type Log = pino.Logger;

/** Names of fields that must never be printed, wherever someone puts them by mistake. */
const PERSONAL = [
  'email',
  'name',
  'place',
  'body',
  'password',
  'token',
  'code',
  'address',
  'cookie',
  'authorization',
  'text',
  'to',
];

export function openLog(level: string): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: PERSONAL.flatMap(field => [field, `*.${field}`, `*.*.${field}`]),
        censor: '[left out]',
      },
    },
    pino.destination({ dest: 2, sync: true }),
  );
}
