// Holds back an answer that may be kept until it is whole; any other goes through untouched, byte by byte.
import type { ServerResponse } from 'node:http';
import { compressed, tagOf, type Encoding } from './encodings.ts';
import { expectPage, isForEverybody } from './may-keep.ts';

export type Captured = { headers: [string, string][]; body: Buffer };

/** An answer larger than this is sent as it comes and not kept. */
const LARGEST = 1_000_000;
/** The headers of a compressed answer and the work of its reader weigh as much as what is saved of fewer bytes. */
const WORTH_COMPRESSING = 1024;

type Chunk = string | Uint8Array;
/** The ways in which Node lets an answer be written: a chunk, perhaps its encoding, perhaps a callback. */
type Rest = readonly unknown[];

const bytesOf = (chunk: Chunk, rest: Rest): Buffer => {
  const [encoding] = rest;
  if (typeof chunk !== 'string') return Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
  return Buffer.from(chunk, typeof encoding === 'string' && Buffer.isEncoding(encoding) ? encoding : 'utf8');
};

const isChunk = (value: unknown): value is Chunk => typeof value === 'string' || value instanceof Uint8Array;

function headersOf(res: ServerResponse): [string, string][] {
  return res.getHeaderNames().map(name => {
    const value = res.getHeader(name);
    return [name, Array.isArray(value) ? value.join(', ') : String(value)];
  });
}

type Dressed = { body: Buffer; headers: [string, string][] };

/** A finished page compressed once, with the headers that tell of it as Express and its middleware would. */
function dress(bytes: Buffer, encoding: Encoding, done: (dressed: Dressed) => void): Promise<void> | null {
  const headers: Dressed['headers'] = [
    ['ETag', tagOf(bytes)],
    ['Vary', 'Accept-Encoding'],
  ];
  if (encoding === '' || bytes.byteLength < WORTH_COMPRESSING) {
    done({ body: bytes, headers });
    return null;
  }
  return compressed(bytes, encoding).then(
    body => done({ body, headers: [...headers, ['Content-Encoding', encoding]] }),
    () => done({ body: bytes, headers }),
  );
}

type Takers = {
  encoding: Encoding;
  whole: (answer: Captured) => void;
  through: () => void;
  /** Told what `whole` threw where no handler is left to be told. */
  failed: (error: unknown) => void;
};

/**
 * Takes the answer that is about to be written to `res`. Where it may be kept, nothing of it is sent: `whole` is called
 * with all of it, and `res` is as if untouched. Otherwise it is sent as it comes, from when `through` is called.
 * `isComing` says that the handler has done its part, and `whole` will be called, unless it writes something else yet.
 */
export function capture(
  res: ServerResponse,
  { encoding, whole, through, failed }: Takers,
): { isComing: () => boolean } {
  const real = { writeHead: res.writeHead, write: res.write, end: res.end };
  const chunks: Buffer[] = [];
  let size = 0;
  let holding = true;
  let handedOver = false;

  /** Gives up holding back: what was held is sent, and the rest as it comes. */
  const letGo = (): void => {
    if (!holding) return;
    holding = false;
    through();
    for (const chunk of chunks) real.write.call(res, chunk, 'utf8');
  };
  /** Whether it is still held back afterwards. */
  const hold = (chunk: Chunk, rest: Rest): boolean => {
    const bytes = bytesOf(chunk, rest);
    size += bytes.byteLength;
    chunks.push(bytes);
    if (size > LARGEST) letGo();
    return size <= LARGEST;
  };
  const callbackOf = (values: Rest): (() => void) | undefined => {
    const last = values.findLast(value => typeof value === 'function');
    return last === undefined ? undefined : () => void Reflect.apply(last, res, []);
  };

  const finish = ({ body, headers }: Dressed): void => {
    // While a page was compressed its handler may have failed, and answered otherwise.
    if (!holding) return;
    holding = false;
    for (const [name, value] of headers) res.setHeader(name, value);
    const answer = { headers: headersOf(res), body };
    // What other layers have put in front of these belongs to the answer that was held, not to the one to come.
    Object.assign(res, real);
    for (const [name] of answer.headers) if (name !== 'connection') res.removeHeader(name);
    whole(answer);
  };
  expectPage(res, text => {
    const bytes = Buffer.from(text);
    if (!holding || size > 0 || bytes.byteLength > LARGEST) return false;
    handedOver = true;
    dress(bytes, encoding, finish)?.catch(failed);
    return true;
  });
  res.writeHead = (...given: never): typeof res => {
    if (holding && isForEverybody(res)) return res;
    letGo();
    Reflect.apply(real.writeHead, res, given);
    return res;
  };
  res.write = (...given: never) => {
    const [chunk, ...rest]: readonly unknown[] = given;
    if (holding && isForEverybody(res) && isChunk(chunk)) {
      hold(chunk, rest);
      const done = callbackOf(rest);
      if (done) process.nextTick(done);
      return true;
    }
    letGo();
    const goOn: unknown = Reflect.apply(real.write, res, given);
    return goOn === true;
  };
  res.end = (...given: never): typeof res => {
    const [chunk, ...rest]: readonly unknown[] = given;
    if (!holding || !isForEverybody(res)) {
      letGo();
      Reflect.apply(real.end, res, given);
      return res;
    }
    if (isChunk(chunk) && !hold(chunk, rest)) {
      Reflect.apply(real.end, res, []);
      return res;
    }
    finish({ body: Buffer.concat(chunks), headers: [] });
    const done = callbackOf(given);
    if (done) res.once('finish', done);
    return res;
  };
  return { isComing: () => holding && handedOver };
}
