// Time zones: all there are to choose from, and the one most people of a country keep.
import { isCountry } from './countries.ts';
import { isTimeZone } from './dates.ts';
import { keep } from './keep.ts';

/** Countries with several zones: the one that most of their people, or their government, keep. */
const USUAL: Readonly<Record<string, string>> = {
  AQ: 'UTC', AR: 'America/Argentina/Buenos_Aires', AU: 'Australia/Sydney', BR: 'America/Sao_Paulo',
  CA: 'America/Toronto', CD: 'Africa/Kinshasa', CL: 'America/Santiago', CN: 'Asia/Shanghai', CY: 'Asia/Nicosia',
  DE: 'Europe/Berlin', EC: 'America/Guayaquil', ES: 'Europe/Madrid', FM: 'Pacific/Pohnpei', FR: 'Europe/Paris',
  GL: 'America/Nuuk', ID: 'Asia/Jakarta', KI: 'Pacific/Tarawa', KZ: 'Asia/Almaty', MH: 'Pacific/Majuro',
  MN: 'Asia/Ulaanbaatar', MX: 'America/Mexico_City', MY: 'Asia/Kuala_Lumpur', NZ: 'Pacific/Auckland',
  PF: 'Pacific/Tahiti', PG: 'Pacific/Port_Moresby', PS: 'Asia/Hebron', PT: 'Europe/Lisbon', RU: 'Europe/Moscow',
  UA: 'Europe/Kyiv', UM: 'Pacific/Wake', US: 'America/New_York', UZ: 'Asia/Tashkent', VN: 'Asia/Ho_Chi_Minh',
  XK: 'Europe/Belgrade',
}; // prettier-ignore

const zonesOf = (country: string): readonly string[] => {
  const locale = new Intl.Locale('und', { region: country });
  // The newer way to ask is a method; Node 20 has a getter of the same meaning.
  const ask: unknown = Reflect.get(locale, 'getTimeZones');
  const found: unknown = typeof ask === 'function' ? ask.call(locale) : Reflect.get(locale, 'timeZones');
  return Array.isArray(found) ? found.filter(zone => typeof zone === 'string') : [];
};

const usualIn = keep((country: string) => {
  const usual = USUAL[country];
  if (usual !== undefined && isTimeZone(usual)) return usual;
  return isCountry(country) ? (zonesOf(country)[0] ?? null) : null;
});

/** The time zone that is usual in a country (ISO 3166-1 alpha-2); null where none is known. */
export const usualTimeZone = (country: string): string | null => usualIn(country);

let zones: readonly string[] | null = null;

/** Every zone the runtime offers, and the one that is chosen when it is known under another name only. */
export function timeZones(chosen: string): readonly string[] {
  zones ??= [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone')])];
  return chosen === '' || zones.includes(chosen) ? zones : [chosen, ...zones];
}
