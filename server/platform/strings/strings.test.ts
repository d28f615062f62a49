// The words of the site: whole in every language, each of them used, and read as they should be.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { html } from '../../lib/safe-html.ts';
import { PSEUDO } from '../../lib/languages.ts';
import { openStrings, placeholdersOf } from './strings.ts';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const strings = openStrings(join(ROOT, 'views', 'strings'));
const english = strings.catalogue('en');
const others = strings.languages.filter(lang => lang !== 'en');

describe.each(others)('the strings in %s', lang => {
  const catalogue = strings.catalogue(lang);

  it('have the same keys as the English ones', () => {
    expect(Object.keys(catalogue).sort()).toEqual(Object.keys(english).sort());
  });

  it('have the same placeholders', () => {
    const different = Object.keys(english).filter(key => {
      const [here, there] = [catalogue[key], english[key]];
      return (
        here !== undefined &&
        there !== undefined &&
        placeholdersOf(here).join() !== placeholdersOf(there).join()
      );
    });
    expect(different).toEqual([]);
  });

  it('have every plural form that the language has', () => {
    const needed = new Intl.PluralRules(lang).resolvedOptions().pluralCategories;
    const lacking = Object.entries(catalogue).filter(
      // A language may call for "many" only with millions: `other` serves it.
      ([, entry]) =>
        typeof entry !== 'string' && needed.some(form => form === 'one' && entry.one === undefined),
    );
    expect(lacking.map(([key]) => key)).toEqual([]);
  });
});

describe('every string', () => {
  function sources(folder: string, ends: RegExp): string[] {
    return readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter(file => ends.test(file) && !/\.test\.ts$/.test(file) && !file.startsWith('testing/'))
      .map(file => readFileSync(join(ROOT, folder, file), 'utf8'));
  }
  const all = [...sources('server', /\.ts$/), ...sources('views', /\.hbs$/)].join('\n');

  /** Whole keys in quotes of any kind, and the keys built around a value: `topic.${topic}`. */
  const named = new Set(
    [...all.matchAll(/['"`]([a-z][\w-]*(?:\.[\w-]+)+)['"`]/gi)].map(each => each[1] ?? ''),
  );
  const built = [...all.matchAll(/`([a-z][\w-]*\.(?:[\w.-]|\$\{[^`]*?\})*)`/gi)]
    .map(each => (each[1] ?? '').split(/\$\{[^`]*?\}/))
    .filter(parts => parts.length > 1)
    .map(parts => new RegExp(`^${parts.map(part => part.replaceAll('.', '\\.')).join('(.+?)')}$`));

  /** Where a value stood: one part, or a name that the code writes or builds, such as an audit row's verb. */
  const fits = (rest: string): boolean => /^[\w-]+$/.test(rest) || isUsed(rest);
  function isUsed(key: string): boolean {
    return (
      named.has(key) ||
      built.some(pattern => {
        const found = pattern.exec(key);
        return found !== null && found.slice(1).every(fits);
      })
    );
  }

  it('is used somewhere', () => {
    expect(Object.keys(english).filter(key => !isUsed(key))).toEqual([]);
  });

  it('would be missed: an invented one is not found', () => {
    expect(isUsed('frame.neverSaid')).toBe(false);
    expect(isUsed('topic.a.b')).toBe(false);
  });

  it('that a template or the code names is there', () => {
    const asked = [...all.matchAll(/\{\{\{?[^}]*?\bt "([^"]+)"|\bth?\('([\w-]+\.[\w.-]+)'/g)].map(
      each => each[1] ?? each[2] ?? '',
    );
    expect(asked.length).toBeGreaterThan(50);
    expect([...new Set(asked)].filter(key => !strings.has(key))).toEqual([]);
  });
});

describe('a string', () => {
  it('is shown with its numbers and plurals as the reader writes them', () => {
    expect(strings.text('en', 'form.problems', { n: 1 })).toBe('There is a problem');
    expect(strings.text('en', 'form.problems', { n: 1234 })).toBe('There are 1,234 problems');
    expect(strings.text('es', 'form.problems', { n: 12345 })).toContain('12.345');
  });

  it('escapes what is put into HTML, and keeps what is safe already', () => {
    const made = strings.html('en', 'desk.signedInAs', { name: '<b>Eve</b>' }).toString();
    expect(made).toBe('Signed in as &lt;b&gt;Eve&lt;/b&gt;');
    expect(strings.html('en', 'desk.signedInAs', { name: html`<b>Eve</b>` }).toString()).toBe(
      'Signed in as <b>Eve</b>',
    );
  });

  it('throws when it is unknown or lacks a value, rather than show a hole', () => {
    expect(() => strings.text('en', 'no.such.key')).toThrow('no.such.key');
    expect(() => strings.text('en', 'desk.signedInAs')).toThrow('name');
  });

  it('is longer in the pseudo-language, its placeholders whole', () => {
    for (const [key, entry] of Object.entries(english)) {
      const longer = strings.catalogue(PSEUDO)[key];
      expect(longer && placeholdersOf(longer)).toEqual(placeholdersOf(entry));
      if (typeof entry === 'string' && typeof longer === 'string')
        expect(longer.length).toBeGreaterThan(entry.length);
    }
  });
});
