// A value made from the database, kept until one of the tables it was made from changes.
import type { Made } from './changes.ts';
import type { Db } from './db.ts';

type Kept<Value> = { made: Made; value: Promise<Value>; ready: { value: Value } | null };

export class Remembered<Value> {
  readonly #db: Db;
  readonly #make: () => Promise<Value>;
  #kept: Kept<Value> | null = null;

  constructor(db: Db, make: () => Promise<Value>) {
    this.#db = db;
    this.#make = make;
  }

  /**
   * The value as it stands: of this process's own commits at once, of others' at most a quarter of a second old. No
   * promise where nothing is to be waited for: each one costs more than a whole value that is kept.
   */
  get(): Value | Promise<Value> {
    const { changes } = this.#db;
    const looking = changes.look();
    if (looking !== null) return looking.then(() => this.#read());
    const kept = this.#kept;
    if (!kept?.ready || !changes.holds(kept.made)) return this.#read();
    changes.read(kept.made.tables);
    return kept.ready.value;
  }

  async #read(): Promise<Value> {
    const { changes } = this.#db;
    for (;;) {
      const found = this.#kept;
      const kept = found ?? this.#begin();
      const value = await kept.value;
      // What this very call began is new enough, whatever has changed meanwhile.
      if (found === null || changes.holds(kept.made)) {
        changes.read(kept.made.tables);
        return value;
      }
      if (this.#kept === kept) this.#kept = null;
    }
  }

  #begin(): Kept<Value> {
    return this.#db.changes.watch(made => {
      const kept: Kept<Value> = { made, value: this.#make(), ready: null };
      this.#kept = kept;
      kept.value.then(
        value => {
          kept.ready = { value };
        },
        () => {
          if (this.#kept === kept) this.#kept = null;
        },
      );
      return kept;
    });
  }
}
