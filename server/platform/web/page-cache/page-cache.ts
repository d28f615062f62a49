// The page cache, before Express: an answer for everybody is made once and sent until what it was made from changes.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { App } from '../../app.ts';
import { openTurns } from '../../turns.ts';
import { namesRead } from '../names-read.ts';
import { Addresses } from './addresses.ts';
import { AskedBefore } from './asked-before.ts';
import { capture, type Captured } from './capture.ts';
import { encodingOf } from './encodings.ts';
import { keptPage, sendKept, type KeptPage } from './kept-page.ts';

/** All kept answers together; the oldest make room. */
const MOST_BYTES = 12_000_000;
/** What a page weighs beside its body: its headers, its address, what it was made from. */
const BESIDE_BYTES = 2_000;
const LONGEST_ADDRESS = 500;
const MINUTE_MS = 60_000;
/** A page may be behind the database for less than a second, but only where it is made anew all the time. */
const MAY_BE_BEHIND_MS = 700;
const REMAKES_A_SECOND = 10;
/** More at once are not done sooner: only a database on another machine is waited for. */
const MADE_AT_ONCE = 6;

const ticks = (): number => performance.now();

type Making = {
  holds: () => boolean;
  /** Those who wait for it; told null where it was no page to be kept. */
  waiting: ((page: KeptPage | null) => void)[];
};
type Slot = { page: KeptPage | null; making: Making | null; remakes: number; secondBegan: number };
const emptySlot = (): Slot => ({ page: null, making: null, remakes: 0, secondBegan: ticks() });
type CountAnswer = (status: number) => void;

const weightOf = (page: KeptPage): number => page.body.byteLength + BESIDE_BYTES;

/** Which requests may be answered from the cache at all: those that say nothing of who asks. */
const isPlain = (req: IncomingMessage): boolean =>
  (req.method === 'GET' || req.method === 'HEAD') &&
  req.headers.authorization === undefined &&
  req.headers.range === undefined &&
  (req.url ?? '').length <= LONGEST_ADDRESS &&
  !/^\/(?:(?:[a-z]{2,3}\/)?desk|health|metrics)/.test(req.url ?? '');

/** A page is made at once, by this thread alone; a file may wait for another thread, and must keep nobody waiting. */
const isFile = (url: string): boolean => /^[^?]*\.[a-z0-9]{1,5}(?:\?|$)/i.test(url);

class PageCache {
  readonly #app: App;
  readonly #handler: RequestListener;
  readonly #count: CountAnswer;
  readonly #slots = new Map<string, Slot>();
  readonly #addresses = new Addresses();
  readonly #askedBefore = new AskedBefore();
  readonly #turns = openTurns(MADE_AT_ONCE, Number.POSITIVE_INFINITY);
  #bytes = 0;

  constructor(app: App, handler: RequestListener, count: CountAnswer) {
    this.#app = app;
    this.#handler = handler;
    this.#count = count;
  }

  answer(req: IncomingMessage, res: ServerResponse): void {
    if (!isPlain(req)) {
      this.#handler(req, res);
      return;
    }
    // A database that cannot be asked is told of by the handler, in words.
    let looking: Promise<void> | null;
    try {
      looking = this.#app.db.changes.look();
    } catch {
      this.#handler(req, res);
      return;
    }
    if (looking === null) this.#serve(req, res);
    else {
      looking.then(
        () => this.#serve(req, res),
        () => this.#handler(req, res),
      );
    }
  }

  /** Asked for again after each wait: another answer may have shown what else tells addresses apart. */
  #keyOf({ url = '', headers }: Pick<IncomingMessage, 'url' | 'headers'>): string {
    return `${encodingOf(headers['accept-encoding'])} ${this.#addresses.known(url)}`;
  }

  #serve(req: IncomingMessage, res: ServerResponse, mayWait = true): void {
    const key = this.#keyOf(req);
    const slot = this.#slots.get(key);
    if (slot?.page && this.#isGood(slot, slot.page)) {
      this.#send(slot.page, req, res);
      return;
    }
    // An address whose answers are nobody else's is never waited for: it has no page.
    if (mayWait && slot?.page && slot.making?.holds()) {
      slot.making.waiting.push(page => {
        if (page) this.#send(page, req, res);
        // Whoever has waited in vain waits for nobody else: or a crowd would be served one after the other.
        else if (!res.destroyed) this.#serve(req, res, false);
      });
      return;
    }
    // A HEAD alone brings no body to keep.
    if (req.method === 'HEAD') this.#handler(req, res);
    else if (isFile(req.url ?? '')) this.#makeNow(key, req, res, () => undefined);
    else this.#make(req, res);
  }

  #minute(): number {
    return Math.floor(this.#app.clock.now().getTime() / MINUTE_MS);
  }

  #isGood(slot: Slot, page: KeptPage): boolean {
    if (page.minute !== this.#minute()) return false;
    if (this.#app.db.changes.holds(page.made)) return true;
    // Made anew at once after a change, unless changes come so fast that we would do nothing else.
    return slot.remakes >= REMAKES_A_SECOND && ticks() - page.begunAt < MAY_BE_BEHIND_MS;
  }

  #send(page: KeptPage, req: IncomingMessage, res: ServerResponse): void {
    const requestId = this.#app.newId();
    const status = sendKept(page, req, res, requestId);
    this.#count(status);
    if (this.#app.log.isLevelEnabled('debug'))
      this.#app.log.debug({ method: req.method, route: '(kept)', status, requestId });
  }

  #make(req: IncomingMessage, res: ServerResponse): void {
    const leave = this.#turns.beginNow();
    if (leave) this.#makeNow(this.#keyOf(req), req, res, leave);
    else void this.#turns.begin().then(each => this.#makeAfterWait(req, res, each));
  }

  #makeAfterWait(req: IncomingMessage, res: ServerResponse, leave: () => void): void {
    const key = this.#keyOf(req);
    const slot = this.#slots.get(key);
    // While this one waited another may have made the page, or the asker have gone.
    const page = slot?.page && this.#isGood(slot, slot.page) ? slot.page : null;
    if (page === null && !res.destroyed) {
      this.#makeNow(key, req, res, leave);
      return;
    }
    leave();
    if (page) this.#send(page, req, res);
  }

  #makeNow(key: string, req: IncomingMessage, res: ServerResponse, leave: () => void): void {
    const { changes } = this.#app.db;
    const url = req.url ?? '';
    const asked = { ...req.headers };
    const encoding = encodingOf(req.headers['accept-encoding']);
    // Made whole and in one encoding, whatever this asker has already; what they have is looked at when it is sent.
    delete req.headers['if-none-match'];
    delete req.headers['if-modified-since'];
    if (encoding === '') delete req.headers['accept-encoding'];
    else req.headers['accept-encoding'] = encoding;
    const minute = this.#minute();
    const begunAt = ticks();
    changes.watch(made => {
      const ended = this.#begin(key, () => changes.holds(made) && minute === this.#minute());
      const end = (): void => {
        leave();
        ended(null);
      };
      const whole = (answer: Captured): void => {
        leave();
        const page = keptPage(answer, { made, minute, begunAt });
        req.headers = asked;
        if (!this.#addresses.learn(url, namesRead(req))) this.#forgetAll();
        // The handler takes the language off the request's own address.
        const keptAs = this.#keyOf({ url, headers: asked });
        if (this.#isWorthKeeping(keptAs)) this.#keep(keptAs, page);
        ended(page);
        // The handler's own middleware counts this one, and logs it by the id that it has given.
        const [, id] = answer.headers.find(([name]) => name === 'x-request-id') ?? [];
        sendKept(page, req, res, id ?? this.#app.newId());
      };
      const failed = (error: unknown): void => {
        this.#app.log.error({ err: error }, 'a page was made and could not be sent');
        res.destroy();
        end();
      };
      const { isComing } = capture(res, { encoding, whole, through: end, failed });
      // A page that is made but for its compression is kept, also when its asker has gone.
      res.once('close', () => {
        if (!isComing()) end();
      });
      this.#handler(req, res);
    });
  }

  /** Notes that a page is being made; what it gives is told how that ended, the first time it is called. */
  #begin(key: string, holds: Making['holds']): (page: KeptPage | null) => void {
    const now = ticks();
    const slot = this.#slots.get(key) ?? emptySlot();
    if (now - slot.secondBegan >= 1000) Object.assign(slot, { remakes: 0, secondBegan: now });
    slot.remakes += 1;
    const making: Making = { holds, waiting: [] };
    slot.making = making;
    this.#slots.set(key, slot);
    return page => {
      const waiting = making.waiting.splice(0);
      if (slot.making === making) {
        slot.making = null;
        // None was made, or it is kept under another address.
        if (slot.page === null && this.#slots.get(key) === slot) this.#slots.delete(key);
      }
      for (const tell of waiting) tell(page);
    };
  }

  /** Anybody can think of a query: its page is kept from the second time on. */
  #isWorthKeeping(key: string): boolean {
    const wasKept = Boolean(this.#slots.get(key)?.page);
    return wasKept || !key.includes('?') || this.#askedBefore.again(key);
  }

  #forgetAll(): void {
    this.#slots.clear();
    this.#bytes = 0;
  }

  #keep(key: string, page: KeptPage): void {
    const slot = this.#slots.get(key) ?? emptySlot();
    if (slot.page && slot.page.begunAt > page.begunAt) return;
    this.#bytes += weightOf(page) - (slot.page ? weightOf(slot.page) : 0);
    slot.page = page;
    // What was kept last stands last.
    this.#slots.delete(key);
    this.#slots.set(key, slot);
    for (const [oldest, { page: old }] of this.#slots) {
      if (this.#bytes <= MOST_BYTES) break;
      if (oldest === key || old === null) continue;
      this.#bytes -= weightOf(old);
      this.#slots.delete(oldest);
    }
  }
}

/** The handler with a page cache before it; `count` is told the status of each answer that never reaches the handler. */
export function cachePages(app: App, handler: RequestListener, count: CountAnswer): RequestListener {
  const cache = new PageCache(app, handler, count);
  return (req, res) => cache.answer(req, res);
}
