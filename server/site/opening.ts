// How a text begins, where a page has room for a few lines of it.
import { paragraphsOf } from '../lib/rich-text.ts';

/** The first sentences that fit into `max` characters; where not even one does, its beginning, cut at a word. */
export function opening(text: string, max = 220): string {
  const [first = ''] = paragraphsOf(text);
  const line = first.replace(/\s+/g, ' ');
  if (line.length <= max) return line;
  const ends = [...line.slice(0, max).matchAll(/[.!?؟。][”"»)]*\s/g)].at(-1);
  if (ends && ends.index > max / 3) return line.slice(0, ends.index + ends[0].length).trim();
  const cut = line.slice(0, max);
  return `${cut.slice(0, cut.lastIndexOf(' ')).replace(/[\s,;:.]+$/, '')} …`;
}
