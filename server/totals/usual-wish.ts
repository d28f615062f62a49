// The statement of totals that nobody has changed: to the officials who are written to, with the usual letter.
import type { PublishedAction } from '../actions/model.ts';
import type { Day } from '../lib/dates.ts';
import { letterOf } from './statements/content-letters.ts';
import type { StatementWish } from './statements/model.ts';

export const usualWish = (
  action: PublishedAction,
  { day, lang }: { day: Day; lang: string },
): StatementWish => ({
  day,
  targets: action.targets.filter(target => target.role === 'to').map(target => target.id),
  lang,
  letter: letterOf('deadline', lang),
  corrects: null,
  reason: '',
});
