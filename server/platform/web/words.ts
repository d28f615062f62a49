// What a page needs of a visit to find its words and addresses, and a stand-in for the samples of pages.
import { pathsFor } from '../../lib/paths.ts';
import type { Visit } from './visit.ts';

export type Words = Pick<Visit, 'lang' | 't' | 'to'>;

/** For samples, which are made without a request: each string is shown by the last word of its key. */
export const plainVisit = (): Words => ({
  lang: 'en',
  t: key => {
    const word = key.split('.').at(-1) ?? key;
    return word.charAt(0).toUpperCase() + word.slice(1);
  },
  to: pathsFor('en', 'en'),
});
