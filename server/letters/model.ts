// What a supporter asks of the letter form, and what the form offers: officials, channels, languages.
import { channelsOf, letterLanguages, type PublishedAction, type ResolvedTarget } from '../actions/model.ts';
import type { Channel } from '../lib/channels.ts';
import { isLanguage } from '../lib/languages.ts';
import type { Envelope, Paper } from '../platform/documents/document.ts';

/** Characters that the text of a letter may have. */
export const BODY_LIMIT = 20_000;
export const PROMPT_LIMIT = 1_000;

/** Three questions above the letter. What is answered becomes sentences of it; the rest leaves no trace. */
export const PROMPTS = ['from', 'why', 'ask'] as const;
export type Prompt = (typeof PROMPTS)[number];
export const promptField = (prompt: Prompt): string => `prompt.${prompt}`;

/** What a supporter tells of themselves. `country`: ISO 3166-1 alpha-2, or null where none was given. */
export type Supporter = { name: string; place: string; country: string | null };
export const NOBODY: Supporter = { name: '', place: '', country: null };

/** The letter form as read: every name in it is one the action has. */
export type LetterWish = Supporter & {
  /** Ids, each once, in the action's order; at least one. */
  targets: readonly string[];
  channel: Channel;
  lang: string;
  /** As typed; may hold merge fields. */
  body: string;
  prompts: Readonly<Record<Prompt, string>>;
  /** Null: what is usual in the supporter's country. */
  paper: Paper | null;
  envelope: Envelope | null;
  /** The supporter as the text in the form was last filled with, so that an untouched sample is known again. */
  filledFor: Supporter;
  /** The version of the action that the form was opened with, or null. */
  version: number | null;
};

export const labelOf = (target: Pick<ResolvedTarget, 'name' | 'title'>): string =>
  target.name ?? target.title ?? '';

/** The target's channels, best first, then "another way", which anybody may find (handed in, brought to a vigil). */
export const channelsOffered = (target: ResolvedTarget): Channel[] => [...channelsOf(target), 'other'];

/** The channel asked for where this target has it, else its best. */
export function channelFor(target: ResolvedTarget, asked: Channel): Channel {
  const offered = channelsOffered(target);
  return offered.includes(asked) ? asked : (offered[0] ?? 'other');
}

/** Channels in pairs with their targets; one for all where it is the same, so that an address on paper stays short. */
export const channelsInShort = (channels: readonly Channel[]): readonly Channel[] =>
  channels.every(channel => channel === channels[0]) ? channels.slice(0, 1) : channels;

/** Preferred languages first, then those of the sample letters. */
export const languagesOffered = (action: PublishedAction): string[] => {
  const languages = letterLanguages(action);
  return languages.length > 0 ? languages : [action.lang];
};

export const takesLanguage = (action: PublishedAction, lang: string): boolean =>
  languagesOffered(action).includes(lang) || (action.ownLanguageAllowed && isLanguage(lang));

/** The target a form opens with: the first that can be reached. */
export function firstTarget(action: PublishedAction): ResolvedTarget | undefined {
  return action.targets.find(target => channelsOf(target).length > 0) ?? action.targets[0];
}

export const targetsOf = (action: PublishedAction, ids: readonly string[]): ResolvedTarget[] =>
  action.targets.filter(target => ids.includes(target.id));

/** Officials who get a copy of a supporter's letters from that country, but for those written to themselves. */
export function copyTargets(
  action: PublishedAction,
  wish: Pick<LetterWish, 'targets' | 'country'>,
): ResolvedTarget[] {
  return action.targets.filter(
    target =>
      target.role === 'copy' &&
      !wish.targets.includes(target.id) &&
      (target.onlyFrom.length === 0 || (wish.country !== null && target.onlyFrom.includes(wish.country))),
  );
}
