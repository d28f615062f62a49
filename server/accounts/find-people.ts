// Reading coordinators: the list of people, one of them.
import type { By } from '../audit/model.ts';
import { NotFound } from '../lib/errors.ts';
import type { App } from '../platform/app.ts';
import { mustBeAble, type Coordinator } from './model.ts';
import * as store from './store.ts';

/** Every coordinator by name, those who may not sign in any more at the end. @throws {Forbidden} */
export async function listPeople(app: App, by: By): Promise<Coordinator[]> {
  mustBeAble(by, 'people.write');
  const people = (await store.allRows(app.db.query)).map(store.coordinatorFrom);
  const collator = new Intl.Collator('en');
  const gone = (person: Coordinator): number => (person.deactivatedAt === null ? 0 : 1);
  return people.sort((a, b) => gone(a) - gone(b) || collator.compare(a.name, b.name));
}

/** One coordinator and how many sessions they have. @throws {Forbidden}, {NotFound} */
export async function findPerson(
  app: App,
  by: By,
  id: string,
): Promise<{ person: Coordinator; sessions: number }> {
  mustBeAble(by, 'people.write');
  const row = await store.rowById(app.db.query, id);
  if (!row) throw new NotFound('account.personUnknown');
  const sessions = await store.countSessions(app.db.query, id, app.clock.now().toISOString());
  return { person: store.coordinatorFrom(row), sessions };
}
