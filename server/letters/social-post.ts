// A post for social media within its limit, with the official's handles, and its length as the service counts it.
import type { WrittenLetter } from './write-letters.ts';
import { paragraphs } from './runs.ts';

export const POST_LIMIT = 280;
// Any address counts as this many, however long it is.
const ADDRESS_WEIGHT = 23;

const isLight = (code: number): boolean =>
  code <= 4351 ||
  (code >= 8192 && code <= 8205) ||
  (code >= 8208 && code <= 8223) ||
  (code >= 8242 && code <= 8247);

/** Characters as the large services count them: Latin, Cyrillic, Arabic one each, most others and emoji two. */
export function postLength(text: string): number {
  const addresses = text.match(/https?:\/\/\S+/g) ?? [];
  const rest = text.replace(/https?:\/\/\S+/g, '');
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(rest)];
  const weight = graphemes.reduce((sum, { segment }) => {
    if (/\p{Extended_Pictographic}/u.test(segment)) return sum + 2;
    return sum + [...segment].reduce((part, mark) => part + (isLight(mark.codePointAt(0) ?? 0) ? 1 : 2), 0);
  }, 0);
  return weight + addresses.length * ADDRESS_WEIGHT;
}

/** As much of a text as fits, cut after a sentence where one ends in time, else after a word. */
function cutTo(text: string, room: number): string {
  if (postLength(text) <= room) return text;
  const graphemes = [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)];
  let kept = '';
  for (const { segment } of graphemes) {
    if (postLength(kept + segment) > room - 2) break;
    kept += segment;
  }
  const sentence = Math.max(...['. ', '! ', '? ', '。', '؟ '].map(end => kept.lastIndexOf(end)));
  if (sentence > kept.length / 3) return kept.slice(0, sentence + 1).trim();
  const word = kept.lastIndexOf(' ');
  return `${(word > kept.length / 2 ? kept.slice(0, word) : kept).trim()} …`;
}

/** The post: handles, what is asked (the writer's own words where given, else the action's demand), the action's address. */
export function socialPost(
  written: WrittenLetter,
  given: { ask: string; url: string },
): { text: string; length: number } {
  const handles = written.target.handles.map(({ handle }) => handle).join(' ');
  const lines = paragraphs(written.letter.body).map(runs => runs.map(run => run.text).join(''));
  const ask = (given.ask.trim() || lines[0] || written.letter.subject).replace(/\s+/g, ' ');
  const around = postLength(`${handles}  ${given.url}`);
  const text = [handles, cutTo(ask, POST_LIMIT - around), given.url].filter(part => part !== '').join(' ');
  return { text, length: postLength(text) };
}
