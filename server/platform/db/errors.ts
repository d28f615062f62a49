// Database errors in one vocabulary: what SQLite and PostgreSQL each call a broken rule, mapped to the same classes.

/**
 * A row like this one is already there. `constraint` is the same on both databases:
 * the table and its columns, such as `coordinators_email_unique`.
 */
export class UniqueViolation extends Error {
  readonly constraint: string;
  constructor(constraint: string, cause: unknown) {
    super(`unique rule broken: ${constraint}`, { cause });
    this.name = 'UniqueViolation';
    this.constraint = constraint;
  }
}

/** A row points at one that is not there, or is still pointed at by others. */
export class ForeignKeyViolation extends Error {
  constructor(cause: unknown) {
    super('foreign key rule broken', { cause });
    this.name = 'ForeignKeyViolation';
  }
}

/** Somebody tried to change or delete a row that may only ever be added. */
export class AppendOnlyViolation extends Error {
  constructor(cause: unknown) {
    super(`append-only rule broken: ${textOf(cause, 'message')}`, { cause });
    this.name = 'AppendOnlyViolation';
  }
}

/** What the append-only triggers raise on PostgreSQL (class `IA` is free for applications). */
export const APPEND_ONLY_STATE = 'IA001';

function textOf(error: unknown, key: 'code' | 'message' | 'constraint'): string {
  if (typeof error !== 'object' || error === null || !(key in error)) return '';
  const value: unknown = Reflect.get(error, key);
  return typeof value === 'string' ? value : '';
}

/** `UNIQUE constraint failed: coordinators.email, coordinators.name` → `coordinators_email_name_unique`. */
function constraintFromSqlite(message: string): string {
  const columns = (message.split('failed: ')[1] ?? '').split(', ').map(each => each.split('.'));
  const table = columns[0]?.[0] ?? '';
  return [table, ...columns.map(each => each[1] ?? ''), 'unique'].join('_');
}

/** The error as ours when it is one of the broken rules above, else the error itself. */
export function asOurError(error: unknown): unknown {
  switch (textOf(error, 'code')) {
    case '23505':
      return new UniqueViolation(textOf(error, 'constraint'), error);
    case 'SQLITE_CONSTRAINT_UNIQUE':
    case 'SQLITE_CONSTRAINT_PRIMARYKEY':
      return new UniqueViolation(constraintFromSqlite(textOf(error, 'message')), error);
    case '23503':
    case 'SQLITE_CONSTRAINT_FOREIGNKEY':
      return new ForeignKeyViolation(error);
    case APPEND_ONLY_STATE:
    case 'SQLITE_CONSTRAINT_TRIGGER':
      return new AppendOnlyViolation(error);
    default:
      return error;
  }
}

/** A transaction that lost a race it would win on another day: serialization failure or deadlock. */
export function isWorthRetrying(error: unknown): boolean {
  return ['40001', '40P01'].includes(textOf(error, 'code'));
}
