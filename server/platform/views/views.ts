// The template engine: Handlebars compiled at boot, strict, known helpers only; a page is a typed token with a sample.
import Handlebars from 'handlebars';
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { isFrozenWhole } from '../../lib/keep.ts';
import { SafeHtml } from '../../lib/safe-html.ts';
import type { Param, Strings } from '../strings/strings.ts';

/** A page: the template `views/<name>.hbs`, the layout around it, and a sample that renders every part of it. */
export type Page<Model extends object> = Readonly<{
  name: string;
  layout: 'public' | 'desk' | 'bare';
  /** Made afresh, so that one render cannot change the next. */
  sample: () => Model;
}>;

const registry = new Map<string, Page<object>>();

/** Declares a page. Each name once; the registry feeds the gallery and the strict-render test. */
export function definePage<Model extends object>(page: Page<Model>): Page<Model> {
  if (registry.has(page.name)) throw new Error(`Two pages are called ${page.name}`);
  registry.set(page.name, page);
  return page;
}

/** Every page declared so far: its name and a finished sample. */
export const definedPages = (): readonly Page<object>[] => [...registry.values()];

export type Views = {
  /** One template with its model and the words of a language; `frame` is `@root.frame` inside. */
  render(name: string, model: object, lang: string, frame?: object): SafeHtml;
  has(name: string): boolean;
};

type Told = { data?: { root?: unknown; lang?: string } };
type Options = Told & { hash: Record<string, Param> };
type Compiled = (context: object, options: Handlebars.RuntimeOptions) => string;

function templatesIn(folder: string): { name: string; source: string }[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => file.endsWith('.hbs'))
    .sort()
    .map(file => ({
      name: relative('.', file).split(sep).join('/').slice(0, -'.hbs'.length),
      source: readFileSync(join(folder, file), 'utf8'),
    }));
}

/**
 * A partial that sees its model and the words of the language, and nothing else of the page it stands in. So what it
 * makes of a frozen model is always the same: it is made once in a language, and kept as long as the model is.
 */
function madeOnce(template: Compiled, langOf: (options: Told) => string): Handlebars.Template {
  const madeOf = new WeakMap<object, Map<string, string>>();
  return (model: object, options: Told = {}) => {
    const lang = langOf(options);
    const make = () => template(model, { data: { lang }, allowProtoPropertiesByDefault: false });
    if (!isFrozenWhole(model)) return make();
    const known = madeOf.get(model) ?? new Map<string, string>();
    madeOf.set(model, known);
    const text = known.get(lang) ?? make();
    known.set(lang, text);
    return text;
  };
}

/**
 * Reads and parses every template under `folder`. Those under `parts/`, and those whose file begins with `_`, are
 * partials under their whole name: `{{> parts/field}}`, `{{> actions/_official}}`. A partial called `_kept-…` is made
 * once for a model that is frozen, and sees nothing but its model.
 * @param asset gives the address of a file under public/, with its fingerprint.
 */
export function openViews(folder: string, strings: Strings, asset: (path: string) => string): Views {
  const engine = Handlebars.create();
  const langOf = (options: Told): string => options.data?.lang ?? 'en';
  // The engine of our own instance: SafeHtml is the only thing that prints unescaped, `{{x}}` or `{{{x}}}` alike.
  engine.registerHelper('t', (key: string, options: Options) =>
    strings.html(langOf(options), key, options.hash),
  );
  engine.registerHelper('icon', (name: string) =>
    // Trusted: name is a literal in a template.
    SafeHtml.trusted(
      `<svg class="i" aria-hidden="true"><use href="${asset('icons.svg')}#i-${name}"></use></svg>`,
    ),
  );
  engine.registerHelper('asset', (path: string) => asset(path));
  engine.registerHelper('eq', (one: unknown, other: unknown) => one === other);

  const settings: CompileOptions = {
    strict: true,
    knownHelpersOnly: true,
    knownHelpers: { t: true, icon: true, asset: true, eq: true },
    preventIndent: true,
  };
  const compiled = new Map<string, Compiled>();
  for (const { name, source } of templatesIn(folder)) {
    const bare = source.replace(/\{\{![^}]*\}\}/g, '');
    const unsafe = /\{\{\{(?!\s*(?:\w+\.)*\w*[hH]tml\s*\}\}\}|\s*body\s*\}\}\})/.exec(bare);
    if (unsafe)
      throw new Error(`views/${name}.hbs: {{{ }}} only prints values whose name ends in "html", or "body"`);
    // From its text, at its first print: to parse all at the start takes a quarter of it, and the trees weigh megabytes.
    const template = engine.compile(source, settings);
    compiled.set(name, template);
    const ownName = name.split('/').at(-1) ?? '';
    if (ownName.startsWith('_kept-')) engine.registerPartial(name, madeOnce(template, langOf));
    else if (name.startsWith('parts/') || ownName.startsWith('_')) engine.registerPartial(name, template);
  }
  return {
    has: name => compiled.has(name),
    render(name, model, lang, frame) {
      const template = compiled.get(name);
      if (!template) throw new Error(`There is no template views/${name}.hbs`);
      const context = frame === undefined ? model : { ...model, frame };
      // Trusted: made by a strict template in which only SafeHtml prints unescaped.
      return SafeHtml.trusted(template(context, { data: { lang }, allowProtoPropertiesByDefault: false }));
    },
  };
}
