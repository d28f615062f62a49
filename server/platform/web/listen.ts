// Listening and ending: a request in hand is finished, idle connections are closed, nobody waits for keep-alive.
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Draining } from './health.ts';

export type Listening = {
  port: number;
  /** Takes no more connections, finishes what is in hand, and resolves when all are closed. */
  close(): Promise<void>;
};

/** How long a request in hand may still take once the process has been asked to end. */
const PATIENCE_MS = 10_000;
/** Longer than proxies keep an idle connection, a minute mostly: or they send a request into one that is just closing. */
const KEEP_ALIVE_MS = 65_000;

export function listen(
  handler: RequestListener,
  state: Draining,
  port: number,
  host: string,
): Promise<Listening> {
  const server = createServer((req, res) => {
    // While ending, each answer tells its connection to close.
    if (state.draining) res.setHeader('Connection', 'close');
    handler(req, res);
  });
  server.requestTimeout = 30_000;
  server.headersTimeout = 15_000;
  server.keepAliveTimeout = KEEP_ALIVE_MS;
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ port, ...(host === '' ? {} : { host }) }, () => {
      const address = server.address();
      resolve({ port: portOf(address), close: () => close(server, state) });
    });
  });
}

const portOf = (address: string | AddressInfo | null): number =>
  typeof address === 'object' && address !== null ? address.port : 0;

function close(server: Server, state: Draining): Promise<void> {
  state.draining = true;
  return new Promise(resolve => {
    // A connection that becomes idle after its last answer is closed on the next round.
    const rounds = setInterval(() => server.closeIdleConnections(), 50);
    const last = setTimeout(() => server.closeAllConnections(), PATIENCE_MS);
    server.close(() => {
      clearInterval(rounds);
      clearTimeout(last);
      resolve();
    });
    server.closeIdleConnections();
  });
}
