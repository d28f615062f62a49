// The letter form as the page shows it: whom, by what, in which language, and the text.
import type { PublishedAction } from '../actions/model.ts';
import { countryChoices, countryName } from '../lib/countries.ts';
import { directionOf, joinList, languageName, LETTER_LANGUAGES } from '../lib/languages.ts';
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
export type FormGiven = { visit: Visit; action: PublishedAction; wish: LetterWish; moment: Moment };

const OTHER = 'other';

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

function languageParts(
  { visit, action, wish, moment }: FormGiven,
  { field, bad }: Fields,
): LetterModel['form']['language'] {
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
  const collator = new Intl.Collator(lang === 'qps' ? 'en' : lang);
  const others = LETTER_LANGUAGES.filter(code => !offered.includes(code))
    .map(code => ({ value: code, label: languageName(code, lang) }))
    .sort((a, b) => collator.compare(a.label, b.label));
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

export type Fields = { field: ReturnType<typeof fieldsFor>['field']; bad: (name: string) => boolean };

/** Whom, and by what: the channels are those of the first official chosen. */
function choiceParts(
  { visit, action, wish }: FormGiven,
  { field, bad }: Fields,
): Pick<LetterModel['form'], 'to' | 'by'> {
  const { t } = visit;
  const chosen = targetsOf(action, wish.targets);
  const [first] = chosen;
  const channel = first ? channelFor(first, wish.channel) : wish.channel;
  const channels = first ? channelsOffered(first) : [channel];
  return {
    to: {
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
      now: chosen.length > 0 ? joinList(chosen.map(labelOf), visit.lang) : t('letter.to.nobody'),
      open: bad('target'),
    },
    by: {
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
    },
  };
}

function supporterParts(
  { visit, wish }: FormGiven,
  { field }: Fields,
): Pick<LetterModel['form'], 'name' | 'place' | 'country'> {
  const { t } = visit;
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
      choices: [
        { value: '', label: t('letter.choose') },
        ...countryChoices(visit.lang).map(({ code, name }) => ({ value: code, label: name })),
      ],
    }),
  };
}

/** The form, its choices as they stand. */
export function formModel(given: FormGiven, fields: Fields): LetterModel['form'] {
  const { visit, action, wish, moment } = given;
  const { t } = visit;
  const { field, bad } = fields;
  return {
    action: visit.to.letter(action.slug),
    packet: visit.to.packet(action.slug),
    draft: `letter.${action.slug}.${wish.targets.join('-')}.${wish.lang}`,
    keep: moment !== 'opened',
    hidden: [
      { name: 'v', value: String(action.version) },
      { name: 'filled.name', value: wish.filledFor.name },
      { name: 'filled.place', value: wish.filledFor.place },
      { name: 'filled.country', value: wish.filledFor.country ?? '' },
    ],
    ...choiceParts(given, fields),
    language: languageParts(given, fields),
    ...supporterParts(given, fields),
    prompts: PROMPTS.map(prompt =>
      field(promptField(prompt), {
        label: t(`letter.prompt.${prompt}`),
        as: 'area',
        rows: 2,
        value: wish.prompts[prompt],
        lang: wish.lang,
        dir: directionOf(wish.lang),
      }),
    ),
    promptsOpen:
      moment === 'opened' || PROMPTS.some(prompt => wish.prompts[prompt] !== '' || bad(promptField(prompt))),
    body: field('body', {
      label: t('letter.body'),
      hint: [
        t('letter.body.hint'),
        wish.body.includes('{{') ? t('letter.body.hintFields') : '',
        wish.body.includes('**') ? t('letter.body.hintBold') : '',
      ]
        .filter(Boolean)
        .join(' '),
      as: 'area',
      rows: 17,
      value: wish.body,
      lang: wish.lang,
      dir: directionOf(wish.lang),
    }),
  };
}
