// `npm run bench`: measures the built site beside a bare node:http server in the same run and prints one table.
// `-- --quick` stops at 50,000 reports, since a million take some minutes to write; `-- --sizes` measures nothing else.

import { letterRows } from './letters.ts';
import { memoryRow, openAction, pageRows, reportRows, tallyRow } from './measures.ts';
import { startSite } from './servers.ts';
import { sizeRows } from './sizes.ts';
import { limitRow, printTable } from './table.ts';
import type { Row } from './table.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

say('Starting the site with its demo content…');
const first = await startSite();
// The second start is the usual one: the database is there and migrated.
const site = await first.again();
const rows: Row[] = [limitRow('start to first answer, built', site.startedInMs, 1500, 'ms')];
const only = process.argv.includes('--sizes');
const many = process.argv.includes('--quick') ? 50_000 : 1_000_000;
try {
  if (!only) rows.push(...(await speedRows()));
  say('Sizes…');
  rows.push(...(await sizeRows(site, many, say)));
} finally {
  await site.end();
}
process.stdout.write(`${printTable(rows)}\n`);

/** All that is measured with the demo's few reports. */
async function speedRows(): Promise<Row[]> {
  const action = await openAction(site);
  say('Public pages…');
  const pages = [
    ...(await pageRows(site, 'action page', `/actions/${action.slug}`, 'text')),
    ...(await pageRows(site, 'list of open actions', '/', 'topic')),
    ...memoryRow('resident memory before the first PDF', site, 150),
  ];
  say('Reports…');
  const reports = [...(await reportRows(site, action)), await tallyRow(site, action)];
  say('Letters…');
  const letters = await letterRows(site, action);
  return [...pages, ...reports, ...letters, ...memoryRow('resident memory after all', site, 260)];
}
