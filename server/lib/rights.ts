// Coordinators' roles and what each may do: one table, read by the desk, the tests and every use case.
import { Forbidden } from './errors.ts';

export const COORDINATOR_ROLES = ['author', 'reviewer', 'tally-reader', 'administrator'] as const;
export type CoordinatorRole = (typeof COORDINATOR_ROLES)[number];

/** What can be done on the desk. */
export const RIGHTS = [
  'numbers.read',
  'actions.read',
  'actions.write',
  'actions.publish',
  'officials.write',
  'reports.review',
  'replies.read',
  'replies.publish',
  'reports.import',
  'statements.freeze',
  'outbox.read',
  'settings.write',
  'people.write',
  'audit.read',
] as const;
export type Right = (typeof RIGHTS)[number];

/** The table: who may do what. */
export const MAY: Readonly<Record<CoordinatorRole, readonly Right[]>> = {
  'tally-reader': ['numbers.read', 'actions.read'],
  author: ['numbers.read', 'actions.read', 'actions.write', 'officials.write', 'replies.read', 'outbox.read'],
  reviewer: [
    'numbers.read',
    'actions.read',
    'actions.write',
    'actions.publish',
    'officials.write',
    'reports.review',
    'replies.read',
    'replies.publish',
    'reports.import',
    'statements.freeze',
    'outbox.read',
    'audit.read',
  ],
  administrator: RIGHTS,
};

/** Whoever acts, as far as rights go: a coordinator's role, or `operator` for the server itself, which may do anything. */
type Acting = Readonly<{ role: string }>;

export const isRole = (text: string): text is CoordinatorRole =>
  COORDINATOR_ROLES.some(role => role === text);

export const may = (by: Acting, right: Right): boolean =>
  by.role === 'operator' || (isRole(by.role) && MAY[by.role].includes(right));

/** @throws {Forbidden} unless `by` may. */
export function mustBeAble(by: Acting, right: Right): void {
  if (!may(by, right)) throw new Forbidden();
}
