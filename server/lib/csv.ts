// CSV files as spreadsheet programs save them: bytes as text, records with the line each begins on. Rules, no meaning.
import { parse as parseInTurns, type InfoRecord, type Options } from 'csv-parse';
import { parse, CsvError } from 'csv-parse/sync';

export type Encoding = 'utf-8' | 'utf-16' | 'windows-1252';
/** `sheet`: a spreadsheet program's own file, which only it can save as CSV. */
export type DecodedText = { text: string; encoding: Encoding } | { refused: 'sheet' | 'binary' };

const begins = (bytes: Uint8Array, ...first: number[]): boolean =>
  first.every((byte, at) => bytes[at] === byte);

/** How many of the first bytes at even (0) or odd (1) places are zero. */
function zeros(bytes: Uint8Array, parity: 0 | 1): number {
  let found = 0;
  for (let at = parity; at < Math.min(bytes.length, 2000); at += 2) if (bytes[at] === 0) found += 1;
  return found;
}

/** UTF-16 by its mark, or by the zeros beside every Latin letter where a program left the mark out. */
function wideOf(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  if (begins(bytes, 0xff, 0xfe)) return 'utf-16le';
  if (begins(bytes, 0xfe, 0xff)) return 'utf-16be';
  const [even, odd] = [zeros(bytes, 0), zeros(bytes, 1)];
  const most = Math.min(bytes.length, 2000) / 4;
  if (bytes.length % 2 !== 0) return null;
  if (odd > most && even === 0) return 'utf-16le';
  if (even > most && odd === 0) return 'utf-16be';
  return null;
}

const decode = (bytes: Uint8Array, encoding: string): string | null => {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
};

/** Bytes that no text of that code page holds. */
const NO_LETTERS = /[\u0000-\u0008\u000e-\u001f\u0081\u008d\u008f\u0090\u009d]/;

/** The text of a file: UTF-8, UTF-16, or the code page of Western Europe, told apart by what can be read. */
export function decodeText(bytes: Uint8Array): DecodedText {
  const archive = begins(bytes, 0x50, 0x4b, 0x03, 0x04);
  if (archive || begins(bytes, 0xd0, 0xcf, 0x11, 0xe0)) return { refused: 'sheet' };
  if (begins(bytes, 0x25, 0x50, 0x44, 0x46, 0x2d)) return { refused: 'binary' };
  const wide = wideOf(bytes);
  if (wide !== null) {
    const text = decode(bytes, wide);
    return text === null || text.includes('\0') ? { refused: 'binary' } : { text, encoding: 'utf-16' };
  }
  const plain = decode(bytes, 'utf-8');
  if (plain !== null)
    return plain.includes('\0') ? { refused: 'binary' } : { text: plain, encoding: 'utf-8' };
  const western = decode(bytes, 'windows-1252') ?? '';
  return NO_LETTERS.test(western) ? { refused: 'binary' } : { text: western, encoding: 'windows-1252' };
}

/** Programs of many countries write semicolons; a tab comes from a copied sheet. Told by the first line. */
export function delimiterOf(text: string): string {
  const end = text.indexOf('\n');
  const head = (end < 0 ? text : text.slice(0, end)).replace(/"(?:[^"]|"")*"/g, '');
  const count = (mark: string): number => head.split(mark).length - 1;
  return [',', ';', '\t'].reduce((best, mark) => (count(mark) > count(best) ? mark : best));
}

/** A record and the line of the file that it begins on, as an editor numbers lines. */
export type CsvRecord = { cells: string[]; line: number };
/** `brokenAt`: the line of the record whose quotation marks do not fit; nothing behind it can be read. */
export type CsvRecords = { records: CsvRecord[]; brokenAt: number | null; tooMany: boolean };

class EnoughRecords extends Error {}

/** What both readers keep of a text whose lines end in \n. */
function collecting(most: number): {
  found: CsvRecords;
  take: (cells: string[], info: InfoRecord) => null;
  next: () => number;
} {
  const found: CsvRecords = { records: [], brokenAt: null, tooMany: false };
  let line = 1;
  return {
    found,
    next: () => line,
    take: (cells, info) => {
      if (found.records.length >= most) throw new EnoughRecords();
      found.records.push({ cells, line });
      line = info.lines + 1;
      return null;
    },
  };
}

const optionsFor = (
  delimiter: string,
  take: (cells: string[], info: InfoRecord) => null,
): Options<string[], string[]> => ({
  delimiter,
  record_delimiter: '\n',
  relax_column_count: true,
  on_record: (record, info) => take(record, info),
});

function ended(found: CsvRecords, error: unknown, line: number): CsvRecords {
  if (error instanceof EnoughRecords) found.tooMany = true;
  else if (error instanceof CsvError) found.brokenAt = line;
  else throw error;
  return found;
}

/** Every record of a text without a byte-order mark, at most `most`. */
export function recordsIn(text: string, most: number): CsvRecords {
  const { found, take, next } = collecting(most);
  try {
    parse(text, optionsFor(delimiterOf(text), take));
    return found;
  } catch (error) {
    return ended(found, error, next());
  }
}

/** Bytes read before others get their turn: about a millisecond's work. */
const A_TURN = 16_384;

/** The same for a long text: `turn` is waited for after each part, so that whoever else is served meanwhile is. */
export async function recordsInTurns(
  text: string,
  given: { most: number; delimiter: string; turn: () => Promise<void> },
): Promise<CsvRecords> {
  const { found, take, next } = collecting(given.most);
  const errors: unknown[] = [];
  const parser = parseInTurns(optionsFor(given.delimiter, take));
  const ending = new Promise<void>(resolve => {
    parser.once('end', resolve);
    parser.once('error', error => {
      errors.push(error);
      resolve();
    });
  });
  parser.resume();
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length && errors.length === 0; at += A_TURN) {
    parser.write(bytes.subarray(at, at + A_TURN));
    await given.turn();
  }
  if (errors.length === 0) parser.end();
  await ending;
  return errors.length === 0 ? found : ended(found, errors[0], next());
}

const FORMULA = /^'*[=+\-@\t\r＝＋－＠]/u;

/** A cell that a spreadsheet program would run is led by an apostrophe, as such programs themselves write text. */
export const guardCell = (text: string): string => (FORMULA.test(text) ? `'${text}` : text);
/** Takes that apostrophe off again, and no other. */
export const unguardCell = (text: string): string =>
  text.startsWith("'") && FORMULA.test(text) ? text.slice(1) : text;
