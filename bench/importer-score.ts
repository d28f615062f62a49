// How well the importer reads a folder of labelled examples: `npm run importer:score -- FOLDER [--faults] [--json]`.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { readUa } from '../server/importer/read-ua.ts';
import { parseLabel } from '../server/importer/score/label.ts';
import { scoreReading } from '../server/importer/score/score-reading.ts';
import { printScore, scoreOf, type ScoredDocument } from '../server/importer/score/totals.ts';

const { values, positionals } = parseArgs({
  options: { json: { type: 'boolean', default: false }, faults: { type: 'boolean', default: false } },
  allowPositionals: true,
});
const [folder] = positionals;

if (folder === undefined || !existsSync(folder)) {
  console.error('Name a folder of examples: texts (.txt), each with its label (.json) beside it.');
  process.exitCode = 2;
} else {
  const documents = readFolder(folder).map(scoreFile);
  if (values.json) console.log(JSON.stringify({ ...scoreOf(documents), verdicts: documents }, null, 2));
  else console.log(printScore(documents, { faults: values.faults }));
}

/** The texts that have a label, with their path inside the folder. */
function readFolder(root: string): { name: string; file: string }[] {
  const names = readdirSync(root, { recursive: true, encoding: 'utf8' }).sort();
  const labelled = names.filter(
    name => name.endsWith('.txt') && names.includes(name.replace(/txt$/, 'json')),
  );
  return labelled.map(name => ({ name: name.replace(/\.txt$/, ''), file: path.join(root, name) }));
}

function scoreFile({ name, file }: { name: string; file: string }): ScoredDocument {
  const label = parseLabel(JSON.parse(readFileSync(file.replace(/txt$/, 'json'), 'utf8')));
  return { name, verdicts: scoreReading(label, readUa(readFileSync(file, 'utf8'))) };
}
