// What to say on the telephone, in the letter's language: who calls, about whom, the matter in short, thanks.
import { dateLocale } from '../lib/dates.ts';
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

/** The moment at an office, and whether somebody is likely to answer: Monday to Friday, 9 to 17 there. */
export function officeTime(
  now: Date,
  timeZone: string,
  lang: string,
): { weekday: string; time: string; likelyOpen: boolean } {
  const part = (options: Intl.DateTimeFormatOptions, as = dateLocale(lang)): string =>
    new Intl.DateTimeFormat(as, { timeZone, ...options }).format(now);
  const hour = Number(part({ hour: '2-digit', hourCycle: 'h23' }, 'en-GB'));
  const day = part({ weekday: 'short' }, 'en-GB');
  return {
    weekday: part({ weekday: 'long' }),
    time: part({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }),
    likelyOpen: !['Sat', 'Sun'].includes(day) && hour >= 9 && hour < 17,
  };
}

/** A time zone as people say it: its city. */
export const zoneCity = (timeZone: string): string =>
  (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
