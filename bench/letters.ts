// Letters and packets as PDFs on the running site, and for how long its event loop was held meanwhile.

import { z } from 'zod';
import type { Action } from './measures.ts';
import { answered, percentile, timesOf } from './one-by-one.ts';
import type { Site } from './servers.ts';
import { limitRow } from './table.ts';
import type { Row } from './table.ts';

const LETTERS = 100;
const PACKET = 40;
const slugs = z.object({ actions: z.array(z.object({ slug: z.string() })).min(1) });

/** One letter after the other, then packets; each after a warm-up. */
export async function letterRows(site: Site, action: Action): Promise<Row[]> {
  const fields = { target: action.target, channel: 'post', lang: 'en', country: 'DE' };
  let sent = 0;
  const post = () =>
    answered(
      `${site.url}/actions/${action.slug}/letter.pdf`,
      // Each letter is another one: a program that sets pages keeps what it has set before.
      new URLSearchParams({
        ...fields,
        name: `Ana Example ${String((sent += 1))}`,
        body: letterText(sent),
      }),
    );
  await timesOf(20, post);
  await longestHold(site);
  const before = await processorMs(site);
  const letters = await timesOf(LETTERS, post);
  const each = ((await processorMs(site)) - before) / LETTERS;
  const packets = await packetTimes(site);
  const held = await longestHold(site);
  return [
    limitRow('letter as PDF, p95', percentile(letters, 95), 10, 'ms'),
    // The same on a busy machine, where the time above is mostly waiting.
    limitRow('letter as PDF, processor time of all threads', each, 12, 'ms'),
    limitRow(`packet of ${String(PACKET)} letters, the slowest action`, Math.max(...packets), 500, 'ms'),
    ...(held === undefined ? [] : [limitRow('event loop held by letters, at most', held, 20, 'ms')]),
  ];
}

const letterText = (number: number): string =>
  `I am writing to you about this case for the ${String(number)}th time. `.repeat(30);

/** A packet of every open action for the first time, after packets of other sizes. */
async function packetTimes(site: Site): Promise<number[]> {
  const { actions } = slugs.parse(await (await fetch(`${site.url}/api/v1/actions?status=open`)).json());
  const times: number[] = [];
  for (const { slug } of actions) {
    const choices = await choicesOf(`${site.url}/actions/${slug}/packet`);
    const print = (letters: number) =>
      answered(
        `${site.url}/actions/${slug}/packet`,
        new URLSearchParams([...choices, ['letters', String(letters)], ['paper', 'a4']]),
      );
    if (times.length === 0) for (const size of [5, 10, 20, 30]) await print(size);
    times.push(...(await timesOf(1, () => print(PACKET))));
  }
  return times;
}

/** Every official and language that the packet's form offers. */
async function choicesOf(url: string): Promise<[string, string][]> {
  const page = await (await fetch(url)).text();
  return [...page.matchAll(/name="(target|lang)" value="([^"]+)"/g)].map(([, name = '', value = '']) => [
    name,
    value,
  ]);
}

/** Processor time that the site has used since its start, in ms. */
async function processorMs(site: Site): Promise<number> {
  const metrics = await (await fetch(`${site.url}/metrics`)).text();
  return Number(/^process_cpu_seconds_total (\S+)$/m.exec(metrics)?.[1] ?? Number.NaN) * 1000;
}

// The loop's own timer, whose period is part of every figure it gives.
const TIMER_MS = 10;

/** The longest hold of the event loop, in ms, since this was last asked. */
async function longestHold(site: Site): Promise<number | undefined> {
  const metrics = await (await fetch(`${site.url}/metrics`)).text();
  const seconds = /^nodejs_eventloop_lag_max_seconds (\S+)$/m.exec(metrics)?.[1];
  return seconds === undefined ? undefined : Math.max(0, Number(seconds) * 1000 - TIMER_MS);
}
