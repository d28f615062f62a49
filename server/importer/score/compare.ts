// When two values of a field are the same: white space and quote marks folded, phones by their digits, ranks optional.

/** How one field of one document was read: the shares of right, empty and wrong add up to 1. */
export type Verdict = {
  field: string;
  right: number;
  empty: number;
  wrong: number;
  /** Neither the label nor the reading has anything here. */
  blank: boolean;
  expected: string;
  got: string;
};

type Same = (value: string) => string;

/** White space in one, curly quotes straight, the `**` of Markdown gone; case and punctuation count. */
export const fold: Same = value =>
  value
    .normalize('NFC')
    .replace(/\*\*/g, '')
    .replace(/[‘’‚`´]/g, "'")
    .replace(/[“”„«»]/g, '"')
    .replace(/\s+/g, ' ')
    .trim();

export const digits: Same = value => value.replace(/\D/g, '');

export const foldCase: Same = value => fold(value).toLowerCase();

/** An address is compared joined: where a line ends, and whether a comma stands there, does not count. */
export const joined: Same = value =>
  foldCase(value)
    .replace(/[\s,]+/g, ' ')
    .trim();

/** Without its mark and its final semicolon or full stop. */
export const demand: Same = value => fold(value).replace(/[\s;.,]+$/, '');

const HONORIFICS = [
  'h.?\\s?(?:e|m|r\\.?h)',
  's.?\\s?e(?:xc)?',
  'i.?\\s?e',
  '(?:his|her|your|son|su) (?:royal )?(?:excellency|majesty|highness|honou?r|excellence|excelencia)',
  'the (?:right )?hon(?:ou?rable)?|hon(?:ou?rable)?',
  'mrs?|ms|miss|mme|mlle|sir|dame|dr|dra|drs|prof(?:essor)?|doctora?|maître|me',
  'monsieur|madame|mademoiselle|herrn?|frau|señora?|sra?|don|doña|exmo|exma|excmo|excma|senhora?',
  'lic(?:da|do|enciad[ao])?|abog|ing|arq|mag|adv|eng',
  '(?:lt|maj|brig|brigadier|vice)?[.\\s-]*(?:gen(?:eral)?|général)|col(?:onel)?|lt|maj(?:or)?|capt(?:ain)?|cdr|adm(?:iral)?',
  'barrister|colonel|coronel|capit(?:án|aine)|tan sri|judge|justice|richter(?:in)?|juez(?:a)?|king|sheikh|shaikh',
];
const HONORIFIC = new RegExp(`^(?:${HONORIFICS.join('|')})(?:\\.\\s*|\\s+)(?=\\S)`, 'iu');

/** A name without the ranks and honorifics before it. */
export const bareName: Same = value => {
  let name = fold(value);
  for (;;) {
    const shorter = name.replace(HONORIFIC, '');
    if (shorter === name) return name.toLowerCase();
    name = shorter;
  }
};

const asText = (value: Scalar): string => (value === null ? '' : String(value));

type Scalar = string | number | null;

/** One value: right if both are the same (or both absent), empty if it was missed, else wrong. */
export function judgeOne(field: string, expected: Scalar, got: Scalar, same: Same = fold): Verdict {
  const [left, right] = [asText(expected), asText(got)];
  const report = { field, right: 0, empty: 0, wrong: 0, blank: false, expected: left, got: right };
  if (left === '' && right === '') return { ...report, right: 1, blank: true };
  if (same(left) === same(right)) return { ...report, right: 1 };
  return right === '' ? { ...report, empty: 1 } : { ...report, wrong: 1 };
}

/** A yes or no whose no is "nothing was found": a missed yes is empty, a made-up one wrong. */
export function judgeFlag(field: string, expected: boolean, got: boolean): Verdict {
  return judgeOne(field, expected ? 'yes' : null, got ? 'yes' : null);
}

/** A list by overlap: of the longer list, the share found, the share missed, and the share that is something else. */
export function judgeList(field: string, expected: string[], got: string[], same: Same = fold): Verdict {
  const left = new Set(expected.map(same));
  const right = new Set(got.map(same));
  const all = Math.max(left.size, right.size);
  const report = { field, expected: expected.join(' · '), got: got.join(' · ') };
  if (all === 0) return { ...report, right: 1, empty: 0, wrong: 0, blank: true };
  const shared = [...right].filter(each => left.has(each)).length;
  const wrong = right.size - shared;
  return {
    ...report,
    right: shared / all,
    wrong: wrong / all,
    empty: (all - shared - wrong) / all,
    blank: false,
  };
}
