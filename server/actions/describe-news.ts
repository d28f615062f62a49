// What is new in an action, and what its versions were, in words for its page and its files.
import { dayIn, dayInWords } from '../lib/dates.ts';
import type { PublishedVersion } from './find-version.ts';
import type { PublishedAction } from './model.ts';

type Reader = { t: (key: string, params?: Record<string, string | number>) => string; lang: string };
type Of = Pick<PublishedAction, 'timeZone' | 'deadline'>;
/** `said` in the reader's language, `text` in the one it was told in; '' where nothing was told. */
export type News = { day: string; said: string | null; text: string };

const ORDINALS = [2, 3, 4, 5];

/** `Second UA`, `Further information`, `Deadline extended`; null for a correction, which is nothing of its own. */
export function stepInWords(
  { t }: Reader,
  version: Pick<PublishedVersion, 'step' | 'ordinal'>,
): string | null {
  const { step, ordinal } = version;
  if (step === 'correction') return null;
  if (step !== 'second-ua') return t(`action.step.${step}`);
  return ORDINALS.includes(ordinal)
    ? t(`action.ordinal.${ordinal}`)
    : t('action.ordinal.more', { n: ordinal });
}

/** `update 1` for the second appeal of a case; null for the first. */
export const updateInWords = ({ t }: Reader, action: Pick<PublishedAction, 'ordinal'>): string | null =>
  action.ordinal < 2 ? null : t('action.second', { n: action.ordinal - 1 });

export const dayOfVersion = ({ lang }: Reader, action: Of, at: string): string =>
  dayInWords(dayIn(action.timeZone, new Date(at)), lang);

/** What stands at the top: the newest note, or that the deadline is a later one. */
export function newsOf(reader: Reader, action: Of, versions: readonly PublishedVersion[]): News | null {
  const newest = versions.find(
    version => version.version > 1 && (version.note !== null || version.step === 'extension'),
  );
  if (!newest) return null;
  const extended =
    newest.step === 'extension'
      ? reader.t('action.extendedTo', { day: dayInWords(action.deadline, reader.lang) })
      : null;
  return { day: dayOfVersion(reader, action, newest.publishedAt), said: extended, text: newest.note ?? '' };
}
