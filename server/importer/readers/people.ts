// Reads the line of names and pronouns: "Hanitra Rabesoa (she, her), Tovo Andrianjaka (he, him)".
import { countryNamed } from '../places/countries.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { cut, tidy, trim, type Piece } from '../text/piece.ts';

export type PersonRead = { name: Piece; pronouns: Piece | null };
export type PeopleRead = { people: PersonRead[]; note: Piece | null };

const PRONOUNS = new Set(
  'she her hers he him his they them their theirs it its elle elles il ils lui iel iels leur leurs ella ellas el ellos elle le la lo sie ihr er ihm sein ihre ihnen seine xier dey ze zir ela ele eles elas dele dela all individually both ambos tous toutes alle beide and y et und or collectively each ihn'.split(
    ' ',
  ),
);

const isPronouns = (text: string): boolean => {
  const words = foldedWords(text);
  return words.length > 0 && words.length <= 9 && words.every(word => PRONOUNS.has(word.text));
};

/** What the mark of a gender, an age or a job looks like; it is not a pronoun. */
const GENDER =
  /^(?:m|f|w|h|male|female|man|woman|men|women|all m|all f|masculin|féminin|femme|homme|hombre|mujer|männlich|weiblich|masculino|femenino)$/i;

/** The people of a line. One that has pronouns but no name gives a note. */
export function peopleIn(line: Piece): PeopleRead {
  const people: PersonRead[] = [];
  const value = trim(cut(line, 0, line.text.replace(/[\s.;,]+$/, '').length));
  if (/^(?:n\/?a|none|unknown|-|–)$/i.test(value.text) || value.text === '') return { people, note: null };
  const first = fold(value.text.replace(/^[\s(]+/, '').split(/[\s/,()]/)[0] ?? '');
  if (PRONOUNS.has(first) && !/^\p{Lu}\p{Ll}+ \p{Lu}/u.test(value.text)) return { people, note: tidy(value) };
  for (const part of parts(value)) {
    const person = personIn(part);
    if (person !== null) people.push(person);
  }
  return { people, note: null };
}

/** Parted at commas, semicolons and "and" outside of brackets. */
function parts(value: Piece): Piece[] {
  const found: Piece[] = [];
  let depth = 0;
  let from = 0;
  const separators = /[(),;•|\n]|\s(?:and|et|y|e|und|&|\/)\s/gu;
  for (const match of value.text.matchAll(separators)) {
    const mark = match[0];
    if (mark === '(') depth++;
    else if (mark === ')') depth = Math.max(0, depth - 1);
    else if (depth === 0 && !joinsName(value.text, match.index, mark)) {
      found.push(trim(cut(value, from, match.index)));
      from = match.index + mark.length;
    }
  }
  found.push(trim(cut(value, from)));
  return found.filter(part => part.text !== '');
}

/** Spanish names have "y" within: "José Ortega y Gasset". A new person follows brackets or has two names. */
function joinsName(text: string, at: number, mark: string): boolean {
  if (!/^\s[ye]\s$/.test(mark)) return false;
  if (text.charAt(at - 1) === ')') return false;
  return !/^\s?\S+\s\p{Lu}/u.test(text.slice(at + mark.length - 1));
}

function personIn(part: Piece): PersonRead | null {
  let name = part;
  let pronouns: Piece | null = null;
  for (const match of part.text.matchAll(/\(([^()]*)\)/g)) {
    const inside = trim(cut(part, match.index + 1, match.index + 1 + (match[1] ?? '').length));
    if (isPronouns(inside.text)) pronouns = inside;
    if (isPronouns(inside.text) || GENDER.test(inside.text) || /\d/.test(inside.text)) {
      if (match.index < name.text.length) name = trim(cut(part, 0, match.index));
    }
  }
  const dash = /\s[–—-]\s(.+)$/.exec(name.text);
  if (dash !== null && pronouns === null && isPronouns(dash[1] ?? '')) {
    pronouns = trim(cut(name, dash.index + 3));
    name = trim(cut(name, 0, dash.index));
  }
  name = trim(cut(name, 0, name.text.replace(/[\s,:(]+$/, '').length));
  if (pronouns === null ? !isPersonName(name.text) : name.text.length < 2 || name.text.length > 90)
    return null;
  return { name: tidy(name), pronouns };
}

/** A name has a capital and hardly a word that is none: "and 12 other villagers" is nobody's. */
function isPersonName(text: string): boolean {
  if (text.length < 2 || text.length > 90 || isPronouns(text)) return false;
  if (!/\p{Lu}/u.test(text) && !/[^\u0000-\u024f]/u.test(text)) return false;
  if (/^\d|\bothers?\b|\baged\b/i.test(text)) return false;
  const words = text.match(/[\p{L}'’.-]+/gu) ?? [];
  const lower = words.filter(word => /^\p{Ll}{4,}/u.test(word)).length;
  return words.length <= 10 && lower <= 1;
}

const MARKED = /\((m|f|w|h)\)/i;

/** The people of an old bulletin, one a line: "COLOMBIA  Ana X (f), aged 17", "Luis Y (m), trade unionist". */
export function markedPerson(line: Piece): PersonRead | null {
  const mark = MARKED.exec(line.text);
  if (mark === null || mark.index < 3 || mark.index > 90) return null;
  let name = trim(cut(line, 0, mark.index));
  const wide = /^(?:[\p{Lu}'’() ,-]{3,40}?)(?:\s{2,}|:\s*)(?=\p{Lu})/u.exec(name.text);
  if (wide !== null) name = trim(cut(name, wide[0].length));
  else {
    // The country in capitals, then the name: "COLOMBIA Ana X".
    const capitals = /^(?:\p{Lu}[\p{Lu}'’/()-]+\s)+(?=\p{Lu}\p{Ll})/u.exec(name.text);
    if (capitals !== null) name = trim(cut(name, capitals[0].length));
  }
  name = trim(cut(name, /^(?:new|further|additional) names?\s?:\s*/i.exec(name.text)?.[0].length ?? 0));
  const glued = /^(\p{Lu}{3,40})(?=\p{Lu}\p{Ll})/u.exec(name.text);
  if (glued?.[1] !== undefined && countryNamed(glued[1]) !== null) name = trim(cut(name, glued[1].length));
  name = trim(cut(name, /^[\s,;•*-]+|^and\s/u.exec(name.text)?.[0].length ?? 0));
  const comma = name.text.indexOf(',');
  if (comma > 0) name = trim(cut(name, 0, comma));
  return isPersonName(name.text) ? { name: tidy(name), pronouns: null } : null;
}
