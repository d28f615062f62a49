// The environment, read once, checked and frozen. The only place that reads process.env.
import { mkdirSync, readFileSync, writeFileSync, existsSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

export type Config = Readonly<{
  port: number;
  host: string;
  /** Without a slash at its end. */
  publicUrl: string;
  databaseUrl: string;
  secretKey: string;
  smtpUrl: string | null;
  mailFrom: string;
  /** What Express's `trust proxy` takes: false, a number of hops, or names of networks. */
  trustProxy: boolean | number | string;
  demo: 'on' | 'off' | 'auto';
  rateLimits: boolean;
  logLevel: string;
  worker: boolean;
  production: boolean;
  metricsPublic: boolean;
  /** The folder of the project: views, public files. */
  root: string;
  /** Sentences for the log at start: what is allowed but worth knowing. */
  warnings: readonly string[];
}>;

/** Every problem of the environment at once, in words, one a line. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The environment is not right:\n${problems.map(problem => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

type Variable = { name: string; example: string; says: string };

/** Every variable there is, in the order of `.env.example`. */
const VARIABLES: readonly Variable[] = [
  { name: 'PORT', example: '3000', says: 'The port to listen on.' },
  { name: 'HOST', example: '', says: 'The address to listen on; empty: all of this machine.' },
  { name: 'PUBLIC_URL', example: 'https://actions.example.org', says: 'The address people reach the site at. Needed in production; http is allowed and warned of.' },
  { name: 'DATABASE_URL', example: 'sqlite:data/insist.sqlite', says: 'sqlite:FILE, or postgres://USER:PASSWORD@HOST/NAME for several machines.' },
  { name: 'SECRET_KEY', example: '', says: '32 characters or more. Seals addresses and mail, signs codes. Needed in production; made and kept in data/secret-key otherwise. Losing it loses what it sealed.' },
  { name: 'SMTP_URL', example: 'smtps://USER:PASSWORD@mail.example.org', says: 'The mail server. Without it mail is kept in the outbox and shown on the desk.' },
  { name: 'MAIL_FROM', example: 'Urgent Actions <actions@example.org>', says: 'Who mail comes from.' },
  { name: 'TRUST_PROXY', example: '1', says: 'How many proxies stand in front, or their networks; empty: none.' },
  { name: 'DEMO', example: '', says: 'on: loads the demo content into an empty database, in production too; off: never; empty: outside production.' },
  { name: 'RATE_LIMITS', example: '', says: 'off switches off limits, minimum fill times and automatic holds. For load tests only.' },
  { name: 'LOG_LEVEL', example: 'info', says: 'trace, debug, info, warn, error or silent.' },
  { name: 'WORKER', example: 'on', says: 'off: this process serves pages and leaves mail to `insist worker`.' },
  { name: 'METRICS', example: '', says: 'public: /metrics answers anyone; empty: only this machine.' },
  { name: 'NODE_ENV', example: 'production', says: 'production, or anything else for development.' },
]; // prettier-ignore

/** The text of `.env.example`. */
export function envExample(): string {
  const head = [
    '# Everything here may be left out. An empty value counts as unset.',
    '# A secret can come from a file: NAME_FILE=/run/secrets/name instead of NAME=...',
    '',
  ];
  return [
    ...head,
    ...VARIABLES.flatMap(each => [`# ${each.says}`, `#${each.name}=${each.example}`, '']),
  ].join('\n');
}

/** The folder of package.json, views/ and public/. */
export const PROJECT_ROOT = projectRoot(dirname(fileURLToPath(import.meta.url)));

/** The folder that holds package.json, whether this file runs from server/ or from dist/server/. */
function projectRoot(from: string): string {
  if (existsSync(join(from, 'package.json'))) return from;
  const up = dirname(from);
  return up === from ? process.cwd() : projectRoot(up);
}

type Environment = Record<string, string | undefined>;

/** The process's own environment, for who hands it on to `readConfig`. */
export const environment: Readonly<Environment> = process.env;

/** A reader that takes empty as unset, and NAME_FILE for NAME. */
function reader(env: Environment, problems: string[]) {
  return (name: string): string | undefined => {
    const direct = env[name]?.trim();
    const file = env[`${name}_FILE`]?.trim();
    if (direct && file) problems.push(`${name} and ${name}_FILE are both set; keep one.`);
    if (direct) return direct;
    if (!file) return undefined;
    try {
      return readFileSync(file, 'utf8').trim() || undefined;
    } catch {
      problems.push(`${name}_FILE names a file that cannot be read.`);
      return undefined;
    }
  };
}

/**
 * The checked configuration.
 * @throws {ConfigError} that names every problem at once.
 */
export function readConfig(env: Environment = process.env): Config {
  const problems: string[] = [];
  const warnings: string[] = [];
  const read = reader(env, problems);
  const production = read('NODE_ENV') === 'production';

  const choice = <const T extends readonly string[]>(name: string, allowed: T): T[number] | undefined => {
    const value = read(name)?.toLowerCase();
    if (value === undefined) return undefined;
    const found = allowed.find(each => each === value);
    if (found === undefined)
      problems.push(`${name} is "${value}"; it may be ${allowed.join(', ')} or empty.`);
    return found;
  };

  const port = z.coerce
    .number()
    .int()
    .min(0)
    .max(65535)
    .safeParse(read('PORT') ?? '3000');
  if (!port.success) problems.push('PORT is not a number from 0 to 65535.');
  const portNumber = port.success ? port.data : 3000;

  const publicUrl = readPublicUrl(read('PUBLIC_URL'), portNumber, production, problems, warnings);
  const databaseUrl = read('DATABASE_URL') ?? `sqlite:${join(PROJECT_ROOT, 'data', 'insist.sqlite')}`;
  if (!/^(sqlite:.+|postgres(ql)?:\/\/.+)$/.test(databaseUrl)) {
    problems.push('DATABASE_URL begins with neither sqlite: nor postgres://.');
  }
  const smtpUrl = read('SMTP_URL') ?? null;
  if (smtpUrl !== null && !/^smtps?:\/\/./.test(smtpUrl)) {
    problems.push('SMTP_URL begins with neither smtp:// nor smtps://.');
  }
  const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent'] as const;
  const demo = choice('DEMO', ['on', 'off'] as const) ?? 'auto';
  const rateLimits = choice('RATE_LIMITS', ['on', 'off'] as const) !== 'off';
  if (!rateLimits) warnings.push('RATE_LIMITS is off: no limits, no minimum fill times, no automatic holds.');
  if (smtpUrl === null)
    warnings.push('SMTP_URL is not set: mail is kept in the outbox and shown on the desk.');

  const config: Omit<Config, 'secretKey'> = {
    port: portNumber,
    host: read('HOST') ?? '',
    publicUrl,
    databaseUrl,
    smtpUrl,
    mailFrom: read('MAIL_FROM') ?? `Insist <no-reply@${new URL(publicUrl).hostname}>`,
    trustProxy: readTrustProxy(read('TRUST_PROXY')),
    demo,
    rateLimits,
    logLevel: choice('LOG_LEVEL', levels) ?? 'info',
    worker: choice('WORKER', ['on', 'off'] as const) !== 'off',
    production,
    metricsPublic: choice('METRICS', ['public'] as const) === 'public',
    root: PROJECT_ROOT,
    warnings,
  };
  const secretKey = readSecretKey(read('SECRET_KEY'), production, problems);
  if (problems.length > 0) throw new ConfigError(problems);
  return Object.freeze({ ...config, secretKey });
}

function readPublicUrl(
  given: string | undefined,
  port: number,
  production: boolean,
  problems: string[],
  warnings: string[],
): string {
  const fallback = `http://localhost:${port}`;
  if (given === undefined) {
    if (production) warnings.push(`PUBLIC_URL is not set: links in mail lead to ${fallback}.`);
    return fallback;
  }
  if (!URL.canParse(given) || !/^https?:$/.test(new URL(given).protocol)) {
    problems.push('PUBLIC_URL is no address that begins with https:// (or http://).');
    return fallback;
  }
  const url = new URL(given);
  if (url.pathname !== '/' || url.search || url.hash)
    problems.push('PUBLIC_URL has a path; only scheme, name and port belong there.');
  if (url.protocol === 'http:' && production)
    warnings.push('PUBLIC_URL is http: what supporters write can be read on the way.');
  return url.origin;
}

function readTrustProxy(given: string | undefined): boolean | number | string {
  if (given === undefined || given === 'false' || given === 'off') return false;
  if (given === 'true' || given === 'on') return 1;
  return /^\d+$/.test(given) ? Number(given) : given;
}

/** In production the key must be given; elsewhere one is made once and kept beside the database. */
function readSecretKey(given: string | undefined, production: boolean, problems: string[]): string {
  if (given !== undefined) {
    if (given.length < 32) problems.push('SECRET_KEY has fewer than 32 characters.');
    return given;
  }
  if (production) {
    problems.push(
      'SECRET_KEY is needed in production: 32 characters or more (for example: openssl rand -base64 36).',
    );
    return '';
  }
  const file = join(PROJECT_ROOT, 'data', 'secret-key');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    mkdirSync(dirname(file), { recursive: true });
    const made = randomBytes(36).toString('base64url');
    // `wx`: when two processes start at once, the first one's key stands and the other reads it.
    try {
      writeFileSync(file, `${made}\n`, { mode: 0o600, flag: 'wx' });
      return made;
    } catch {
      return readFileSync(resolve(file), 'utf8').trim();
    }
  }
}
