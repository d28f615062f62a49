// Says which strings a language lacks, has too many of, or fills with other placeholders than English does.

import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const FOLDER = path.join(path.dirname(fileURLToPath(import.meta.url)), '..', 'views', 'strings');

const placeholders = entry => {
  const forms = typeof entry === 'string' ? [entry] : Object.values(entry);
  return [...new Set(forms.flatMap(form => form.match(/\{\w+\}/g) ?? []))].sort().join(' ');
};

const read = file => JSON.parse(readFileSync(path.join(FOLDER, file), 'utf8'));

function problemsOf(file, english) {
  const strings = read(file);
  const keys = Object.keys(strings);
  const missing = Object.keys(english).filter(key => !(key in strings));
  const foreign = keys.filter(key => !(key in english));
  const different = keys.filter(
    key => key in english && placeholders(strings[key]) !== placeholders(english[key]),
  );
  return [
    ...missing.map(key => `${file}: "${key}" is missing`),
    ...foreign.map(key => `${file}: "${key}" is not in en.json`),
    ...different.map(
      key =>
        `${file}: "${key}" has ${placeholders(strings[key]) || 'no placeholder'}, English ${placeholders(english[key]) || 'none'}`,
    ),
    ...keys.filter(key => strings[key] === '').map(key => `${file}: "${key}" is empty`),
    ...(keys.join() === [...keys].sort().join() ? [] : [`${file}: the keys are not in order`]),
  ];
}

const files = readdirSync(FOLDER).filter(file => file.endsWith('.json'));
const english = read('en.json');
const problems = files.flatMap(file => problemsOf(file, english));
for (const problem of problems) console.error(problem);
console.log(`${files.length} languages, ${Object.keys(english).length} strings`);
process.exitCode = problems.length === 0 && files.length > 1 ? 0 : 1;
