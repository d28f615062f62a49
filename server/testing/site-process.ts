// The site as an operator runs it: a process of its own on a given database, to be ended or killed amid its work.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

const ROOT = path.join(import.meta.dirname, '..', '..');
const START_MS = 30_000;

export const PROCESS_SECRET = 'only-for-tests-with-processes-of-their-own';

export type SiteProcess = {
  /** Where it listens, such as `http://127.0.0.1:40123`; '' for a process that serves no pages. */
  url: string;
  /** Sends the signal and resolves with how the process ended. */
  end(signal?: 'SIGTERM' | 'SIGKILL'): Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
  /** Everything it has printed, for a failed test. */
  printed(): string;
};

/** The environment of a test's own process: nothing of the machine's own settings but where programs are found. */
const environment = (databaseUrl: string, env: Record<string, string>): NodeJS.ProcessEnv => ({
  PATH: process.env['PATH'],
  HOME: process.env['HOME'],
  NODE_ENV: 'test',
  DATABASE_URL: databaseUrl,
  SECRET_KEY: PROCESS_SECRET,
  HOST: '127.0.0.1',
  PORT: '0',
  PUBLIC_URL: 'http://insist.test',
  DEMO: 'off',
  RATE_LIMITS: 'off',
  LOG_LEVEL: 'warn',
  ...env,
});

const started = new Set<ChildProcess>();

/** Kills what a test that failed has left running. */
export async function killWhatIsLeft(): Promise<void> {
  const left = [...started];
  for (const child of left) child.kill('SIGKILL');
  await Promise.all(left.map(endOf));
}

/** `largestFileKb`: no file that the process writes can grow beyond this, as on a disk that is full. */
export type ProcessLimits = { largestFileKb?: number };

function start(
  args: string[],
  env: NodeJS.ProcessEnv,
  { largestFileKb }: ProcessLimits = {},
): { child: ChildProcess; printed: () => string } {
  const node = [process.execPath, '--import', 'tsx', ...args];
  const limited = ['sh', '-c', `ulimit -f ${(largestFileKb ?? 0) * 2}; exec "$@"`, 'sh', ...node];
  const [program = '', ...rest] = largestFileKb === undefined ? node : limited;
  const child = spawn(program, rest, {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  const chunks: Buffer[] = [];
  child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
  child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
  return { child, printed: () => Buffer.concat(chunks).toString() };
}

async function endOf(child: ChildProcess): Promise<{ code: number | null; signal: NodeJS.Signals | null }> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return { code: child.exitCode, signal: child.signalCode };
}

/** Resolves with the first match in what the process prints. @throws when it ends, or says nothing in time. */
async function untilPrinted(
  { child, printed }: ReturnType<typeof start>,
  sought: RegExp,
): Promise<RegExpExecArray> {
  const late = AbortSignal.timeout(START_MS);
  for (;;) {
    const found = sought.exec(printed());
    if (found) return found;
    const next = [child.stdout, child.stderr].map(stream =>
      stream ? once(stream, 'data', { signal: late }) : Promise.reject(new Error('no stream')),
    );
    const ended = once(child, 'exit', { signal: late }).then(() => {
      throw new Error(`The process ended before it was ready:\n${printed()}`);
    });
    await Promise.race([...next, ended]);
  }
}

const running = (process: ReturnType<typeof start>, url: string): SiteProcess => ({
  url,
  printed: process.printed,
  end: (signal = 'SIGTERM') => {
    process.child.kill(signal);
    return endOf(process.child);
  },
});

/** `npm start` without its set-up: pages and, unless `WORKER=off`, the worker. Resolves once it listens. */
export async function startSite(
  databaseUrl: string,
  env: Record<string, string> = {},
  limits: ProcessLimits = {},
): Promise<SiteProcess> {
  const site = start(['server/main.ts'], environment(databaseUrl, env), limits);
  const [, port = ''] = await untilPrinted(site, /Insist is at http:\/\/localhost:(\d+)/);
  return running(site, `http://127.0.0.1:${port}`);
}

/** `insist worker`; it prints nothing when all is well, so it is given back at once. */
export const startWorkerProcess = (databaseUrl: string, env: Record<string, string> = {}): SiteProcess =>
  running(start(['server/cli.ts', 'worker'], environment(databaseUrl, env)), '');

/** `insist VERB …`: how it ended, and all it printed. */
export async function runVerb(
  databaseUrl: string,
  args: string[],
  env: Record<string, string> = {},
): Promise<{ code: number | null; printed: string }> {
  const verb = start(['server/cli.ts', ...args], environment(databaseUrl, env));
  await once(verb.child, 'close');
  return { code: verb.child.exitCode, printed: verb.printed() };
}
