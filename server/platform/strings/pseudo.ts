// The pseudo-language: English made longer, accented and right-to-left, so that pages are ready before Arabic is.
import type { Catalogue } from './strings.ts';

const ACCENTED: Record<string, string> = {
  a: 'á', b: 'ƀ', c: 'ç', d: 'ð', e: 'é', g: 'ğ', h: 'ĥ', i: 'í', k: 'ķ', l: 'ľ', n: 'ñ', o: 'ö', r: 'ř', s: 'š', t: 'ţ',
  u: 'ü', w: 'ŵ', y: 'ý', z: 'ž', A: 'Á', E: 'É', I: 'Í', O: 'Ö', U: 'Ü', S: 'Š', C: 'Ç', N: 'Ñ',
}; // prettier-ignore

function stretch(text: string): string {
  let inside = false;
  const accented = [...text]
    .map(letter => {
      if (letter === '{') inside = true;
      const out = inside ? letter : (ACCENTED[letter] ?? letter);
      if (letter === '}') inside = false;
      return out;
    })
    .join('');
  // A third longer, as German or Finnish may be.
  return `${accented} ${'·'.repeat(Math.ceil(text.length / 4))}`;
}

export function pseudo(english: Catalogue): Catalogue {
  return Object.fromEntries(
    Object.entries(english).map(([key, entry]) => [
      key,
      typeof entry === 'string'
        ? stretch(entry)
        : { one: stretch(entry.one ?? entry.other), other: stretch(entry.other) },
    ]),
  );
}
