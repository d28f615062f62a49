// What a verb of the command line is, what it is given, and how it opens the app.
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { AnswerError, Refused } from '../lib/errors.ts';
import { closeApp, openApp, type App } from '../platform/app.ts';
import { PROJECT_ROOT, readConfig } from '../platform/config.ts';
import { migrate, migrationsToRun, refuseNewer } from '../platform/db/migrate.ts';
import { openLog } from '../platform/log.ts';
import { openStrings } from '../platform/strings/strings.ts';

/** A command that was not given as its help says. */
export class Misuse extends Error {}

/** What a command runs in: a process's own, or what a test lays out. */
export type Surroundings = {
  env: Readonly<Record<string, string | undefined>>;
  out: Writable;
  err: Writable;
};

/** What stood behind the verb, as many words as it takes. */
export type Given = Surroundings & {
  /** The word at this place of the usage. @throws {Misuse} when there is none */
  word(at: number): string;
  words: readonly string[];
  has(flag: string): boolean;
  text(option: string): string | undefined;
};

export type Verb = {
  /** What stands behind the name, such as `FILE [--replace]`. */
  usage: string;
  says: string;
  flags?: readonly string[];
  /** Options that take a value. */
  options?: readonly string[];
  /** How many words it takes, at least and at most. */
  words: readonly [number, number];
  run(given: Given): Promise<void>;
};

export type Verbs = Readonly<Record<string, Verb>>;

/** The answer, on stdout; nothing else goes there. */
export const print = ({ out }: Pick<Surroundings, 'out'>, text: string): void => {
  out.write(text.endsWith('\n') ? text : `${text}\n`);
};

/**
 * What a verb does where the database is of an older version: a server of that version may be at work on it, and could
 * take no report any more once it is migrated. `leave` is for what reads any version.
 */
type WhereOlder = 'migrate' | 'refuse' | 'leave';

async function meetVersion(app: App, whereOlder: WhereOlder): Promise<void> {
  const { pending, fresh } = await migrationsToRun(app.db);
  const older = pending.length > 0 && !fresh;
  if (older) await refuseNewer(app.db);
  if (older && whereOlder === 'refuse')
    throw new Error(
      'the database is of an older version: stop the server and its worker, then run "migrate" or start the new server',
    );
  // An empty one is made ready, and one that is newer than this program is refused.
  if (!older || whereOlder === 'migrate') await migrate(app.db, { log: app.log });
}

/** Runs `work` with an app whose database is at the newest schema, unless an older one is left, and closes it in any case. */
export async function withApp<Result>(
  { env }: Pick<Surroundings, 'env'>,
  work: (app: App) => Promise<Result>,
  { whereOlder = 'refuse' }: { whereOlder?: WhereOlder } = {},
): Promise<Result> {
  const config = readConfig({ ...env });
  // What is only information would stand between a person and the answer, but for what may take minutes to come.
  const quiet = config.logLevel === 'info' && whereOlder !== 'migrate';
  const log = openLog(quiet ? 'warn' : config.logLevel);
  const app = openApp(config, { log });
  try {
    await meetVersion(app, whereOlder);
    return await work(app);
  } finally {
    await closeApp(app);
  }
}

/** One of the allowed values of an option, or the first when it is not given. */
export function choice<const Choices extends readonly [string, ...string[]]>(
  given: Given,
  option: string,
  choices: Choices,
): Choices[number] {
  const wanted = given.text(option);
  if (wanted === undefined) return choices[0];
  const found = choices.find(each => each === wanted);
  if (found === undefined) throw new Misuse(`--${option} is ${choices.join(' or ')}, not "${wanted}"`);
  return found;
}

/** One clear line for a person; what a use case refuses is said in the words its page would use. */
export function reasonInWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof AnswerError)) return error.message;
  const strings = openStrings(join(PROJECT_ROOT, 'views', 'strings'));
  const reasons = error instanceof Refused ? error.problems : [error];
  return reasons.map(({ reason, params = {} }) => strings.text('en', reason, params)).join(' ');
}
