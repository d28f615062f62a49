// The few words of SQL that migrations need and that the two databases spell differently.
import { PostgresAdapter, sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import { APPEND_ONLY_STATE } from './errors.ts';

type Words = {
  /** Text that compares byte by byte on both, so that order, `lower` and equality agree whatever the server's locale. */
  text: RawBuilder<unknown>;
  whole: RawBuilder<unknown>;
  bytes: RawBuilder<unknown>;
  /** Whether a column that a rule names can go by itself; else its table is made anew without it. */
  columnsCanGo: boolean;
  /** Statements that refuse changes to a table's rows; `deletable` is a condition on `old`, or null for never. */
  refuseChanges(table: string, deletable: string | null): string[];
};

const SQLITE: Words = {
  text: sql`text`,
  whole: sql`bigint`,
  bytes: sql`blob`,
  columnsCanGo: false,
  refuseChanges: (table, deletable) => [
    `create trigger ${table}_no_update before update on ${table}
       begin select raise(abort, '${table} is append-only'); end`,
    `create trigger ${table}_no_delete before delete on ${table} ${deletable ? `when not (${deletable})` : ''}
       begin select raise(abort, '${table} is append-only'); end`,
  ],
};

const POSTGRES: Words = {
  text: sql`text collate "C"`,
  whole: sql`bigint`,
  bytes: sql`bytea`,
  columnsCanGo: true,
  refuseChanges: (table, deletable) => [
    `create or replace function refuse_change() returns trigger language plpgsql as $$
       begin raise exception '% is append-only', tg_table_name using errcode = '${APPEND_ONLY_STATE}'; end $$`,
    `create trigger ${table}_no_update before update on ${table}
       for each row execute function refuse_change()`,
    `create trigger ${table}_no_delete before delete on ${table}
       for each row ${deletable ? `when (not (${deletable}))` : ''} execute function refuse_change()`,
    `create trigger ${table}_no_truncate before truncate on ${table}
       for each statement execute function refuse_change()`,
  ],
};

/** The words of the database behind `db`. */
export function wordsOf(db: Kysely<unknown>): Words {
  return db.getExecutor().adapter instanceof PostgresAdapter ? POSTGRES : SQLITE;
}
