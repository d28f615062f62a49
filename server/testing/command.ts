// The command line as an operator uses it: what one command answers, on both its streams.
import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { runCommand } from '../cli/run-command.ts';

export type CommandAnswer = { code: number; out: string; err: string };

/** An environment in which every command can run, on this database. */
export const commandEnv = (databaseUrl: string): Record<string, string> => ({
  DATABASE_URL: databaseUrl,
  SECRET_KEY: 'k'.repeat(40),
  PUBLIC_URL: 'http://insist.test',
});

/** Runs `insist` with these arguments and nothing else of this machine's environment. */
export async function insistWith(
  env: Record<string, string>,
  args: readonly string[],
): Promise<CommandAnswer> {
  const [out, err] = [new PassThrough(), new PassThrough()];
  const answers = Promise.all([buffer(out), buffer(err)]);
  const code = await runCommand([...args], { env, out, err });
  out.end();
  err.end();
  const [answer, trouble] = await answers;
  return { code, out: answer.toString(), err: trouble.toString() };
}
