// The text a letter begins with: the sample for an official in a language, with all filled in that is known already.
import { countryName } from '../lib/countries.ts';
import { joinList } from '../lib/languages.ts';
import { sampleFor, type PublishedAction, type ResolvedTarget, type SampleLetter } from '../actions/model.ts';
import type { MergeValues } from '../lib/merge-fields/fields.ts';
import { greetingFor } from './greeting.ts';
import { labelOf, languagesOffered, NOBODY, type LetterWish, type Supporter } from './model.ts';
import { fillKnown } from '../lib/merge-fields/template.ts';
import { templateOf } from './sample-template.ts';

/** The sample for this target in this language; one made for other targets before none at all. */
export function sampleInLanguage(
  action: PublishedAction,
  target: ResolvedTarget,
  lang: string,
): SampleLetter | null {
  return (
    sampleFor(action.letters, target.id, lang) ?? action.letters.find(letter => letter.lang === lang) ?? null
  );
}

/** The sample to begin from; where there is none in that language, the first in another, to be put into it. */
export function sampleToBegin(
  action: PublishedAction,
  target: ResolvedTarget,
  lang: string,
): SampleLetter | null {
  for (const each of [lang, ...languagesOffered(action)]) {
    const sample = sampleInLanguage(action, target, each);
    if (sample) return sample;
  }
  return null;
}

export function greetingOf(action: PublishedAction, target: ResolvedTarget, lang: string): string {
  return greetingFor({
    lang,
    targetId: target.id,
    own: target.ownSalutations,
    official: target.bookSalutations,
    sample: sampleFor(action.letters, target.id, lang),
  });
}

/** What is known of a letter before its writer has typed anything. */
export function knownValues(
  action: PublishedAction,
  target: ResolvedTarget,
  lang: string,
): Omit<MergeValues, 'date' | 'supporter.name' | 'supporter.place' | 'supporter.country'> {
  return {
    salutation: greetingOf(action, target, lang),
    'target.name': labelOf(target),
    'target.title': target.title ?? '',
    people: joinList(
      action.people.map(person => person.name),
      lang,
    ),
    'action.number': action.number ?? '',
  };
}

/** What the supporter has told so far, in the letter's language; what is not told is not known. */
function toldBy(supporter: Supporter, lang: string): Partial<MergeValues> {
  return {
    ...(supporter.name === '' ? {} : { 'supporter.name': supporter.name }),
    ...(supporter.place === '' ? {} : { 'supporter.place': supporter.place }),
    ...(supporter.country === null ? {} : { 'supporter.country': countryName(supporter.country, lang) }),
  };
}

const filled = (
  action: PublishedAction,
  target: ResolvedTarget,
  sample: SampleLetter,
  supporter: Supporter,
): string =>
  fillKnown(templateOf(sample.body), {
    ...knownValues(action, target, sample.lang),
    ...toldBy(supporter, sample.lang),
  });

/** The text that the form opens with; what only the writer can give stays as merge fields. '' without any sample. */
export function beginText(
  action: PublishedAction,
  target: ResolvedTarget,
  lang: string,
  supporter: Supporter,
): string {
  const sample = sampleToBegin(action, target, lang);
  return sample ? filled(action, target, sample, supporter) : '';
}

const folded = (text: string): string => text.replace(/\s+/g, ' ').trim();

/** Whether a folded text holds all that this sample says to everybody: sooner told than what it says to each. */
const mayBe = (typed: string, sample: SampleLetter): boolean =>
  templateOf(sample.body).parts.every(part => part.kind !== 'text' || typed.includes(folded(part.text)));

/** Whether a text is still a sample as the form gave it, for whichever official and language. */
export function isUntouched(action: PublishedAction, wish: Pick<LetterWish, 'body' | 'filledFor'>): boolean {
  const typed = folded(wish.body);
  return action.letters.some(
    sample =>
      mayBe(typed, sample) &&
      action.targets.some(target =>
        [NOBODY, wish.filledFor].some(
          supporter => folded(filled(action, target, sample, supporter)) === typed,
        ),
      ),
  );
}
