// Damage to texts, as it happens on the way from a page to a paste, and worse: for tests that nothing may break a reader.
import fc from 'fast-check';

/** One way of damaging a text. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('shuffle' as const), seed: fc.nat(1_000_000) }),
  fc.record({ kind: fc.constant('oneLine' as const) }),
  fc.record({ kind: fc.constant('repeat' as const), times: fc.integer({ min: 2, max: 12 }) }),
  fc.record({ kind: fc.constant('drop' as const), every: fc.integer({ min: 2, max: 40 }) }),
  fc.record({
    kind: fc.constant('insert' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    text: fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.constantFrom(
        '[email ',
        '**',
        '(',
        'Dear ',
        'UA 1/',
        '\f',
        '> ',
        ' Salutation: ',
        'TAKE ACTION',
        '@',
        '\ud800',
        'Copies to:',
      ),
    ),
  }),
);
export type Damage = typeof damage extends fc.Arbitrary<infer Kind> ? Kind : never;

function damaged(text: string, each: Damage): string {
  switch (each.kind) {
    case 'cut':
      return text.slice(0, Math.floor(text.length * each.at));
    case 'shuffle': {
      const lines = text
        .split('\n')
        .map((line, i) => ({ line, place: (i * 7919 + each.seed * 104729) % 10007 }));
      return lines
        .sort((a, b) => a.place - b.place)
        .map(({ line }) => line)
        .join('\n');
    }
    case 'oneLine':
      return text.replace(/\s+/g, ' ');
    case 'repeat':
      return `${text}\n`.repeat(each.times);
    case 'drop':
      return [...text].filter((_, i) => i % each.every !== 0).join('');
    case 'insert': {
      const at = Math.floor(text.length * each.at);
      return text.slice(0, at) + each.text + text.slice(at);
    }
  }
}

/** Texts damaged in up to four ways, and texts of pure chance. */
export const damagedTexts = (texts: readonly string[]): fc.Arbitrary<string> =>
  fc.oneof(
    {
      weight: 9,
      arbitrary: fc
        .tuple(fc.constantFrom(...texts), fc.array(damage, { minLength: 1, maxLength: 4 }))
        .map(([text, all]) => all.reduce(damaged, text)),
    },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 3000 }) },
  );
