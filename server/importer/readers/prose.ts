// Tells sentences, remarks and menus from the lines of addresses.
import { fold, foldedWords } from '../text/fold.ts';
import { phrasesOf } from '../words/every-language.ts';

const asides = phrasesOf('asides');

/** A line that belongs to no field: "Check with your section …", a postage rate, an instruction in square brackets. */
export function isAside(text: string): boolean {
  const bare = text.replace(/^[\s•*\-–◼■]+/, '');
  if (/^\[[^[\]]*\]?$/.test(bare)) return true;
  return asides.at(foldedWords(bare.slice(0, 200)), 0) !== null;
}

const STEP = /^\s*(?:\d{1,2}[.)]|[•*◼■▪●-])\s+\p{L}/u;

/** Whether a line is running text. `within`: the line before was, and this one may go on with it. */
export function isProse(text: string, within: boolean): boolean {
  const line = text.trim();
  const words = line.match(/[\p{L}'’]+/gu) ?? [];
  if (words.length === 0) return false;
  const lower = words.filter(word => /^\p{Ll}/u.test(word)).length;
  const share = lower / words.length;
  const ended = /[.!?…]["'”’»)]?$/.test(line);
  if (STEP.test(line) && words.length >= 7 && share > 0.5) return true;
  if (words.length >= 8 && share >= 0.6) return true;
  if (ended && words.length >= 7 && share >= 0.45) return true;
  if (within && /^\p{Ll}/u.test(line) && (ended || words.length >= 4)) return true;
  return within && ended && share >= 0.5;
}

const REPORTING =
  /(?:let us know|report your|reporting your|subject line|click here|tell us what you|tell us if|who will send|in the subject|informe de|háganos saber|haganos saber|sagen sie uns|faites-nous savoir|faites nous savoir|informez-nous)/;

/** A line on telling the organisation what one did: an address in it is no target's. */
export const isReporting = (text: string): boolean => REPORTING.test(fold(text));
