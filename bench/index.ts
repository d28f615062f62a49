// `npm run bench`: measures the built site beside a bare node:http server in the same run and prints one table.

import { letterRows } from './letters.ts';
import { memoryRow, openAction, pageRows, reportRows, tallyRow } from './measures.ts';
import { startSite } from './servers.ts';
import { limitRow, printTable } from './table.ts';
import type { Row } from './table.ts';

const say = (line: string) => process.stderr.write(`${line}\n`);

say('Starting the site with its demo content…');
const first = await startSite();
// The second start is the usual one: the database is there and migrated.
const site = await first.again();
const rows: Row[] = [limitRow('start to first answer, built', site.startedInMs, 1500, 'ms')];
try {
  const action = await openAction(site);
  say('Public pages…');
  rows.push(...(await pageRows(site, 'action page', `/actions/${action.slug}`, 'text')));
  rows.push(...(await pageRows(site, 'list of open actions', '/', 'topic')));
  rows.push(...memoryRow('resident memory before the first PDF', site, 150));
  say('Reports…');
  rows.push(...(await reportRows(site, action)), await tallyRow(site, action));
  say('Letters…');
  rows.push(...(await letterRows(site, action)), ...memoryRow('resident memory after all', site, 260));
} finally {
  await site.end();
}
process.stdout.write(`${printTable(rows)}\n`);
