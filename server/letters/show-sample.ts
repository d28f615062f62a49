// A sample letter as readers see it before it is theirs: what is known filled in, what they will fill in named.
import { joinList } from '../lib/languages.ts';
import type { PublishedAction, ResolvedTarget, SampleLetter } from '../actions/model.ts';
import { greetingFor, signOffFor } from './greeting.ts';
import { renderTemplate } from '../lib/merge-fields/template.ts';
import { templateOf } from './sample-template.ts';

type OfAction = Pick<PublishedAction, 'targets' | 'people' | 'number'>;

/** How a part that is not filled yet is shown; given the strings key of what it stands for, such as `sample.name`. */
export type Slot = (key: string) => string;

/** The one official a sample is made for, or null when it fits several. */
function onlyTarget(action: OfAction, sample: SampleLetter): ResolvedTarget | null {
  const fit = action.targets.filter(target => sample.targets?.includes(target.id) ?? true);
  const [first] = fit;
  return first !== undefined && fit.length === 1 ? first : null;
}

/** The greeting where it is the same for everybody the sample is for, else the sample's own, else null. */
export function shownGreeting(action: OfAction, sample: SampleLetter): string | null {
  const only = onlyTarget(action, sample);
  if (!only) return sample.greeting;
  return greetingFor({
    lang: sample.lang,
    targetId: only.id,
    own: only.ownSalutations,
    official: only.bookSalutations,
    sample,
  });
}

/** The sign-off that letters made from it begin with. */
export const shownSignOff = (sample: SampleLetter): string => signOffFor(sample.lang, sample);

/** The body with its merge fields filled or named; its `**bold**` and blank lines are kept (see `paragraphs`). */
export function shownBody(action: OfAction, sample: SampleLetter, slot: Slot): string {
  const only = onlyTarget(action, sample);
  const people = action.people.map(person => person.name);
  return renderTemplate(templateOf(sample.body), {
    salutation: shownGreeting(action, sample) ?? slot('sample.greeting'),
    'target.name': only?.name ?? slot('sample.official'),
    'target.title': only?.title ?? slot('sample.officialTitle'),
    people: joinList(people, sample.lang),
    date: slot('sample.date'),
    'supporter.name': slot('sample.name'),
    'supporter.place': slot('sample.place'),
    'supporter.country': slot('sample.country'),
    'action.number': action.number ?? '',
  });
}
