// Finds the labels of contact fields in a line: "Phone: … / Fax: …" has two.
import { LANGUAGES } from '../words/every-language.ts';
import type { ContactLabel } from '../words/words.ts';
import { phrases } from '../text/phrases.ts';
import { fold, foldedWords } from '../text/fold.ts';

/** Where a label stands in the line, and where its value begins. */
export type LabelFound = { label: ContactLabel; start: number; value: number };

const LABELS: readonly ContactLabel[] = [
  'email',
  'copy',
  'phone',
  'fax',
  'phoneAndFax',
  'handle',
  'salutation',
  'form',
  'web',
  'wire',
];

const table = phrases(
  LANGUAGES.flatMap(words =>
    LABELS.flatMap(label => (words.labels[label] ?? []).map(phrase => [phrase, label] as const)),
  ),
);

/** What may stand for a missing colon: a number after "Fax", an address after "Email", a handle after "Twitter". */
const WITHOUT_COLON: Partial<Record<ContactLabel, RegExp>> = {
  phone: /^[.)]?\s{0,3}[+(]?\(?\d[\d ]/,
  fax: /^[.)]?\s{0,3}[+(]?\(?\d[\d ]/,
  phoneAndFax: /^[.)]?\s{0,3}[+(]?\(?\d[\d ]/,
  email: /^[.)]?\s{1,3}[^\s@:]{1,64}@[^\s@]{3}/,
  handle: /^\s{0,3}@\s?\w/,
};

export function contactLabels(text: string): LabelFound[] {
  const folded = fold(text);
  const words = foldedWords(text);
  const found: LabelFound[] = [];
  for (let i = 0; i < words.length; i++) {
    const each = table.at(words, i);
    if (each === null) continue;
    const before = folded.charAt(each.start - 1);
    // Within an address ("mail@…", "x.example") or a name nothing is a label.
    if (
      /[\p{L}\p{N}@._'/-]/u.test(before) &&
      !(before === '/' && /[\s/]\/$/.test(folded.slice(0, each.start)))
    ) {
      if (!(before === '.' && / $/.test(folded.slice(0, each.start)))) continue;
    }
    const rest = folded.slice(each.end, each.end + 90);
    const colon = /^(?:\s?\([^()]{0,24}\)|[.)s]{0,3})?\s{0,3}[:：](?!\/\/)/.exec(rest);
    if (colon !== null) {
      found.push({ label: each.value, start: each.start, value: each.end + colon[0].length });
      i += each.words - 1;
      continue;
    }
    const bare = WITHOUT_COLON[each.value];
    // One letter is too little of a label without its colon.
    if (bare?.test(rest) === true && each.end - each.start > 1) {
      const gap = /^[.)]?\s*/.exec(rest)?.[0].length ?? 0;
      found.push({ label: each.value, start: each.start, value: each.end + gap });
      i += each.words - 1;
    }
  }
  return found;
}
