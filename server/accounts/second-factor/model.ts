// The second factor: when a code fits, how many recovery codes there are, of whom a second factor is asked.
import { Secret, TOTP } from 'otpauth';
import { readCode } from '../../lib/ids.ts';
import type { CoordinatorRole } from '../model.ts';

/** A session that waits for its code is over after this long. */
export const HALF_SESSION_MS = 10 * 60_000;
export const RECOVERY_CODES = 10;
const RECOVERY_LETTERS = 10;
/** What every authenticator app takes without asking: six digits, thirty seconds, SHA-1. */
const APP = { algorithm: 'SHA1', digits: 6, period: 30 } as const;
/** Codes of so many steps before and after now are taken, since a phone's clock is not quite ours. */
const DRIFT = 1;

/** The second factor of one person, as their page shows it. */
export type SecondFactor =
  | { state: 'off' }
  | { state: 'begun'; secret: string; address: string }
  | { state: 'on'; since: string; codesLeft: number };

const appOf = (secret: string, label: { site: string; email: string }): TOTP =>
  new TOTP({ ...APP, issuer: label.site, label: label.email, secret: Secret.fromBase32(secret) });

/** A secret as an app takes it from the keyboard. */
export const secretFrom = (bytes: Uint8Array<ArrayBuffer>): string =>
  new Secret({ buffer: bytes.buffer }).base32;

/** The `otpauth:` address that the QR code holds. */
export const appAddress = (secret: string, label: { site: string; email: string }): string =>
  appOf(secret, label).toString();

/** The step of time whose code this is, near now; null when it is none. */
export function stepOf(secret: string, typed: string, now: Date): number | null {
  const token = typed.replace(/[\s-]/g, '');
  if (!/^\d{6}$/.test(token)) return null;
  const timestamp = now.getTime();
  const delta = appOf(secret, { site: '', email: '' }).validate({ token, timestamp, window: DRIFT });
  return delta === null ? null : Math.floor(timestamp / (APP.period * 1000)) + delta;
}

/** A recovery code as it is kept apart from its hash nowhere; null when what was typed cannot be one. */
export function readRecoveryCode(typed: string): string | null {
  const code = readCode(typed);
  return code.length === RECOVERY_LETTERS ? code : null;
}

/** `abcde-fghjk` of a fresh secret: fifty bits, short enough to copy by hand. */
export function recoveryCodeFrom(secret: string): string {
  const code = secret.slice(0, RECOVERY_LETTERS);
  return `${code.slice(0, RECOVERY_LETTERS / 2)}-${code.slice(RECOVERY_LETTERS / 2)}`;
}

/** Whether the site asks a second factor of people with this role. */
export const isAskedOf = (asked: 'none' | 'administrators' | 'all', role: CoordinatorRole): boolean =>
  asked === 'all' || (asked === 'administrators' && role === 'administrator');
