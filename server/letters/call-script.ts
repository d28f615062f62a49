// What to say on the telephone, in the letter's language: who calls, about whom, the matter in short, thanks.
import type { PublishedAction, ResolvedTarget } from '../actions/model.ts';
import { countryOfNumber } from '../lib/calling-codes.ts';
import { countryName } from '../lib/countries.ts';
import { joinList } from '../lib/languages.ts';
import { officeClock, officeHours, type LocalMoment } from '../lib/office-hours.ts';
import type { Visit } from '../platform/web/visit.ts';
import { senderLines, type Letter } from './compose.ts';
import { phrase, phrasesIn } from './phrases.ts';
import { paragraphs } from './runs.ts';

// A call is short: about a minute and a half of speech.
const LONGEST = 900;

/** Paragraphs to read aloud. */
export function callScript(letter: Letter): string[] {
  const phrases = phrasesIn(letter.lang)?.call;
  const [name = '', place = ''] = letter.supporter.name.trim()
    ? senderLines(letter.supporter, letter.lang)
    : ['', ...senderLines(letter.supporter, letter.lang)];
  const opening = phrases
    ? [
        phrases.hello,
        phrase(phrases.name, name),
        phrase(phrases.place, place),
        phrase(phrases.about, letter.subject),
      ]
        .filter(Boolean)
        .join(' ')
    : letter.greeting;
  const texts = paragraphs(letter.body).map(runs => runs.map(run => run.text).join(''));
  let length = 0;
  const matter = texts.filter((text, at) => {
    length += text.length;
    // The first paragraph says what it is about, the last what is asked: both stay, whatever lies between.
    return at === 0 || at === texts.length - 1 || length <= LONGEST;
  });
  return [opening, ...matter, phrases?.thanks ?? ''].filter(part => part.trim() !== '');
}

/** How to say the names, where the action tells it. */
export const namesToSay = (action: Pick<PublishedAction, 'people'>): { name: string; spoken: string }[] =>
  action.people.flatMap(({ name, spoken }) => (spoken ? [{ name, spoken }] : []));

/** The time at the office, and whether somebody is likely to answer, in words. */
export function officeTime(
  { t, lang }: Pick<Visit, 't' | 'lang'>,
  target: Pick<ResolvedTarget, 'country' | 'phones'>,
  timeZone: string,
  now: Date,
): { place: string; time: string; likely: string } {
  const clock = officeClock(now, {
    country: countryOfNumber(target.phones[0], target.country),
    otherwise: timeZone,
    lang,
  });
  const { place, from, to } = clock;
  const moment = (at: LocalMoment): string => t('letter.phone.moment', at);
  return {
    place: 'country' in place ? countryName(place.country, lang) : place.city,
    time: to === null ? moment(from) : t('letter.phone.between', { from: moment(from), to: moment(to) }),
    likely: t(`letter.phone.${clock.likely}`),
  };
}

/** When the office is likely open, there and by the caller's clock: what a printed sheet can say on any day. */
export function officeHoursInWords(
  { t, lang }: Pick<Visit, 't' | 'lang'>,
  target: Pick<ResolvedTarget, 'country' | 'phones'>,
  timeZone: string,
  { now, caller }: { now: Date; caller: string | null },
): string {
  const country = countryOfNumber(target.phones[0], target.country);
  const hours = officeHours(now, { country, otherwise: timeZone, caller, lang });
  const { from, to, yours } = hours;
  const rests = joinList(hours.rests, lang);
  const lines = [t('letter.call.hoursThere', { from, to, rests })];
  if (yours) lines.push(t('letter.call.hoursHere', { ...yours, place: countryName(caller, lang) }));
  return lines.join('\n');
}
