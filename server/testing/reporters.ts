// Many reporters at once over the API, who remember what each of them was answered: the judge of lost and doubled reports.
import { setTimeout as wait } from 'node:timers/promises';
import { z } from 'zod';

const Taken = z.object({ code: z.string(), counted: z.number(), held: z.number() });
const Tally = z.object({ total: z.number(), byChannel: z.record(z.string(), z.number()) });

type Sent = {
  key: string;
  quantity: number;
  /** The receipt's code once a 201 or 200 has come; null while nobody has said whether it was taken. */
  code: string | null;
};

/** How many appeals the report with this number states: different ones, so that a lost one shows in the sum. */
const quantityOf = (at: number): number => 1 + (at % 7);

export class Reporters {
  readonly #slug: string;
  readonly #sent: Sent[] = [];
  /** Answers that no healthy server gives: anything but 200 and 201. */
  readonly refused: string[] = [];
  #active = true;

  constructor(slug: string) {
    this.#slug = slug;
  }

  get acknowledged(): Sent[] {
    return this.#sent.filter(each => each.code !== null);
  }

  get unanswered(): Sent[] {
    return this.#sent.filter(each => each.code === null);
  }

  /** Appeals of every acknowledged report. */
  get appeals(): number {
    return this.acknowledged.reduce((sum, each) => sum + each.quantity, 0);
  }

  /** Appeals of every report that was ever sent, taken or not. */
  get stated(): number {
    return this.#sent.reduce((sum, each) => sum + each.quantity, 0);
  }

  /** Sends one report; false when the connection broke before an answer. */
  async send(url: string, report: Sent): Promise<boolean> {
    let answer: Response;
    let text: string;
    try {
      answer = await fetch(`${url}/api/v1/actions/${this.#slug}/reports`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'idempotency-key': report.key },
        body: JSON.stringify({ lines: [{ target: 't1', channel: 'post', quantity: report.quantity }] }),
      });
      text = await answer.text();
    } catch {
      return false;
    }
    if (answer.status !== 201 && answer.status !== 200) {
      this.refused.push(`${answer.status} ${text}`);
      return true;
    }
    const { code, counted } = Taken.parse(JSON.parse(text));
    if (counted !== report.quantity) this.refused.push(`counted ${counted} of ${report.quantity}`);
    if (report.code !== null && report.code !== code) this.refused.push(`another code for ${report.key}`);
    report.code = code;
    return true;
  }

  #next(): Sent {
    const at = this.#sent.length;
    const report = { key: `reporter-${at}`, quantity: quantityOf(at), code: null };
    this.#sent.push(report);
    return report;
  }

  /** So many reporters, one report after another each, until `stop()` or until nobody answers any more. */
  async load(urls: readonly string[], reporters: number): Promise<void> {
    this.#active = true;
    const one = async (at: number): Promise<void> => {
      while (this.#active && (await this.send(urls[at % urls.length] ?? '', this.#next())));
    };
    await Promise.all(Array.from({ length: reporters }, (_, at) => one(at)));
  }

  stop(): void {
    this.#active = false;
  }

  /** Resolves once so many reports more than now have been acknowledged. */
  async untilMore(count: number): Promise<void> {
    const goal = this.acknowledged.length + count;
    while (this.acknowledged.length < goal) await wait(2);
  }

  /** Resolves once so many answers were refusals. */
  async untilRefused(count: number): Promise<void> {
    while (this.refused.length < count) await wait(2);
  }

  /** What a program does after a broken connection: the same report with the same key again. */
  async repeat(url: string, which: readonly Sent[]): Promise<void> {
    const waiting = [...which];
    const one = async (): Promise<void> => {
      for (let report = waiting.pop(); report; report = waiting.pop()) await this.send(url, report);
    };
    await Promise.all(Array.from({ length: 8 }, one));
  }

  async tally(url: string): Promise<number> {
    const answer = await fetch(`${url}/api/v1/actions/${this.#slug}/tally`);
    const { total, byChannel } = Tally.parse(await answer.json());
    if (byChannel['post'] !== total) throw new Error(`the tally disagrees with itself: ${total}`);
    return total;
  }
}
