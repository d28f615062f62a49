// Coordinators: who they are, how long their sessions, links and attempts last, what a password must be.
import { z } from 'zod';
import type { CoordinatorRole } from '../lib/rights.ts';

export { COORDINATOR_ROLES, isRole, may, mustBeAble, type CoordinatorRole } from '../lib/rights.ts';

export type Coordinator = {
  id: string;
  email: string;
  name: string;
  role: CoordinatorRole;
  createdAt: string;
  deactivatedAt: string | null;
  /** False until the invitation is used. */
  hasPassword: boolean;
};

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** A session nobody has used for this long is over. */
export const SESSION_IDLE_MS = 12 * HOUR;
/** A session is over after this long, however busy. */
export const SESSION_LONGEST_MS = 7 * 24 * HOUR;
/** How often a session's last use is written down: not with every page. */
export const SESSION_SEEN_EVERY_MS = 5 * MINUTE;

/** What a one-time link is for: the first administrator, a new person, or a forgotten password. */
export const LINK_PURPOSES = ['first-run', 'invitation', 'reset'] as const;
export type LinkPurpose = (typeof LINK_PURPOSES)[number];

/** How long a one-time link can be used. */
export const LINK_LIVES_MS: Readonly<Record<LinkPurpose, number>> = {
  'first-run': 7 * 24 * HOUR,
  invitation: 7 * 24 * HOUR,
  reset: 24 * HOUR,
};

/** Attempts to sign in are counted over this long. */
export const ATTEMPT_WINDOW_MS = 15 * MINUTE;

/** What is counted: passwords, asking for a link, codes of the second factor. */
export type Attempted = 'sign-in' | 'reset' | 'second-factor';

/**
 * Attempts in one window. The pair is tight; the others are wide, so that nobody can lock a coordinator out by
 * guessing from elsewhere, and an office behind one address can work. A code has only a million values, and whoever
 * may try one has the password already: there the address is tight as well.
 */
export const ATTEMPTS: Readonly<Record<Attempted, { pair: number; address: number; network: number }>> = {
  'sign-in': { pair: 10, address: 60, network: 100 },
  reset: { pair: 10, address: 60, network: 100 },
  'second-factor': { pair: 6, address: 20, network: 100 },
};

export const SHORTEST_PASSWORD = 12;
export const LONGEST_PASSWORD = 200;

/** One spelling for one mailbox. */
export const readEmail = (typed: string): string => typed.trim().toLowerCase();

/** The reason a password is refused, as a strings key, or null. No rule of composition: length is what helps. */
export function passwordProblem(password: string, email: string): string | null {
  const letters = [...password].length;
  if (letters < SHORTEST_PASSWORD) return 'problem.passwordShort';
  if (letters > LONGEST_PASSWORD) return 'problem.passwordLong';
  if (new Set(password).size < 4) return 'problem.passwordEasy';
  if (readEmail(password) === readEmail(email)) return 'problem.passwordIsEmail';
  return null;
}

/** A mailbox in its one spelling. */
export const emailSchema = z
  .string()
  .transform(readEmail)
  .pipe(z.email('problem.email').max(200, 'problem.tooLong'));
/** What a person is called. */
export const nameSchema = z.string().trim().min(1, 'problem.missing').max(120, 'problem.tooLong');
