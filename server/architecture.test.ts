// The house rules as a test: who may import whom, what has one place, how files are named, how long they are.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { importRules } from './testing/architecture/rules.ts';
import type { Violation } from './testing/architecture/rules.ts';
import { isParsed, oneOwnerPerTable, shapeRules } from './testing/architecture/shape-rules.ts';
import { readSource } from './testing/architecture/source-file.ts';

const ROOT = path.join(import.meta.dirname, '..');
const FOLDERS = ['server', 'migrations', 'scripts', 'bench', 'e2e', 'public/js', 'public/css'];
const CODE = /\.(ts|mjs|js|css)$/;

/** Checks a tree of path → text, so that a made-up one can be checked too. */
function violationsIn(tree: Record<string, string>): Violation[] {
  const all = Object.entries(tree).map(([file, text]) => ({ path: file, text }));
  const parsed = all.filter(file => isParsed(file.path)).map(file => readSource(file.path, file.text));
  return [
    ...all.flatMap(file => shapeRules.flatMap(rule => (isCodeOnly(file.path, rule.name) ? [] : rule(file)))),
    ...parsed.flatMap(file => importRules.flatMap(rule => rule(file))),
    ...oneOwnerPerTable(parsed),
  ];
}

/** A style sheet may be as long as the design needs; that it says what it is for holds for it too. */
function isCodeOnly(file: string, rule: string): boolean {
  return file.endsWith('.css') && rule !== 'firstLineSays';
}

function readHouse(): Record<string, string> {
  const files = FOLDERS.flatMap(folder => {
    const full = path.join(ROOT, folder);
    const entries = readdirIfThere(full);
    return entries.filter(file => CODE.test(file)).map(file => path.posix.join(folder, file));
  });
  return Object.fromEntries(files.map(file => [file, readFileSync(path.join(ROOT, file), 'utf8')]));
}

function readdirIfThere(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
    const files = entries.filter(entry => entry.isFile());
    return files.map(entry =>
      path.relative(folder, path.join(entry.parentPath, entry.name)).replaceAll('\\', '/'),
    );
  } catch {
    return [];
  }
}

describe('the house', () => {
  it('keeps its rules', () => {
    const house = readHouse();
    expect(Object.keys(house).length).toBeGreaterThan(10);
    const found = violationsIn(house).map(
      each => `${each.path}:${String(each.line)} [${each.rule}] ${each.message}`,
    );
    expect(found.join('\n')).toBe('');
  });
});

describe('the rules catch', () => {
  const caught: [name: string, rule: string, file: string, body: string][] = [
    ['lib importing platform', 'imports', 'server/lib/a.ts', "import { x } from '../platform/log.ts';"],
    [
      'platform importing a feature',
      'imports',
      'server/platform/a.ts',
      "import { x } from '../actions/model.ts';",
    ],
    [
      'left importing right',
      'imports',
      'server/officials/close.ts',
      "import { x } from '../actions/model.ts';",
    ],
    [
      'left importing a type from the right',
      'imports',
      'server/audit/model.ts',
      "import type { X } from '../desk/model.ts';",
    ],
    [
      'another feature’s store',
      'imports',
      'server/letters/compose.ts',
      "import { x } from '../actions/store.ts';",
    ],
    [
      'another feature’s pages',
      'imports',
      'server/desk/pages.ts',
      "import { x } from '../actions/pages.ts';",
    ],
    [
      'another feature’s sub-folder',
      'imports',
      'server/desk/open.ts',
      "import { x } from '../importer/families/a.ts';",
    ],
    ['a feature importing http', 'imports', 'server/site/routes.ts', "import { x } from '../http.ts';"],
    ['a dynamic import of main', 'imports', 'server/site/open.ts', "await import('../main.ts');"],
    [
      'a re-export from the right',
      'imports',
      'server/audit/model.ts',
      "export { x } from '../site/model.ts';",
    ],
    [
      'the test kit in the product',
      'imports',
      'server/demo/load.ts',
      "import { x } from '../testing/cast.ts';",
    ],
    [
      'a migration importing a feature',
      'imports',
      'migrations/0001.ts',
      "import { x } from '../server/actions/model.ts';",
    ],
    ['routes reading the store', 'inside', 'server/actions/routes.ts', "import { x } from './store.ts';"],
    ['a model reading its store', 'inside', 'server/actions/model.ts', "import { x } from './store.ts';"],
    ['a use case knowing pages', 'inside', 'server/actions/publish.ts', "import { x } from './pages.ts';"],
    ['a store calling a use case', 'inside', 'server/actions/store.ts', "import { x } from './publish.ts';"],
    ['Kysely in a use case', 'one place', 'server/actions/publish.ts', "import { sql } from 'kysely';"],
    [
      'Kysely’s types in a page',
      'one place',
      'server/actions/pages.ts',
      "import type { Kysely } from 'kysely';",
    ],
    [
      'a query outside the store',
      'one place',
      'server/actions/publish.ts',
      "tx.updateTable('actions').execute();",
    ],
    [
      'a read outside the store',
      'one place',
      'server/actions/routes.ts',
      "db.selectFrom('actions').execute();",
    ],
    ['Express in a use case', 'one place', 'server/actions/publish.ts', "import express from 'express';"],
    [
      'Express’s types in a model',
      'one place',
      'server/actions/model.ts',
      "import type { Request } from 'express';",
    ],
    ['process.env in a feature', 'one place', 'server/actions/publish.ts', "const a = process.env['X'];"],
    ['process.env in the platform', 'one place', 'server/platform/log.ts', 'const a = process.env.X;'],
    ['env imported by name', 'one place', 'server/cli.ts', "import { env } from 'node:process';"],
    ['Date.now', 'one place', 'server/lib/dates.ts', 'const a = Date.now();'],
    ['new Date()', 'one place', 'server/reports/accept.ts', 'const a = new Date();'],
    ['new Date without brackets', 'one place', 'server/reports/accept.ts', 'const a = new Date;'],
    ['globalThis.Date.now', 'one place', 'server/reports/accept.ts', 'globalThis.Date.now();'],
    ['Math.random', 'one place', 'server/reports/accept.ts', 'Math.random();'],
    [
      'randomBytes by name',
      'one place',
      'server/reports/accept.ts',
      "import { randomBytes } from 'node:crypto';",
    ],
    ['crypto.randomUUID', 'one place', 'server/reports/accept.ts', 'crypto.randomUUID();'],
    ['console in a feature', 'one place', 'server/reports/accept.ts', "console.log('x');"],
    ['reading files in lib', 'one place', 'server/lib/a.ts', "import { readFileSync } from 'node:fs';"],
    ['a folder nobody planned', 'names', 'server/newsletter/model.ts', ''],
    ['a file nobody planned', 'names', 'server/app.ts', ''],
    ['a file called utils', 'names', 'server/actions/utils.ts', ''],
    ['a file called action-helper', 'names', 'server/actions/action-helper.ts', ''],
    ['a file in capitals', 'names', 'server/actions/publishAction.ts', ''],
    ['a file too long', 'length', 'server/actions/publish.ts', 'const a = 1;\n'.repeat(260)],
  ];
  it.each(caught)('%s', (_name, rule, file, body) => {
    const found = violationsIn({ [file]: `// A made-up file for this test.\n${body}\n` });
    expect(found.map(each => [each.path, each.rule])).toContainEqual([file, rule]);
  });

  it.each([
    ['no comment', "import { x } from './y.ts';"],
    ['an empty comment', '//'],
    ['an empty file', ''],
  ])('a first line with %s', (_name, text) => {
    expect(violationsIn({ 'server/lib/a.ts': text }).map(each => each.rule)).toEqual(['first line']);
  });

  it('two features that write one table, by the builder and by hand', () => {
    const found = violationsIn({
      'server/actions/store.ts': "// A made-up store.\ntx.insertInto('actions').values({}).execute();",
      'server/reports/store.ts': '// A made-up store.\nsql`update actions set x = 1`.execute(tx);',
    });
    expect(found.map(each => [each.path, each.rule])).toEqual([
      ['server/actions/store.ts', 'table owner'],
      ['server/reports/store.ts', 'table owner'],
    ]);
  });
});

describe('the rules let pass', () => {
  it('a tree that keeps them', () => {
    const tree = {
      'server/lib/dates.ts': "import { x } from './slug.ts'; const a = new Date(text);",
      'server/platform/clock.ts': 'const a = Date.now();',
      'server/platform/config.ts': 'const a = process.env;',
      'server/platform/db/open.ts':
        "import { Kysely } from 'kysely'; import { x } from '../../../migrations/index.ts';",
      'server/actions/store.ts':
        "import { sql } from 'kysely'; tx.insertInto('actions'); db.selectFrom('officials as o');",
      'server/actions/publish.ts': "import { x } from './store.ts'; import { y } from '../audit/record.ts';",
      'server/actions/pages.ts': "import type { X } from './publish.ts'; // Date.now() in a comment",
      'server/actions/routes.ts': "import { Router } from 'express'; import { x } from './publish.ts';",
      'server/importer/families/amnesty.ts': "import { x } from '../model.ts';",
      'server/cli.ts': "console.log('Date.now()'); import { x } from './http.ts';",
      'server/actions/publish.test.ts': "import { x } from '../testing/kit.ts'; const now = new Date();",
      'server/http.test.ts': "import { x } from './http.ts';",
      'server/testing/kit.ts': "import { x } from '../http.ts';",
      'server/platform/db/schema.ts': `// Printed from the migrated database.${'\n'.repeat(300)}`,
    };
    const commented = Object.fromEntries(
      Object.entries(tree).map(([file, text]): [string, string] => [file, `// A made-up file.\n${text}\n`]),
    );
    expect(violationsIn(commented)).toEqual([]);
  });
});
