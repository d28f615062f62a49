// What a person sent in a form: fields by name, cleaned of what no text field can hold.
import type { Request } from 'express';
import type { z } from 'zod';
import { Refused, WrongType, type FieldProblem } from '../../lib/errors.ts';
import { EVERY_NAME, noteRead } from './names-read.ts';

/** Of supporters' forms: left empty by people, who do not see it; filled in by programs that fill in everything. */
export const HONEYPOT = 'pet';

export type Form = {
  /** The first value of a field, trimmed; '' when it was not sent. */
  one(name: string): string;
  /** The first value with its line breaks and spaces as typed. */
  raw(name: string): string;
  /** Every value of a field that is not empty. */
  all(name: string): string[];
  has(name: string): boolean;
  /** Names sent, in order. */
  names(): string[];
};

/** Line breaks as \n; control characters (NUL above all, which PostgreSQL refuses) dropped. */
export const cleanText = (text: string): string =>
  text.replace(/\r\n?/g, '\n').replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f]/g, '');

export function formFrom(pairs: Iterable<readonly [string, string]>): Form {
  const fields = new Map<string, string[]>();
  for (const [name, value] of pairs) {
    const held = fields.get(name);
    if (held) held.push(cleanText(value));
    else fields.set(name, [cleanText(value)]);
  }
  return {
    one: name => fields.get(name)?.[0]?.trim() ?? '',
    raw: name => fields.get(name)?.[0] ?? '',
    all: name => (fields.get(name) ?? []).map(value => value.trim()).filter(value => value !== ''),
    has: name => fields.has(name),
    names: () => [...fields.keys()],
  };
}

/** The posted form. @throws {WrongType} when the body was not a form. */
export function formOf(req: Request): Form {
  const body: unknown = req.body;
  if (!(body instanceof URLSearchParams)) throw new WrongType();
  return formFrom(body);
}

/** The query as a form: the same reading for both. What is asked of it is noted, for that alone makes the answer. */
export const queryOf = (req: Request): Form => {
  const at = req.url.indexOf('?');
  const form = formFrom(new URLSearchParams(at < 0 ? '' : req.url.slice(at + 1)));
  const noting =
    <Value>(read: (name: string) => Value) =>
    (name: string): Value => {
      noteRead(req, name);
      return read(name);
    };
  return {
    one: noting(form.one),
    raw: noting(form.raw),
    all: noting(form.all),
    has: noting(form.has),
    names: () => {
      noteRead(req, EVERY_NAME);
      return form.names();
    },
  };
};

/** Each problem zod found, as ours and once: the path joined by dots; the message is a strings key. */
export function problemsOf(error: z.ZodError): FieldProblem[] {
  const problems = error.issues.map(issue => ({
    path: issue.path.map(String).join('.'),
    reason: issue.message.startsWith('problem.') ? issue.message : 'problem.invalid',
    ...('maximum' in issue ? { params: { max: Number(issue.maximum) } } : {}),
  }));
  const same = (one: FieldProblem, other: FieldProblem): boolean =>
    one.path === other.path && one.reason === other.reason;
  return problems.filter((problem, at) => problems.findIndex(each => same(each, problem)) === at);
}

/** The value a schema reads, or @throws {Refused} with every problem. */
export function parseForm<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new Refused(problemsOf(parsed.error));
  return parsed.data;
}

/** A whole number from a hidden field such as a version; -1, which none has, for anything else. */
export const wholeNumber = (text: string): number => (/^\d{1,9}$/.test(text) ? Number(text) : -1);
