// The guard of the root connection: used inside a transaction of the same async context it would wait for itself
// for ever on SQLite (one connection), and silently work outside the transaction on PostgreSQL. So it throws.
import { AsyncLocalStorage } from 'node:async_hooks';

export class Guard {
  readonly #inside = new AsyncLocalStorage<{ open: boolean }>();

  /** Throws when the caller stands inside a transaction of this database. */
  check(): void {
    if (this.#inside.getStore()?.open === true) {
      throw new Error(
        'the root connection was used inside a transaction: pass tx on, and do not nest transact',
      );
    }
  }

  /** Runs `work` as the inside of a transaction. What it leaves running is outside again once it ends. */
  async within<Result>(work: () => Promise<Result>): Promise<Result> {
    const mark = { open: true };
    try {
      return await this.#inside.run(mark, work);
    } finally {
      mark.open = false;
    }
  }
}
