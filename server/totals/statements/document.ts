// A statement as paper: the sheet of numbers that every copy carries, and the letter to one official before it.
import { GRADES } from '../../lib/channels.ts';
import { countryName } from '../../lib/countries.ts';
import { dayIn, dayInWords, instantInWords } from '../../lib/dates.ts';
import { directionOf, writeNumber } from '../../lib/languages.ts';
import { addresseeLines } from '../../letters/compose.ts';
import { neutralSignOff } from '../../letters/greeting.ts';
import { paragraphs } from '../../letters/runs.ts';
import type { Block, Section } from '../../platform/documents/document.ts';
import { FEWEST_REPORTS_NAMED } from '../model.ts';
import type { Commitment } from '../proofs/model.ts';
import type { Words } from './fields.ts';
import { channelsUsed, type StatementNumbers } from './model.ts';

/** A statement in its own language, with everything that stands on paper. */
export type Printed = {
  lang: string;
  t: Words;
  number: string;
  day: string;
  timeZone: string;
  countedAt: string;
  frozenAt: string;
  numbers: StatementNumbers;
  /** The list that it commits to; null in a preview. */
  commitment: Pick<Commitment, 'root' | 'short' | 'size'> | null;
  action: { title: string; number: string | null; country: string };
  corrects: { number: string; reason: string } | null;
  organisation: { name: string; address: string; email: string };
  /** The absolute address of its public page. */
  address: string;
};

const paragraph = (text: string): Block => ({ kind: 'paragraph', runs: [{ text }] });
const heading = (level: 1 | 2, text: string): Block => ({ kind: 'heading', level, text });

/** "UA 47/26, Venezuela". */
export const aboutAction = (action: Printed['action'], lang: string): string =>
  [action.number === null ? null : `UA ${action.number}`, countryName(action.country, lang)]
    .filter(Boolean)
    .join(', ');

/** The method in three sentences: what is counted, how sure it is, and that it is part of what was sent. */
export function methodOf(t: Words, lang: string, of: Pick<Printed, 'day' | 'numbers'>): string[] {
  const { byGrade, held } = of.numbers;
  return [
    t('statement.method.counted', { day: dayInWords(of.day, lang, 'long') }),
    t('statement.method.sure', {
      sent: byGrade.sent,
      confirmed: byGrade.confirmed,
      reported: byGrade.reported,
      group: byGrade.group,
      held,
    }),
    t('statement.method.part'),
  ];
}

/** "Other countries" and "Not given" for what stands in place of a country's code. */
export function countryWords(t: Words, lang: string, country: string | null): string {
  if (country === null) return t('numbers.noCountry');
  return country === 'other' ? t('numbers.otherCountries') : countryName(country, lang);
}

type Table = Extract<Block, { kind: 'table' }>;

export type Cells = { head: string[]; rows: string[][]; sums: string[] };

/** Country by channel: only channels that have a number, the last column their sum. */
export function countryTable(t: Words, lang: string, numbers: StatementNumbers): Cells {
  const channels = channelsUsed(numbers);
  const shown = (count: number): string => writeNumber(count, lang);
  return {
    head: [t('numbers.country'), ...channels.map(each => t(`channel.${each}`)), t('numbers.sum')],
    rows: numbers.byCountry.map(row => [
      countryWords(t, lang, row.country),
      ...channels.map(each => shown(row.byChannel[each])),
      shown(row.total),
    ]),
    sums: [t('numbers.sum'), ...channels.map(each => shown(numbers.byChannel[each])), shown(numbers.total)],
  };
}

/** Official by channel, for a statement to several. */
export function targetTable(t: Words, lang: string, numbers: StatementNumbers): Cells {
  const channels = channelsUsed(numbers);
  const shown = (count: number): string => writeNumber(count, lang);
  return {
    ...countryTable(t, lang, numbers),
    head: [t('receipt.official'), ...channels.map(each => t(`channel.${each}`)), t('numbers.sum')],
    rows: numbers.byTarget.map(row => [
      row.name,
      ...channels.map(each => shown(row.byChannel[each])),
      shown(row.total),
    ]),
  };
}

function gradeTable({ t, lang, numbers }: Printed): Table {
  const shown = (count: number): string => writeNumber(count, lang);
  return {
    kind: 'table',
    caption: '',
    head: [t('statement.grade'), t('statement.reports'), t('receipt.letters')],
    rows: GRADES.filter(grade => numbers.byGrade[grade] > 0).map(grade => [
      `${t(`grade.${grade}`)}: ${t(`grade.${grade}.says`)}`,
      shown(numbers.reportsByGrade[grade]),
      shown(numbers.byGrade[grade]),
    ]),
    sums: [t('numbers.sum'), shown(numbers.reports), shown(numbers.total)],
  };
}

function factsOf(of: Printed): Block {
  const { t, lang, numbers } = of;
  const date = dayInWords(dayIn(of.timeZone, new Date(of.frozenAt)), lang, 'long');
  return {
    kind: 'facts',
    rows: [
      { label: t('statement.number'), value: of.number },
      { label: t('statement.date'), value: date },
      { label: t('statement.about'), value: `${of.action.title} (${aboutAction(of.action, lang)})` },
      { label: t('statement.to'), value: numbers.byTarget.map(each => each.name).join('\n') },
      {
        label: t('statement.through'),
        value: t('statement.endOf', { day: dayInWords(of.day, lang), zone: of.timeZone }),
      },
      {
        label: t('statement.countedAt'),
        value: instantInWords(of.countedAt, lang, of.timeZone, { named: true }),
      },
      { label: t('statement.by'), value: of.organisation.name },
    ],
  };
}

/** Everything a copy is checked by: its root as a short code and whole, and its address. A preview has no root yet. */
function checkedBy({ t, address, commitment }: Printed): string {
  const short = commitment === null ? t('proof.rootToCome') : commitment.short;
  const root = commitment === null ? [] : [commitment.root];
  return [t('proof.rootShort', { short }), ...root, t('statement.scan'), address].join('\n');
}

/** The sheet of numbers: whole by itself, without anybody's personal data. */
export function sheetSection(of: Printed): Section {
  const { t, lang, numbers } = of;
  const several = numbers.byTarget.length > 1;
  const table = (cells: Cells): Block => ({ kind: 'table', caption: '', ...cells });
  const blocks: Block[] = [
    { kind: 'banner', label: t('statement.title'), value: of.number, tone: 'quiet' },
    heading(1, headline(of)),
    ...(of.corrects === null
      ? []
      : [
          paragraph(
            t('statement.correctsBecause', { number: of.corrects.number, reason: of.corrects.reason }),
          ),
        ]),
    factsOf(of),
    { kind: 'qr', text: of.address, caption: checkedBy(of), size: 'small' },
    heading(2, t('statement.byCountry')),
    ...(numbers.total === 0 ? [paragraph(t('numbers.none'))] : [table(countryTable(t, lang, numbers))]),
    paragraph(t('numbers.fewest', { n: FEWEST_REPORTS_NAMED })),
    ...(several ? [heading(2, t('numbers.whom')), table(targetTable(t, lang, numbers))] : []),
    heading(2, t('numbers.sure')),
    gradeTable(of),
    heading(2, t('statement.method')),
    ...methodOf(t, lang, of).map(paragraph),
    { kind: 'footer', text: `${of.organisation.name} · ${t('statement.numbered', { number: of.number })}` },
  ];
  return { lang, dir: directionOf(lang), style: 'sheet', envelope: 'none', blocks };
}

/** "1,204 letters from 31 countries by 15 July 2026". */
export function headline({ t, lang, numbers, day }: Pick<Printed, 't' | 'lang' | 'numbers' | 'day'>): string {
  const letters = t('statement.letters', { n: numbers.total });
  const by = dayInWords(day, lang, 'long');
  if (numbers.countries === 0) return t('statement.headlineNowhere', { letters, day: by });
  const countries = t('statement.countries', { n: numbers.countries });
  return t('statement.headline', { letters, countries, day: by });
}

/** The letter to one official; `text` is finished, with its greeting. */
export function coveringLetter(
  of: Printed,
  target: { name: string | null; title: string | null; body: string | null; addressLines: readonly string[] },
  text: string,
): Section {
  const { t, lang, organisation } = of;
  const posted = target.addressLines.some(each => each.trim() !== '');
  const sender = [organisation.name, ...organisation.address.split('\n'), organisation.email];
  const date = dayInWords(dayIn(of.timeZone, new Date(of.frozenAt)), lang, 'long');
  return {
    lang,
    dir: directionOf(lang),
    style: 'letter',
    envelope: posted ? 'din5008b' : 'none',
    blocks: [
      { kind: 'sender', lines: sender.filter(each => each.trim() !== '') },
      { kind: 'placeDate', text: date },
      { kind: 'addressee', lines: addresseeLines(target) },
      { kind: 'subject', text: t('statement.subject', { number: of.number, title: of.action.title }) },
      ...paragraphs(text).map((runs): Block => ({ kind: 'paragraph', runs })),
      { kind: 'signOff', text: neutralSignOff(lang), name: organisation.name },
      {
        kind: 'copies',
        label: t('statement.enclosed'),
        lines: [t('statement.numbered', { number: of.number })],
      },
    ],
  };
}
