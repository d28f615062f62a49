// Reports and groups of them in the reviewer's words: who, what, why and when.
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { countryName } from '../../lib/countries.ts';
import { instantInWords } from '../../lib/dates.ts';
import { writeNumber } from '../../lib/languages.ts';
import { momentInWords, type Words } from '../../platform/web/words.ts';
import { HOLD_SETTINGS } from '../../settings/model.ts';
import { RULE_NAMES, type Finding } from '../holding/rules.ts';
import type { ReportLine } from '../model.ts';
import { findingsFrom, groupOf } from '../revise.ts';
import type { Seen } from './look.ts';
import { NO_VALUE, type Group, type Grouping } from './model.ts';
import type { KeptWithLast } from '../many/store.ts';

export type Named = { action: PublishedAction; targets: ReadonlyMap<string, ResolvedTarget> };

/** Why, in one sentence. A row of an older version may name a setting that is no more: then its rule. */
export function whyInWords(words: Words, finding: Finding): string {
  const { t, lang } = words;
  const known: readonly string[] = [...HOLD_SETTINGS, 'again'];
  if (!known.includes(finding.setting)) return t(`hold.rule.${finding.rule}`);
  const seen = writeNumber(finding.seen, lang);
  const limit = writeNumber(finding.limit, lang);
  return t(`hold.why.${finding.setting}`, { seen, limit });
}

export const whyOf = (words: Words, kept: KeptWithLast): string[] =>
  kept.state.held === 1 ? findingsFrom(kept.revision.held_by).map(finding => whyInWords(words, finding)) : [];

export const lineInWords = (words: Words, line: ReportLine, targets: Named['targets']): string => {
  const target = targets.get(line.target);
  return words.t('review.line', {
    quantity: writeNumber(line.quantity, words.lang),
    channel: words.t(`channel.${line.channel}`),
    target: target?.name ?? target?.title ?? target?.body ?? line.target,
  });
};

export const linesInWords = (words: Words, kept: KeptWithLast, { targets }: Named): string[] =>
  (kept.lines.length > 0 ? kept.lines : kept.lastLines).map(line => lineInWords(words, line, targets));

/** Who it is said to be from, without a name of a person: none is known. */
export function whoReported(words: Words, { kept, hasEmail }: Seen): string {
  const { t, lang } = words;
  const group = groupOf(kept.revision);
  const { country } = kept.revision;
  const who =
    group === null
      ? t('review.alone')
      : t('review.group', { name: group.name ?? t('review.namelessGroup'), n: group.people });
  const from = country === null ? '' : t('receipt.from', { country: countryName(country, lang) });
  const email = kept.state.confirmed_at !== null ? 'confirmed' : hasEmail ? 'unconfirmed' : 'noEmail';
  return [who, from, t(`review.${email}`)].filter(part => part !== '').join(' ');
}

/** The value that reports of a group have in common. */
export function valueInWords(
  words: Words,
  by: Exclude<Grouping, 'report'>,
  value: string,
  sample: string[],
): string {
  const { t, lang } = words;
  if (by === 'hour') return hourInWords(words, value);
  if (value === NO_VALUE) return t(`review.no.${by}`);
  if (by === 'rule') {
    const rule = RULE_NAMES.find(name => name === value);
    return rule === undefined ? value : t(`hold.rule.${rule}`);
  }
  if (by === 'source') return t('review.source', { mark: value });
  if (by === 'country') return countryName(value, lang);
  return sample.length > 0 ? sample.join('; ') : t('review.shape', { name: value });
}

const hourInWords = (words: Words, hour: string): string =>
  momentInWords(words, hour.length > 10 ? `${hour}:00:00.000Z` : `${hour}T00:00:00.000Z`);

/** From the first to the last of a group; the zone is named once. */
export function spanInWords(words: Words, { first, last }: Pick<Group, 'first' | 'last'>): string {
  const until = momentInWords(words, last);
  if (first.slice(0, 16) === last.slice(0, 16)) return until;
  return words.t('review.span', { from: instantInWords(first, words.lang, words.zone ?? 'UTC'), to: until });
}
