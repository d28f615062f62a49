// Every declared page, rendered strictly inside its layout in every language; the HTML held to the standard; no bare words.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { directionOf, PSEUDO } from '../../lib/languages.ts';
import { pathsFor } from '../../lib/paths.ts';
// The test app boots the whole site, and with it every feature declares its pages.
import { openTestApp, type TestApp } from '../../testing/app.ts';
import { renderPage } from '../web/pages.ts';
import type { Visit } from '../web/visit.ts';
import { definedPages, type Page } from './views.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'views');
const PAGES = definedPages();
const LANGUAGES = ['en', 'es', PSEUDO];

let site: TestApp;
beforeAll(async () => {
  site = await openTestApp();
});
afterAll(() => site.end());

function rendered(page: Page<object>, lang: string): string {
  const { app } = site;
  const visit: Visit = {
    lang,
    dir: directionOf(lang),
    zone: 'UTC',
    chrome: { siteName: 'Insist', demo: true, languages: ['en', 'es'] },
    to: pathsFor(lang, 'en'),
    path: '/somewhere?page=2',
    requestId: '01jd3',
    actor: { id: 'c1', name: 'Wanda Example', role: 'author' },
    t: (key, params) => app.strings.text(lang, key, params),
    th: (key, params) => app.strings.html(lang, key, params),
  };
  return renderPage(app, visit, page, page.sample(), { title: page.name, description: 'What it is.' });
}

describe('every page', () => {
  it('is declared: the boot knows them all', () => {
    expect(PAGES.length).toBeGreaterThan(15);
  });

  it.each(PAGES)('$name has a template of its own', page => {
    expect(site.app.views.has(page.name)).toBe(true);
    expect(site.app.views.has(`layouts/${page.layout}`)).toBe(true);
  });

  describe.each(LANGUAGES)('in %s', lang => {
    it.each(PAGES)('$name renders its sample inside its layout', page => {
      const html = rendered(page, lang);
      expect(html).toMatch(/^<!doctype html>/i);
      expect(html).toContain(`<html lang="${lang}" dir="${directionOf(lang)}"`);
      expect(html.match(/<h1[\s>]/g) ?? [], 'first headings').toHaveLength(1);
      expect(html).not.toMatch(/\[object Object\]|undefined|NaN/);
      // Nothing inline: the policy would refuse it.
      expect(html).not.toMatch(/<script(?![^>]*\bsrc=)[^>]*>|<style|\sstyle=|\son[a-z]+="/i);
    });
  });

  const validator = new HtmlValidate({ extends: ['html-validate:standard'] });
  const problemsOf = (html: string): string[] =>
    validator
      .validateStringSync(html)
      .results.flatMap(result =>
        result.messages.map(
          each => `${each.ruleId} at ${each.selector ?? `line ${each.line}`}: ${each.message}`,
        ),
      );

  it('would not pass with a slip in it', () => {
    const [page] = PAGES;
    const html = page ? rendered(page, 'en') : '';
    expect(problemsOf(html.replace('</main>', '<p><div id="main">Twice</div></p></main>'))).not.toEqual([]);
  });

  it.each(PAGES)('$name is HTML as the standard has it', page => {
    expect(problemsOf(rendered(page, 'en')).join('\n')).toBe('');
  });
});

describe('templates', () => {
  const files = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' }).filter(file =>
    file.endsWith('.hbs'),
  );

  // What is no word of any language, or the same in all of them.
  const NO_WORDS = /\b(?:UA|Insist)\b|&[a-z]+;|&#\d+;/g;

  /** The letters of text nodes and of attributes that are read out, outside `{{ }}`. */
  function bareWords(source: string): string[] {
    const own = source
      .replace(/\{\{!--[\s\S]*?--\}\}|\{\{![^}]*\}\}/g, '')
      .replace(/\{\{\{?[^}]*\}?\}\}/g, '\u0000');
    const spoken = [...own.matchAll(/\s(?:title|alt|aria-label|placeholder)="([^"]*)"/g)].map(
      each => each[1] ?? '',
    );
    const nodes = own
      .replace(/<!--[\s\S]*?-->/g, ' ')
      .replace(/<[^>]*>/g, '\n')
      .split('\n');
    return [...spoken, ...nodes]
      .map(each => each.replaceAll('\u0000', ' ').replace(NO_WORDS, '').trim())
      .filter(each => /\p{L}/u.test(each));
  }

  it('finds a bare word where there is one', () => {
    expect(bareWords('<p class="x">{{t "a.b"}} · <b>Hello</b></p>')).toEqual(['Hello']);
    expect(bareWords('<img alt="A river" src="{{src}}">')).toEqual(['A river']);
    expect(bareWords('<a href="{{href}}"{{#if on}} class="y"{{/if}}>{{label}} UA&nbsp;·</a>')).toEqual([]);
  });

  it.each(files)('%s has no bare words', file => {
    expect(bareWords(readFileSync(join(FOLDER, file), 'utf8'))).toEqual([]);
  });
});
