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
  countries: { name: string; total: string }[];
  days: { name: string; total: string }[];
};

export function sumsModel(visit: Words, sums: Sums, targets: ReadonlyMap<string, ResolvedTarget>): SumsModel {
  const { t, lang } = visit;
  const labels = labelsOf(targets.values());
  const write = (value: number): string => writeNumber(value, lang);
  const channels = channelsIn(sums);
  const label = (channel: string): string => t(`channel.${channel}`);
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
    countries: [...sums.byCountry]
      .sort(([, one], [, other]) => other - one)
      .map(([code, total]) => ({
        name: code === '' ? t('reportImport.noCountry') : countryName(code, lang),
        total: write(total),
      })),
    days: [...sums.byDay]
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, total]) => ({ name: dayInWords(day, lang, 'long'), total: write(total) })),
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
  countries: [
    { name: 'Germany', total: '500' },
    { name: 'Not said', total: '300' },
  ],
  days: [{ name: '20 November 2026', total: '800' }],
});
