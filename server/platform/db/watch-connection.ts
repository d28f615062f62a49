// Every connection tells what it reads, and after each commit what it wrote; and its errors in our own vocabulary.
import type { DatabaseConnection, QueryResult } from 'kysely';
import type { Changes } from './changes.ts';
import { asOurError } from './errors.ts';
import { tablesOf } from './tables-of.ts';

/** What a transaction in hand has written so far; null names cannot be told. */
type Written = { tables: Set<string>; everything: boolean };

const inHand = new WeakMap<DatabaseConnection, Written | null>();

function tell(changes: Changes, written: Written): void {
  if (written.everything) changes.wroteEverything();
  else changes.wrote(written.tables);
}

/** Whether a statement that may change rows did: one that found nothing to change ends nothing. */
const didChange = (result: QueryResult<unknown>): boolean =>
  result.numAffectedRows === undefined || result.numAffectedRows > 0n;

/** The connection, watched from now on; the same one however often it is acquired. */
export function watchConnection(connection: DatabaseConnection, changes: Changes): DatabaseConnection {
  if (inHand.has(connection)) return connection;
  inHand.set(connection, null);
  const execute = connection.executeQuery.bind(connection);
  connection.executeQuery = async query => {
    const { reads, writes } = tablesOf(query.sql);
    changes.read(reads);
    try {
      const result = await execute<never>(query);
      if (writes === null || (writes.length > 0 && didChange(result))) {
        const open = inHand.get(connection);
        const written = open ?? { tables: new Set<string>(), everything: false };
        if (writes === null) written.everything = true;
        else for (const name of writes) written.tables.add(name);
        if (!open) tell(changes, written);
      }
      return result;
    } catch (error) {
      throw asOurError(error);
    }
  };
  const stream = connection.streamQuery.bind(connection);
  connection.streamQuery = (query, chunkSize) => {
    changes.read(tablesOf(query.sql).reads);
    return stream(query, chunkSize);
  };
  return connection;
}

export function beganTransaction(connection: DatabaseConnection): void {
  inHand.set(connection, { tables: new Set(), everything: false });
}

/** A table that was written without this connection's telling, in the transaction it has in hand. */
export function wroteInHand(connection: DatabaseConnection, table: string): void {
  inHand.get(connection)?.tables.add(table);
}

/** After the commit itself: whoever began before it may have read the rows as they were. */
export function committed(connection: DatabaseConnection, changes: Changes): void {
  const written = inHand.get(connection);
  inHand.set(connection, null);
  if (written) tell(changes, written);
}

export function rolledBack(connection: DatabaseConnection): void {
  inHand.set(connection, null);
}
