// What both databases promise alike: transactions, the guard of the root, errors, numbers.
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { onBothDatabases, openTestDatabase } from '../../testing/databases.ts';
import { openDatabase, snapshot, transact } from './db.ts';
import type { Db, Query } from './db.ts';
import { AppendOnlyViolation, ForeignKeyViolation, UniqueViolation } from './errors.ts';

const AT = '2026-01-05T10:00:00.000Z';

async function addCoordinator(query: Query, id: string, email: string): Promise<void> {
  await query
    .insertInto('coordinators')
    .values({ id, email, name: 'Ana', role: 'author', created_at: AT })
    .execute();
}

const emails = async (db: Db): Promise<string[]> =>
  (await db.query.selectFrom('coordinators').select('email').orderBy('email').execute()).map(
    row => row.email,
  );

onBothDatabases('a transaction', getDb => {
  test('keeps all of it, or nothing', async () => {
    const db = getDb();
    await transact(db, tx => addCoordinator(tx, 'a', 'a@example.org'));
    const failing = transact(db, async tx => {
      await addCoordinator(tx, 'b', 'b@example.org');
      throw new Error('changed my mind');
    });
    await expect(failing).rejects.toThrow('changed my mind');
    expect(await emails(db)).toEqual(['a@example.org']);
  });

  test('refuses the root and a second transaction inside, and lets both be used after', async () => {
    const db = getDb();
    const early = db.query;
    await transact(db, async () => {
      expect(() => db.query).toThrow('inside a transaction');
      await expect(early.selectFrom('audit').selectAll().execute()).rejects.toThrow('inside a transaction');
      await expect(transact(db, async () => 1)).rejects.toThrow('inside a transaction');
      await expect(snapshot(db, async () => 1)).rejects.toThrow('inside a transaction');
    });
    expect(await emails(db)).toEqual([]);
    await transact(db, tx => addCoordinator(tx, 'a', 'a@example.org'));
  });

  test('leaves other requests the root while it runs', async () => {
    const db = getDb();
    let inside: () => void = () => {};
    const begun = new Promise<void>(resolve => (inside = resolve));
    const changing = transact(db, async tx => {
      await addCoordinator(tx, 'a', 'a@example.org');
      inside();
    });
    await begun;
    await db.ping();
    await changing;
  });

  test('what it leaves running stands outside again', async () => {
    const db = getDb();
    let later: Promise<string[]> | undefined;
    await transact(db, async () => {
      later = new Promise(resolve => setTimeout(resolve, 5)).then(() => emails(db));
    });
    expect(await later).toEqual([]);
  });

  test('writers stand in line: what one read, no other changes under it', async () => {
    const db = getDb();
    await db.query.insertInto('settings').values({ key: 'n', value: '0', updated_at: AT }).execute();
    const addOne = () =>
      transact(db, async tx => {
        const row = await tx
          .selectFrom('settings')
          .select('value')
          .where('key', '=', 'n')
          .executeTakeFirstOrThrow();
        await sql`select 1`.execute(tx);
        await tx
          .updateTable('settings')
          .set({ value: String(Number(row.value) + 1) })
          .execute();
      });
    await Promise.all(Array.from({ length: 25 }, addOne));
    expect((await db.query.selectFrom('settings').selectAll().executeTakeFirst())?.value).toBe('25');
  });
});

onBothDatabases('an error', getDb => {
  test('of uniqueness names its rule', async () => {
    const db = getDb();
    await addCoordinator(db.query, 'a', 'a@example.org');
    const again = addCoordinator(db.query, 'b', 'a@example.org');
    await expect(again).rejects.toThrow(UniqueViolation);
    await expect(again).rejects.toMatchObject({ constraint: 'coordinators_email_unique' });
    await expect(transact(db, tx => addCoordinator(tx, 'a', 'b@example.org'))).rejects.toMatchObject({
      constraint: 'coordinators_id_unique',
    });
  });

  test('of a foreign key is told as one, for the child and for the parent', async () => {
    const db = getDb();
    const link = { id: 'l', coordinator_id: 'a', purpose: 'reset', created_at: AT, expires_at: AT };
    const add = (): Promise<unknown> => db.query.insertInto('one_time_links').values(link).execute();
    await expect(add()).rejects.toThrow(ForeignKeyViolation);
    await addCoordinator(db.query, 'a', 'a@example.org');
    await add();
    await expect(db.query.deleteFrom('coordinators').execute()).rejects.toThrow(ForeignKeyViolation);
  });
});

onBothDatabases('an append-only table', getDb => {
  test('refuses changes and deletions', async () => {
    const { query } = getDb();
    const row = { id: 'a', at: AT, by_name: 'Ana', verb: 'published', subject_type: 'action', detail: '{}' };
    await query.insertInto('audit').values(row).execute();
    await expect(query.updateTable('audit').set({ by_name: 'Eve' }).execute()).rejects.toThrow(
      AppendOnlyViolation,
    );
    await expect(query.deleteFrom('audit').execute()).rejects.toThrow(AppendOnlyViolation);
    expect(await query.selectFrom('audit').select('by_name').execute()).toEqual([{ by_name: 'Ana' }]);
  });

  test('lets demo rows go where it says so, and no others', async () => {
    const { query } = getDb();
    for (const [id, demo] of [
      ['real', 0],
      ['demo', 1],
    ] as const) {
      await query
        .insertInto('actions')
        .values({ id, slug: id, demo, created_at: AT, draft_revision: 0, version: 1 })
        .execute();
      await query
        .insertInto('action_versions')
        .values({ id, action_id: id, version: 1, content: '{}', published_at: AT, demo })
        .execute();
    }
    await expect(query.deleteFrom('action_versions').execute()).rejects.toThrow(AppendOnlyViolation);
    await query.deleteFrom('action_versions').where('demo', '=', 1).execute();
    expect(await query.selectFrom('action_versions').select('id').execute()).toEqual([{ id: 'real' }]);
    await expect(query.updateTable('action_versions').set({ demo: 1 }).execute()).rejects.toThrow(
      AppendOnlyViolation,
    );
  });
});

onBothDatabases('a value', getDb => {
  test('comes back as it went in: sums as numbers, bytes as bytes, text in byte order', async () => {
    const { query } = getDb();
    const bytes = Buffer.from([0, 255, 1, 128]);
    const image = {
      mime: 'image/png',
      width: 3_000_000_000,
      height: 2,
      alt: '',
      credit: '',
      demo: 0,
      created_at: AT,
    };
    await query
      .insertInto('images')
      .values([
        { ...image, id: 'a-b', bytes },
        { ...image, id: 'ab', bytes },
      ])
      .execute();
    const found = await query
      .selectFrom('images')
      .select(({ fn }) => [fn.sum<number>('width').as('sum'), fn.countAll<number>().as('rows')])
      .executeTakeFirstOrThrow();
    expect(found).toEqual({ sum: 6_000_000_000, rows: 2 });
    const rows = await query.selectFrom('images').select(['id', 'bytes']).orderBy('id').execute();
    expect(rows.map(row => row.id)).toEqual(['a-b', 'ab']);
    expect(rows[0]?.bytes.equals(bytes)).toBe(true);
  });

  test('a flag is 0 or 1', async () => {
    const row = { id: 'a', slug: 'a', demo: 2, created_at: AT, draft_revision: 0, version: 0 };
    await expect(getDb().query.insertInto('actions').values(row).execute()).rejects.toThrow();
  });
});

onBothDatabases('a snapshot', (getDb, get) => {
  test('does not see what another server writes meanwhile, and does not hold it up', async () => {
    const db = getDb();
    const other = openDatabase(get().url);
    await addCoordinator(db.query, 'a', 'a@example.org');
    const seen = await snapshot(db, async tx => {
      const before = await tx.selectFrom('coordinators').select('id').execute();
      await transact(other, write => addCoordinator(write, 'b', 'b@example.org'));
      return [before.length, (await tx.selectFrom('coordinators').select('id').execute()).length];
    });
    expect(seen).toEqual([1, 1]);
    expect(await emails(db)).toEqual(['a@example.org', 'b@example.org']);
    await other.close();
  });

  test('writes nothing', async () => {
    const writing = snapshot(getDb(), tx => addCoordinator(tx, 'a', 'a@example.org'));
    await expect(writing).rejects.toThrow(/read-?only/i);
  });
});

test('a transaction that lost a race runs again, and after a few times its error comes out', async () => {
  const { db, end } = await openTestDatabase('postgres');
  const loseRace = sql`do $$ begin raise exception 'lost' using errcode = '40001'; end $$`;
  let runs = 0;
  const luckyAtLast = transact(db, async tx => {
    runs += 1;
    await addCoordinator(tx, 'a', 'a@example.org');
    if (runs < 3) await loseRace.execute(tx);
    return runs;
  });
  expect(await luckyAtLast).toBe(3);
  expect(await emails(db)).toEqual(['a@example.org']);
  await expect(transact(db, tx => loseRace.execute(tx))).rejects.toThrow('lost');
  await end();
});

test('an address of neither database is refused in words', () => {
  expect(() => openDatabase('mysql://db.example.org/insist')).toThrow('sqlite: or postgres://');
});
