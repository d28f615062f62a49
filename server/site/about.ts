// The pages about the site: who runs it, its offices, and what is kept of a supporter.
import { alphabetOf } from '../lib/languages.ts';
import { countryName } from '../lib/countries.ts';
import { paragraphsOf, richText } from '../lib/rich-text.ts';
import type { Settings } from '../settings/model.ts';
import type { Visit } from '../platform/web/visit.ts';
import type { AboutModel, PrivacyModel } from './pages.ts';

const orNull = (text: string): string | null => (text === '' ? null : text);

export function aboutModel(visit: Visit, settings: Settings): AboutModel {
  const compare = alphabetOf(visit.lang);
  return {
    name: settings.organisationName,
    paragraphs: paragraphsOf(settings.about),
    contactEmail: orNull(settings.contactEmail),
    contactAddress: settings.contactAddress.split('\n').filter(line => line.trim() !== ''),
    offices: settings.offices
      .map(office => ({
        country: countryName(office.country, visit.lang),
        name: office.name,
        email: orNull(office.email),
        url: orNull(office.url),
        phone: orNull(office.phone),
      }))
      .sort((a, b) => compare(a.country, b.country)),
  };
}

export const privacyModel = (visit: Visit, settings: Settings): PrivacyModel => ({
  name: settings.organisationName,
  contactEmail: orNull(settings.contactEmail),
  textHtml: richText(visit.t('privacy.text', { days: settings.graceDays, months: settings.replyMonths })),
});
