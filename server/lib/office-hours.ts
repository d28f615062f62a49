// Where and when an office works: a country's time zones and weekend, and whether somebody is likely to answer now.
import { dateLocale, isTimeZone } from './dates.ts';
import { keep } from './keep.ts';

// One zone a country where people live by one (of islands far off only the mainland's); else each that differs.
const ZONES: ReadonlyMap<string, readonly string[]> = new Map(
  (
    'AD Europe/Andorra; AE Asia/Dubai; AF Asia/Kabul; AG America/Antigua; AI America/Anguilla; ' +
    'AL Europe/Tirane; AM Asia/Yerevan; AO Africa/Luanda; AR America/Argentina/Buenos_Aires; ' +
    'AS Pacific/Pago_Pago; AT Europe/Vienna; ' +
    'AU Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Darwin Australia/Perth; ' +
    'AW America/Aruba; AX Europe/Mariehamn; AZ Asia/Baku; BA Europe/Sarajevo; BB America/Barbados; ' +
    'BD Asia/Dhaka; BE Europe/Brussels; BF Africa/Ouagadougou; BG Europe/Sofia; BH Asia/Bahrain; ' +
    'BI Africa/Bujumbura; BJ Africa/Porto-Novo; BL America/St_Barthelemy; BM Atlantic/Bermuda; ' +
    'BN Asia/Brunei; BO America/La_Paz; BQ America/Kralendijk; ' +
    'BR America/Sao_Paulo America/Manaus America/Rio_Branco America/Noronha; BS America/Nassau; ' +
    'BT Asia/Thimphu; BW Africa/Gaborone; BY Europe/Minsk; BZ America/Belize; ' +
    'CA America/Toronto America/Halifax America/St_Johns America/Winnipeg America/Regina America/Edmonton America/Vancouver; ' +
    'CC Indian/Cocos; CD Africa/Kinshasa Africa/Lubumbashi; CF Africa/Bangui; CG Africa/Brazzaville; ' +
    'CH Europe/Zurich; CI Africa/Abidjan; CK Pacific/Rarotonga; CL America/Santiago; CM Africa/Douala; ' +
    'CN Asia/Shanghai; CO America/Bogota; CR America/Costa_Rica; CU America/Havana; ' +
    'CV Atlantic/Cape_Verde; CW America/Curacao; CX Indian/Christmas; CY Asia/Nicosia; CZ Europe/Prague; ' +
    'DE Europe/Berlin; DJ Africa/Djibouti; DK Europe/Copenhagen; DM America/Dominica; ' +
    'DO America/Santo_Domingo; DZ Africa/Algiers; EC America/Guayaquil; EE Europe/Tallinn; ' +
    'EG Africa/Cairo; EH Africa/El_Aaiun; ER Africa/Asmera; ES Europe/Madrid; ET Africa/Addis_Ababa; ' +
    'FI Europe/Helsinki; FJ Pacific/Fiji; FK Atlantic/Stanley; FM Pacific/Pohnpei Pacific/Chuuk; ' +
    'FO Atlantic/Faroe; FR Europe/Paris; GA Africa/Libreville; GB Europe/London; GD America/Grenada; ' +
    'GE Asia/Tbilisi; GF America/Cayenne; GG Europe/Guernsey; GH Africa/Accra; GI Europe/Gibraltar; ' +
    'GL America/Nuuk America/Thule America/Danmarkshavn; GM Africa/Banjul; GN Africa/Conakry; ' +
    'GP America/Guadeloupe; GQ Africa/Malabo; GR Europe/Athens; GT America/Guatemala; GU Pacific/Guam; ' +
    'GW Africa/Bissau; GY America/Guyana; HK Asia/Hong_Kong; HN America/Tegucigalpa; HR Europe/Zagreb; ' +
    'HT America/Port-au-Prince; HU Europe/Budapest; ID Asia/Jakarta Asia/Makassar Asia/Jayapura; ' +
    'IE Europe/Dublin; IL Asia/Jerusalem; IM Europe/Isle_of_Man; IN Asia/Kolkata; IO Indian/Chagos; ' +
    'IQ Asia/Baghdad; IR Asia/Tehran; IS Atlantic/Reykjavik; IT Europe/Rome; JE Europe/Jersey; ' +
    'JM America/Jamaica; JO Asia/Amman; JP Asia/Tokyo; KE Africa/Nairobi; KG Asia/Bishkek; ' +
    'KH Asia/Phnom_Penh; KI Pacific/Tarawa Pacific/Kanton Pacific/Kiritimati; KM Indian/Comoro; ' +
    'KN America/St_Kitts; KP Asia/Pyongyang; KR Asia/Seoul; KW Asia/Kuwait; KY America/Cayman; ' +
    'KZ Asia/Almaty; LA Asia/Vientiane; LB Asia/Beirut; LC America/St_Lucia; LI Europe/Vaduz; ' +
    'LK Asia/Colombo; LR Africa/Monrovia; LS Africa/Maseru; LT Europe/Vilnius; LU Europe/Luxembourg; ' +
    'LV Europe/Riga; LY Africa/Tripoli; MA Africa/Casablanca; MC Europe/Monaco; MD Europe/Chisinau; ' +
    'ME Europe/Podgorica; MF America/Marigot; MG Indian/Antananarivo; MH Pacific/Majuro; ' +
    'MK Europe/Skopje; ML Africa/Bamako; MM Asia/Yangon; MN Asia/Ulaanbaatar Asia/Hovd; MO Asia/Macau; ' +
    'MP Pacific/Saipan; MQ America/Martinique; MR Africa/Nouakchott; MS America/Montserrat; ' +
    'MT Europe/Malta; MU Indian/Mauritius; MV Indian/Maldives; MW Africa/Blantyre; ' +
    'MX America/Mexico_City America/Cancun America/Hermosillo America/Tijuana; MY Asia/Kuala_Lumpur; ' +
    'MZ Africa/Maputo; NA Africa/Windhoek; NC Pacific/Noumea; NE Africa/Niamey; NF Pacific/Norfolk; ' +
    'NG Africa/Lagos; NI America/Managua; NL Europe/Amsterdam; NO Europe/Oslo; NP Asia/Kathmandu; ' +
    'NR Pacific/Nauru; NU Pacific/Niue; NZ Pacific/Auckland; OM Asia/Muscat; PA America/Panama; ' +
    'PE America/Lima; PF Pacific/Tahiti Pacific/Marquesas Pacific/Gambier; ' +
    'PG Pacific/Port_Moresby Pacific/Bougainville; PH Asia/Manila; PK Asia/Karachi; PL Europe/Warsaw; ' +
    'PM America/Miquelon; PN Pacific/Pitcairn; PR America/Puerto_Rico; PS Asia/Hebron; PT Europe/Lisbon; ' +
    'PW Pacific/Palau; PY America/Asuncion; QA Asia/Qatar; RE Indian/Reunion; RO Europe/Bucharest; ' +
    'RS Europe/Belgrade; ' +
    'RU Europe/Moscow Europe/Kaliningrad Europe/Samara Asia/Yekaterinburg Asia/Omsk Asia/Krasnoyarsk Asia/Irkutsk Asia/Yakutsk Asia/Vladivostok Asia/Magadan Asia/Kamchatka; ' +
    'RW Africa/Kigali; SA Asia/Riyadh; SB Pacific/Guadalcanal; SC Indian/Mahe; SD Africa/Khartoum; ' +
    'SE Europe/Stockholm; SG Asia/Singapore; SH Atlantic/St_Helena; SI Europe/Ljubljana; ' +
    'SJ Arctic/Longyearbyen; SK Europe/Bratislava; SL Africa/Freetown; SM Europe/San_Marino; ' +
    'SN Africa/Dakar; SO Africa/Mogadishu; SR America/Paramaribo; SS Africa/Juba; ST Africa/Sao_Tome; ' +
    'SV America/El_Salvador; SX America/Lower_Princes; SY Asia/Damascus; SZ Africa/Mbabane; ' +
    'TC America/Grand_Turk; TD Africa/Ndjamena; TG Africa/Lome; TH Asia/Bangkok; TJ Asia/Dushanbe; ' +
    'TK Pacific/Fakaofo; TL Asia/Dili; TM Asia/Ashgabat; TN Africa/Tunis; TO Pacific/Tongatapu; ' +
    'TR Europe/Istanbul; TT America/Port_of_Spain; TV Pacific/Funafuti; TW Asia/Taipei; ' +
    'TZ Africa/Dar_es_Salaam; UA Europe/Kyiv; UG Africa/Kampala; ' +
    'US America/New_York America/Chicago America/Denver America/Phoenix America/Los_Angeles America/Anchorage Pacific/Honolulu; ' +
    'UY America/Montevideo; UZ Asia/Tashkent; VA Europe/Vatican; VC America/St_Vincent; ' +
    'VE America/Caracas; VG America/Tortola; VI America/St_Thomas; VN Asia/Ho_Chi_Minh; ' +
    'VU Pacific/Efate; WF Pacific/Wallis; WS Pacific/Apia; XK Europe/Belgrade; YE Asia/Aden; ' +
    'YT Indian/Mayotte; ZA Africa/Johannesburg; ZM Africa/Lusaka; ZW Africa/Harare; '
  )
    .split(';')
    .map((entry): [string, string[]] => {
      const [country = '', ...zones] = entry.trim().split(' ');
      return [country, zones];
    }),
);

const SATURDAY_SUNDAY = ['Sat', 'Sun'];

// Days on which government offices rest where they are not Saturday and Sunday.
const WEEKENDS: ReadonlyMap<string, readonly string[]> = new Map([
  ...'BD BH DZ EG IL IQ JO KW LY MV OM PS QA SA SD SO SY YE'
    .split(' ')
    .map((country): [string, string[]] => [country, ['Fri', 'Sat']]),
  ['AF', ['Thu', 'Fri']],
  ['IR', ['Thu', 'Fri']],
  ['BN', ['Fri', 'Sun']],
  ['DJ', ['Fri', 'Sat']],
  ['NP', ['Sat']],
]);

const OPENS = 9;
const CLOSES = 16;

const clockIn = keep(
  timeZone =>
    new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', hour: '2-digit', hourCycle: 'h23' }),
);
const momentIn = keep(key => {
  const [locale, timeZone] = key.split(' ');
  return {
    weekday: new Intl.DateTimeFormat(locale, { timeZone, weekday: 'long' }),
    time: new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
  };
});

export type LocalMoment = { weekday: string; time: string };
export type OfficeClock = {
  /** Where that time is: an ISO country, or a city where the country is not known. */
  place: { country: string } | { city: string };
  /** The time there, in the words of `lang`; where a country has several, the earliest and the latest. */
  from: LocalMoment;
  to: LocalMoment | null;
  /** `maybe`: open in a part of the country. Holidays and breaks are not known, so it is never more than likely. */
  likely: 'open' | 'maybe' | 'closed';
};

function isOpen(now: Date, timeZone: string, weekend: readonly string[]): boolean {
  const parts = clockIn(timeZone).formatToParts(now);
  const part = (type: string): string => parts.find(each => each.type === type)?.value ?? '';
  const hour = Number(part('hour'));
  return !weekend.includes(part('weekday')) && hour >= OPENS && hour < CLOSES;
}

function momentThere(now: Date, timeZone: string, lang: string): LocalMoment {
  const { weekday, time } = momentIn(`${dateLocale(lang)} ${timeZone}`);
  return { weekday: weekday.format(now), time: time.format(now) };
}

/** Minutes that the clock there is ahead of UTC. */
function ahead(now: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', { timeZone, timeZoneName: 'longOffset' }).formatToParts(now);
  const name = parts.find(part => part.type === 'timeZoneName')?.value ?? '';
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours ?? 0) * 60 + Number(minutes ?? 0));
}

/** A time zone as people say it: its city. */
const cityOf = (timeZone: string): string => (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');

const zonesIn = (country: string | null): string[] =>
  country === null ? [] : (ZONES.get(country) ?? []).filter(isTimeZone);

const weekendIn = (country: string | null): readonly string[] =>
  WEEKENDS.get(country ?? '') ?? SATURDAY_SUNDAY;

export type OfficeHours = {
  /** By the clock where the office is. */
  from: string;
  to: string;
  /** The days on which it rests, in the words of `lang`. */
  rests: string[];
  /** The same hours by the caller's clock, as it stands now; null where it is not known, or is the same. */
  yours: { from: string; to: string } | null;
};

// A Monday, from which the days of a week are counted.
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 86_400_000;
const WEEK = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

/** When offices in `country` are likely open: for paper, which does not know when it is read. */
export function officeHours(
  now: Date,
  given: { country: string | null; otherwise: string; caller: string | null; lang: string },
): OfficeHours {
  const { country, otherwise, caller, lang } = given;
  const known = zonesIn(country);
  const offices = known.length > 0 ? known : [otherwise];
  const behind = new Set(offices.map(zone => ahead(now, zone)));
  const callers = new Set(zonesIn(caller).map(zone => ahead(now, zone)));
  const [there = 0] = behind;
  const [here = there] = callers;
  const at = (hour: number, minutes = 0): LocalMoment =>
    momentThere(new Date(MONDAY + hour * 3_600_000 + minutes * 60_000), 'UTC', lang);
  // Where a country has several clocks, nobody can say which is meant.
  const clear = behind.size === 1 && callers.size === 1 && here !== there;
  return {
    from: at(OPENS).time,
    to: at(CLOSES).time,
    rests: WEEK.flatMap((day, index) =>
      weekendIn(country).includes(day)
        ? [momentThere(new Date(MONDAY + index * DAY_MS), 'UTC', lang).weekday]
        : [],
    ),
    yours: clear ? { from: at(OPENS, here - there).time, to: at(CLOSES, here - there).time } : null,
  };
}

/** The time at an office in `country`; `otherwise` is the zone that counts where the country is not known. */
export function officeClock(
  now: Date,
  given: { country: string | null; otherwise: string; lang: string },
): OfficeClock {
  const { country, otherwise, lang } = given;
  const known = zonesIn(country);
  const zones = known.length > 0 ? known : [otherwise];
  const inOrder = zones
    .map(zone => ({ zone, ahead: ahead(now, zone) }))
    .sort((one, other) => one.ahead - other.ahead);
  const first = inOrder[0];
  const last = inOrder.at(-1);
  const weekend = weekendIn(country);
  const open = zones.filter(zone => isOpen(now, zone, weekend)).length;
  return {
    place: country !== null && known.length > 0 ? { country } : { city: cityOf(otherwise) },
    from: momentThere(now, first?.zone ?? otherwise, lang),
    to: first && last && first.ahead !== last.ahead ? momentThere(now, last.zone, lang) : null,
    likely: open === 0 ? 'closed' : open === zones.length ? 'open' : 'maybe',
  };
}
