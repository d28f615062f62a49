// What was changed when: every commit names the tables it wrote, every answer the tables it was made from.
import { AsyncLocalStorage } from 'node:async_hooks';

/** From what something was made: the place in the line of commits where it began, and every table it read. */
export type Made = Readonly<{ since: number; tables: ReadonlySet<string> }>;

/** Stands for every table: what was read or written in a way that names none. */
const EVERY = '*';

/** How long ago the last look at other processes' commits may be, in milliseconds of a clock that never jumps. */
const LOOK_EVERY_MS = 250;

type Reading = { tables: Set<string>; outer: Reading | undefined };

const soon = (): number => performance.now();

/**
 * The line of commits, as this process knows it. Its own commits are known at once and by table; those of others
 * (another server, the command line, a person at the database) by `look`, and then as a change of everything.
 */
export class Changes {
  readonly #readings = new AsyncLocalStorage<Reading>();
  readonly #lastWritten = new Map<string, number>();
  readonly #pulse: () => string | Promise<string>;
  #line = 1;
  #seenPulse: string | null = null;
  #lookedAt = Number.NEGATIVE_INFINITY;
  #looking: Promise<void> | null = null;

  /** @param pulse a text that is another one after any commit of another process. */
  constructor(pulse: () => string | Promise<string>) {
    this.#pulse = pulse;
  }

  /** How many commits there were: unchanged means that nothing changed at all. */
  get line(): number {
    return this.#line;
  }

  /** To be called right after a commit, with the tables it wrote. */
  wrote(tables: Iterable<string>): void {
    const names = [...tables];
    if (names.length === 0) return;
    this.#line += 1;
    for (const name of names) this.#lastWritten.set(name, this.#line);
  }

  wroteEverything(): void {
    this.wrote([EVERY]);
  }

  /** To be called with the tables of each query. */
  read(tables: Iterable<string>): void {
    for (let reading = this.#readings.getStore(); reading; reading = reading.outer) {
      for (const name of tables) reading.tables.add(name);
    }
  }

  readEverything(): void {
    this.read([EVERY]);
  }

  /** Begins before the first query of `work`, so that a change while it runs ends what it makes. */
  watch<Result>(work: (made: Made) => Result): Result {
    const tables = new Set<string>();
    const made = { since: this.#line, tables };
    return this.#readings.run({ tables, outer: this.#readings.getStore() }, () => work(made));
  }

  /** Whether nothing of what it was made from has changed since, as far as this process has looked. */
  holds(made: Made): boolean {
    if (made.since === this.#line) return true;
    if ((this.#lastWritten.get(EVERY) ?? 0) > made.since) return false;
    if (made.tables.has(EVERY)) return false;
    for (const name of made.tables) if ((this.#lastWritten.get(name) ?? 0) > made.since) return false;
    return true;
  }

  /** Looks for commits of others, unless it did so just now. A promise only where the database must be asked. */
  look(): Promise<void> | null {
    if (soon() - this.#lookedAt < LOOK_EVERY_MS) return null;
    if (this.#looking) return this.#looking;
    const began = soon();
    const pulse = this.#pulse();
    if (typeof pulse === 'string') {
      this.#saw(pulse, began);
      return null;
    }
    this.#looking = pulse
      .then(text => this.#saw(text, began))
      .finally(() => {
        this.#looking = null;
      });
    return this.#looking;
  }

  #saw(pulse: string, began: number): void {
    if (pulse !== this.#seenPulse) this.wroteEverything();
    this.#seenPulse = pulse;
    this.#lookedAt = began;
  }
}
