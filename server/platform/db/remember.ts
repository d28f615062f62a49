// A value made from the database, kept until one of the tables it was made from changes.
import type { Made } from './changes.ts';
import type { Db } from './db.ts';

/** `ready`: what `value` has come to. */
type Kept<Value> = { made: Made; value: Promise<Value>; ready: { is: Value } | null };

export class Remembered<Value> {
  readonly #db: Db;
  readonly #make: () => Promise<Value>;
  #kept: Kept<Value> | null = null;

  constructor(db: Db, make: () => Promise<Value>) {
    this.#db = db;
    this.#make = make;
  }

  /** The value as it stands: of this process's own commits at once, of others' at most a quarter of a second old. */
  async get(): Promise<Value> {
    const { changes } = this.#db;
    await changes.look();
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

  /** The value where it stands ready: as `get` would give it, without waiting. Undefined where something must be asked. */
  atHand(): Value | undefined {
    const { changes } = this.#db;
    const kept = this.#kept;
    if (!kept?.ready || changes.look() !== null || !changes.holds(kept.made)) return undefined;
    changes.read(kept.made.tables);
    return kept.ready.is;
  }

  #begin(): Kept<Value> {
    return this.#db.changes.watch(made => {
      const kept: Kept<Value> = { made, value: this.#make(), ready: null };
      this.#kept = kept;
      kept.value.then(
        is => {
          kept.ready = { is };
        },
        () => {
          if (this.#kept === kept) this.#kept = null;
        },
      );
      return kept;
    });
  }
}
