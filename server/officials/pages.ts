// One official's page on the desk: the form, what another has saved meanwhile, its uses and its history.
import type { Change } from '../audit/find-changes.ts';
import { countryChoices, countryName } from '../lib/countries.ts';
import { instantInWords } from '../lib/dates.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { LETTER_LANGUAGES, languageName } from '../lib/languages.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type ErrorSummary, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { blankOfficial, type TypedOfficial } from './forms.ts';
import { officialLabel, type Official, type OfficialDetails, type OfficialUse } from './model.ts';
import { sampleOfficial } from './sample-official.ts';

const countryField = (visit: Words): { value: string; label: string }[] => [
  { value: '', label: visit.t('official.noCountry') },
  ...countryChoices(visit.lang).map(({ code, name }) => ({ value: code, label: name })),
];

type PairRow = { number: string; legend: string; one: Field; other: Field; removeName: string | null };

export type OfficialModel = {
  heading: string;
  action: string;
  back: string;
  errors: ErrorSummary;
  /** Said when the official was saved just now. */
  saved: string | null;
  /** What the other person has saved, where two edited at once. */
  conflict: { sentence: string; theirs: { label: string; value: string }[] } | null;
  version: string;
  who: Field[];
  country: Field;
  salutations: { rows: PairRow[]; blank: PairRow };
  reach: Field[];
  handles: { rows: PairRow[]; blank: PairRow };
  notes: Field;
  isNew: boolean;
  uses: { title: string; href: string; state: string }[];
  changes: { at: string; dateTime: string; by: string; what: string }[];
};

function salutationRow(
  visit: Words,
  fields: ReturnType<typeof fieldsFor>,
  at: string,
  row: { lang: string; text: string } | null,
): PairRow {
  const { t, lang } = visit;
  return {
    number: at,
    legend:
      row === null
        ? t('official.salutation.new')
        : t('official.salutation.of', { language: row.lang === '' ? '?' : languageName(row.lang, lang) }),
    one: fields.field(`salutations.${at}.lang`, {
      label: t('official.field.salutationLang'),
      as: 'select',
      value: row?.lang ?? '',
      choices: [
        { value: '', label: t('form.choose') },
        ...LETTER_LANGUAGES.map(code => ({ value: code, label: languageName(code, lang) })),
      ],
    }),
    other: fields.field(`salutations.${at}.text`, {
      label: t('official.field.salutationText'),
      value: row?.text ?? '',
      dir: 'auto',
    }),
    removeName: row === null ? null : `salutations.${at}.remove`,
  };
}

function handleRow(
  visit: Words,
  fields: ReturnType<typeof fieldsFor>,
  at: string,
  row: { service: string; handle: string } | null,
): PairRow {
  const { t } = visit;
  return {
    number: at,
    legend: row === null ? t('official.handle.new') : t('official.handle.of', { handle: row.handle }),
    one: fields.field(`handles.${at}.service`, {
      label: t('official.field.service'),
      value: row?.service ?? '',
    }),
    other: fields.field(`handles.${at}.handle`, {
      label: t('official.field.handle'),
      value: row?.handle ?? '',
    }),
    removeName: row === null ? null : `handles.${at}.remove`,
  };
}

function rowsWithSpare<Row>(
  typed: readonly Row[],
  spare: number,
  build: (at: string, row: Row | null) => PairRow,
): { rows: PairRow[]; blank: PairRow } {
  const rows = typed.map((row, at) => build(String(at), row));
  for (let more = 0; more < spare; more += 1) rows.push(build(String(typed.length + more), null));
  return { rows, blank: build('__N__', null) };
}

/** What a Conflict page and the history show of an official, field by field. */
export function officialInWords(visit: Words, official: OfficialDetails): { label: string; value: string }[] {
  const { t, lang } = visit;
  const shown: [string, string][] = [
    ['name', official.name ?? ''],
    ['title', official.title ?? ''],
    ['body', official.body ?? ''],
    ['country', official.country === null ? '' : countryName(official.country, lang)],
    [
      'salutations',
      Object.entries(official.salutations)
        .map(([code, text]) => `${languageName(code, lang)}: ${text}`)
        .join('\n'),
    ],
    ['addressLines', official.addressLines.join('\n')],
    ['emails', official.emails.join('\n')],
    ['phones', official.phones.join('\n')],
    ['faxes', official.faxes.join('\n')],
    ['handles', official.handles.map(each => `${each.service} ${each.handle}`.trim()).join('\n')],
    ['notes', official.notes],
  ];
  return shown.map(([name, value]) => ({ label: t(`official.field.${name}`), value }));
}

export type OfficialWish = {
  typed: TypedOfficial;
  /** The official in the book; null for a new one. */
  official: Official | null;
  version: number;
  problems?: readonly FieldProblem[];
  saved?: boolean;
  conflict?: boolean;
  uses?: readonly OfficialUse[];
  changes?: readonly Change[];
};

export function officialModel(visit: Words, wish: OfficialWish): OfficialModel {
  const { t, to, lang } = visit;
  const { typed, official } = wish;
  const fields = fieldsFor(visit, wish.problems);
  const text = (name: 'name' | 'title' | 'body'): Field =>
    fields.field(name, {
      label: t(`official.field.${name}`),
      hint: name === 'name' ? t('official.hint.name') : null,
      value: typed[name],
      dir: 'auto',
    });
  const lines = (name: 'addressLines' | 'emails' | 'phones' | 'faxes', rows: number): Field =>
    fields.field(name, {
      label: t(`official.field.${name}`),
      hint: t(`official.hint.${name}`),
      as: 'area',
      rows,
      value: typed[name],
      dir: 'auto',
    });
  const model = {
    heading: official === null ? t('official.new') : officialLabel(official),
    action: official === null ? to.deskNewOfficial() : to.deskOfficial(official.id),
    back: to.deskOfficials(),
    saved: wish.saved ? t('official.saved') : null,
    conflict:
      wish.conflict && official !== null
        ? { sentence: t('official.moved'), theirs: officialInWords(visit, official) }
        : null,
    version: String(wish.version),
    who: [text('name'), text('title'), text('body')],
    country: fields.field('country', {
      label: t('official.field.country'),
      as: 'select',
      value: typed.country,
      choices: countryField(visit),
    }),
    salutations: rowsWithSpare(typed.salutations, typed.spare.salutations, (at, row) =>
      salutationRow(visit, fields, at, row),
    ),
    reach: [lines('addressLines', 5), lines('emails', 2), lines('phones', 2), lines('faxes', 2)],
    handles: rowsWithSpare(typed.handles, typed.spare.handles, (at, row) =>
      handleRow(visit, fields, at, row),
    ),
    notes: fields.field('notes', {
      label: t('official.field.notes'),
      hint: t('official.hint.notes'),
      as: 'area',
      rows: 4,
      value: typed.notes,
    }),
    isNew: official === null,
    uses: (wish.uses ?? []).map(use => ({
      title: use.title === '' ? t('action.untitled') : use.title,
      href: to.deskAction(use.id),
      state: t(`official.use.${use.state}`),
    })),
    changes: (wish.changes ?? []).map(change => ({
      at: instantInWords(change.at, lang, 'UTC'),
      dateTime: change.at,
      by: change.byName,
      what: t(change.verb === 'official.added' ? 'official.added' : 'official.changed'),
    })),
  };
  return { ...model, errors: fields.summary() };
}

export const officialPage = definePage<OfficialModel>({
  name: 'officials/official',
  layout: 'desk',
  sample: () =>
    officialModel(plainVisit(), {
      typed: { ...blankOfficial(), salutations: [{ lang: 'es', text: 'Estimado Sr. Gobernador' }] },
      official: sampleOfficial(),
      version: 3,
      problems: [{ path: 'name', reason: 'problem.nameOrTitle' }],
      saved: true,
      conflict: true,
      uses: [{ id: '01sample', title: 'Two river defenders charged', state: 'published' }],
      changes: [
        {
          id: '1',
          at: '2026-11-20T08:00:00.000Z',
          byName: 'Ilse Haugland',
          verb: 'official.changed',
          detail: {},
        },
      ],
    }),
});
