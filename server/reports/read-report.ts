// Reading what a person or a program sent as a report: the same rules for the form and for JSON.
import { isChannel } from '../lib/channels.ts';
import { Refused, type FieldProblem } from '../lib/errors.ts';
import { problemsOf, type Form } from '../platform/web/form.ts';
import { reportSchema, type Report } from './model.ts';

/** A report from JSON. @throws {Refused} with the path of each problem, such as `lines.2.quantity`. */
export function reportFromJson(body: unknown): Report {
  const read = reportSchema.safeParse(body);
  if (!read.success) throw new Refused(problemsOf(read.error));
  return read.data;
}

/** The field for a target and channel. */
export const quantityField = (target: string, channel: string): string => `qty.${target}.${channel}`;

const QUANTITY_FIELD = /^qty\.([^.]+)\.([^.]+)$/;

/** Digits as people type them: Arabic and Persian ones are numbers too. */
export const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, digit => String(digit.charCodeAt(0) & 15));

/** A whole number; anything else is NaN, so that the rules refuse it at its field. */
function wholeFrom(typed: string): number {
  const digits = latinDigits(typed);
  return /^[0-9]{1,9}$/.test(digits) ? Number(digits) : Number.NaN;
}

type TypedLine = { field: string; target: string; channel: string; quantity: number };

/** Every quantity that says something: empty and 0 say nothing. */
function typedLines(form: Form): TypedLine[] {
  const lines: TypedLine[] = [];
  for (const field of form.names().filter(name => name.startsWith('qty.'))) {
    const [, target = '', channel = ''] = QUANTITY_FIELD.exec(field) ?? [];
    for (const typed of form.all(field)) {
      const quantity = wholeFrom(typed);
      if (quantity !== 0) lines.push({ field, target, channel, quantity });
    }
  }
  return lines;
}

/** The problems of lines at the fields they were typed into; of the whole list at its first field. */
function atFields(problems: readonly FieldProblem[], lines: readonly TypedLine[], first: string) {
  return problems.map((problem): FieldProblem => {
    const place = /^lines(?:\.(\d+)(?:\.\w+)?)?$/.exec(problem.path);
    if (!place) return problem;
    const at = place[1];
    return { ...problem, path: (at === undefined ? undefined : lines[Number(at)]?.field) ?? first };
  });
}

/** What was typed, as the rules read it: `group` only counts when the report is as a group. */
function statedIn(form: Form, lines: readonly TypedLine[]): unknown {
  const asGroup = form.one('as') === 'group';
  const people = form.one('group.people');
  return {
    lines: lines.map(({ target, channel, quantity }) => ({ target, channel, quantity })),
    country: form.one('country') === '' ? null : form.one('country'),
    group: asGroup
      ? { name: form.one('group.name'), people: people === '' ? null : wholeFrom(people) }
      : null,
    email: form.one('email'),
  };
}

/**
 * A report from the form's fields, and a way to lay the use case's own refusals at those fields.
 * @param firstField where to say that nothing at all was reported.
 * @throws {Refused} with the field of each problem.
 */
export function reportFromForm(
  form: Form,
  firstField: string,
): { report: Report; atFields: (refused: Refused) => Refused } {
  const lines = typedLines(form);
  const problems: FieldProblem[] = [];
  const as = form.one('as');
  if (as !== '' && as !== 'self' && as !== 'group') problems.push({ path: 'as', reason: 'problem.invalid' });
  const read = reportSchema.safeParse(statedIn(form, lines));
  if (!read.success) problems.push(...problemsOf(read.error));
  if (!read.success || problems.length > 0) throw new Refused(atFields(problems, lines, firstField));
  return {
    report: read.data,
    atFields: refused => new Refused(atFields(refused.problems, lines, firstField)),
  };
}

/** What was typed into a quantity field, for the page that shows it again. */
export const typedQuantities = (form: Form): Map<string, string> =>
  new Map(
    form
      .names()
      .filter(name => {
        const [, , channel = ''] = QUANTITY_FIELD.exec(name) ?? [];
        return isChannel(channel);
      })
      .map(name => [name, form.one(name)]),
  );
