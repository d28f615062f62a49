// Reads the head of a target's block: who it is (name and title, in whatever order) and what is address.
import { foldedWords } from '../text/fold.ts';
import { cut, join, split, trim, type Piece } from '../text/piece.ts';
import { addressAt, isBodyLine, isOfficeLine, hasStreet, officeAt, postEnd, postOf } from './posts.ts';
import { beginsWithHonorific, honorificWords, isName } from './names.ts';

export type Official = { name: Piece | null; title: Piece | null; address: Piece[] };

/** What a line of the head is. */
export type HeadLine =
  | { is: 'both'; title: Piece; name: Piece }
  | { is: 'title'; title: Piece }
  | { is: 'name'; name: Piece; sure: boolean }
  | { is: 'office' }
  | { is: 'address' };

export function headLine(line: Piece): HeadLine {
  const text = line.text;
  if (isOfficeLine(text)) return { is: 'office' };
  const { end, place } = postOf(text);
  if (end > 0) {
    const title = trim(cut(line, 0, end));
    const rest = trim(cut(line, end + (/^[\s,:–-]+/.exec(text.slice(end))?.[0].length ?? 0)));
    if (rest.text.replace(/[.,;)]/g, '') === '') return { is: 'title', title };
    // Broken after "and": the title goes on on the next line.
    if (/^(?:and|y|et|und|e|for|of|&)$/i.test(rest.text)) return { is: 'title', title: trim(line) };
    // One word after a place that nobody listed may be the rest of the place: "Governor of Dhi Qar".
    if (place && foldedWords(rest.text).length === 1 && !/,/.test(text.slice(end)))
      return { is: 'title', title: withoutComma(line) };
    if (isName(rest.text) || (rest.text.split(' ').length === 1 && /^\p{Lu}\p{Ll}+/u.test(rest.text))) {
      return { is: 'both', title, name: withoutComma(rest) };
    }
    if (/^\s*[,(–-]/.test(text.slice(end)) && !hasStreet(rest.text) && !/\d/.test(rest.text))
      return { is: 'title', title: withoutComma(line) };
  }
  const comma = nameThenTitle(line);
  if (comma !== null) return comma;
  if (isName(text)) return { is: 'name', name: withoutComma(line), sure: beginsWithHonorific(text) };
  return { is: 'address' };
}

const withoutComma = (piece: Piece): Piece => trim(cut(piece, 0, piece.text.replace(/[\s,;]+$/, '').length));

/** "Ana X, Minister of Justice", also with a dash or in brackets. */
function nameThenTitle(line: Piece): HeadLine | null {
  const mark = /,\s|\s[–—-]\s|\s\(/.exec(line.text);
  if (mark === null) return null;
  const name = trim(cut(line, 0, mark.index));
  const title = trim(cut(line, mark.index + mark[0].length, line.text.replace(/[)\s,.]+$/, '').length));
  if (!isName(name.text) || title.text === '') return null;
  const end = postEnd(title.text);
  return end > 0 && end >= title.text.length - 2 ? { is: 'both', title, name } : null;
}

/** The head of a block, line by line; a block on one line is cut by its words. */
export function officialOf(lines: readonly Piece[]): Official {
  const only = lines[0];
  if (only === undefined) return { name: null, title: null, address: [] };
  if (lines.length === 1) return onOneLine(only);
  const official: Official = { name: null, title: null, address: [] };
  let i = 0;
  while (i < lines.length && i < 5) {
    const line = lines[i];
    if (line === undefined) break;
    const head = headLine(line);
    const next = lines[i + 1];
    const last = i === lines.length - 1;
    if (head.is === 'office' || head.is === 'address') {
      if (i === 0 && head.is === 'address' && official.name === null && isBodyLine(line.text)) break;
      // An office may stand before its head: "Embassy of X", then "Ambassador Y".
      const after = next === undefined ? null : headLine(next);
      const leads = head.is === 'office' && official.name === null && after !== null;
      if (!leads || after.is === 'address' || after.is === 'office') break;
      if (after.is === 'name' && !after.sure && (official.title !== null || i + 2 >= lines.length)) break;
      if (official.title !== null && after.is !== 'name') break;
      official.address.push(line);
      i++;
      continue;
    }
    if (!take(official, head, line, last, next)) break;
    i++;
    i += moreOfTitle(official, lines, i);
  }
  official.address.push(...lines.slice(i));
  return bodyOrOfficial(official, i === 0);
}

/** Takes a line into the head, if there is still room for it. */
function take(
  official: Official,
  head: HeadLine,
  line: Piece,
  last: boolean,
  next: Piece | undefined,
): boolean {
  if (head.is === 'both') {
    if (official.name !== null) return false;
    if (official.title !== null) {
      // Under a post a second one belongs to the name, as a rank does: "Chairperson" / "Justice Ana X".
      official.name = line;
      return true;
    }
    official.name = head.name;
    official.title = head.title;
    return true;
  }
  if (head.is === 'title') {
    if (official.title !== null) {
      // A second post in its own line: "Minister of Justice" / "Keeper of the Seals".
      if (official.name !== null || last) return false;
      official.title = join([official.title, head.title], ', ');
      return true;
    }
    official.title = head.title;
    return true;
  }
  if (head.is === 'name') {
    if (official.name !== null) return false;
    // After a post a city may look like a name: nothing but a country follows it.
    if (!head.sure && official.title !== null && looksLikeCity(next, last)) return false;
    official.name = head.name;
    return true;
  }
  return false;
}

const looksLikeCity = (next: Piece | undefined, last: boolean): boolean =>
  !last &&
  next !== undefined &&
  next.text.length < 30 &&
  !/\d/.test(next.text) &&
  headLine(next).is === 'address' &&
  foldedWords(next.text).length <= 2 &&
  !hasStreet(next.text);

/** A title broken over two lines: "Minister of Justice and" / "Human Rights". */
function moreOfTitle(official: Official, lines: readonly Piece[], i: number): number {
  const next = lines[i];
  const title = official.title;
  if (next === undefined || title === null || official.name !== null) return 0;
  const open = /(?:,|\b(?:and|of|for|the|de|del|y|et|des|du|la|und|für|der|to))$/iu.test(
    lines[i - 1]?.text.trim() ?? '',
  );
  const lower = /^(?:\p{Ll}|&)/u.test(next.text) && !/\d/.test(next.text);
  if (!lower && !open) return 0;
  if (isOfficeLine(next.text) && !open) return 0;
  official.title = join([trim(lines[i - 1] ?? title), next], ' ');
  return 1;
}

/** A body without a head is itself the addressee; what describes it stands above. */
function bodyOrOfficial(official: Official, headless: boolean): Official {
  const [first, second] = official.address;
  if (!headless || first === undefined || isOfficeLine(first.text)) return official;
  const description = /^\p{Lu}*[^\p{Lu}\d]+$/u.test(first.text) && isBodyLine(first.text);
  if (description && second !== undefined && !/\d/.test(second.text) && !hasStreet(second.text)) {
    return { title: first, name: second, address: official.address.slice(2) };
  }
  if (!isBodyLine(first.text) || /\d/.test(first.text)) return official;
  return { title: null, name: first, address: official.address.slice(1) };
}

/** "Prime Minister Ana X Prime Ministry Office P.O. Box 1 City", or with commas between. */
function onOneLine(line: Piece): Official {
  const parts = split(line, /,\s+/g);
  const [first, second] = parts;
  if (first === undefined) return { name: null, title: null, address: [] };
  if (second === undefined || /\d/.test(first.text)) return scanned(line);
  const head = headLine(trim(first));
  const rest = (from: number): Piece[] => {
    const start = parts.slice(0, from).reduce((sum, part) => sum + part.text.length, 0) + from;
    const address = trim(cut(line, Math.min(line.text.length, start + gapsBefore(line.text, parts, from))));
    return address.text === '' ? [] : [address];
  };
  if (head.is === 'both') return { name: head.name, title: head.title, address: rest(1) };
  const after = headLine(trim(second));
  if (head.is === 'title') {
    if (after.is === 'name') return { title: head.title, name: after.name, address: rest(2) };
    return scanned(line);
  }
  if (head.is === 'name') {
    if (after.is === 'title') return { name: head.name, title: after.title, address: rest(2) };
    return { name: head.name, title: null, address: rest(1) };
  }
  if (head.is === 'office') {
    if (after.is === 'both')
      return { name: after.name, title: after.title, address: [trim(first), ...rest(2)] };
    return { name: null, title: null, address: [line] };
  }
  return scanned(line);
}

/** How much more than one character the commas before a part took. */
function gapsBefore(text: string, parts: readonly Piece[], count: number): number {
  let place = 0;
  let extra = 0;
  for (const part of parts.slice(0, count)) {
    place += part.text.length;
    const mark = /^,\s+/.exec(text.slice(place))?.[0].length ?? 0;
    extra += Math.max(0, mark - 1);
    place += mark;
  }
  return extra;
}

function scanned(line: Piece): Official {
  const text = line.text;
  if (isOfficeLine(text) && postEnd(text) === 0) return { name: null, title: null, address: [line] };
  const end = postEnd(text);
  const from = end + (/^[\s,:–-]*/.exec(text.slice(end))?.[0].length ?? 0);
  const rest = cut(line, from);
  const words = foldedWords(rest.text);
  let count = honorificWords(words, 0);
  while (count < words.length && count < 9) {
    const word = words[count];
    if (word === undefined || addressAt(words, count) || officeAt(words, count)) break;
    if (addressAt(words, count + 1) && /\d/.test(words[count + 1]?.text ?? '') && count >= 2) break;
    if (/[,;(]/.test(rest.text.slice(words[count - 1]?.end ?? 0, word.start))) break;
    count++;
  }
  const nameEnd = words[count - 1]?.end ?? 0;
  const name = trim(cut(rest, 0, nameEnd));
  const title = end > 0 ? trim(cut(line, 0, end)) : null;
  const whole = (start: number): Piece[] => {
    const skip = /^[\s,;]*/.exec(text.slice(start))?.[0].length ?? 0;
    const address = trim(cut(line, start + skip));
    return address.text === '' ? [] : [address];
  };
  if (count > 0 && isName(name.text)) return { name, title, address: whole(from + nameEnd) };
  if (title !== null) return { name: null, title, address: whole(end) };
  if (isBodyLine(text) && !/\d/.test(text)) return { name: line, title: null, address: [] };
  return { name: null, title: null, address: [line] };
}
