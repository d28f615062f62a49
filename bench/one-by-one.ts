// Requests one after the other on one connection, timed to their last byte, by a client that adds little of its own.

import http from 'node:http';

/** Kept open between requests, as a browser would; `fetch` would add a millisecond of its own to each. */
const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });

/**
 * Asks, or sends a form, and reads the whole answer.
 * @throws {Error} where the answer is not 200.
 */
export async function answered(url: string, form?: URLSearchParams): Promise<void> {
  const body = form?.toString() ?? '';
  const headers = {
    'accept-encoding': 'gzip, br',
    ...(form && {
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': Buffer.byteLength(body),
    }),
  };
  const status = await new Promise<number>((resolve, reject) => {
    const request = http.request(url, { agent, method: form ? 'POST' : 'GET', headers }, response => {
      response
        .resume()
        .once('error', reject)
        .once('end', () => resolve(response.statusCode ?? 0));
    });
    request.once('error', reject).end(body);
  });
  if (status !== 200) throw new Error(`${url} answers ${String(status)}`);
}

/** How long each of so many turns took, in milliseconds. */
export async function timesOf(times: number, work: () => Promise<void>): Promise<number[]> {
  const found: number[] = [];
  for (let turn = 0; turn < times; turn += 1) {
    const began = performance.now();
    await work();
    found.push(performance.now() - began);
  }
  return found;
}

export function percentile(times: number[], percent: number): number {
  const sorted = times.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor((sorted.length * percent) / 100))] ?? Number.NaN;
}
