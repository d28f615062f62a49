// Runs one of our programs in a process of its own: what it takes in memory ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

const ENDINGS = ['SIGTERM', 'SIGINT'] as const;

/**
 * Resolves when it has ended well. What it prints to stdout is not shown; its log and its trouble are. Who ends us
 * meanwhile ends it first, then us.
 * @param from the `import.meta.url` of the file that asks
 * @param name the program's file, from there and without its ending: `./cli`
 * @throws when it ends otherwise
 */
export async function runApart(from: string, name: string, args: readonly string[]): Promise<void> {
  const file = new URL(`${name}${from.endsWith('.js') ? '.js' : '.ts'}`, from);
  // With our own environment, and with what Node was told at our start: from source it needs tsx as we do. A debugger's
  // port is ours alone.
  const told = process.execArgv.filter(each => !each.startsWith('--inspect'));
  const node = [...told, fileURLToPath(file), ...args];
  const program = spawn(process.execPath, node, { stdio: ['ignore', 'ignore', 'inherit'] });
  const asked: NodeJS.Signals[] = [];
  const passOn = (signal: NodeJS.Signals): void => {
    asked.push(signal);
    program.kill(signal);
  };
  for (const signal of ENDINGS) process.on(signal, passOn);
  try {
    await once(program, 'exit');
  } finally {
    for (const signal of ENDINGS) process.off(signal, passOn);
  }
  // As if we had never listened. The first process of a container outlives this, and goes on to the error.
  const [signal] = asked;
  if (signal) process.kill(process.pid, signal);
  const { exitCode, signalCode } = program;
  if (signal || exitCode !== 0)
    throw new Error(`${name} ${args.join(' ')} ended with ${String(signal ?? exitCode ?? signalCode)}`);
}
