// What a coordinator sends to make a statement or to hand it over: read from the form, or from the address.
import { dayIn } from '../../lib/dates.ts';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import type { Form } from '../../platform/web/form.ts';
import type { Point } from '../hand-over.ts';
import { isAnyLetter, LETTER_KINDS, letterOf, type LetterKind } from './content-letters.ts';
import { WAYS, type StatementWish, type Way } from './model.ts';

/** Defaults of a new statement: through the deadline, or today while the action runs; to the action's officials. */
export type Defaults = {
  action: PublishedAction;
  targets: readonly ResolvedTarget[];
  languages: readonly string[];
  lang: string;
  now: Date;
  /** The statement that is to be corrected. */
  before: { day: string; lang: string; letter: string; targets: readonly string[] } | null;
};

function dayOf(form: Form, { action, before, now }: Defaults): string {
  const today = dayIn(action.timeZone, now);
  const usual = before?.day ?? (action.deadline < today ? action.deadline : today);
  return form.one('day') || usual;
}

function languageOf(form: Form, given: Defaults): string {
  const asked = form.one('lang') || given.before?.lang || preferredOf(given);
  return given.languages.includes(asked) ? asked : (given.languages[0] ?? 'en');
}

/** The language in which the officials should be addressed, where the site has it; else the coordinator's. */
const preferredOf = ({ action, languages, lang }: Defaults): string =>
  action.preferredLanguages.find(each => languages.includes(each)) ?? lang;

export const kindOf = (form: Form): LetterKind =>
  LETTER_KINDS.find(kind => kind === form.one('kind')) ?? 'deadline';

/** A letter that nobody has changed follows the language and the kind; another one stays as typed. */
function letterFrom(form: Form, given: Defaults, lang: string): string {
  const typed = form.raw('letter') || (form.has('letter') ? '' : (given.before?.letter ?? ''));
  return typed.trim() === '' || isAnyLetter(typed) ? letterOf(kindOf(form), lang) : typed.trim();
}

/** A letter goes to those who are written to; an embassy that gets copies can be chosen, too. */
const usualTargets = ({ targets, before }: Defaults): string[] => {
  if (before !== null) return [...before.targets];
  const asked = targets.filter(target => target.role === 'to').map(target => target.id);
  return asked.length > 0 ? asked : targets.map(target => target.id);
};

/** @param posted whether a form was sent: then no tick means none, and not the usual ones. */
export function readWish(form: Form, given: Defaults, posted: boolean): StatementWish {
  const lang = languageOf(form, given);
  const ticked = [...new Set(form.all('target'))];
  return {
    day: dayOf(form, given),
    targets: ticked.length > 0 || posted ? ticked : usualTargets(given),
    lang,
    letter: letterFrom(form, given, lang),
    corrects: form.one('corrects') || null,
    reason: form.one('reason'),
  };
}

/** The addresses ticked; what is none of ours is refused where they are used. */
export const readPoints = (form: Form): Point[] =>
  [...new Set(form.all('point'))].map(value => {
    const at = value.indexOf(' ');
    return { target: value.slice(0, at), email: value.slice(at + 1) };
  });

export function readHandover(form: Form): { target: string; way: Exclude<Way, 'email'>; detail: string } {
  const way = WAYS.filter(each => each !== 'email').find(each => each === form.one('way')) ?? 'other';
  return { target: form.one('target'), way, detail: form.one('detail').slice(0, 200) };
}
