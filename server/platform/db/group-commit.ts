// Many small changes in one transaction: they share one commit to the disk, and each is answered after it.

/** What became of one of them: a value, or the error that is its own and nobody else's. */
export type Fate<Outcome> = { kept: Outcome } | { refused: Error };

type Waiting<Wish, Outcome> = {
  wish: Wish;
  resolve: (outcome: Outcome) => void;
  reject: (error: unknown) => void;
};

/** A group never waits longer than this for more of its kind, in milliseconds. */
const WAIT_MS = 2;
const MOST_AT_ONCE = 200;
/**
 * While one group is on its way to the disk, so many make another that goes after it at once: in a crowd the disk then
 * never waits for this thread to hear of one end before the next begin.
 */
const ENOUGH_TO_FOLLOW = 16;

export class GroupCommit<Wish, Outcome> {
  readonly #keep: (wishes: readonly Wish[]) => Promise<Fate<Outcome>[]>;
  #waiting: Waiting<Wish, Outcome>[] = [];
  #timer: NodeJS.Timeout | null = null;
  #inHand = 0;

  /**
   * @param keep writes a whole group and gives the fate of each in its order, once all of it is durable. What it throws
   * fails the group, which is then tried again one by one, so that one bad change never takes others with it; so it
   * must change nothing but rows, and must know a change again that it has kept before.
   */
  constructor(keep: (wishes: readonly Wish[]) => Promise<Fate<Outcome>[]>) {
    this.#keep = keep;
  }

  /** Resolves once the change is durable. */
  take(wish: Wish): Promise<Outcome> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ wish, resolve, reject });
      if (this.#inHand === 1 && this.#waiting.length >= ENOUGH_TO_FOLLOW) void this.#commit();
      else if (this.#inHand === 0 && this.#waiting.length >= MOST_AT_ONCE) void this.#commit();
      else if (this.#inHand === 0) this.#timer ??= setTimeout(() => void this.#commit(), WAIT_MS);
    });
  }

  /** What comes while two groups are in hand is the next one; few of them wait for the last of both. */
  async #commit(): Promise<void> {
    if (this.#timer) clearTimeout(this.#timer);
    this.#timer = null;
    this.#inHand += 1;
    do await this.#commitGroup(this.#waiting.splice(0, MOST_AT_ONCE));
    while (this.#waiting.length >= (this.#inHand === 1 ? 1 : ENOUGH_TO_FOLLOW));
    this.#inHand -= 1;
  }

  async #commitGroup(group: readonly Waiting<Wish, Outcome>[]): Promise<void> {
    try {
      const wishes = group.map(each => each.wish);
      const fates = await this.#keep(wishes);
      group.forEach((each, at) => {
        const fate = fates[at];
        if (fate === undefined) each.reject(new Error('a change of a group was given no fate'));
        else if ('refused' in fate) each.reject(fate.refused);
        else each.resolve(fate.kept);
      });
    } catch (error) {
      const [alone] = group;
      if (group.length === 1 && alone) alone.reject(error);
      else for (const each of group) await this.#commitGroup([each]);
    }
  }
}
