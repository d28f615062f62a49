// Reading the letter form: from its page's address, and as posted.
import { z } from 'zod';
import type { PublishedAction } from '../actions/model.ts';
import { isChannel, type Channel } from '../lib/channels.ts';
import { isCountry } from '../lib/countries.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { problemsOf, type Form } from '../platform/web/form.ts';
import {
  BODY_LIMIT,
  channelFor,
  channelsOffered,
  firstTarget,
  languagesOffered,
  NOBODY,
  PROMPT_LIMIT,
  promptField,
  takesLanguage,
  targetsOf,
  type LetterWish,
} from './model.ts';

/** What stands for "another language" among the choices; the language itself is then in `otherLang`. */
export const OTHER_LANGUAGE = 'other';

const textsSchema = z.object({
  name: z.string().max(160, 'problem.tooLong'),
  place: z.string().max(160, 'problem.tooLong'),
  country: z.string().refine(code => code === '' || isCountry(code), 'problem.country'),
  body: z.string().max(BODY_LIMIT, 'problem.tooLong'),
  'prompt.why': z.string().max(PROMPT_LIMIT, 'problem.tooLong'),
  'prompt.from': z.string().max(PROMPT_LIMIT, 'problem.tooLong'),
  'prompt.ask': z.string().max(PROMPT_LIMIT, 'problem.tooLong'),
  paper: z.enum(['', 'a4', 'letter'], 'problem.choice'),
  envelope: z.enum(['', 'din5008b', 'uk-dl', 'us-10', 'none'], 'problem.choice'),
});

/** What was asked for and what is wrong with it; the wish is always whole, so that the page can be shown again. */
export type ReadLetter = { wish: LetterWish; problems: FieldProblem[] };

/** A name is one line: a line end in it would begin a line of its own in a letter, or a header in a mail. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ');

function langFrom(form: Form): string {
  const lang = form.one('lang');
  return lang === OTHER_LANGUAGE ? form.one('otherLang') : lang;
}

/** The form as its address opens it. What is unknown there counts as not asked: a shared link never breaks. */
export function openLetter(query: Form, action: PublishedAction): LetterWish {
  const asked = targetsOf(action, query.all('target'));
  const first = asked[0] ?? firstTarget(action);
  const channel = query.one('channel');
  const lang = query.one('lang');
  return {
    targets: asked.length > 0 ? asked.map(target => target.id) : first ? [first.id] : [],
    channel: first ? channelFor(first, isChannel(channel) ? channel : channelFor(first, 'email')) : 'other',
    lang: takesLanguage(action, lang) ? lang : (languagesOffered(action)[0] ?? action.lang),
    name: '',
    place: '',
    country: null,
    body: '',
    prompts: { why: '', from: '', ask: '' },
    paper: null,
    envelope: null,
    filledFor: NOBODY,
    version: action.version,
  };
}

/** The form as posted. A field that was not sent at all is as the opened form has it; an empty one is empty. */
export function readLetter(form: Form, action: PublishedAction, opened: LetterWish): ReadLetter {
  const problems: FieldProblem[] = [];
  const refuse = (path: string, reason: string): void => void problems.push({ path, reason });

  const ids = form.all('target');
  const targets = targetsOf(action, ids).map(target => target.id);
  if (ids.length === 0) refuse('target', 'problem.letter.noTarget');
  else if (ids.some(id => !targets.includes(id))) refuse('target', 'problem.letter.unknownTarget');

  const channel = form.has('channel') ? form.one('channel') : opened.channel;
  if (!isChannel(channel)) refuse('channel', 'problem.letter.channel');

  const lang = form.has('lang') ? langFrom(form) : opened.lang;
  if (!takesLanguage(action, lang)) {
    refuse(form.one('lang') === OTHER_LANGUAGE ? 'otherLang' : 'lang', 'problem.letter.language');
  }
  const typed = {
    name: oneLine(form.one('name')),
    place: oneLine(form.one('place')),
    country: form.one('country').toUpperCase(),
    body: form.has('body') ? form.raw('body') : opened.body,
    'prompt.why': form.one(promptField('why')),
    'prompt.from': form.one(promptField('from')),
    'prompt.ask': form.one(promptField('ask')),
    paper: form.one('paper'),
    envelope: form.one('envelope'),
  };
  const texts = textsSchema.safeParse(typed);
  if (!texts.success) problems.push(...problemsOf(texts.error));
  if (typed.body.trim() === '') refuse('body', 'problem.letter.empty');
  const version = Number(form.one('v'));
  return {
    wish: {
      targets,
      channel: isChannel(channel) ? channel : opened.channel,
      lang: takesLanguage(action, lang) ? lang : opened.lang,
      name: typed.name,
      place: typed.place,
      country: isCountry(typed.country) ? typed.country : null,
      body: typed.body,
      prompts: { why: typed['prompt.why'], from: typed['prompt.from'], ask: typed['prompt.ask'] },
      paper: texts.success && texts.data.paper !== '' ? texts.data.paper : null,
      envelope: texts.success && texts.data.envelope !== '' ? texts.data.envelope : null,
      filledFor: {
        name: oneLine(form.one('filled.name')),
        place: oneLine(form.one('filled.place')),
        country: isCountry(form.one('filled.country')) ? form.one('filled.country') : null,
      },
      version: Number.isSafeInteger(version) && version > 0 ? version : null,
    },
    problems,
  };
}

/** A press on a link for one official; null for what the action has not. */
export function readPress(
  form: Form,
  action: PublishedAction,
): { targetId: string; channel: Channel } | null {
  const [target] = targetsOf(action, [form.one('target')]);
  const channel = form.one('channel');
  return target && isChannel(channel) && channelsOffered(target).includes(channel)
    ? { targetId: target.id, channel }
    : null;
}
