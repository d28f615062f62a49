// The operator's command line: the table of verbs. Answers go to stdout, the log and all trouble to stderr.
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { actionVerbs } from './cli/action-verbs.ts';
import { databaseVerbs } from './cli/database-verbs.ts';
import { doctorVerb } from './cli/doctor-verb.ts';
import { peopleVerbs } from './cli/people-verbs.ts';
import { siteVerbs } from './cli/site-verbs.ts';
import { Misuse, print, type Given, type Verb, type Verbs } from './cli/verb.ts';
import { AnswerError, Refused } from './lib/errors.ts';
import { ConfigError, readConfig } from './platform/config.ts';
import { openStrings } from './platform/strings/strings.ts';

const verbs: Verbs = { ...siteVerbs, ...peopleVerbs, ...actionVerbs, ...databaseVerbs, ...doctorVerb };

const usageOf = (name: string, verb: Verb): string => `npm run -s insist -- ${name} ${verb.usage}`.trim();

function help(): string {
  const lines = Object.entries(verbs).map(
    ([name, verb]) => `  ${`${name} ${verb.usage}`.trim()}\n      ${verb.says}`,
  );
  const head = 'The operator’s command line: npm run -s insist -- VERB …';
  return [head, '', ...lines, '', 'VERB --help says this of one verb.'].join('\n');
}

/** What stood behind the verb, checked against its usage; null when it was asked for help. */
function read(name: string, verb: Verb, args: readonly string[]): Given | null {
  const { values, positionals } = parsed(verb, args);
  if (values['help'] === true) return null;
  const [least, most] = verb.words;
  if (positionals.length < least || positionals.length > most) {
    throw new Misuse(`it is used so: ${usageOf(name, verb)}`);
  }
  return {
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
  const flags = ['help', ...(verb.flags ?? [])].map(name => [name, { type: 'boolean' as const }] as const);
  const options = (verb.options ?? []).map(name => [name, { type: 'string' as const }] as const);
  try {
    return parseArgs({
      args: [...args],
      options: Object.fromEntries([...flags, ...options]),
      allowPositionals: true,
    });
  } catch (error) {
    // The parser goes on to explain its own syntax; its first sentence says what is wrong.
    const [reason = ''] = (error instanceof Error ? error.message : String(error)).split('. ');
    throw new Misuse(reason);
  }
}

async function main([name, ...args]: readonly string[]): Promise<void> {
  if (name === 'help' || name === '--help' || name === '-h') {
    print(help());
    return;
  }
  if (name === undefined) throw new Misuse('a verb is missing; --help lists them');
  const verb = Object.hasOwn(verbs, name) ? verbs[name] : undefined;
  if (!verb) throw new Misuse(`there is no verb "${name}"; --help lists them`);
  const given = read(name, verb, args);
  if (given) await verb.run(given);
  else print(`${usageOf(name, verb)}\n${verb.says}`);
}

/** One clear line for a person; what a use case refuses is said in the words its page would use. */
function inWords(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (!(error instanceof AnswerError)) return error.message;
  const strings = openStrings(join(readConfig().root, 'views', 'strings'));
  const reasons = error instanceof Refused ? error.problems : [error];
  return reasons.map(({ reason, params = {} }) => strings.text('en', reason, params)).join(' ');
}

main(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(`insist: ${inWords(error)}\n`);
  process.exitCode = error instanceof Misuse ? 2 : error instanceof ConfigError ? 78 : 1;
});
