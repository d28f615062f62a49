// Sample letters with merge fields: parsed by hand into a small tree, so that what people write is never a program.
import { MERGE_FIELDS, mergeField, nearestField } from './fields.ts';
import type { FieldList, MergeField } from './fields.ts';

type Part<Field extends string> =
  | { kind: 'text'; text: string }
  | { kind: 'field'; field: Field }
  | { kind: 'if'; field: Field; yes: Part<Field>[]; no: Part<Field>[] };

/** A parsed sample letter, or any other text with the fields of its own list. */
export type Template<Field extends string = MergeField> = { readonly parts: readonly Part<Field>[] };

/** What each field of a list stands for. */
type ValuesOf<Field extends string> = Readonly<Record<Field, string>>;

export type TemplateReason =
  | 'letter.template.unknownField'
  | 'letter.template.helper'
  | 'letter.template.partial'
  | 'letter.template.tripleStash'
  | 'letter.template.unclosedField'
  | 'letter.template.unclosedBlock'
  | 'letter.template.strayElse'
  | 'letter.template.strayEnd'
  | 'letter.template.emptyField'
  | 'letter.template.tooDeep'
  | 'letter.template.tooLong';

/** What is wrong with a sample letter, and where: line and column count from 1. `reason` is a strings key. */
export class TemplateError extends Error {
  readonly line: number;
  readonly column: number;
  readonly reason: TemplateReason;
  readonly field: string | null;
  readonly suggestion: string | null;
  constructor(
    at: { line: number; column: number },
    reason: TemplateReason,
    field: string | null = null,
    suggestion: string | null = null,
  ) {
    super(`${reason} at line ${at.line}, column ${at.column}`);
    this.name = 'TemplateError';
    this.line = at.line;
    this.column = at.column;
    this.reason = reason;
    this.field = field;
    this.suggestion = suggestion;
  }
}

/** Characters that a sample letter may have. */
export const TEMPLATE_LIMIT = 50_000;
const DEEPEST = 8;

function placeOf(source: string, index: number): { line: number; column: number } {
  const before = source.slice(0, index).split(/\r\n|\r|\n/);
  return { line: before.length, column: (before.at(-1) ?? '').length + 1 };
}

type Open<Field extends string> = {
  field: Field;
  at: number;
  yes: Part<Field>[];
  no: Part<Field>[];
  inElse: boolean;
};

/** Parses a sample letter. Throws `TemplateError`, and nothing else, whatever the text. */
export const parseTemplate = (source: string): Template => parseTemplateOf(MERGE_FIELDS, source);

/** The same for a text with the fields of another list. */
export function parseTemplateOf<Field extends string>(
  list: FieldList<Field>,
  source: string,
): Template<Field> {
  const refuse = (at: number, reason: TemplateReason, field?: string): never => {
    const shown = field === undefined ? null : field.slice(0, 60);
    throw new TemplateError(
      placeOf(source, at),
      reason,
      shown,
      shown === null ? null : nearestField(shown, list),
    );
  };
  const named = (name: string, at: number): Field =>
    mergeField(name, list) ??
    refuse(at, /\s/.test(name) ? 'letter.template.helper' : 'letter.template.unknownField', name);

  if (source.length > TEMPLATE_LIMIT)
    throw new TemplateError({ line: 1, column: 1 }, 'letter.template.tooLong');
  const root: Part<Field>[] = [];
  const open: Open<Field>[] = [];
  const here = (): Part<Field>[] => {
    const block = open.at(-1);
    if (!block) return root;
    return block.inElse ? block.no : block.yes;
  };

  let from = 0;
  while (from < source.length) {
    const at = source.indexOf('{{', from);
    if (at === -1) break;
    if (at > from) here().push({ kind: 'text', text: source.slice(from, at) });
    if (source.startsWith('{{{', at)) refuse(at, 'letter.template.tripleStash');
    const end = source.indexOf('}}', at + 2);
    const inner = end === -1 ? '' : source.slice(at + 2, end);
    if (end === -1 || inner.includes('{{') || inner.length > 200) refuse(at, 'letter.template.unclosedField');
    const word = inner.trim();
    from = end + 2;

    if (word === '') refuse(at, 'letter.template.emptyField');
    else if (word.startsWith('>')) refuse(at, 'letter.template.partial', word.slice(1).trim());
    else if (word.startsWith('#')) {
      const [, field] = /^#if\s+(\S+)$/.exec(word) ?? [];
      if (field === undefined) refuse(at, 'letter.template.helper', word);
      else if (open.length >= DEEPEST) refuse(at, 'letter.template.tooDeep');
      else open.push({ field: named(field, at), at, yes: [], no: [], inElse: false });
    } else if (word === 'else') {
      const block = open.at(-1);
      if (!block || block.inElse) refuse(at, 'letter.template.strayElse');
      else block.inElse = true;
    } else if (word.startsWith('/')) {
      const block = word === '/if' ? open.pop() : undefined;
      if (!block) refuse(at, 'letter.template.strayEnd', word);
      else here().push({ kind: 'if', field: block.field, yes: block.yes, no: block.no });
    } else if (/^[!&^*~@]/.test(word) || word.startsWith('else ')) refuse(at, 'letter.template.helper', word);
    else here().push({ kind: 'field', field: named(word, at) });
  }
  const unclosed = open.at(-1);
  if (unclosed) refuse(unclosed.at, 'letter.template.unclosedBlock', unclosed.field);
  if (from < source.length) root.push({ kind: 'text', text: source.slice(from) });
  return { parts: root };
}

/** A text as a template that is nothing but that text: what a supporter types is shown as typed. */
export function plainTemplate(text: string): Template {
  return { parts: [{ kind: 'text', text }] };
}

/** The fields that a template names, each once, in order of appearance. */
export function fieldsOf<Field extends string>(template: Template<Field>): Field[] {
  const found = new Set<Field>();
  const walk = (parts: readonly Part<Field>[]): void => {
    for (const part of parts) {
      if (part.kind === 'text') continue;
      found.add(part.field);
      if (part.kind === 'if') {
        walk(part.yes);
        walk(part.no);
      }
    }
  };
  walk(template.parts);
  return [...found];
}

/** Fills the fields. A value is never parsed again, and the whole is cut at `maxLength` characters. */
export function renderTemplate<Field extends string>(
  template: Template<Field>,
  values: ValuesOf<Field>,
  { maxLength = 40_000 } = {},
): string {
  let out = '';
  const walk = (parts: readonly Part<Field>[]): void => {
    for (const part of parts) {
      if (out.length >= maxLength) return;
      if (part.kind === 'text') out += part.text;
      else if (part.kind === 'field') out += values[part.field];
      else walk(values[part.field].trim() === '' ? part.no : part.yes);
    }
  };
  walk(template.parts);
  // A cut never leaves half of a character that takes two units.
  return out.length > maxLength ? out.slice(0, maxLength).replace(/[\ud800-\udbff]$/, '') : out;
}

/** The text with what is known filled in. A field not known yet stands as it was written; what hangs on one is left out. */
export function fillKnown(template: Template, known: Readonly<Partial<ValuesOf<MergeField>>>): string {
  const walk = (parts: readonly Part<MergeField>[]): string =>
    parts
      .map(part => {
        if (part.kind === 'text') return part.text;
        const value = known[part.field];
        if (part.kind === 'field') return value ?? `{{${part.field}}}`;
        return walk((value ?? '').trim() === '' ? part.no : part.yes);
      })
      .join('');
  return walk(template.parts);
}
