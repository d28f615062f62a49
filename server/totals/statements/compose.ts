// From counted numbers and a coordinator's wish to the finished texts of a statement.
import { z } from 'zod';
import { inLanguage } from '../../actions/in-language.ts';
import type { PublishedAction, ResolvedTarget } from '../../actions/model.ts';
import { pathsFor } from '../../lib/paths.ts';
import type { App } from '../../platform/app.ts';
import type { Section } from '../../platform/documents/document.ts';
import type { Commitment } from '../proofs/model.ts';
import type { currentSettings } from '../../settings/read-settings.ts';
import { coveringLetter, sheetSection, type Printed } from './document.ts';
import { fillLetter, valuesFor } from './fields.ts';
import type { StatementNumbers, StatementWish } from './model.ts';

/** What is kept of a statement's paper, word for word: the sheet, and for each official the letter and its text. */
export type StatementPaper = {
  title: string;
  author: string;
  paper: 'a4' | 'letter';
  sheet: Section;
  letters: { target: string; name: string; text: string; section: Section }[];
};

// Written by ourselves and never changed: that it is there and whole is all that is asked of it.
const sectionSchema = z.custom<Section>(
  value => typeof value === 'object' && value !== null && 'blocks' in value && Array.isArray(value.blocks),
);
export const paperSchema: z.ZodType<StatementPaper> = z.object({
  title: z.string(),
  author: z.string(),
  paper: z.enum(['a4', 'letter']),
  sheet: sectionSchema,
  letters: z.array(
    z.object({ target: z.string(), name: z.string(), text: z.string(), section: sectionSchema }),
  ),
});

/** What a target is called in a statement: its name, else its title, else its body. */
export const targetName = (target: Pick<ResolvedTarget, 'name' | 'title' | 'body'>): string =>
  target.name ?? target.title ?? target.body ?? '';

/** Whatever of a statement does not hang on its number, read before the transaction that gives it one. */
export type Surroundings = {
  settings: Awaited<ReturnType<typeof currentSettings>>;
  /** Every official chosen, in the action's order. */
  targets: readonly ResolvedTarget[];
};

// The number of a preview is not given yet and says so by its dots, which are to be seen as such.
const addressOf = (app: App, given: Surroundings, lang: string, number: string): string =>
  `${app.config.publicUrl}${decodeURI(pathsFor(lang, given.settings.languages[0] ?? 'en').statement(number))}`;

export function composePaper(
  app: App,
  action: PublishedAction,
  wish: StatementWish,
  given: Surroundings & {
    number: string;
    numbers: StatementNumbers;
    countedAt: string;
    frozenAt: string;
    /** Null in a preview: it has none yet. */
    commitment: Commitment | null;
  },
): StatementPaper {
  const { settings, numbers, number } = given;
  const { lang } = wish;
  const t: Printed['t'] = (key, params) => app.strings.text(lang, key, params);
  const address = addressOf(app, given, lang, number);
  const shown = inLanguage(action, lang);
  const printed: Printed = {
    lang,
    t,
    number,
    day: wish.day,
    timeZone: action.timeZone,
    countedAt: given.countedAt,
    frozenAt: given.frozenAt,
    numbers,
    commitment: given.commitment,
    action: { title: shown.title, number: action.number, country: action.country },
    corrects: wish.corrects === null ? null : { number: wish.corrects, reason: wish.reason },
    organisation: {
      name: settings.organisationName,
      address: settings.contactAddress,
      email: settings.contactEmail,
    },
    address,
  };
  return {
    title: `${t('statement.numbered', { number })}: ${shown.title}`,
    author: settings.organisationName,
    paper: settings.paper,
    sheet: sheetSection(printed),
    letters: given.targets.map(target => {
      const values = valuesFor(action, target, {
        lang,
        t,
        day: wish.day,
        numbers,
        number,
        address,
        organisation: settings.organisationName,
      });
      const text = fillLetter(wish.letter, values);
      return {
        target: target.id,
        name: targetName(target),
        text,
        section: coveringLetter(printed, target, text),
      };
    }),
  };
}
