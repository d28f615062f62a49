// Reads which languages the targets should be written to in.
import type { Section } from '../sections/rows.ts';
import { fold } from '../text/fold.ts';
import { cut, join, type Piece } from '../text/piece.ts';
import type { Sureness } from '../model.ts';
import { languageListAt, languagesIn, ownLanguageIn } from './languages.ts';

export type PreferredLanguages = { codes: string[]; pieces: Piece[]; own: Piece | null; sureness: Sureness };

export function preferredLanguagesIn(
  sections: readonly Section[],
  letterless: readonly Section[],
): PreferredLanguages {
  const found = labelledLanguages(sections) ?? inAppeal(sections) ?? inSentence(letterless);
  const own = found?.own ?? ownAnywhere(sections, letterless);
  return { codes: found?.codes ?? [], pieces: found?.pieces ?? [], own, sureness: found?.sureness ?? 'sure' };
}

/** "PREFERRED LANGUAGE TO ADDRESS TARGET: French or Malagasy" */
function labelledLanguages(sections: readonly Section[]): PreferredLanguages | null {
  for (const section of sections) {
    if (section.heading !== 'languages') continue;
    const [first, second] = section.rows;
    if (first === undefined) continue;
    // A list may go on on the next line.
    const more =
      second !== undefined && !second.gap && /[,;]$|\b(?:or|and|y|o|ou|et|oder|und)$/i.test(first.piece.text);
    const value = more ? join([first.piece, second.piece], ' ') : first.piece;
    const list = languageListAt(value.text);
    const own =
      section.rows
        .slice(0, 3)
        .map(row => ownOf(row.piece))
        .find(piece => piece !== null) ?? null;
    if (list === null && own === null) continue;
    const pieces = list === null ? [] : [cut(value, list.start, list.end)];
    return { codes: list?.codes ?? [], pieces, own, sureness: 'sure' };
  }
  return null;
}

/** "Please write immediately in Arabic, English or your own language:" */
function inAppeal(sections: readonly Section[]): PreferredLanguages | null {
  for (const section of sections) {
    if (section.heading !== 'appeal' && section.heading !== 'takeAction') continue;
    const piece = leadOf(section);
    const found = languagesIn(piece.text);
    const own = ownOf(piece);
    if (found === null && own === null) continue;
    const place = found === null ? [] : [cut(piece, found.start, found.end)];
    return { codes: found?.codes ?? [], pieces: place, own, sureness: 'sure' };
  }
  return null;
}

/** The sentence that leads to the demands: it goes on to its colon, over two lines or three. */
function leadOf(section: Section): Piece {
  const pieces = section.label === null ? [] : [section.label];
  for (const row of section.heading === 'appeal' ? section.rows.slice(0, 3) : []) {
    if (row.gap || /^[\s]*[-–•*◼■]\s/.test(row.piece.text)) break;
    pieces.push(row.piece);
    if (/:\s*$/.test(row.piece.text)) break;
  }
  return join(pieces, ' ');
}

const WRITE_IN =
  /(?:write|writing|escrib\w*|ecri\w*|redig\w*|schreib\w*|verfass\w*)(?: \w+){0,5}? (?:in|en|auf)(?: gutem?| good| simple| correct)? /g;

/** "Schreiben Sie in gutem Spanisch, Englisch oder auf Deutsch." */
function inSentence(sections: readonly Section[]): PreferredLanguages | null {
  for (const section of sections) {
    for (const row of section.rows) {
      for (const match of fold(row.piece.text).matchAll(WRITE_IN)) {
        const from = match.index + match[0].length;
        const list = languageListAt(row.piece.text.slice(from, from + 200));
        if (list === null || list.start > 14) continue;
        const piece = cut(row.piece, from + list.start, from + list.end);
        return { codes: list.codes, pieces: [piece], own: ownOf(row.piece), sureness: 'likely' };
      }
    }
  }
  return null;
}

function ownAnywhere(sections: readonly Section[], letterless: readonly Section[]): Piece | null {
  for (const section of [...sections.filter(each => each.heading === 'languages'), ...letterless]) {
    for (const row of section.rows) {
      if (!/(?:write|escrib|ecri|schreib)/.test(fold(row.piece.text))) continue;
      const own = ownOf(row.piece);
      if (own !== null) return own;
    }
  }
  return null;
}

function ownOf(piece: Piece): Piece | null {
  const found = ownLanguageIn(piece.text);
  return found === null ? null : cut(piece, found.start, found.end);
}
