// What an audit row keeps beside its verb, in the reader's words where there are any, else as it is kept.
import { dayInWords, isDay } from '../lib/dates.ts';
import { languageName } from '../lib/languages.ts';
import { momentInWords } from '../platform/web/words.ts';

/** As much of a visit as the audit needs; `has` says whether there are words for a key. */
export type Speaker = {
  t: (key: string, params?: Record<string, string | number>) => string;
  lang: string;
  zone?: string;
  has: (key: string) => boolean;
};

export type Detail = { name: string; value: string };

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Words for a code of ours, or the code as it is: a row of a newer version must not break an older page. */
const orAsIs = (reader: Speaker, key: string, code: string): string =>
  reader.has(key) ? reader.t(key) : code;

/** Values that are codes, by the name of the detail: where their words stand. */
const WORDS_OF: Readonly<Record<string, string>> = {
  step: 'action.step.',
  kind: 'outcome.',
  question: 'care.question.',
  answer: 'care.answer.',
  role: 'account.role.',
  before: 'account.role.',
  after: 'account.role.',
};

/** A line that a publication went past: once kept as "path: reason", now with what its words need. */
function lineOf(
  value: unknown,
): { path: string; reason: string; params: Record<string, string | number> } | null {
  if (typeof value === 'string') {
    const [path = '', reason = ''] = value.split(': ');
    return { path, reason, params: {} };
  }
  if (!isRecord(value) || typeof value['path'] !== 'string' || typeof value['reason'] !== 'string')
    return null;
  const given = isRecord(value['params']) ? Object.entries(value['params']) : [];
  const params = given.flatMap(([name, each]) =>
    typeof each === 'string' || typeof each === 'number' ? [[name, each] as const] : [],
  );
  return { path: value['path'], reason: value['reason'], params: Object.fromEntries(params) };
}

function lineInWords(reader: Speaker, value: unknown): string {
  const line = lineOf(value);
  if (line === null) return asText(value);
  const [part = '', at = ''] = line.path.split('.');
  const name = orAsIs(reader, part === 'care' ? `care.question.${at}` : `action.part.${part}`, part);
  const where = /^\d+$/.test(at) ? `${name} ${Number(at) + 1}` : name;
  const lang = line.params['lang'];
  const params =
    typeof lang === 'string' ? { ...line.params, language: languageName(lang, reader.lang) } : line.params;
  return `${where}: ${spoken(reader, line.reason, params)}`;
}

/** A row of an older version may lack what the words need now: then its key says at least which line it was. */
function spoken(reader: Speaker, key: string, params: Record<string, string | number>): string {
  try {
    return reader.has(key) ? reader.t(key, params) : key;
  } catch {
    return key;
  }
}

const asText = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

function valueInWords(reader: Speaker, name: string, value: unknown): string {
  if (value === true) return reader.t('audit.yes');
  if (value === false) return reader.t('audit.no');
  if (Array.isArray(value) && ['passed', 'reasons'].includes(name))
    return value.map(each => lineInWords(reader, each)).join(' ');
  if (isRecord(value) && 'before' in value && 'after' in value)
    return `${valueInWords(reader, name, value['before'])} → ${valueInWords(reader, name, value['after'])}`;
  if (Array.isArray(value) && value.every(each => typeof each === 'string')) return value.join(', ');
  if (typeof value !== 'string') return asText(value ?? '–');
  if (isDay(value)) return dayInWords(value, reader.lang, 'long');
  if (/^\d{4}-\d{2}-\d{2}T[\d:.]+Z$/.test(value)) return momentInWords(reader, value);
  if (name === 'lang') return languageName(value, reader.lang);
  const words = WORDS_OF[name];
  return words === undefined ? value : orAsIs(reader, `${words}${value}`, value);
}

/** A detail has words of its own, or those of the setting it was. */
const nameOf = (reader: Speaker, name: string): string =>
  reader.has(`audit.detail.${name}`)
    ? reader.t(`audit.detail.${name}`)
    : orAsIs(reader, `settings.${name}`, name);

/** The details of a row, each with its name; what is empty is left out. */
export function detailInWords(reader: Speaker, source: string): Detail[] {
  const detail: unknown = JSON.parse(source);
  if (!isRecord(detail)) return [];
  return Object.entries(detail)
    .filter(([, value]) => value !== null)
    .map(([name, value]) => ({
      name: nameOf(reader, name),
      value: valueInWords(reader, name, value),
    }));
}
