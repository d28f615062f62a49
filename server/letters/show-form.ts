// The letter form as the page shows it: whom, by what, in which language, and the text.
import type { PublishedAction } from '../actions/model.ts';
import { countryChoices, countryName } from '../lib/countries.ts';
import { directionOf, joinList, languageName, LETTER_LANGUAGES, alphabetOf } from '../lib/languages.ts';
import type { fieldsFor } from '../platform/web/fields.ts';
import type { Visit } from '../platform/web/visit.ts';
import {
  channelFor,
  channelsOffered,
  labelOf,
  languagesOffered,
  promptField,
  PROMPTS,
  targetsOf,
  type LetterWish,
} from './model.ts';
import type { LetterModel } from './pages.ts';

/** `opened`: as its address opens it; `again`: shown again with other choices or problems; `previewed`: with ways to finish. */
export type Moment = 'opened' | 'again' | 'previewed';
export type FormGiven = {
  visit: Visit;
  action: PublishedAction;
  wish: LetterWish;
  moment: Moment;
  /** Whether the page's address names an official, a channel or a language: then no kept draft changes them. */
  asked?: boolean;
  /** What was written before the letter was begun again from the sample. */
  aside?: string | null;
};

export type Fields = { field: ReturnType<typeof fieldsFor>['field']; bad: (name: string) => boolean };
type Form = LetterModel['form'];

const OTHER = 'other';

/** The field that carries the writer's text while the sample stands in its place. */
export const LAID_ASIDE = 'aside';

function targetHint(visit: Visit, target: PublishedAction['targets'][number]): string | null {
  const { t, lang } = visit;
  const parts = [
    target.name === null ? '' : (target.title ?? ''),
    target.role === 'copy' ? t('letter.to.copy') : '',
    target.onlyFrom.length > 0
      ? t('action.onlyFrom', {
          countries: joinList(
            target.onlyFrom.map(code => countryName(code, lang)),
            lang,
          ),
        })
      : '',
  ].filter(part => part !== '');
  return parts.length > 0 ? parts.join(' · ') : null;
}

function languageParts({ visit, action, wish, moment }: FormGiven, { field, bad }: Fields): Form['language'] {
  const { t, lang } = visit;
  const offered = languagesOffered(action);
  const listed = offered.includes(wish.lang);
  const samples = new Set(action.letters.map(letter => letter.lang));
  const hint = (code: string): { hint?: string } => {
    const parts = [
      action.preferredLanguages.includes(code) ? t('letter.lang.preferred') : '',
      samples.has(code) ? '' : t('letter.lang.noSample'),
    ].filter(part => part !== '');
    return parts.length > 0 ? { hint: parts.join(' · ') } : {};
  };
  const compare = alphabetOf(lang);
  const others = LETTER_LANGUAGES.filter(code => !offered.includes(code))
    .map(code => ({ value: code, label: languageName(code, lang) }))
    .sort((a, b) => compare(a.label, b.label));
  return {
    field: field('lang', {
      label: t('letter.lang'),
      as: 'radios',
      value: listed ? wish.lang : OTHER,
      choices: [
        ...offered.map(code => ({ value: code, label: languageName(code, lang), ...hint(code) })),
        ...(action.ownLanguageAllowed ? [{ value: OTHER, label: t('letter.lang.other') }] : []),
      ],
    }),
    other: action.ownLanguageAllowed
      ? field('otherLang', {
          label: t('letter.lang.which'),
          as: 'select',
          width: 'w16',
          value: listed ? '' : wish.lang,
          choices: [{ value: '', label: t('letter.choose') }, ...others],
        })
      : null,
    now: languageName(wish.lang, lang),
    open: bad('lang') || bad('otherLang') || (moment === 'opened' && !listed),
  };
}

function toParts({ visit, action, wish }: FormGiven, { field, bad }: Fields): Form['to'] {
  const { t, lang } = visit;
  const chosen = targetsOf(action, wish.targets);
  return {
    field: field('target', {
      label: t('letter.to'),
      hint: t('letter.to.hint'),
      as: 'ticks',
      values: wish.targets,
      choices: action.targets.map(target => {
        const hint = targetHint(visit, target);
        return { value: target.id, label: labelOf(target), ...(hint === null ? {} : { hint }) };
      }),
    }),
    now: chosen.length > 0 ? joinList(chosen.map(labelOf), lang) : t('letter.to.nobody'),
    open: bad('target'),
  };
}

function byParts({ visit, action, wish }: FormGiven, { field, bad }: Fields): Form['by'] {
  const { t } = visit;
  const [first] = targetsOf(action, wish.targets);
  const channel = first ? channelFor(first, wish.channel) : wish.channel;
  const channels = first ? channelsOffered(first) : [channel];
  return {
    field: field('channel', {
      label: t('letter.by'),
      as: 'radios',
      value: channel,
      choices: channels.map((value, at) => ({
        value,
        label: t(`channel.${value}`),
        ...(at === 0 && value !== 'other' ? { hint: t('letter.by.best') } : {}),
      })),
    }),
    now: t(`channel.${channel}`),
    open: bad('channel'),
  };
}

/** Who writes, as far as they tell. */
function writerFields(
  { visit, wish }: FormGiven,
  { field }: Fields,
): Pick<Form, 'name' | 'place' | 'country'> {
  const { t, lang } = visit;
  const countries = countryChoices(lang).map(({ code, name }) => ({ value: code, label: name }));
  return {
    name: field('name', {
      label: t('letter.name'),
      hint: t('letter.name.hint'),
      autocomplete: 'name',
      value: wish.name,
    }),
    place: field('place', {
      label: t('letter.place'),
      optional: true,
      autocomplete: 'address-level2',
      value: wish.place,
    }),
    country: field('country', {
      label: t('letter.country'),
      optional: true,
      as: 'select',
      autocomplete: 'country',
      value: wish.country ?? '',
      choices: [{ value: '', label: t('letter.choose') }, ...countries],
    }),
  };
}

/** What is written: the three questions and the text, in the letter's own language. */
function textFields(
  { visit, wish, moment }: FormGiven,
  { field, bad }: Fields,
): Pick<Form, 'prompts' | 'promptsOpen' | 'body'> {
  const { t } = visit;
  const inItsLanguage = { lang: wish.lang, dir: directionOf(wish.lang) };
  const hints = [
    t('letter.body.hint'),
    wish.body.includes('{{') ? t('letter.body.hintFields') : '',
    wish.body.includes('**') ? t('letter.body.hintBold') : '',
  ];
  return {
    prompts: PROMPTS.map(prompt =>
      field(promptField(prompt), {
        label: t(`letter.prompt.${prompt}`),
        as: 'area',
        rows: 2,
        value: wish.prompts[prompt],
        ...inItsLanguage,
      }),
    ),
    promptsOpen:
      moment === 'opened' || PROMPTS.some(prompt => wish.prompts[prompt] !== '' || bad(promptField(prompt))),
    body: field('body', {
      label: t('letter.body'),
      hint: hints.filter(Boolean).join(' '),
      as: 'area',
      rows: 17,
      value: wish.body,
      ...inItsLanguage,
    }),
  };
}

/** The form, its choices as they stand. */
export function formModel(given: FormGiven, fields: Fields): Form {
  const { visit, action, wish, moment } = given;
  return {
    action: visit.to.letter(action.slug),
    packet: visit.to.packet(action.slug),
    draft: `letter.${action.slug}`,
    asked: given.asked ?? false,
    keep: moment !== 'opened',
    hidden: [
      { name: 'v', value: String(action.version) },
      { name: 'filled.name', value: wish.filledFor.name },
      { name: 'filled.place', value: wish.filledFor.place },
      { name: 'filled.country', value: wish.filledFor.country ?? '' },
      ...(given.aside ? [{ name: LAID_ASIDE, value: given.aside }] : []),
    ],
    aside: Boolean(given.aside),
    to: toParts(given, fields),
    by: byParts(given, fields),
    language: languageParts(given, fields),
    ...writerFields(given, fields),
    ...textFields(given, fields),
  };
}
