// A partial that is made once for a frozen model: the same page as without, in every language, and nothing else in it.
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { frozen } from '../../lib/keep.ts';
import { openStrings } from '../strings/strings.ts';
import { openViews } from './views.ts';

const folder = mkdtempSync(join(tmpdir(), 'views-'));
afterAll(() => rmSync(folder, { recursive: true }));
mkdirSync(join(folder, 'x'));
const template = (name: string, source: string) => writeFileSync(join(folder, `${name}.hbs`), source);
template('x/page', '{{> x/_kept-part part}} {{said}}');
template('x/_kept-part', '{{t "nav.actions"}}: {{name}}{{icon "up"}}');
template('x/prying', '{{#each parts}}{{> x/_kept-prying this}}{{/each}}');
template('x/_kept-prying', '{{name}} {{@root.frame.title}}');
template('x/counting', '{{#each parts}}{{> x/_kept-counting this}}{{/each}}');
template('x/_kept-counting', '{{name}} {{@index}}');

let icons = 0;
const strings = openStrings(join(import.meta.dirname, '..', '..', '..', 'views', 'strings'));
const views = openViews(folder, strings, path => `${path}?${(icons += 1)}`);
const shown = (part: object, said: string, lang = 'en') =>
  views.render('x/page', { part, said }, lang).toString();

test('of a frozen model it is made once in each language; the page around it each time', () => {
  const part = frozen({ name: '<Ana>' });
  const first = shown(part, 'one');
  expect(first).toContain('Actions: &lt;Ana&gt;<svg');
  expect(shown(part, 'two')).toBe(first.replace('one', 'two'));
  const spanish = shown(part, 'one', 'es');
  expect(spanish).not.toContain('Actions');
  expect(shown(part, 'one', 'es')).toBe(spanish);
  expect(shown(part, 'one')).toBe(first);
  expect(icons).toBe(2);
});

test('of any other model it is made each time', () => {
  const part = { name: 'Ana' };
  shown(part, '');
  part.name = 'Eva';
  expect(shown(part, '')).toContain('Eva');
  // Frozen on its face only: what stands in it can still change.
  const parts = Object.freeze({ name: 'Ana', more: ['x'] });
  expect(shown(parts, '')).not.toBe(shown(parts, ''));
});

test('two models that say the same are two', () => {
  expect(shown(frozen({ name: 'Ana' }), '')).not.toBe(shown(frozen({ name: 'Ana' }), ''));
});

test.each(['x/prying', 'x/counting'])('%s: it sees nothing of the page it stands in', name => {
  const model = { parts: [{ name: 'Ana' }], frame: { title: 'The page' } };
  expect(() => views.render(name, model, 'en').toString()).toThrow(/title|index/);
});
