// Runs one of our programs in a process of its own: what it takes in memory ends with it.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Resolves when it has ended well. What it prints to stdout is not shown; its log and its trouble are.
 * @param from the `import.meta.url` of the file that asks
 * @param name the program's file, from there and without its ending: `./cli`
 * @throws when it ends otherwise
 */
export async function runApart(from: string, name: string, args: readonly string[]): Promise<void> {
  const file = new URL(`${name}${from.endsWith('.js') ? '.js' : '.ts'}`, from);
  // With our own environment, and with what Node was told at our start: from source it needs tsx as we do.
  const node = [...process.execArgv, fileURLToPath(file), ...args];
  const program = spawn(process.execPath, node, { stdio: ['ignore', 'ignore', 'inherit'] });
  await once(program, 'exit');
  const { exitCode, signalCode } = program;
  if (exitCode !== 0)
    throw new Error(`${name} ${args.join(' ')} ended with ${String(exitCode ?? signalCode)}`);
}
