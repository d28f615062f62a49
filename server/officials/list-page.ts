// The officials book on the desk as a list: who can be reached how, and what is missing.
import { countryChoices, countryName } from '../lib/countries.ts';
import { definePage } from '../platform/views/views.ts';
import { fieldsFor, type Field } from '../platform/web/fields.ts';
import { plainVisit, type Words } from '../platform/web/words.ts';
import { officialLabel, type Official, type OfficialDetails } from './model.ts';
import { sampleOfficial } from './sample-official.ts';

type OfficialLine = {
  name: string;
  detail: string;
  country: string;
  href: string;
  has: string;
  lacks: string;
};

export type OfficialsModel = {
  search: Field;
  country: Field;
  filterAction: string;
  filtered: boolean;
  all: string;
  newOfficial: string;
  count: string;
  officials: OfficialLine[];
};

const WAYS = ['post', 'email', 'fax', 'phone', 'social'] as const;

const waysOf = (official: OfficialDetails): Record<(typeof WAYS)[number], boolean> => ({
  post: official.addressLines.length > 0,
  email: official.emails.length > 0,
  fax: official.faxes.length > 0,
  phone: official.phones.length > 0,
  social: official.handles.length > 0,
});
export function officialsModel(
  visit: Words,
  officials: readonly Official[],
  filter: { search: string; country: string },
): OfficialsModel {
  const { t, to, lang } = visit;
  const { field } = fieldsFor(visit);
  return {
    search: field('search', { label: t('official.search'), type: 'search', value: filter.search }),
    country: field('country', {
      label: t('official.field.country'),
      as: 'select',
      value: filter.country,
      choices: [
        { value: '', label: t('official.anyCountry') },
        ...countryChoices(lang).map(({ code, name }) => ({ value: code, label: name })),
      ],
    }),
    filterAction: to.deskOfficials(),
    filtered: filter.search !== '' || filter.country !== '',
    all: to.deskOfficials(),
    newOfficial: to.deskNewOfficial(),
    count: t('official.count', { n: officials.length }),
    officials: officials.map(official => {
      const ways = waysOf(official);
      const words = (there: boolean): string =>
        WAYS.filter(way => ways[way] === there)
          .map(way => t(`official.way.${way}`))
          .join(', ');
      return {
        name: officialLabel(official),
        detail: [official.name === null ? null : official.title, official.body]
          .filter(part => part !== null)
          .join(' · '),
        country: official.country === null ? '' : countryName(official.country, lang),
        href: to.deskOfficial(official.id),
        has: words(true),
        lacks: words(false),
      };
    }),
  };
}

export const officialsPage = definePage<OfficialsModel>({
  name: 'officials/officials',
  layout: 'desk',
  sample: () => officialsModel(plainVisit(), [sampleOfficial()], { search: 'governor', country: '' }),
});
