// Posts: counted as each service counts, and never over its limit.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { postLength, socialPosts } from './social-post.ts';

const URL_LONG = `https://insist.example.org/actions/${'x'.repeat(80)}`;

describe('the length of a post', () => {
  it.each([
    ['X', 'Liberen a Rosa', 14, 280],
    ['Twitter', '释放她', 6, 280],
    ['X', 'Відпустіть її', 13, 280],
    ['X', '👩‍👩‍👧 🇧🇴', 5, 280],
    ['X', `Now ${URL_LONG}`, 27, 280],
    ['Bluesky', '释放她 👩‍👩‍👧', 5, 300],
    ['Bluesky', `a https://example.org`, 21, 300],
    ['Mastodon', `@rosa@social.example.org ${URL_LONG}`, 29, 500],
    ['Somewhere', '释放她', 6, 280],
  ])('on %s of “%s”', (service, text, length, limit) => {
    expect(postLength(text, service)).toEqual({ length, limit });
  });
});

describe('the posts to an official', () => {
  const official = {
    id: 't1',
    officialId: 'o1',
    role: 'to' as const,
    onlyFrom: [],
    ownSalutations: {},
    bookSalutations: {},
    name: 'Ana',
    title: null,
    body: null,
    country: 'BO',
    addressLines: [],
    emails: [],
    phones: [],
    faxes: [],
    handles: [
      { service: 'X', handle: '@ana_example' },
      { service: 'X', handle: '@ministry_example' },
      { service: 'Mastodon', handle: '@ana@social.example.org' },
    ],
  };
  const letter = {
    lang: 'es',
    target: official,
    greeting: '',
    body: 'Primera frase.\n\nOtra.',
    signOff: '',
    supporter: { name: '', place: '', country: null },
    date: '2026-11-22',
    subject: 'Rosa',
  };

  it('are one for each service, with its handles', () => {
    const posts = socialPosts({ target: official, letter }, { ask: 'Libérenla.', url: URL_LONG });
    expect(posts.map(({ service, text }) => [service, text])).toEqual([
      ['X', `@ana_example @ministry_example Libérenla. ${URL_LONG}`],
      ['Mastodon', `@ana@social.example.org Libérenla. ${URL_LONG}`],
    ]);
  });

  it('stay within the limit whatever is asked', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.string({ unit: 'grapheme' }), fc.constantFrom('释放她。', '👩‍👩‍👧', 'free her. '))),
        pieces => {
          for (const post of socialPosts(
            { target: official, letter },
            { ask: pieces.join('').repeat(9), url: URL_LONG },
          )) {
            expect(post.length).toBe(postLength(post.text, post.service).length);
            expect(post.length).toBeLessThanOrEqual(post.limit);
          }
        },
      ),
    );
  });
});
