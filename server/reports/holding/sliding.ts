// Counts of a sliding window, kept in memory for so many names at most: the oldest are forgotten first.

/** Reports and letters. */
export type Count = { reports: number; letters: number };

type Kept = { slot: number; now: Count; before: Count };

const nothing = (): Count => ({ reports: 0, letters: 0 });

/**
 * Two neighbouring slots stand for the window: what is left of the one before is taken as even. So a name costs two
 * counts however much comes, and an answer is never more than what one whole slot and the next have seen.
 */
export class Sliding {
  readonly #windowMs: number;
  readonly #most: number;
  readonly #kept = new Map<string, Kept>();

  constructor(windowMs: number, most: number) {
    this.#windowMs = windowMs;
    this.#most = most;
  }

  /** Adds, and gives what the window ending at `at` holds then. Negative numbers take back what was added at `at`. */
  add(name: string, at: number, reports: number, letters: number): Count {
    const slot = Math.floor(at / this.#windowMs);
    let kept = this.#kept.get(name);
    // Taken back, or counted by a clock set back, after the next slot began: nothing newer may be lost for it.
    if (kept !== undefined && slot < kept.slot) return this.#left(kept, kept.slot * this.#windowMs);
    if (kept?.slot !== slot) {
      const before = kept?.slot === slot - 1 ? kept.now : nothing();
      kept = { slot, now: nothing(), before };
      // Put behind the others: the first of the map are those that have been quiet for longest.
      this.#kept.delete(name);
      this.#kept.set(name, kept);
      if (this.#kept.size > this.#most) this.#forgetSome();
    }
    kept.now.reports = Math.max(0, kept.now.reports + reports);
    kept.now.letters = Math.max(0, kept.now.letters + letters);
    return this.#left(kept, at);
  }

  #left({ now, before }: Kept, at: number): Count {
    const left = 1 - (at % this.#windowMs) / this.#windowMs;
    return {
      reports: Math.floor(now.reports + before.reports * left),
      letters: Math.floor(now.letters + before.letters * left),
    };
  }

  #forgetSome(): void {
    let left = Math.ceil(this.#most / 10);
    for (const name of this.#kept.keys()) {
      if (left === 0) return;
      this.#kept.delete(name);
      left -= 1;
    }
  }
}
