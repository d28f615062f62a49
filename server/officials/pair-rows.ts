// The rows of an official's form that repeat: salutations by language, accounts by service; a spare one at the end.
import { LETTER_LANGUAGES, languageName } from '../lib/languages.ts';
import type { Field, fieldsFor } from '../platform/web/fields.ts';
import type { Words } from '../platform/web/words.ts';

export type PairRow = { number: string; legend: string; one: Field; other: Field; removeName: string | null };

export function salutationRow(
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

export function handleRow(
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

export function rowsWithSpare<Row>(
  typed: readonly Row[],
  spare: number,
  build: (at: string, row: Row | null) => PairRow,
): { rows: PairRow[]; blank: PairRow } {
  const rows = typed.map((row, at) => build(String(at), row));
  for (let more = 0; more < spare; more += 1) rows.push(build(String(typed.length + more), null));
  return { rows, blank: build('__N__', null) };
}
