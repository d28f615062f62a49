// The page of entries that look like one official: each pair with what makes it look so.
import { countryName } from '../../lib/countries.ts';
import { joinList, localeOf } from '../../lib/languages.ts';
import { definePage } from '../../platform/views/views.ts';
import { plainVisit, type Words } from '../../platform/web/words.ts';
import type { Double } from '../find-doubles.ts';
import { officialLabel, type Official } from '../model.ts';
import { sampleOfficial } from '../sample-official.ts';

export type DoublesModel = {
  back: string;
  intro: string;
  said: string | null;
  action: string;
  pairs: {
    one: { id: string; name: string; href: string; detail: string };
    other: { id: string; name: string; href: string; detail: string };
    why: string;
    compare: string;
  }[];
};

/** What tells apart two entries of one name: title, body, country. */
export const detailOf = ({ lang }: Words, official: Official): string =>
  [
    official.name === null ? '' : (official.title ?? ''),
    official.body ?? '',
    countryName(official.country, lang),
  ]
    .filter(part => part !== '')
    .join(' · ');

export function doublesModel(visit: Words, doubles: readonly Double[], said: string | null): DoublesModel {
  const { t, to, lang } = visit;
  const percent = new Intl.NumberFormat(localeOf(lang), { style: 'percent' });
  const entry = (official: Official) => ({
    id: official.id,
    name: officialLabel(official),
    href: to.deskOfficial(official.id),
    detail: detailOf(visit, official),
  });
  return {
    back: to.deskOfficials(),
    intro: t('official.doubles.intro', { n: doubles.length }),
    said,
    action: to.deskDoubles(),
    pairs: doubles.map(({ one, other, alike, shared }) => ({
      one: entry(one),
      other: entry(other),
      why: [
        t('official.doubles.alike', { percent: percent.format(alike) }),
        ...(shared.length === 0
          ? []
          : [
              t('official.doubles.shared', {
                points: joinList(
                  shared.map(point => point.text.replace(/\n/g, ', ')),
                  lang,
                ),
              }),
            ]),
      ].join(' '),
      compare: to.deskMerge({ keep: one.id, other: other.id }),
    })),
  };
}

export const doublesPage = definePage<DoublesModel>({
  name: 'officials/doubles',
  layout: 'desk',
  sample: () => {
    const one = sampleOfficial();
    const other = { ...one, id: '02sample', name: 'Ignacio Belmonte' };
    const shared = [{ channel: 'email' as const, text: 'a@example.org', key: 'email:a' }];
    return doublesModel(plainVisit(), [{ one, other, alike: 0.9, shared }], 'They stay apart.');
  },
});
