// The editor's rows that repeat: each with its fields, and one blank row for the script to copy.
import { directionOf, LETTER_LANGUAGES, languageName } from '../../lib/languages.ts';
import { MERGE_FIELDS } from '../../lib/merge-fields/fields.ts';
import type { fieldsFor, Field } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import { ROLES } from '../model.ts';
import type { TypedAction, TypedLetter, TypedPerson, TypedTarget } from './typed.ts';

/** An official of the book as the editor offers it. */
export type OfficialChoice = { id: string; label: string };
export type Choices = { value: string; label: string }[];
export type Desk = {
  visit: Words;
  fields: ReturnType<typeof fieldsFor>;
  officials: readonly OfficialChoice[];
};

export type Row = { legend: string; removeName: string | null };
export type PersonRow = Row & { name: Field; pronouns: Field; spoken: Field };
export type LanguageRow = Row & { lang: Field };
export type TargetRow = Row & {
  idName: string;
  idValue: string;
  official: Field;
  order: Field;
  role: Field;
  onlyFrom: Field;
  salutations: { lang: Field; text: Field; removeName: string | null; legend: string }[];
};
export type LetterRow = Row & {
  lang: Field;
  scope: Field;
  targets: Field | null;
  greeting: Field;
  body: Field;
  signOff: Field;
};
export type Repeat<Each> = { rows: Each[]; blank: Each };

export function repeat<Typed, Each>(
  typed: readonly Typed[],
  spare: number,
  build: (at: string, row: Typed | null) => Each,
): Repeat<Each> {
  const rows = typed.map((row, at) => build(String(at), row));
  for (let more = 0; more < spare; more += 1) rows.push(build(String(typed.length + more), null));
  return { rows, blank: build('__N__', null) };
}

export function languageChoices({ visit }: Desk): Choices {
  return [
    { value: '', label: visit.t('form.choose') },
    ...LETTER_LANGUAGES.map(code => ({ value: code, label: languageName(code, visit.lang) })),
  ];
}

export function personRow(desk: Desk, at: string, person: TypedPerson | null): PersonRow {
  const { t } = desk.visit;
  const name = `people.${at}`;
  return {
    legend: person === null ? t('action.person.new') : person.name,
    removeName: person === null ? null : `${name}.remove`,
    name: desk.fields.field(`${name}.name`, {
      label: t('action.field.personName'),
      value: person?.name ?? '',
      dir: 'auto',
    }),
    pronouns: desk.fields.field(`${name}.pronouns`, {
      label: t('action.field.pronouns'),
      value: person?.pronouns ?? '',
    }),
    spoken: desk.fields.field(`${name}.spoken`, {
      label: t('action.field.spoken'),
      hint: t('action.hint.spoken'),
      value: person?.spoken ?? '',
      optional: true,
    }),
  };
}

function targetRow(desk: Desk, at: string, target: TypedTarget | null, order: string): TargetRow {
  const { t } = desk.visit;
  const name = `targets.${at}`;
  const { field } = desk.fields;
  const official = desk.officials.find(each => each.id === target?.officialId);
  const spoken = target?.salutations ?? [];
  const salutations = [...spoken, ...Array.from({ length: target?.spareSalutations ?? 1 }, () => null)];
  return {
    legend: official?.label ?? t('action.target.new'),
    removeName: target === null ? null : `${name}.remove`,
    idName: `${name}.id`,
    idValue: target?.id ?? '',
    official: field(`${name}.officialId`, {
      label: t('action.field.official'),
      as: 'select',
      value: target?.officialId ?? '',
      choices: [
        { value: '', label: t('form.choose') },
        ...desk.officials.map(({ id, label }) => ({ value: id, label })),
        // An official taken from the book stays chosen, and is named as what it is.
        ...(target && target.officialId !== '' && !official
          ? [{ value: target.officialId, label: t('action.target.gone') }]
          : []),
      ],
    }),
    order: field(`${name}.order`, {
      label: t('action.field.order'),
      value: target?.order ?? order,
      type: 'number',
      width: 'w4',
    }),
    role: field(`${name}.role`, {
      label: t('action.field.role'),
      as: 'select',
      value: target?.role ?? 'to',
      choices: ROLES.map(role => ({ value: role, label: t(`role.${role}`) })),
    }),
    onlyFrom: field(`${name}.onlyFrom`, {
      label: t('action.field.onlyFrom'),
      value: target?.onlyFrom ?? '',
      hint: t('action.hint.onlyFrom'),
    }),
    salutations: salutations.map((salutation, row) => ({
      legend: salutation?.text ?? t('action.salutation.new'),
      removeName: salutation === null ? null : `${name}.salutations.${row}.remove`,
      lang: field(`${name}.salutations.${row}.lang`, {
        label: t('action.field.salutationLang'),
        as: 'select',
        value: salutation?.lang ?? '',
        choices: languageChoices(desk),
      }),
      text: field(`${name}.salutations.${row}.text`, {
        label: t('action.field.salutationText'),
        value: salutation?.text ?? '',
        dir: 'auto',
      }),
    })),
  };
}

export function targetFields(desk: Desk, typed: TypedAction): Repeat<TargetRow> {
  return repeat(typed.targets, typed.spare.targets, (at, target) =>
    // A blank row that the script copies has no number, and so goes behind those that have one.
    targetRow(desk, at, target, at === '__N__' ? '' : String(Number(at) + 1)),
  );
}

function letterRow(desk: Desk, typed: TypedAction, at: string, letter: TypedLetter | null): LetterRow {
  const { t, lang } = desk.visit;
  const name = `letters.${at}`;
  const { field } = desk.fields;
  const spoken = letter?.lang ?? '';
  const written = spoken === '' ? { dir: 'auto' } : { lang: spoken, dir: directionOf(spoken) };
  const named = typed.targets.map(target => ({
    value: target.id,
    label: desk.officials.find(each => each.id === target.officialId)?.label ?? t('action.target.gone'),
  }));
  return {
    legend:
      spoken === ''
        ? t('action.letter.new')
        : t('action.letter.in', { language: languageName(spoken, lang) }),
    removeName: letter === null ? null : `${name}.remove`,
    lang: field(`${name}.lang`, {
      label: t('action.field.letterLang'),
      as: 'select',
      value: spoken,
      choices: languageChoices(desk),
    }),
    scope: field(`${name}.for`, {
      label: t('action.field.letterFor'),
      as: 'radios',
      value: letter?.scope ?? 'all',
      choices: [
        { value: 'all', label: t('action.letter.forAll') },
        { value: 'named', label: t('action.letter.forNamed') },
      ],
    }),
    targets:
      named.length === 0
        ? null
        : field(`${name}.targets`, {
            label: t('action.field.letterTargets'),
            hint: t('action.hint.letterTargets'),
            as: 'ticks',
            values: letter?.targets ?? [],
            choices: named,
          }),
    greeting: field(`${name}.greeting`, {
      label: t('action.field.greeting'),
      hint: t('action.hint.greeting'),
      value: letter?.greeting ?? '',
      ...written,
    }),
    body: field(`${name}.body`, {
      label: t('action.field.letterBody'),
      hint: t('action.hint.letterBody'),
      as: 'area',
      rows: 14,
      value: letter?.body ?? '',
      ...written,
    }),
    signOff: field(`${name}.signOff`, {
      label: t('action.field.signOff'),
      value: letter?.signOff ?? '',
      ...written,
    }),
  };
}

export function letterFields(desk: Desk, typed: TypedAction) {
  return {
    letters: repeat(typed.letters, typed.spare.letters, (at, letter) => letterRow(desk, typed, at, letter)),
    mergeFields: MERGE_FIELDS.map(({ name, meaning }) => ({
      name: `{{${name}}}`,
      meaning: desk.visit.t(meaning),
    })),
  };
}
