// The named cast: who asks each route the same questions. An account is made when its person first enters.
import { addCoordinator } from '../accounts/add-coordinator.ts';
import { COORDINATOR_ROLES, type CoordinatorRole } from '../accounts/model.ts';
import { OPERATOR } from '../audit/model.ts';
import type { TestApp } from './app.ts';
import type { Visitor } from './visitor.ts';

export const CAST = ['stranger', ...COORDINATOR_ROLES] as const;
export type CastName = (typeof CAST)[number];

/** The password of everyone in the cast. */
export const CAST_PASSWORD = 'seven herons over the river';

export type Cast = {
  stranger(): Promise<Visitor>;
  tallyReader(): Promise<Visitor>;
  author(): Promise<Visitor>;
  reviewer(): Promise<Visitor>;
  administrator(): Promise<Visitor>;
  as(name: CastName): Promise<Visitor>;
  /** The coordinator's id; the person has entered before. */
  idOf(role: CoordinatorRole): string;
};

export const emailOf = (role: CoordinatorRole): string => `${role}@desk.example.org`;

/** People who are signed in with the role that is their name; each keeps one browser through the test. */
export function cast(site: TestApp): Cast {
  const entered = new Map<CastName, Promise<Visitor>>();
  const ids = new Map<CoordinatorRole, string>();
  const signedIn = async (role: CoordinatorRole): Promise<Visitor> => {
    const { coordinator, link } = await addCoordinator(
      site.app,
      OPERATOR,
      emailOf(role),
      role,
      `The ${role}`,
    );
    ids.set(role, coordinator.id);
    const visitor = site.visitor();
    const page = await visitor.get(new URL(link).pathname);
    const answer = await visitor.submit(page, { password: CAST_PASSWORD });
    if (answer.status !== 303) throw new Error(`The ${role} could not enter: ${answer.status}`);
    return visitor;
  };
  const as = (name: CastName): Promise<Visitor> => {
    let visitor = entered.get(name);
    if (!visitor) {
      visitor = name === 'stranger' ? Promise.resolve(site.visitor()) : signedIn(name);
      entered.set(name, visitor);
    }
    return visitor;
  };
  return {
    as,
    stranger: () => as('stranger'),
    tallyReader: () => as('tally-reader'),
    author: () => as('author'),
    reviewer: () => as('reviewer'),
    administrator: () => as('administrator'),
    idOf: role => {
      const id = ids.get(role);
      if (id === undefined) throw new Error(`The ${role} has not entered yet`);
      return id;
    },
  };
}
