// The greeting's rule, step by step, and the punctuation that ends it.
import { expect, it } from 'vitest';
import {
  NEUTRAL_LANGUAGES,
  endGreeting,
  greetingFor,
  neutralGreeting,
  neutralSignOff,
  signOffFor,
} from './greeting.ts';

const all = {
  lang: 'es',
  targetId: 'a',
  own: { es: 'Señora Ministra:', en: 'Dear Minister,' },
  official: { es: 'Excma. Sra.:' },
  sample: { greeting: 'Sra. Ruiz:', targets: ['a'] },
};

it('takes the action’s, then the official’s, then the sample’s, then a neutral one', () => {
  expect(greetingFor(all)).toBe('Señora Ministra:');
  expect(greetingFor({ ...all, own: { en: 'Dear Minister,' } })).toBe('Excma. Sra.:');
  expect(greetingFor({ ...all, own: {}, official: { en: 'Dear' } })).toBe('Sra. Ruiz:');
  expect(
    greetingFor({ ...all, own: {}, official: {}, sample: { greeting: 'Señores:', targets: null } }),
  ).toBe('Señores:');
  expect(
    greetingFor({ ...all, own: {}, official: {}, sample: { greeting: 'Sr. Paz:', targets: ['b'] } }),
  ).toBe(neutralGreeting('es'));
  expect(greetingFor({ lang: 'es', targetId: 'a', sample: { greeting: null, targets: ['a'] } })).toBe(
    neutralGreeting('es'),
  );
});

it('takes a salutation in the same language of another region, the very tag first', () => {
  expect(greetingFor({ ...all, lang: 'es-MX' })).toBe('Señora Ministra:');
  expect(greetingFor({ lang: 'pt-BR', targetId: 'a', own: { pt: 'A', 'pt-BR': 'B' } })).toBe('B,');
});

it('ends a greeting once, as its language does', () => {
  expect(endGreeting('Dear Minister', 'en')).toBe('Dear Minister,');
  expect(endGreeting('Dear Minister:', 'en')).toBe('Dear Minister:');
  expect(endGreeting('Señor Fiscal', 'es')).toBe('Señor Fiscal:');
  expect(endGreeting('سيادة الوزير', 'ar')).toBe('سيادة الوزير،');
  expect(endGreeting('尊敬的部长', 'zh-Hans')).toBe('尊敬的部长：');
  expect(endGreeting('Sehr geehrte Damen und Herren,', 'de')).toBe('Sehr geehrte Damen und Herren,');
});

it('knows a neutral greeting and sign-off in each of its languages, English for others', () => {
  expect([...NEUTRAL_LANGUAGES].sort()).toEqual(['ar', 'de', 'en', 'es', 'fr', 'pt', 'uk', 'zh']);
  for (const lang of NEUTRAL_LANGUAGES)
    expect(endGreeting(neutralGreeting(lang), lang)).toBe(neutralGreeting(lang));
  expect(neutralGreeting('xx')).toBe(neutralGreeting('en'));
  expect(neutralSignOff('de-AT')).toBe(neutralSignOff('de'));
  expect(signOffFor('en', { signOff: ' In hope, ' })).toBe('In hope,');
  expect(signOffFor('en', { signOff: '' })).toBe(neutralSignOff('en'));
});
