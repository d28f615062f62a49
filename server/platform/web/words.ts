// What a page needs of a visit to find its words and addresses, and a stand-in for the samples of pages.
import { instantInWords, type Instant } from '../../lib/dates.ts';
import { pathsFor } from '../../lib/paths.ts';
import type { Visit } from './visit.ts';

export type Words = Pick<Visit, 'lang' | 't' | 'to'> & { zone?: string };

/** A moment as the desk reads it: in the site's time zone, which is named. */
export const momentInWords = (words: Pick<Words, 'lang' | 'zone'>, at: Instant): string =>
  instantInWords(at, words.lang, words.zone ?? 'UTC', { named: true });

/** For samples, which are made without a request: each string is shown by the last word of its key. */
export const plainVisit = (): Words => ({
  lang: 'en',
  t: key => {
    const word = key.split('.').at(-1) ?? key;
    return word.charAt(0).toUpperCase() + word.slice(1);
  },
  to: pathsFor('en', 'en'),
});
