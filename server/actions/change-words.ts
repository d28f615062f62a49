// What changed between two versions, for a page: each field by its name, before and after.
import { countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { languageName } from '../lib/languages.ts';
import type { Words } from '../platform/web/words.ts';
import { changedFields, type ContentWords } from './compare-versions.ts';
import type { ActionContent } from './model.ts';

export type ChangeModel = { field: string; before: string; after: string };

export function changeModels(
  visit: Words,
  before: ActionContent,
  after: ActionContent,
  official: ContentWords['official'],
): ChangeModel[] {
  const words: ContentWords = {
    official,
    country: code => countryName(code, visit.lang),
    language: code => languageName(code, visit.lang),
    word: key => visit.t(key),
    day: day => dayInWords(day, visit.lang),
  };
  return changedFields(before, after, words).map(change => ({
    field: visit.t(`action.part.${change.field}`),
    before: change.before,
    after: change.after,
  }));
}
