// Form fields as view models: label, hint, error, value; `parts/field.hbs` prints any of them.
import type { FieldProblem } from '../../lib/errors.ts';
import type { Visit } from './visit.ts';

export type Choice = { value: string; label: string; hint: string | null; checked: boolean; id: string };

/** One field. `kind` is told by flags, since templates only choose. */
export type Field = {
  id: string;
  name: string;
  label: string;
  hint: string | null;
  hintId: string | null;
  error: string | null;
  errorId: string | null;
  /** ids for aria-describedby, or null. */
  describedBy: string | null;
  value: string;
  /** Class of the field's width (`w4`, `w8`, `w16`) or ''. */
  width: string;
  type: string;
  inputMode: string | null;
  autocomplete: string | null;
  required: boolean;
  readOnly: boolean;
  optional: boolean;
  rows: number;
  lang: string | null;
  dir: string | null;
  /** Of a file: what the browser offers to choose; what is sent is told by its content. */
  accept: string | null;
  choices: Choice[];
  isInput: boolean;
  isArea: boolean;
  isSelect: boolean;
  isRadios: boolean;
  isTicks: boolean;
  isTick: boolean;
};

export type FieldOptions = {
  label: string;
  hint?: string | null;
  value?: string;
  values?: readonly string[];
  type?: string;
  width?: '' | 'w4' | 'w8' | 'w16';
  inputMode?: string;
  autocomplete?: string;
  required?: boolean;
  /** Shown and sent, and not to be changed. */
  readOnly?: boolean;
  /** Says "(optional)" behind the label. */
  optional?: boolean;
  rows?: number;
  lang?: string;
  dir?: string;
  accept?: string;
  choices?: readonly { value: string; label: string; hint?: string }[];
  as?: 'input' | 'area' | 'select' | 'radios' | 'ticks' | 'tick';
  /** Id of the field, when two forms of a page have a field of one name. */
  id?: string;
};

export type ErrorSummary = { title: string; links: { href: string; text: string }[] } | null;

/** The id of a field by its name: where an error summary links to. */
export const idOf = (name: string): string => `f-${name.replace(/[^\w-]+/g, '-')}`;

/** Builds the fields of one form; `problems` are shown at the field whose name is the problem's path. */
export function fieldsFor(visit: Pick<Visit, 't'>, problems: readonly FieldProblem[] = []) {
  const said = new Map<string, string>();
  for (const problem of problems) {
    if (!said.has(problem.path)) said.set(problem.path, visit.t(problem.reason, problem.params ?? {}));
  }
  const shownAt = new Map<string, string>();
  const field = (name: string, options: FieldOptions): Field => {
    const id = options.id ?? idOf(name);
    const as = options.as ?? 'input';
    const error = said.get(name) ?? null;
    const hint = options.hint ?? null;
    const hintId = hint === null ? null : `${id}-hint`;
    const errorId = error === null ? null : `${id}-error`;
    const selected = options.values ?? (options.value === undefined ? [] : [options.value]);
    const choices = (options.choices ?? []).map((choice, at) => ({
      value: choice.value,
      label: choice.label,
      hint: choice.hint ?? null,
      checked: selected.includes(choice.value),
      // The first choice carries the field's id, so that the error summary's link lands on it.
      id: at === 0 ? id : `${id}-${at}`,
    }));
    shownAt.set(name, id);
    const describedBy = [hintId, errorId].filter(each => each !== null).join(' ');
    return {
      id,
      name,
      label: options.label,
      hint,
      hintId,
      error,
      errorId,
      describedBy: describedBy === '' ? null : describedBy,
      value: options.value ?? '',
      width: options.width ?? '',
      type: options.type ?? 'text',
      inputMode: options.inputMode ?? null,
      autocomplete: options.autocomplete ?? null,
      required: options.required ?? false,
      readOnly: options.readOnly ?? false,
      optional: options.optional ?? false,
      rows: options.rows ?? 5,
      lang: options.lang ?? null,
      dir: options.dir ?? null,
      accept: options.accept ?? null,
      choices,
      isInput: as === 'input',
      isArea: as === 'area',
      isSelect: as === 'select',
      isRadios: as === 'radios',
      isTicks: as === 'ticks',
      isTick: as === 'tick',
    };
  };
  /** Call after all fields are built: every problem with a link to its field, or to the form where no field shows it. */
  const summary = (formId = 'form'): ErrorSummary =>
    said.size === 0
      ? null
      : {
          title: visit.t('form.problems', { n: said.size }),
          links: [...said].map(([path, text]) => ({ href: `#${shownAt.get(path) ?? formId}`, text })),
        };
  return { field, summary };
}
