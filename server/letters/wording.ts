// Dates, lists and countries in the letter's own language, which need not be the page's.

function known(lang: string): string {
  try {
    return Intl.getCanonicalLocales(lang)[0] ?? 'en';
  } catch {
    return 'en';
  }
}

/** A day (`YYYY-MM-DD`) in words, such as "21 November 2026". A text that is no day is given back as it is. */
export function dayInWords(day: string, lang: string): string {
  const date = new Date(`${day}T12:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(day) || Number.isNaN(date.getTime())) return day;
  // Plain English is written for the world here: the day stands before the month.
  const locale = known(lang) === 'en' ? 'en-GB' : known(lang);
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC', calendar: 'gregory' }).format(
    date,
  );
}

/** Names joined by the language's own "and". */
export function namesInWords(names: readonly string[], lang: string): string {
  return new Intl.ListFormat(known(lang), { type: 'conjunction' }).format(
    names.filter(name => name.trim() !== ''),
  );
}

/** A country's name in a language; the code itself where it is unknown, nothing for none. */
export function countryInWords(country: string | null, lang: string): string {
  if (!country || !/^[A-Za-z]{2}$/.test(country)) return '';
  return (
    new Intl.DisplayNames(known(lang), { type: 'region', fallback: 'code' }).of(country.toUpperCase()) ??
    country
  );
}
