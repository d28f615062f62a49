// The fields of the review, section by section: labels, values as typed, and where each was read from.
import { countryChoices } from '../../lib/countries.ts';
import { directionOf, LETTER_LANGUAGES, languageName } from '../../lib/languages.ts';
import type { Field, FieldOptions } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import type { PlainName, TypedImport } from './begin-review.ts';
import type { ReadField, ReviewFields } from './read-fields.ts';

export type PersonRow = {
  legend: string;
  fromName: string;
  from: string;
  name: ReadField;
  pronouns: ReadField;
  removeName: string | null;
};
export type LanguageRow = { legend: string; lang: Field };

export const languageChoices = ({ t, lang }: Words): { value: string; label: string }[] => [
  { value: '', label: t('form.choose') },
  ...LETTER_LANGUAGES.map(code => ({ value: code, label: languageName(code, lang) })),
];

export function caseFields(desk: ReviewFields, typed: TypedImport): ReadField[] {
  const { t, lang } = desk.visit;
  return [
    desk.read('title', 'title', { label: t('action.field.title'), value: typed.title, dir: 'auto' }),
    desk.read('number', 'number', { label: t('action.field.number'), value: typed.number, width: 'w8' }),
    desk.read('index', 'index', { label: t('action.field.index'), value: typed.index, width: 'w16' }),
    desk.read('countryCode', 'country', {
      label: t('action.field.country'),
      as: 'select',
      value: typed.country,
      choices: [
        { value: '', label: t('form.choose') },
        ...countryChoices(lang).map(({ code, name }) => ({ value: code, label: name })),
      ],
    }),
    desk.read('kind', 'kind', {
      label: t('action.field.kind'),
      as: 'select',
      value: typed.kind,
      choices: ['first', 'update'].map(kind => ({ value: kind, label: t(`action.kind.${kind}`) })),
    }),
    desk.read('deadline', 'deadline', {
      label: t('action.field.deadline'),
      type: 'date',
      width: 'w16',
      value: typed.deadline,
    }),
  ];
}

export function peopleRows(desk: ReviewFields, typed: TypedImport): PersonRow[] {
  const { t } = desk.visit;
  // One empty row where nobody was found; more are added in the editor.
  const rows = typed.people.length > 0 ? typed.people : [{ from: '', name: '', pronouns: '' }];
  return rows.map((person, at) => {
    const [from, name] = [`people.${person.from === '' ? at : person.from}`, `people.${at}`];
    return {
      legend: person.name === '' ? t('action.person.new') : person.name,
      fromName: `${name}.from`,
      from: person.from,
      name: desk.read(`${from}.name`, `${name}.name`, {
        label: t('action.field.personName'),
        value: person.name,
        dir: 'auto',
      }),
      pronouns: desk.read(`${from}.pronouns`, `${name}.pronouns`, {
        label: t('action.field.pronouns'),
        value: person.pronouns,
      }),
      removeName: person.name === '' ? null : `${name}.remove`,
    };
  });
}

export function area(
  desk: ReviewFields,
  typed: TypedImport,
  path: 'summary' | 'demands' | 'background',
  rows: number,
): ReadField {
  const hint = path === 'demands' ? { hint: desk.visit.t('importer.hint.lines') } : {};
  return desk.read(path, path, {
    label: desk.visit.t(`action.field.${path}`),
    as: 'area',
    rows,
    value: typed[path],
    dir: 'auto',
    ...hint,
  });
}

export function letterFields(desk: ReviewFields, typed: TypedImport): ReadField[] {
  const lang = typed['letter.lang'];
  const written = lang === '' ? { dir: 'auto' } : { lang, dir: directionOf(lang) };
  const part = (name: Extract<PlainName, `letter.${string}`>, label: string, more: object = {}): ReadField =>
    desk.read(name, name, { label: desk.visit.t(label), value: typed[name], ...written, ...more });
  return [
    part('letter.greeting', 'action.field.greeting'),
    part('letter.body', 'action.field.letterBody', { as: 'area', rows: 14 }),
    part('letter.signOff', 'action.field.signOff'),
  ];
}

/** The first language says where they were read; a spare row stands behind the last. */
export function languageFields(
  desk: ReviewFields,
  typed: TypedImport,
): { firstLanguage: ReadField; preferred: LanguageRow[] } {
  const label = desk.visit.t('action.field.preferredLanguage');
  const options = (value: string): FieldOptions => ({
    label,
    as: 'select',
    value,
    choices: languageChoices(desk.visit),
  });
  const [first = '', ...others] = typed.preferredLanguages;
  return {
    firstLanguage: desk.read('preferredLanguages', 'preferredLanguages.0.lang', options(first)),
    preferred: (first === '' ? [] : [...others, '']).map((code, at) => ({
      legend: label,
      lang: desk.plain(`preferredLanguages.${at + 1}.lang`, options(code)),
    })),
  };
}
