// Posts for social media, one for each service the official is on: within its limit, counted as that service counts.
import type { WrittenLetter } from './write-letters.ts';
import { paragraphs } from './runs.ts';

type Service = { names: readonly string[]; limit: number; count: (text: string) => number };

const ADDRESS = /https?:\/\/\S+/g;
// X and Mastodon take any address for this many characters, however long it is.
const ADDRESS_WEIGHT = 23;

const graphemesOf = (text: string): string[] =>
  [...new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(text)].map(({ segment }) => segment);

const isLight = (code: number): boolean =>
  code <= 4351 ||
  (code >= 8192 && code <= 8205) ||
  (code >= 8208 && code <= 8223) ||
  (code >= 8242 && code <= 8247);

/** As X weighs: Latin, Cyrillic, Arabic one each, most others and emoji two, an address 23. */
function weighed(text: string): number {
  const whole = text.normalize('NFC');
  const addresses = whole.match(ADDRESS) ?? [];
  const weight = graphemesOf(whole.replace(ADDRESS, '')).reduce((sum, grapheme) => {
    if (/\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20e3/u.test(grapheme)) return sum + 2;
    return sum + [...grapheme].reduce((part, mark) => part + (isLight(mark.codePointAt(0) ?? 0) ? 1 : 2), 0);
  }, 0);
  return weight + addresses.length * ADDRESS_WEIGHT;
}

/** As Bluesky and most others count: whatever a reader sees as one character is one. */
const seen = (text: string): number => graphemesOf(text).length;

/** As Mastodon counts: an address is 23, and of `@name@server` only the name. */
const tooted = (text: string): number =>
  seen(text.replace(ADDRESS, 'x'.repeat(ADDRESS_WEIGHT)).replace(/(@[\w.-]+)@[\w.-]+\w/g, '$1'));

const SERVICES: readonly Service[] = [
  { names: ['x', 'twitter', 'x (twitter)'], limit: 280, count: weighed },
  { names: ['bluesky', 'bsky'], limit: 300, count: seen },
  { names: ['mastodon', 'fediverse'], limit: 500, count: tooted },
  { names: ['threads'], limit: 500, count: seen },
  { names: ['instagram'], limit: 2_200, count: seen },
  { names: ['linkedin'], limit: 3_000, count: seen },
  { names: ['telegram'], limit: 4_096, count: seen },
  { names: ['facebook'], limit: 60_000, count: seen },
];

// A service we know nothing of: what fits the strictest fits it.
const UNKNOWN: Service = { names: [], limit: 280, count: weighed };

const serviceNamed = (name: string): Service =>
  SERVICES.find(({ names }) => names.includes(name.trim().toLowerCase())) ?? UNKNOWN;

/** The length of a post as the service of that name counts it, and its limit. */
export function postLength(text: string, service: string): { length: number; limit: number } {
  const { count, limit } = serviceNamed(service);
  return { length: count(text), limit };
}

/** As much of a text as fits, cut after a sentence where one ends in time, else after a word. */
function cutTo(text: string, room: number, count: Service['count']): string {
  if (count(text) <= room) return text;
  const graphemes = graphemesOf(text);
  const most = room - count(' …');
  let fits = 0;
  // Halving: a long text is counted a dozen times, not once for each character.
  for (let above = graphemes.length; fits < above;) {
    const middle = Math.ceil((fits + above) / 2);
    if (count(graphemes.slice(0, middle).join('')) <= most) fits = middle;
    else above = middle - 1;
  }
  const kept = graphemes.slice(0, fits).join('');
  const sentence = Math.max(...['. ', '! ', '? ', '。', '؟ '].map(end => kept.lastIndexOf(end)));
  if (sentence > kept.length / 3) return kept.slice(0, sentence + 1).trim();
  const word = kept.lastIndexOf(' ');
  return `${(word > kept.length / 2 ? kept.slice(0, word) : kept).trim()} …`;
}

export type SocialPost = { service: string; handles: string[]; text: string; length: number; limit: number };

/** Handles, what is asked (the writer's own words where given, else the action's demand), the action's address. */
export function socialPosts(
  written: Pick<WrittenLetter, 'target' | 'letter'>,
  given: { ask: string; url: string },
): SocialPost[] {
  const lines = paragraphs(written.letter.body).map(runs => runs.map(run => run.text).join(''));
  const ask = (given.ask.trim() || lines[0] || written.letter.subject).replace(/\s+/g, ' ');
  const services = [...new Set(written.target.handles.map(({ service }) => service))];
  return services.map(service => {
    const { count, limit } = serviceNamed(service);
    const handles = written.target.handles
      .filter(each => each.service === service)
      .map(({ handle }) => handle);
    const around = count(`${handles.join(' ')}  ${given.url}`);
    const parts = [handles.join(' '), cutTo(ask, Math.max(0, limit - around), count), given.url];
    const text = parts.filter(part => part !== '').join(' ');
    return { service, handles, text, length: count(text), limit };
  });
}
