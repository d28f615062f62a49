// The house rules about names, sizes, first lines and the owners of tables.

import { isTest, isUseCaseName, placeOf } from './places.ts';
import { isOurs, violation } from './rules.ts';
import type { Violation } from './rules.ts';
import type { SourceFile } from './source-file.ts';

const LONGEST = 250;

/** The first line says what the file is for: a comment with some words in it. */
export function firstLineSays(file: { path: string; text: string }): Violation[] {
  const lines = file.text.split('\n');
  const first = (lines[0]?.startsWith('#!') ? lines[1] : lines[0]) ?? '';
  const says = /^(\/\/|\/\*\*?)\s*\S+\s+\S+/.test(first);
  return says
    ? []
    : [violation(file, 1, 'first line', 'the first line is a comment that says what the file is for')];
}

/** Longer than a reader keeps in mind is a missing name. Tests, printed files and content are excepted. */
export function shortEnough(file: { path: string; text: string }): Violation[] {
  const length = file.text.trimEnd().split('\n').length;
  if (length <= LONGEST || isTest(file.path) || isSpec(file.path) || isPrinted(file.text)) return [];
  if (/(^|\/)content(\/|[.-])/.test(file.path)) return [];
  return [
    violation(
      file,
      length,
      'length',
      `${String(length)} lines; more than ${String(LONGEST)} is a missing name`,
    ),
  ];
}

/** A folder of server/ is a known one, and a feature's files carry the house's words. */
export function knownNames(file: { path: string }): Violation[] {
  const place = placeOf(file.path);
  if (place.area === 'unknown') {
    const message = 'no known folder or entry; a new feature is inserted in the list with a decision record';
    return [violation(file, 1, 'names', message)];
  }
  if (place.area !== 'feature') return [];
  const name = file.path.split('/').at(-1) ?? '';
  const stem = name.replace(/(\.[a-z]+)?\.ts$/, '');
  const isHouseWord = place.word !== 'use case' && place.word !== 'mechanism';
  if (isHouseWord || isTest(file.path) || place.word === 'mechanism' || isUseCaseName(stem)) return [];
  const words = 'model, store, forms, pages, mails, routes, or the verb of a use case';
  return [violation(file, 1, 'names', `"${stem}" is none of the house’s words: ${words}`)];
}

/** Only its owner's store.ts writes a table: two features that write one table are one too many. */
export function oneOwnerPerTable(files: SourceFile[]): Violation[] {
  const writers = new Map<string, { file: SourceFile; line: number; feature: string }[]>();
  for (const file of files) {
    const place = placeOf(file.path);
    if (place.area !== 'feature' || isTest(file.path)) continue;
    for (const { table, writes, line } of file.queries) {
      if (!writes || table === undefined) continue;
      writers.set(table, [...(writers.get(table) ?? []), { file, line, feature: place.feature }]);
    }
  }
  return [...writers].flatMap(([table, places]) => {
    const features = [...new Set(places.map(each => each.feature))].sort();
    if (features.length < 2) return [];
    const message = `writes the table ${table}, which has one owner; written by ${features.join(' and ')}`;
    return places.map(each => violation(each.file, each.line, 'table owner', message));
  });
}

function isPrinted(text: string): boolean {
  return /\b(generated|printed)\b/i.test(text.split('\n').slice(0, 3).join(' '));
}

function isSpec(file: string): boolean {
  return file.endsWith('.spec.ts');
}

/** Every rule over one file, and over all of them together. */
export const shapeRules = [firstLineSays, shortEnough, knownNames];

export function isParsed(file: string): boolean {
  return isOurs(file) && file.endsWith('.ts');
}
