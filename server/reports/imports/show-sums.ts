// What an office's file adds up to, as tables: by official and way, by country, by day.
import type { ResolvedTarget } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import { dayInWords } from '../../lib/dates.ts';
import { writeNumber } from '../../lib/languages.ts';
import type { Words } from '../../platform/web/words.ts';
import { cellKey } from '../model.ts';
import { channelsIn, type Sums } from './model.ts';
import { labelsOf } from './vocabulary.ts';

export type SumsModel = {
  channels: string[];
  targets: { name: string; byChannel: { label: string; value: string }[]; total: string }[];
  /** The last line of the table, for more than one official. */
  all: { label: string; value: string }[] | null;
  total: string;
  countries: CountsModel;
  days: CountsModel;
};

/** `folded`: the line that opens a long table, or null for one that stands open. */
type CountsModel = { title: string; folded: string | null; lines: { name: string; total: string }[] };

const MOST_OPEN = 12;

const counts = (title: string, folded: string, lines: CountsModel['lines']): CountsModel => ({
  title,
  folded: lines.length > MOST_OPEN ? folded : null,
  lines,
});

export function sumsModel(visit: Words, sums: Sums, targets: ReadonlyMap<string, ResolvedTarget>): SumsModel {
  const { t, lang } = visit;
  const labels = labelsOf(targets.values());
  const write = (value: number): string => writeNumber(value, lang);
  const channels = channelsIn(sums);
  const label = (channel: string): string => t(`channel.${channel}`);
  const days = [...sums.byDay.keys()].sort();
  const inWords = (day = ''): string => (day === '' ? '' : dayInWords(day, lang, 'long'));
  return {
    channels: channels.map(label),
    targets: [...targets.keys()]
      .filter(id => sums.byTarget.has(id))
      .map(id => ({
        name: labels.get(id) ?? id,
        byChannel: channels.map(channel => ({
          label: label(channel),
          value: write(sums.byCell.get(cellKey(id, channel)) ?? 0),
        })),
        total: write(sums.byTarget.get(id) ?? 0),
      })),
    all:
      sums.byTarget.size < 2
        ? null
        : channels.map(channel => ({
            label: label(channel),
            value: write(sums.byChannel.get(channel) ?? 0),
          })),
    total: write(sums.appeals),
    countries: counts(
      t('reportImport.byCountry'),
      t('reportImport.countries', { n: sums.byCountry.size }),
      [...sums.byCountry]
        .sort(([, one], [, other]) => other - one)
        .map(([code, total]) => ({
          name: code === '' ? t('reportImport.noCountry') : countryName(code, lang),
          total: write(total),
        })),
    ),
    days: counts(
      t('reportImport.byDay'),
      t('reportImport.daysFrom', { n: days.length, first: inWords(days[0]), last: inWords(days.at(-1)) }),
      days.map(day => ({ name: inWords(day), total: write(sums.byDay.get(day) ?? 0) })),
    ),
  };
}

export const sumsSample = (): SumsModel => ({
  channels: ['Post', 'E-mail'],
  targets: ['Dr. Héctor Villagrán-Recalde', 'H.E. Pilar Osuna'].map(name => ({
    name,
    byChannel: [
      { label: 'Post', value: '312' },
      { label: 'E-mail', value: '88' },
    ],
    total: '400',
  })),
  all: [
    { label: 'Post', value: '624' },
    { label: 'E-mail', value: '176' },
  ],
  total: '800',
  countries: {
    title: 'Letters by country',
    folded: null,
    lines: [
      { name: 'Germany', total: '500' },
      { name: 'Not said', total: '300' },
    ],
  },
  days: {
    title: 'Letters by day',
    folded: '31 days',
    lines: [{ name: '20 November 2026', total: '800' }],
  },
});
