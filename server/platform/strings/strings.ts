// The words of the site: flat keys per language, placeholders, plurals, English where a language lacks a key.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { keep } from '../../lib/keep.ts';
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

/** A text taken apart: what stands between its placeholders, one more than those; `whole` where it has none. */
type Form<Whole = unknown> = {
  literals: readonly string[];
  names: readonly string[];
  whole: Whole | null;
};

function takenApart(text: string): { literals: string[]; names: string[] } {
  const parts = text.split(PLACEHOLDER);
  return {
    literals: parts.filter((_part, at) => at % 2 === 0),
    names: parts.filter((_part, at) => at % 2 === 1),
  };
}

/** More than there are texts in all languages: a page fills a hundred of them, and none of them ever changes. */
const EVERY_TEXT = 50_000;

const textForm = keep((text): Form<string> => {
  const { literals, names } = takenApart(text);
  return { literals, names, whole: names.length === 0 ? text : null };
}, EVERY_TEXT);

const htmlForm = keep((text): Form<SafeHtml> => {
  const { literals, names } = takenApart(escapeHtml(text));
  // Trusted: escaped just above.
  return { literals, names, whole: names.length === 0 ? SafeHtml.trusted(escapeHtml(text)) : null };
}, EVERY_TEXT);

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
    key: string,
    { literals, names }: Form,
    params: Params,
    show: (value: Param) => string,
  ): string => {
    let out = literals[0] ?? '';
    names.forEach((name, at) => {
      const value = params[name];
      if (value === undefined) throw new Error(`The string "${key}" lacks its value "${name}"`);
      out += show(value) + (literals[at + 1] ?? '');
    });
    return out;
  };
  return {
    languages,
    catalogue: lang => catalogues.get(lang) ?? english,
    has: key => key in english,
    text(lang, key, params = {}) {
      const form = textForm(formOf(lang, key, params));
      return form.whole ?? fill(key, form, params, value => shown(lang, value));
    },
    html(lang, key, params = {}) {
      const form = htmlForm(formOf(lang, key, params));
      if (form.whole !== null) return form.whole;
      // Trusted: every literal part and every value that is not SafeHtml is escaped.
      return SafeHtml.trusted(
        fill(key, form, params, value =>
          value instanceof SafeHtml ? value.toString() : escapeHtml(shown(lang, value)),
        ),
      );
    },
  };
}
