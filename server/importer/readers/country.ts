// Decides which country a case is about, from the head, the title, addresses and the index, surest first.
import type { Reason, Sureness } from '../model.ts';
import { adjectivesIn, countriesIn, countryNamed } from '../places/countries.ts';
import { countryOfIndex } from '../places/index-countries.ts';
import type { Row } from '../sections/rows.ts';
import { fold, foldedWords } from '../text/fold.ts';
import { cut, type Piece } from '../text/piece.ts';
import type { IndexFound } from './numbers.ts';
import { indexesIn, numbersIn } from './numbers.ts';
import type { TargetRead } from './targets.ts';
import type { TitleRead } from './title.ts';

export type CountryRead = {
  code: string;
  piece: Piece | null;
  spans: { start: number; end: number }[];
  sureness: Sureness;
  reason: Reason;
};

export type Evidence = {
  head: readonly Row[];
  title: TitleRead | null;
  targets: readonly TargetRead[];
  index: IndexFound | null;
  summary: Piece | null;
};

export function countryOf(evidence: Evidence): CountryRead | null {
  return (
    inHead(evidence.head) ??
    inTitle(evidence.title) ??
    inAddress(evidence.targets) ??
    ofIndex(evidence.index) ??
    ofEmbassy(evidence.targets) ??
    inSummary(evidence.summary)
  );
}

const read = (code: string, piece: Piece | null, sureness: Sureness, reason: Reason): CountryRead => ({
  code,
  piece,
  spans: [],
  sureness,
  reason,
});

/** Beside number and index, in the brackets of the title, or on a line of its own. */
function inHead(rows: readonly Row[]): CountryRead | null {
  for (const row of rows) {
    const text = row.piece.text;
    const number = numbersIn(text)[0];
    const index = indexesIn(text)[0];
    if (number !== undefined && /\((?:[^()]{2,40}):\s*UA/i.test(text)) {
      const bracket = text.lastIndexOf('(', number.start);
      const found = countriesIn(text.slice(bracket)).at(0);
      if (found !== undefined)
        return read(found.code, cut(row.piece, bracket + found.start, bracket + found.end), 'sure', 'head');
    }
    if (number === undefined && index === undefined) continue;
    if (/\b(?:ua|au): ?usa\b/.test(fold(text))) return read('US', row.piece, 'sure', 'head');
    if (text.length > 220 && index === undefined) continue;
    const from = Math.max(number?.end ?? 0, index?.end ?? 0);
    const after = text.slice(from, from + 60);
    const found = countriesIn(after)[0];
    const between = found === undefined ? '' : after.slice(0, found.start).replace(/[^\p{L}]/gu, '');
    if (found !== undefined && between.length <= 3)
      return read(found.code, cut(row.piece, from + found.start, from + found.end), 'sure', 'head');
  }
  for (const row of rows.slice(0, 16)) {
    const named = row.heading === null && row.piece.text.length < 60 ? countryNamed(row.piece.text) : null;
    if (named !== null) return read(named.code, row.piece, 'sure', 'head');
    const people = /^(\p{Lu}[\p{Lu}'’() ,/-]{2,40}?)(?:\s{2,}|:\s|\s(?=\p{Lu}\p{Ll}))/u.exec(row.piece.text);
    if (people?.[1] !== undefined && /\((?:m|f|w|h)\)/i.test(row.piece.text)) {
      const country = countryNamed(people[1]);
      if (country !== null) return read(country.code, cut(row.piece, 0, people[1].length), 'sure', 'head');
    }
    const mapped = /^map of (.+)$/i.exec(row.piece.text);
    const country = mapped?.[1] === undefined ? null : countryNamed(mapped[1]);
    if (country !== null) return read(country.code, row.piece, 'sure', 'head');
  }
  return null;
}

/** "Paraguay: …", "(Gabon: UA 88.23)", or an adjective. */
function inTitle(title: TitleRead | null): CountryRead | null {
  if (title === null) return null;
  if (title.bracket !== null) {
    const found = countriesIn(title.bracket.text)[0];
    if (found !== undefined)
      return read(found.code, cut(title.bracket, found.start, found.end), 'sure', 'head');
  }
  const { piece } = title;
  const colon = piece.text.indexOf(':');
  if (colon > 0) {
    const named = countryNamed(piece.text.slice(0, colon));
    if (named !== null) return read(named.code, cut(piece, 0, colon), 'sure', 'head');
  }
  const names = countriesIn(piece.text);
  const adjectives = adjectivesIn(piece.text);
  const codes = new Set([...names, ...adjectives].map(each => each.code));
  const first = names[0] ?? adjectives[0];
  if (first === undefined || codes.size !== 1) return null;
  return read(first.code, cut(piece, first.start, first.end), 'likely', 'words');
}

const MISSION =
  /\b(?:embassy|embassies|ambassade|botschaft|embajada|consulate|consulat|konsulat|permanent mission|mission permanente|high commission|ambassador|ambassadeur|botschafter\w*|embajador\w*)\b/;

const isMission = ({ target }: TargetRead): boolean =>
  MISSION.test(fold([target.title ?? '', ...target.addressLines].join(' ')));

/** The country an official's address ends with; an embassy's address says another country. */
function inAddress(targets: readonly TargetRead[]): CountryRead | null {
  for (const target of targets) {
    if (isMission(target)) continue;
    const address = target.target.addressLines.join('\n');
    const found = countriesIn(address).at(-1);
    if (found !== undefined)
      return { ...read(found.code, null, 'likely', 'address'), spans: target.spans.addressLines ?? [] };
    if (
      /\b(?:[A-Z]{2}|Texas|Florida|Alabama|Oklahoma|Missouri|Georgia|Louisiana|Ohio|California|Tennessee|Arizona) \d{5}(?:-\d{4})?\b/.test(
        address,
      ) &&
      !/washington|new york/i.test(address)
    ) {
      return { ...read('US', null, 'likely', 'address'), spans: target.spans.addressLines ?? [] };
    }
  }
  // A post may name its country: "President of the Republic of Kazakhstan".
  for (const target of targets) {
    const found = countriesIn(target.target.title ?? '').at(-1);
    if (found !== undefined)
      return { ...read(found.code, null, 'likely', 'address'), spans: target.spans.title ?? [] };
  }
  return null;
}

/** "Embassy of the Republic of Kazakhstan" */
function ofEmbassy(targets: readonly TargetRead[]): CountryRead | null {
  for (const target of targets) {
    if (!isMission(target)) continue;
    const line = target.target.addressLines.find(each => MISSION.test(fold(each))) ?? '';
    const found = countriesIn(line)[0] ?? adjectivesIn(line)[0];
    if (found !== undefined)
      return { ...read(found.code, null, 'likely', 'address'), spans: target.spans.addressLines ?? [] };
  }
  return null;
}

function ofIndex(index: IndexFound | null): CountryRead | null {
  const code = index === null ? null : countryOfIndex(index.region, index.country);
  return code === null ? null : read(code, null, 'likely', 'inferred');
}

/** A country is taken from the text only where it names no other. */
function inSummary(summary: Piece | null): CountryRead | null {
  if (summary === null || foldedWords(summary.text).length > 1500) return null;
  const names = countriesIn(summary.text);
  const codes = new Set((names.length > 0 ? names : adjectivesIn(summary.text)).map(each => each.code));
  const first = names[0] ?? adjectivesIn(summary.text)[0];
  if (first === undefined || codes.size !== 1) return null;
  return read(first.code, cut(summary, first.start, first.end), 'guess', 'words');
}
