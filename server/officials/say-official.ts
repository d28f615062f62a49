// An official's entry in words, field by field: for whoever compares two versions of it, or two entries.
import { countryName } from '../lib/countries.ts';
import { languageName } from '../lib/languages.ts';
import type { Words } from '../platform/web/words.ts';
import type { OfficialDetails } from './model.ts';

/** Each field with its label, those of the form in their order; an empty one has an empty value. */
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
