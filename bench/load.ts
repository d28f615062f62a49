// Load on two servers in turn, so that a machine that slows down slows both; the median round counts.

import autocannon from 'autocannon';

export type Load = {
  path: string;
  method?: 'GET' | 'POST';
  headers?: Record<string, string>;
  body?: string;
  /** Headers made anew for each request, such as an idempotency key. */
  freshHeaders?: () => Record<string, string>;
  /** What is put behind the path of each request, so that no two are the same. */
  freshQuery?: () => string;
  connections: number;
  /** The only status that counts as an answer of ours. */
  status: number;
  /** The bare server's, where it is another. */
  bareStatus?: number;
};
export type Round = { perSecond: number; p99Ms: number; answered: number };
export type Comparison = { ours: Round; bare: Round; ratio: number; answeredByOurs: number };

const ROUNDS = 3;
const SECONDS = 3;

/** Warms both up, then measures round by round. `ratio` is the median of the rounds' own ratios. */
export async function compare(ours: string, bare: string, load: Load): Promise<Comparison> {
  const bareLoad = { ...load, status: load.bareStatus ?? load.status };
  const warmed = await round(ours, load, 1);
  await round(bare, bareLoad, 1);
  const pairs: { ours: Round; bare: Round }[] = [];
  for (let turn = 0; turn < ROUNDS; turn += 1) {
    pairs.push({ ours: await round(ours, load, SECONDS), bare: await round(bare, bareLoad, SECONDS) });
  }
  const ratioOf = (pair: { ours: Round; bare: Round }) => pair.ours.perSecond / pair.bare.perSecond;
  const middle = pairs.toSorted((one, other) => ratioOf(one) - ratioOf(other))[Math.floor(ROUNDS / 2)];
  if (middle === undefined) throw new Error('Nothing was measured.');
  const answeredByOurs = pairs.reduce((sum, pair) => sum + pair.ours.answered, warmed.answered);
  return { ...middle, ratio: ratioOf(middle), answeredByOurs };
}

async function round(url: string, load: Load, seconds: number): Promise<Round> {
  const { freshHeaders, freshQuery } = load;
  const result = await autocannon({
    url: url + load.path,
    method: load.method ?? 'GET',
    headers: load.headers ?? {},
    ...(load.body === undefined ? {} : { body: load.body }),
    connections: load.connections,
    duration: seconds,
    ...(freshHeaders === undefined && freshQuery === undefined
      ? {}
      : {
          requests: [
            {
              setupRequest: request => ({
                ...request,
                ...(freshQuery === undefined ? {} : { path: `${load.path}?${freshQuery()}` }),
                headers: { ...request.headers, ...freshHeaders?.() },
              }),
            },
          ],
        }),
  });
  const codes = Object.entries(result.statusCodeStats ?? {}).map(([code, { count = 0 }]) => ({
    code,
    count,
  }));
  const counted = codes.find(each => each.code === String(load.status))?.count ?? 0;
  const others = codes.filter(each => each.code !== String(load.status));
  if (others.length > 0 || result.errors > 0 || counted === 0) {
    const shown = others.map(each => `${String(each.count)} × ${each.code}`).join(', ') || 'no other status';
    throw new Error(`${load.path}: ${shown}, ${String(result.errors)} errors`);
  }
  return { perSecond: counted / result.duration, p99Ms: result.latency.p99, answered: counted };
}
