// The same pages and files at a thousand reports and at a million: they must take the same time.

import { addCoordinator } from '../server/accounts/add-coordinator.ts';
import { OPERATOR } from '../server/audit/model.ts';
import { visitor, type Visitor } from '../server/testing/visitor.ts';
import { openFilled, type Filled } from './many-reports.ts';
import { percentile, timesOf } from './one-by-one.ts';
import type { Site } from './servers.ts';
import type { Row } from './table.ts';

const FEW = 1_000;
const ROUNDS = 40;
/** As much more time as a million may take, and what no clock on a busy machine can tell, in milliseconds. */
const MORE = 1.2;
const NOISE_MS = 1;
/** Numbers asked for by several things at once are answered from more cells where there are more. */
const FILTERED_MS = 100;

type Page = { what: string; path: string; filtered?: true };

/** `many`: how many reports the second time. Cells of a thousand reports are few, so filtered numbers have a limit. */
export async function sizeRows(site: Site, many: number, say: (line: string) => void): Promise<Row[]> {
  const filled = await openFilled(site);
  try {
    const reader = await signIn(site, filled);
    await filled.take(0, FEW);
    const number = await filled.freeze();
    const measure = async ({ path }: Page): Promise<number> => {
      // Who says who asks is never answered with a page that is kept.
      const ask = async () => {
        const { status } = await reader.get(path, { authorization: 'Bench of sizes' });
        if (status !== 200) throw new Error(`${path} answers ${String(status)}`);
      };
      await timesOf(5, ask);
      return percentile(await timesOf(ROUNDS, ask), 50);
    };
    const pages = pagesOf(filled, number);
    const few: number[] = [];
    for (const page of pages) few.push(await measure(page));
    say(`${many.toLocaleString('en')} reports…`);
    await filled.take(FEW, many);
    // The connections kept open have grown old meanwhile: the first to be used may be closed already.
    await fetch(`${site.url}/health/live`).catch(() => undefined);
    const rows: Row[] = [];
    for (const [at, page] of pages.entries())
      rows.push(sizeRow(page, many, few[at] ?? 0, await measure(page)));
    return rows;
  } finally {
    await filled.end();
  }
}

function pagesOf({ id, slug }: Filled, number: string): Page[] {
  const desk = `/desk/actions/${id}`;
  return [
    { what: 'tally by the API', path: `/api/v1/actions/${slug}/tally` },
    { what: 'numbers page', path: `${desk}/numbers` },
    { what: 'tally as CSV', path: `${desk}/tally.csv` },
    { what: 'numbers as PDF', path: `${desk}/tally.pdf` },
    { what: 'deadlines', path: '/desk/deadlines' },
    { what: 'page of a statement', path: `/totals/${number}` },
    { what: 'numbers of one channel', path: `${desk}/numbers?channel=post`, filtered: true },
    {
      what: 'numbers of one country and official',
      path: `${desk}/numbers?country=DE&target=t2`,
      filtered: true,
    },
    {
      what: 'numbers of one channel and some days',
      path: `${desk}/numbers?channel=fax&from=2020-01-01`,
      filtered: true,
    },
  ];
}

function sizeRow({ what, filtered }: Page, many: number, few: number, now: number): Row {
  const ratio = now / few;
  const figure = `${few.toFixed(1)} ms, then ${now.toFixed(1)} ms (${ratio.toFixed(2)})`;
  const goal = filtered ? `< ${String(FILTERED_MS)} ms` : `≤ ${MORE.toFixed(2)}`;
  const holds = filtered ? now < FILTERED_MS : now <= few * MORE + NOISE_MS;
  return {
    what: `${what}, at ${FEW.toLocaleString('en')} and ${many.toLocaleString('en')}`,
    figure,
    goal,
    holds,
  };
}

/** Somebody who reads numbers, signed in. */
async function signIn(site: Site, { app }: Filled): Promise<Visitor> {
  const { link } = await addCoordinator(app, OPERATOR, 'bench@example.org', 'tally-reader', 'Bench');
  const reader = visitor(site.url, site.url);
  const answer = await reader.submit(await reader.get(new URL(link).pathname), {
    password: 'seven herons over the river',
  });
  if (answer.status !== 303) throw new Error(`Signing in answered ${String(answer.status)}`);
  return reader;
}
