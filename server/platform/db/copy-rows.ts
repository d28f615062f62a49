// Copies every row from one database to another of the same schema, page by page, so that memory stays small.
import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Query } from './db.ts';

type Row = Record<string, unknown>;
type Table = { name: string; key: string[]; parents: string[]; pageRows: number };

/** Rows in hand at once. 500 rows of our widest table stay below the parameters either database takes. */
const PAGE_ROWS = 500;
/** Where rows hold whole images. */
const PAGE_ROWS_WITH_BYTES = 4;

/**
 * Copies all rows of `from` into `to`, parents before children. `sqlite` is whichever of the two is SQLite: it is
 * asked for the tables, their keys and who points at whom. Gives the number of rows.
 */
export async function copyRows(from: Query, to: Query, sqlite: Query): Promise<number> {
  let copied = 0;
  for (const table of parentsFirst(await tablesOf(sqlite))) {
    for await (const page of pagesOf(from, table)) {
      await rowsOf(to).insertInto(table.name).values(page).execute();
      copied += page.length;
    }
  }
  return copied;
}

/** The same connection for tables whose names are known only at run time. */
function rowsOf(query: Query): Kysely<Record<string, Row>> {
  return query.withTables<Record<string, Row>>();
}

async function* pagesOf(from: Query, table: Table): AsyncGenerator<Row[]> {
  const columns = sql.join(table.key.map(column => sql.ref(column)));
  let after: Row | undefined;
  for (;;) {
    const last = after;
    let page = rowsOf(from).selectFrom(table.name).selectAll().orderBy(columns).limit(table.pageRows);
    if (last)
      page = page.where(sql<boolean>`(${columns}) > (${sql.join(table.key.map(column => last[column]))})`);
    const rows = await page.execute();
    if (rows.length > 0) yield rows;
    if (rows.length < table.pageRows) return;
    after = rows.at(-1);
  }
}

async function tablesOf(sqlite: Query): Promise<Table[]> {
  const tables = await sqlite.introspection.getTables();
  return Promise.all(
    tables.map(async ({ name, columns }) => {
      const key = await sql<{ name: string }>`
        select name from pragma_table_info(${name}) where pk > 0 order by pk`.execute(sqlite);
      const parents = await sql<{ table: string }>`
        select distinct "table" from pragma_foreign_key_list(${name})`.execute(sqlite);
      const withBytes = columns.some(column => column.dataType.toLowerCase() === 'blob');
      return {
        name,
        key: key.rows.map(row => row.name),
        parents: parents.rows.map(row => row.table),
        pageRows: withBytes ? PAGE_ROWS_WITH_BYTES : PAGE_ROWS,
      };
    }),
  );
}

function parentsFirst(tables: Table[]): Table[] {
  const placed: Table[] = [];
  const visit = (table: Table): void => {
    if (placed.includes(table)) return;
    for (const parent of tables) if (parent !== table && table.parents.includes(parent.name)) visit(parent);
    placed.push(table);
  };
  tables.forEach(visit);
  return placed;
}
