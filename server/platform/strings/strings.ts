// The words of the site: flat keys per language, placeholders, plurals, English where a language lacks a key.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { localeOf, PSEUDO } from '../../lib/languages.ts';
import { escapeHtml, SafeHtml } from '../../lib/safe-html.ts';
import { pseudo } from './pseudo.ts';

export type Param = string | number | SafeHtml;
export type Params = Readonly<Record<string, Param>>;

/** One string: plain text, or forms by plural category of the placeholder `n`. */
const entrySchema = z.union([
  z.string(),
  z
    .object({
      one: z.string().optional(),
      few: z.string().optional(),
      many: z.string().optional(),
      other: z.string(),
    })
    .strict(),
]);
type Entry = z.infer<typeof entrySchema>;
export type Catalogue = Readonly<Record<string, Entry>>;

export type Strings = {
  /** Language codes there are, English first, the pseudo-language not among them. */
  languages: readonly string[];
  catalogue(lang: string): Catalogue;
  /** Plain text; numbers in the reader's locale. An unknown key is a bug and throws. */
  text(lang: string, key: string, params?: Params): string;
  /** HTML: text and values escaped, SafeHtml values kept. */
  html(lang: string, key: string, params?: Params): SafeHtml;
  has(key: string): boolean;
};

const PLACEHOLDER = /\{(\w+)\}/g;

/** The placeholders of an entry, sorted, for comparing languages. */
export function placeholdersOf(entry: Entry): string[] {
  const forms = typeof entry === 'string' ? [entry] : Object.values(entry);
  return [
    ...new Set(forms.flatMap(form => [...(form ?? '').matchAll(PLACEHOLDER)].map(match => match[1] ?? ''))),
  ].sort();
}

/** Reads `views/strings/<lang>.json`; a language is only a file. @throws when a file is not flat strings. */
export function openStrings(folder: string): Strings {
  const catalogues = new Map<string, Catalogue>();
  for (const file of readdirSync(folder)
    .filter(name => name.endsWith('.json'))
    .sort()) {
    const parsed = z
      .record(z.string(), entrySchema)
      .parse(JSON.parse(readFileSync(join(folder, file), 'utf8')));
    catalogues.set(file.slice(0, -'.json'.length), parsed);
  }
  const english = catalogues.get('en');
  if (!english) throw new Error(`No English strings in ${folder}`);
  const languages = ['en', ...[...catalogues.keys()].filter(lang => lang !== 'en')];
  catalogues.set(PSEUDO, pseudo(english));

  const pluralRules = new Map<string, Intl.PluralRules>();
  const numbers = new Map<string, Intl.NumberFormat>();

  const entryOf = (lang: string, key: string): Entry => {
    const entry = catalogues.get(lang)?.[key] ?? english[key];
    if (entry === undefined) throw new Error(`No string has the key "${key}"`);
    return entry;
  };
  const formOf = (lang: string, key: string, params: Params): string => {
    const entry = entryOf(lang, key);
    if (typeof entry === 'string') return entry;
    const count = typeof params['n'] === 'number' ? params['n'] : 0;
    let rules = pluralRules.get(lang);
    if (!rules) pluralRules.set(lang, (rules = new Intl.PluralRules(localeOf(lang))));
    const category = rules.select(count);
    const form =
      category === 'one' || category === 'few' || category === 'many' ? entry[category] : undefined;
    return form ?? entry.other;
  };
  const shown = (lang: string, value: Param): string => {
    if (typeof value !== 'number') return String(value);
    let format = numbers.get(lang);
    if (!format) numbers.set(lang, (format = new Intl.NumberFormat(localeOf(lang))));
    return format.format(value);
  };
  const fill = (
    lang: string,
    key: string,
    params: Params,
    show: (value: Param) => string,
    literal: (text: string) => string,
  ): string => {
    const form = formOf(lang, key, params);
    let out = '';
    let from = 0;
    for (const match of form.matchAll(PLACEHOLDER)) {
      const value = params[match[1] ?? ''];
      if (value === undefined) throw new Error(`The string "${key}" lacks its value "${match[1]}"`);
      out += literal(form.slice(from, match.index)) + show(value);
      from = match.index + match[0].length;
    }
    return out + literal(form.slice(from));
  };
  return {
    languages,
    catalogue: lang => catalogues.get(lang) ?? english,
    has: key => key in english,
    text: (lang, key, params = {}) =>
      fill(
        lang,
        key,
        params,
        value => shown(lang, value),
        text => text,
      ),
    html: (lang, key, params = {}) =>
      // Trusted: every literal part and every value that is not SafeHtml is escaped here.
      SafeHtml.trusted(
        fill(
          lang,
          key,
          params,
          value => (value instanceof SafeHtml ? value.toString() : escapeHtml(shown(lang, value))),
          escapeHtml,
        ),
      ),
  };
}
