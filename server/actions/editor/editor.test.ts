// The editor's round trip: any content, as the form shows it, comes back from the form as it was.
import { TOPICS } from '../../lib/topics.ts';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { countryChoices } from '../../lib/countries.ts';
import { readCountries, writeCountries } from '../../lib/country-list.ts';
import { Refused } from '../../lib/errors.ts';
import { LETTER_LANGUAGES } from '../../lib/languages.ts';
import { formFrom } from '../../platform/web/form.ts';
import { AFTER_DEADLINE, emptyContent, KINDS, ROLES, type ActionContent } from '../model.ts';
import { contentFromTyped, settleRows } from './content.ts';
import { readTypedAction, typedAction, type TypedAction } from './typed.ts';

/** The form as a browser sends it: spare rows and all. */
function sent(typed: TypedAction): [string, string][] {
  const pairs: [string, string][] = [];
  for (const name of [
    'lang',
    'number',
    'index',
    'kind',
    'title',
    'country',
    'pronounsNote',
    'timeZone',
    'deadline',
    'afterDeadline',
    'summary',
    'demands',
    'background',
  ] as const)
    pairs.push([name, typed[name]]);
  for (const topic of typed.topics) pairs.push(['topics', topic]);
  typed.people.forEach((person, at) =>
    pairs.push([`people.${at}.name`, person.name], [`people.${at}.pronouns`, person.pronouns]),
  );
  pairs.push([`people.${typed.people.length}.name`, ''], [`people.${typed.people.length}.pronouns`, '']);
  typed.targets.forEach((target, at) => {
    const name = `targets.${at}`;
    pairs.push(
      [`${name}.id`, target.id],
      [`${name}.officialId`, target.officialId],
      [`${name}.order`, target.order],
    );
    pairs.push([`${name}.role`, target.role], [`${name}.onlyFrom`, target.onlyFrom]);
    target.salutations.forEach(({ lang, text }, row) =>
      pairs.push([`${name}.salutations.${row}.lang`, lang], [`${name}.salutations.${row}.text`, text]),
    );
  });
  const spare = `targets.${typed.targets.length}`;
  pairs.push(
    [`${spare}.id`, ''],
    [`${spare}.officialId`, ''],
    [`${spare}.order`, '9'],
    [`${spare}.role`, 'to'],
  );
  typed.letters.forEach((letter, at) => {
    const name = `letters.${at}`;
    pairs.push(
      [`${name}.lang`, letter.lang],
      [`${name}.for`, letter.scope],
      [`${name}.greeting`, letter.greeting],
    );
    for (const id of letter.targets) pairs.push([`${name}.targets`, id]);
    pairs.push([`${name}.body`, letter.body.replaceAll('\n', '\r\n')], [`${name}.signOff`, letter.signOff]);
  });
  typed.preferredLanguages.forEach((lang, at) => pairs.push([`preferredLanguages.${at}.lang`, lang]));
  if (typed.ownLanguageAllowed) pairs.push(['ownLanguageAllowed', 'yes']);
  pairs.push(
    ['image.id', typed.image.id],
    ['image.alt', typed.image.alt],
    ['image.credit', typed.image.credit],
  );
  return pairs;
}

const line = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(text => {
  const clean = text.replace(/[\u0000-\u001f\u007f{}]/g, '').trim();
  return clean === '' ? 'x' : clean;
});
const text = fc.array(line, { maxLength: 4 }).map(lines => lines.join('\n\n'));
const lang = fc.constantFrom(...LETTER_LANGUAGES);
const country = fc.constantFrom(...countryChoices('en').map(each => each.code));
const maybe = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null });

const contents: fc.Arbitrary<ActionContent> = fc
  .uniqueArray(fc.stringMatching(/^[a-z0-9]{6}$/), { maxLength: 4 })
  .chain(ids =>
    fc.record({
      lang,
      number: maybe(fc.constantFrom('47/22', '1/26', '118/26')),
      index: maybe(line),
      kind: fc.constantFrom(...KINDS),
      title: fc.oneof(line, fc.constant('')),
      country: fc.oneof(country, fc.constant('')),
      topics: fc.subarray([...TOPICS]),
      people: fc.array(fc.record({ name: line, pronouns: maybe(line) }), { maxLength: 4 }),
      pronounsNote: maybe(line),
      summary: text,
      demands: fc.array(line, { maxLength: 4 }),
      background: text,
      targets: fc.tuple(
        ...ids.map((id, at) =>
          fc.record({
            id: fc.constant(id),
            officialId: fc.constant(`official${at}`),
            role: fc.constantFrom(...ROLES),
            salutations: fc.dictionary(lang, line, { maxKeys: 3, noNullPrototype: true }),
            onlyFrom: fc.uniqueArray(country, { maxLength: 4 }),
          }),
        ),
      ),
      letters: fc.array(
        fc.record({
          lang,
          targets: ids.length === 0 ? fc.constant(null) : maybe(fc.subarray(ids, { minLength: 1 })),
          greeting: maybe(line),
          body: text,
          signOff: line,
        }),
        { maxLength: 3 },
      ),
      preferredLanguages: fc.uniqueArray(lang, { maxLength: 3 }),
      ownLanguageAllowed: fc.boolean(),
      timeZone: fc.constantFrom('UTC', 'America/Caracas', 'Asia/Tehran'),
      deadline: fc.constantFrom('', '2026-12-15', '2028-02-29'),
      afterDeadline: fc.constantFrom(...AFTER_DEADLINE),
      image: maybe(fc.record({ id: fc.constant('image1'), alt: line, credit: line })),
      translations: fc.constant([]),
    }),
  );

const noNewId = (): string => {
  throw new Error('no target is new');
};

test.each(['en', 'es', 'qps'])('any content survives the form, read in %s', reader => {
  fc.assert(
    fc.property(contents, content => {
      const shown = typedAction(content, codes => writeCountries(codes, reader));
      const typed = settleRows(readTypedAction(formFrom(sent(shown))), noNewId);
      expect(contentFromTyped(typed, reader)).toEqual(content);
    }),
    { numRuns: 150 },
  );
});

test('every country is read back from its name in every language', () => {
  for (const reader of ['en', 'es', 'fr', 'ar', 'qps']) {
    const codes = countryChoices(reader).map(each => each.code);
    expect(readCountries(writeCountries(codes, reader), reader)).toEqual({ codes, unknown: [] });
  }
});

const typedWith = (pairs: [string, string][]): TypedAction => {
  const blank = typedAction(emptyContent('en', 'UTC'), () => '');
  let made = 0;
  return settleRows(
    readTypedAction(
      formFrom([...sent(blank).filter(([name]) => !pairs.some(([other]) => other === name)), ...pairs]),
    ),
    () => `new${(made += 1)}`,
  );
};
const problemsWith = (pairs: [string, string][]): string[] => {
  try {
    contentFromTyped(typedWith(pairs), 'en');
    return [];
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return error.problems.map(problem => `${problem.path} ${problem.reason}`);
  }
};

test('a target moved to another’s place goes before it when moved up and behind it when moved down', () => {
  const three = (orders: string[]): [string, string][] =>
    orders.flatMap((order, at): [string, string][] => [
      [`targets.${at}.id`, `t${at}`],
      [`targets.${at}.officialId`, `o${at}`],
      [`targets.${at}.order`, order],
      [`targets.${at}.role`, 'to'],
    ]);
  const order = (orders: string[]): string =>
    typedWith(three(orders))
      .targets.map(target => target.id)
      .join(' ');
  expect(order(['1', '2', '3'])).toBe('t0 t1 t2');
  expect(order(['1', '2', '1'])).toBe('t2 t0 t1');
  expect(order(['3', '2', '3'])).toBe('t1 t2 t0');
  expect(order(['2', '2', '3'])).toBe('t1 t0 t2');
  expect(order(['', '2', '3'])).toBe('t1 t2 t0');
});

test('a letter for one official does not become a letter for all when that official is taken away', () => {
  const letter: [string, string][] = [
    ['letters.0.lang', 'en'],
    ['letters.0.for', 'named'],
    ['letters.0.targets', 'gone'],
    ['letters.0.body', 'You have filed …'],
  ];
  expect(problemsWith(letter)).toEqual(['letters.0.targets problem.letterForNobody']);
});

test('each malformed value is told at its own field', () => {
  expect(
    problemsWith([
      ['number', 'x'],
      ['timeZone', 'Nowhere/At_all'],
      ['deadline', '2026-02-30'],
      ['targets.0.id', ''],
      ['targets.0.officialId', 'o1'],
      ['targets.0.order', '1'],
      ['targets.0.role', 'to'],
      ['targets.0.salutations.0.lang', 'es'],
      ['targets.1.officialId', 'o1'],
      ['targets.1.role', 'to'],
      ['letters.0.lang', 'en'],
      ['letters.0.body', 'Dear {{salutation}'],
      ['preferredLanguages.0.lang', 'xx'],
    ]).sort(),
  ).toEqual([
    'deadline problem.day',
    'letters.0.body letter.template.unclosedField',
    'number problem.actionNumber',
    'preferredLanguages.0.lang problem.language',
    'targets.0.salutations.0.text problem.missing',
    'targets.1.officialId problem.officialTwice',
    'timeZone problem.timeZone',
  ]);
});
