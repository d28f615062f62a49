// Reading coordinators: the list of people, one of them.
import type { By } from '../audit/model.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import type { Right } from '../lib/rights.ts';
import { may, mustBeAble, SESSION_IDLE_MS, type Coordinator } from './model.ts';
import { confirmedRow, holders } from './second-factor/store.ts';
import * as store from './store.ts';

/** Ids of the coordinators with a second factor. @throws {Forbidden} */
export function whoHasSecondFactor(app: App, by: By): Promise<Set<string>> {
  mustBeAble(by, 'people.write');
  return holders(app.db.query);
}

/** Every coordinator by name, those who may not sign in any more at the end. @throws {Forbidden} */
export async function listPeople(app: App, by: By): Promise<Coordinator[]> {
  mustBeAble(by, 'people.write');
  const people = (await store.allRows(app.db.query)).map(store.coordinatorFrom);
  const collator = new Intl.Collator('en');
  const gone = (person: Coordinator): number => (person.deactivatedAt === null ? 0 : 1);
  return people.sort((a, b) => gone(a) - gone(b) || collator.compare(a.name, b.name));
}

/** One coordinator, how many sessions they have, whether sign-in asks them for a code. @throws {Forbidden}, {NotFound} */
export async function findPerson(
  app: App,
  by: By,
  id: string,
): Promise<{ person: Coordinator; sessions: number; secondFactor: boolean }> {
  mustBeAble(by, 'people.write');
  const row = await store.rowById(app.db.query, id);
  if (!row) throw new NotFound('account.personUnknown');
  const now = app.clock.now().getTime();
  const instant = (at: number): string => new Date(at).toISOString();
  const sessions = await store.sessionsOf(app.db.query, id, instant(now), instant(now - SESSION_IDLE_MS));
  const secondFactor = (await confirmedRow(app.db.query, id)) !== undefined;
  return { person: store.coordinatorFrom(row), sessions: sessions.length, secondFactor };
}

/** Everyone on the desk who has a right: for mails that the site sends by itself. */
export async function listWhoMay(app: App, right: Right): Promise<Coordinator[]> {
  const people = (await store.allRows(app.db.query)).map(store.coordinatorFrom);
  return people.filter(person => person.deactivatedAt === null && may(person, right));
}
