// What is measured on the running site: its addresses and formats are those that outsiders build on.

import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { compare } from './load.ts';
import { answered, percentile, timesOf } from './one-by-one.ts';
import { startBare, startSite } from './servers.ts';
import type { Site } from './servers.ts';
import { limitRow, ratioRow } from './table.ts';
import type { Row } from './table.ts';

const actionList = z.object({
  actions: z
    .array(z.object({ slug: z.string(), targets: z.array(z.object({ id: z.string() })).min(1) }))
    .min(1),
});
const tallyTotals = z.object({ total: z.number(), held: z.number() });

export type Action = { slug: string; target: string };

/** An open action of the demo content, and one of its targets. */
export async function openAction(site: Site): Promise<Action> {
  const answer = await fetch(`${site.url}/api/v1/actions?status=open`);
  const { actions } = actionList.parse(await answer.json());
  const [action] = actions;
  const [target] = action?.targets ?? [];
  if (action === undefined || target === undefined) throw new Error('The demo content has no open action.');
  return { slug: action.slug, target: target.id };
}

/**
 * A public page from the cache, and the same asked for with its tag, against a bare server with the same bytes.
 * @param asks a name of the query that the page is made from: another value, another page.
 */
export async function pageRows(site: Site, what: string, path: string, asks: string): Promise<Row[]> {
  const page = await fetch(site.url + path);
  if (page.status !== 200) throw new Error(`${path} answers ${String(page.status)}`);
  const body = Buffer.from(await page.arrayBuffer());
  const bare = await startBare({ status: 200, headers: sameHeaders(page.headers), body });
  try {
    const full = await compare(site.url, bare.url, { path, connections: 32, status: 200 });
    const rows = [ratioRow(what, full.ratio, 0.85, perSecond(full.ours.perSecond))];
    await pause(untilMinuteIsYoung(Date.now()));
    // Asked for anew: a page may change while it is measured, as when a day or a case's state turns.
    const tag = (await fetch(site.url + path, { method: 'HEAD' })).headers.get('etag');
    if (tag === null) throw new Error(`${path} carries no ETag`);
    const conditional = await compare(site.url, bare.url, {
      path,
      headers: { 'if-none-match': tag },
      connections: 32,
      status: 304,
      bareStatus: 200,
    });
    const more = perSecond(conditional.ours.perSecond);
    // An address of its own for each request: none of them is kept, each page is made.
    let turn = 0;
    const made = await compare(site.url, bare.url, {
      path,
      freshQuery: () => `${asks}=made${String((turn += 1))}`,
      connections: 32,
      status: 200,
    });
    return [
      ...rows,
      ratioRow(`${what}, conditional`, conditional.ratio, 1, more),
      ratioRow(`${what}, nothing kept`, made.ratio, 0.05, perSecond(made.ours.perSecond)),
      limitRow(`${what}, nothing kept, p99 at 32 connections`, made.ours.p99Ms, 50, 'ms'),
    ];
  } finally {
    await bare.end();
  }
}

/** A page that says "as of" changes with the minute: what lasts twenty seconds is begun where it fits into one. */
const untilMinuteIsYoung = (now: number): number => {
  const into = now % 60_000;
  return into < 35_000 ? 0 : 61_000 - into;
};

/** Durable reports by the API, each with a key of its own, against a bare server that drains the post. */
export async function reportRows(site: Site, action: Action): Promise<Row[]> {
  const path = `/api/v1/actions/${action.slug}/reports`;
  const body = JSON.stringify({
    lines: [{ target: action.target, channel: 'post', quantity: 1 }],
    country: 'DE',
  });
  const freshHeaders = () => ({ 'content-type': 'application/json', 'idempotency-key': randomUUID() });
  const before = await countedBy(site, action);
  const one = await fetch(site.url + path, { method: 'POST', headers: freshHeaders(), body });
  if (one.status !== 201) throw new Error(`${path} answers ${String(one.status)}: ${await one.text()}`);
  const answer = {
    status: 201,
    headers: sameHeaders(one.headers),
    body: Buffer.from(await one.arrayBuffer()),
  };
  const bare = await startBare(answer);
  try {
    const load = { path, method: 'POST' as const, body, freshHeaders, connections: 64, status: 201 };
    const { ours, ratio, answeredByOurs } = await compare(site.url, bare.url, load);
    const idle = await startSite({ withoutDatabase: true });
    const free = await openAction(idle).then(async other => {
      const freePath = `/api/v1/actions/${other.slug}/reports`;
      const freeBody = body.replace(action.target, other.target);
      const { ours: unwritten } = await compare(idle.url, bare.url, {
        ...load,
        path: freePath,
        body: freeBody,
      });
      return unwritten;
    });
    await idle.end();
    const acknowledged = answeredByOurs + 1;
    const found = (await countedBy(site, action)) - before;
    return [
      ratioRow('durable report', ratio, 0.3, perSecond(ours.perSecond)),
      {
        what: 'durable report, beside the same route that writes nothing',
        figure: `${(ours.perSecond / free.perSecond).toFixed(2)} of ${perSecond(free.perSecond)}`,
        goal: '≥ 0.90',
        holds: ours.perSecond >= 0.9 * free.perSecond,
      },
      limitRow('durable report, p99 at 64 connections', ours.p99Ms, 30, 'ms'),
      {
        what: 'reports acknowledged and found in the tally',
        figure: `${String(found)} of ${String(acknowledged)}`,
        // A request cut off at the end of a round may be written without its answer having been read.
        goal: 'none lost',
        holds: found >= acknowledged,
      },
    ];
  } finally {
    await bare.end();
  }
}

/** The tally right after the load: whether it answers as fast as ever. */
export async function tallyRow(site: Site, action: Action): Promise<Row> {
  const times = await timesOf(50, () => answered(`${site.url}/api/v1/actions/${action.slug}/tally`));
  return limitRow('tally by the API, p95', percentile(times, 95), 5, 'ms');
}

/** Resident memory of the site now. */
export function memoryRow(what: string, site: Site, underMegabytes: number): Row[] {
  const bytes = site.residentBytes();
  return bytes === undefined ? [] : [limitRow(what, bytes / 1e6, underMegabytes, 'MB')];
}

async function countedBy(site: Site, action: Action): Promise<number> {
  const answer = await fetch(`${site.url}/api/v1/actions/${action.slug}/tally`);
  const { total, held } = tallyTotals.parse(await answer.json());
  return total + held;
}

/** What the bare server must send too: all but what node:http adds by itself. */
function sameHeaders(headers: Headers): Record<string, string> {
  const own = ['connection', 'keep-alive', 'date', 'transfer-encoding'];
  return Object.fromEntries([...headers].filter(([name]) => !own.includes(name)));
}

function perSecond(value: number): string {
  return `${Math.round(value).toLocaleString('en')}/s`;
}
