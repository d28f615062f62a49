// From what was typed in the editor to an action's content: nothing has to be complete, nothing may be malformed.
import { readCountries } from '../../lib/country-list.ts';
import { Refused, type FieldProblem } from '../../lib/errors.ts';
import { problemsOf } from '../../platform/web/form.ts';
import { linesOf } from '../../platform/web/rows.ts';
import { letterProblems } from '../letter-problems.ts';
import { actionContentSchema, readNumber, type ActionContent } from '../model.ts';
import type { TypedAction, TypedTarget } from './typed.ts';

/** Targets by the order typed. One moved to a place that another holds goes before it when moved up, behind when down. */
function inOrder(targets: readonly TypedTarget[]): TypedTarget[] {
  const place = ({ order, stood }: TypedTarget): number => {
    const wished = Number(order);
    if (order === '' || !Number.isFinite(wished)) return Number.MAX_SAFE_INTEGER;
    return wished + Math.sign(wished - stood) / 2;
  };
  return [...targets].sort((a, b) => place(a) - place(b));
}

/** Rows in the order they will be kept in, new targets with an id: done before problems are told by row number. */
export function settleRows(typed: TypedAction, newId: () => string): TypedAction {
  const targets = inOrder(typed.targets).map((target, at) => ({
    ...target,
    id: target.id === '' ? newId() : target.id,
    order: String(at + 1),
    stood: at + 1,
  }));
  return { ...typed, targets };
}

function salutationsFrom(target: TypedTarget, at: number, problems: FieldProblem[]): Record<string, string> {
  const found: Record<string, string> = {};
  target.salutations.forEach(({ lang, text }, row) => {
    const name = `targets.${at}.salutations.${row}`;
    if (lang === '') problems.push({ path: `${name}.lang`, reason: 'problem.language' });
    else if (text === '') problems.push({ path: `${name}.text`, reason: 'problem.missing' });
    else if (Object.hasOwn(found, lang))
      problems.push({ path: `${name}.lang`, reason: 'problem.languageTwice' });
    else found[lang] = text;
  });
  return found;
}

function targetsFrom(typed: TypedAction, reader: string, problems: FieldProblem[]) {
  const seen = new Set<string>();
  return typed.targets.map((target, at) => {
    const { codes, unknown } = readCountries(target.onlyFrom, reader);
    if (unknown.length > 0) {
      const params = { names: unknown.join(', ').slice(0, 200) };
      problems.push({ path: `targets.${at}.onlyFrom`, reason: 'problem.countryNames', params });
    }
    if (target.officialId === '')
      problems.push({ path: `targets.${at}.officialId`, reason: 'problem.official' });
    else if (seen.has(target.officialId))
      problems.push({ path: `targets.${at}.officialId`, reason: 'problem.officialTwice' });
    seen.add(target.officialId);
    return {
      id: target.id,
      officialId: target.officialId === '' ? 'none' : target.officialId,
      role: target.role,
      salutations: salutationsFrom(target, at, problems),
      onlyFrom: codes,
    };
  });
}

function lettersFrom(typed: TypedAction, problems: FieldProblem[]) {
  const known = new Set(typed.targets.map(target => target.id));
  return typed.letters.map((letter, at) => {
    if (letter.lang === '') problems.push({ path: `letters.${at}.lang`, reason: 'problem.language' });
    // A letter meant for one official must not go to all of them because its official was taken away.
    const targets = letter.targets.filter(id => known.has(id));
    if (letter.scope === 'named' && targets.length === 0)
      problems.push({ path: `letters.${at}.targets`, reason: 'problem.letterForNobody' });
    if (letter.scope !== 'named' && targets.length > 0)
      problems.push({ path: `letters.${at}.targets`, reason: 'problem.letterForAllAndSome' });
    return {
      lang: letter.lang === '' ? 'en' : letter.lang,
      targets: letter.scope === 'named' && targets.length > 0 ? targets : null,
      greeting: letter.greeting || null,
      body: letter.body,
      signOff: letter.signOff,
    };
  });
}

/** zod's path as the name of the field that shows it. */
function fieldOf(path: string): string {
  const [list = '', at, part] = path.split('.');
  if (list === 'demands' || list === 'topics') return list;
  if (list === 'preferredLanguages' && at !== undefined) return `${list}.${at}.lang`;
  if (list === 'targets' && (part === 'salutations' || part === 'onlyFrom' || part === 'id')) {
    return `${list}.${at ?? ''}.${part === 'salutations' ? 'salutations.0.text' : part === 'id' ? 'officialId' : part}`;
  }
  return path;
}

/**
 * The content that was typed. It holds no translations: they are written on pages of their own.
 * @param typed as `settleRows` gives it.
 * @param reader the language in which the names of countries were typed.
 * @throws {Refused} with every problem at its field.
 */
export function contentFromTyped(typed: TypedAction, reader: string): ActionContent {
  const problems: FieldProblem[] = [];
  const number = typed.number === '' ? null : readNumber(typed.number);
  if (typed.number !== '' && number === null)
    problems.push({ path: 'number', reason: 'problem.actionNumber' });
  const letters = lettersFrom(typed, problems);
  problems.push(...letterProblems(letters));
  const parsed = actionContentSchema.safeParse({
    lang: typed.lang,
    number,
    index: typed.index || null,
    kind: typed.kind,
    title: typed.title,
    country: typed.country,
    topics: typed.topics,
    people: typed.people.map(({ name, pronouns, spoken }) => ({
      name,
      pronouns: pronouns || null,
      ...(spoken === '' ? {} : { spoken }),
    })),
    pronounsNote: typed.pronounsNote || null,
    summary: typed.summary,
    demands: linesOf(typed.demands),
    background: typed.background,
    targets: targetsFrom(typed, reader, problems),
    letters,
    preferredLanguages: [...new Set(typed.preferredLanguages)],
    ownLanguageAllowed: typed.ownLanguageAllowed,
    timeZone: typed.timeZone,
    deadline: typed.deadline,
    afterDeadline: typed.afterDeadline,
    image:
      typed.image.remove || typed.image.id === ''
        ? null
        : { id: typed.image.id, alt: typed.image.alt, credit: typed.image.credit },
  });
  if (!parsed.success) {
    problems.push(...problemsOf(parsed.error).map(each => ({ ...each, path: fieldOf(each.path) })));
    throw new Refused(problems);
  }
  if (problems.length > 0) throw new Refused(problems);
  return parsed.data;
}
