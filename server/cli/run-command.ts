// A command as it was typed: finds the verb, reads what stands behind it, runs it, and says what went wrong.
import { parseArgs } from 'node:util';
import { ConfigError } from '../platform/config.ts';
import { actionVerbs } from './action-verbs.ts';
import { databaseVerbs } from './database-verbs.ts';
import { doctorVerb } from './doctor-verb.ts';
import { importVerbs } from './import-verb.ts';
import { peopleVerbs } from './people-verbs.ts';
import { reportsVerbs } from './reports-verb.ts';
import { siteVerbs } from './site-verbs.ts';
import { verifyVerb } from './verify-verb.ts';
import {
  Misuse,
  print,
  reasonInWords,
  type Given,
  type Surroundings,
  type Verb,
  type Verbs,
} from './verb.ts';

const verbs: Verbs = {
  ...siteVerbs,
  ...peopleVerbs,
  ...actionVerbs,
  ...importVerbs,
  ...reportsVerbs,
  ...databaseVerbs,
  ...doctorVerb,
  ...verifyVerb,
};

const usageOf = (name: string, verb: Verb): string => `npm run -s insist -- ${name} ${verb.usage}`.trim();

function help(): string {
  const lines = Object.entries(verbs).map(
    ([name, verb]) => `  ${`${name} ${verb.usage}`.trim()}\n      ${verb.says}`,
  );
  const head = 'The operator’s command line: npm run -s insist -- VERB …';
  return [head, '', ...lines, '', 'VERB --help says this of one verb.'].join('\n');
}

/** What stood behind the verb, checked against its usage; null when it was asked for help. */
function read(around: Surroundings, name: string, verb: Verb, args: readonly string[]): Given | null {
  const { values, positionals } = parsed(verb, args);
  if (values['help'] === true) return null;
  const [least, most] = verb.words;
  if (positionals.length < least || positionals.length > most) {
    throw new Misuse(`it is used so: ${usageOf(name, verb)}`);
  }
  return {
    ...around,
    words: positionals,
    word: at => {
      const found = positionals[at];
      if (found === undefined) throw new Misuse(`it is used so: ${usageOf(name, verb)}`);
      return found;
    },
    has: flag => values[flag] === true,
    text: option => {
      const value = values[option];
      return typeof value === 'string' ? value : undefined;
    },
  };
}

type Parsed = { values: Record<string, unknown>; positionals: string[] };

function parsed(verb: Verb, args: readonly string[]): Parsed {
  const options: Record<string, { type: 'boolean' | 'string' }> = { help: { type: 'boolean' } };
  for (const flag of verb.flags ?? []) options[flag] = { type: 'boolean' };
  for (const option of verb.options ?? []) options[option] = { type: 'string' };
  try {
    return parseArgs({ args: [...args], options, allowPositionals: true });
  } catch (error) {
    // The parser goes on to explain its own syntax; its first sentence says what is wrong.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Misuse(reason);
  }
}

async function run(around: Surroundings, [name, ...args]: readonly string[]): Promise<void> {
  if (name === 'help' || name === '--help' || name === '-h') {
    print(around, help());
    return;
  }
  if (name === undefined) throw new Misuse('a verb is missing; --help lists them');
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new Misuse(`there is no verb "${name}"; --help lists them`);
  const given = read(around, name, verb, args);
  if (given) await verb.run(given);
  else print(around, `${usageOf(name, verb)}\n${verb.says}`);
}

/** Who reads only the first lines of an answer has what they wanted. */
export const isClosedPipe = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EPIPE';

/** Runs one command and gives its exit code: 0, 1 when it failed, 2 when it was mistyped, 78 for the environment. */
export async function runCommand(args: readonly string[], around: Surroundings): Promise<number> {
  try {
    await run(around, args);
    return 0;
  } catch (error) {
    if (isClosedPipe(error)) return 0;
    around.err.write(`insist: ${reasonInWords(error)}\n`);
    if (error instanceof Misuse) return 2;
    return error instanceof ConfigError ? 78 : 1;
  }
}
