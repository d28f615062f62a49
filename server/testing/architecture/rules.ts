// The house rules about imports and places, each a pure function over one parsed file.

import { FEATURES, isTest, placeOf } from './places.ts';
import type { Place, Word } from './places.ts';
import { importedPath } from './source-file.ts';
import type { SourceFile } from './source-file.ts';

export type Violation = { path: string; line: number; rule: string; message: string };
type Rule = (file: SourceFile) => Violation[];

const CHANCE = ['randomBytes', 'randomUUID', 'randomInt', 'getRandomValues', 'randomFill', 'randomFillSync'];
const CLOCK = ['Date.now', 'new Date()', 'Date()', 'performance.now', 'process.hrtime', 'Temporal.Now'];
const INPUT_OUTPUT =
  /^(node:)?(fs|fs\/promises|http|https|http2|net|tls|dns|dgram|child_process|worker_threads)$/;

/** What a file of one word must not take (as a value) from its own feature. */
const NOT_FROM_OWN: Record<Word, Word[]> = {
  model: ['store', 'forms', 'pages', 'mails', 'routes', 'use case'],
  store: ['forms', 'pages', 'mails', 'routes', 'use case'],
  forms: ['store', 'pages', 'mails', 'routes', 'use case'],
  pages: ['store', 'mails', 'routes'],
  mails: ['store', 'routes', 'use case'],
  'use case': ['forms', 'pages', 'routes'],
  mechanism: ['forms', 'pages', 'routes'],
  routes: ['store'],
};

/** Who may import whom, between the areas of the house. */
const importsGoInward: Rule = file => {
  const from = placeOf(file.path);
  if (isTest(file.path)) return [];
  return file.imports.flatMap(each => {
    const target = importedPath(file.path, each.specifier);
    if (target === undefined) return [];
    const reason = refusal(from, placeOf(target), target);
    if (reason === undefined) return [];
    return [violation(file, each.line, 'imports', `imports ${target}: ${reason}`)];
  });
};

function refusal(from: Place, to: Place, target: string): string | undefined {
  if (target.startsWith('server/testing/') || target.endsWith('.test.ts')) {
    return from.area === 'outside' ? undefined : 'only tests import the test kit';
  }
  if (to.area === 'entry' && from.area !== 'entry' && from.area !== 'outside') {
    return 'nobody imports main, serve, http, worker or cli but the test kit';
  }
  switch (from.area) {
    case 'lib':
      return to.area === 'lib' ? undefined : 'lib imports nothing of ours';
    case 'platform':
      return ['lib', 'platform', 'migrations'].includes(to.area) ? undefined : 'platform imports lib alone';
    case 'migrations':
      return to.area === 'migrations' || to.area === 'lib' || target.startsWith('server/platform/db/')
        ? undefined
        : 'migrations import lib and platform/db alone';
    case 'feature':
      if (to.area === 'feature') return betweenFeatures(from.feature, to.feature, to.word);
      return to.area === 'lib' || to.area === 'platform'
        ? undefined
        : 'a feature imports lib, platform and features to its left';
    default:
      return undefined;
  }
}

function betweenFeatures(from: string, to: string, word: Word): string | undefined {
  if (from === to) return undefined;
  if (FEATURES.indexOf(to) > FEATURES.indexOf(from)) {
    return `${to} stands to the right of ${from}; leave an event row that it picks up`;
  }
  if (word === 'model' || word === 'use case') return undefined;
  return `across features only model.ts and use-case files, not ${word === 'mechanism' ? 'a sub-folder' : word}`;
}

/** Inside a feature: routes → forms, pages, use cases → store, model. A type may be named from anywhere. */
const featureInside: Rule = file => {
  const from = placeOf(file.path);
  if (from.area !== 'feature' || isTest(file.path)) return [];
  return file.imports.flatMap(each => {
    const target = importedPath(file.path, each.specifier);
    if (target === undefined || each.typeOnly) return [];
    const to = placeOf(target);
    if (to.area !== 'feature' || to.feature !== from.feature) return [];
    if (!NOT_FROM_OWN[from.word].includes(to.word)) return [];
    const message = `a ${from.word} file takes no value from ${target}: routes → forms, pages, use cases → store, model`;
    return [violation(file, each.line, 'inside', message)];
  });
};

/** Kysely, Express, environment, clock, chance and console each have one place. */
const onePlaceEach: Rule = file => {
  if (isTest(file.path) || !isOurs(file.path)) return [];
  const { area } = placeOf(file.path);
  const at = file.path;
  const mayQuery = isQueryPlace(at);
  const mayServe =
    at.endsWith('/routes.ts') || /^server\/http(\.ts|\/)/.test(at) || at.startsWith('server/platform/web/');
  const isConfig = at.startsWith('server/platform/config');
  const found: Violation[] = [];
  for (const { line, specifier, names } of file.imports) {
    const say = (message: string) => found.push(violation(file, line, 'one place', message));
    if (/^kysely(\/|$)/.test(specifier) && !mayQuery) say('Kysely only in store.ts files and platform/db');
    if (specifier === 'express' && !mayServe) say('Express only in routes.ts, http.ts and platform/web');
    if (/^(node:)?process$/.test(specifier) && names.includes('env') && !isConfig)
      say('process.env only in config.ts');
    if (area !== 'platform' && names.some(name => CHANCE.includes(name))) say('chance only in platform');
    if (area === 'lib' && INPUT_OUTPUT.test(specifier)) say('lib is pure: no input or output');
  }
  for (const { line, what } of file.uses) {
    const say = (message: string) => found.push(violation(file, line, 'one place', `${what}: ${message}`));
    if (what === 'process.env' && !isConfig) say('process.env only in config.ts');
    if (area === 'platform') continue;
    if (CLOCK.includes(what)) say('the clock only in platform; take app.clock');
    if (what === 'Math.random' || CHANCE.some(name => what.endsWith(`.${name}`)))
      say('chance only in platform');
    if (what === 'console' && !/^server\/cli(\.ts|\/)/.test(at)) say('console only in platform and cli');
  }
  if (!mayQuery) {
    for (const { line } of file.queries)
      found.push(violation(file, line, 'one place', 'SQL lives in store.ts'));
  }
  return found;
};

function isQueryPlace(file: string): boolean {
  return (
    file.endsWith('/store.ts') || file.startsWith('server/platform/db/') || file.startsWith('migrations/')
  );
}

export function isOurs(file: string): boolean {
  return file.startsWith('server/') || file.startsWith('migrations/');
}

export function violation(file: { path: string }, line: number, rule: string, message: string): Violation {
  return { path: file.path, line, rule, message };
}

export const importRules: Rule[] = [importsGoInward, featureInside, onePlaceEach];
