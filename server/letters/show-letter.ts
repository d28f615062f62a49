// The letter page's model: the form as opened or as posted, the sheets, how much is the writer's own.
import { postmarkFor } from '../actions/postmark.ts';
import { countryName } from '../lib/countries.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { directionOf, joinList, languageName, localeOf, writeNumber } from '../lib/languages.ts';
import type { App } from '../platform/app.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Settings } from '../settings/model.ts';
import { knownValues, sampleInLanguage } from './begin-letter.ts';
import { templateOf } from './sample-template.ts';
import { finishModel } from './finish-letter.ts';
import { notesOf } from './letter-notes.ts';
import { MAIL_LINK_LIMIT } from './mail-link.ts';
import { targetsOf } from './model.ts';
import type { LetterModel } from './pages.ts';
import { ownWords } from './own-words.ts';
import { paragraphs, withoutMarks } from './runs.ts';
import { postageHint } from './postage.ts';
import { formModel, type FormGiven } from './show-form.ts';
import { longestMailLink, sheetModels } from './show-sheet.ts';
import { renderTemplate } from '../lib/merge-fields/template.ts';
import { writeLetters, type WrittenLetter } from './write-letters.ts';

export type LetterGiven = FormGiven & {
  app: Pick<App, 'documents' | 'config' | 'clock'>;
  settings: Settings;
  problems: readonly FieldProblem[];
};

/** The samples to read beside the letter: in the language the office prefers, in the letter's, in the reader's own. */
function samplesOf({ visit, action, wish }: FormGiven): LetterModel['samples'] {
  const [target] = targetsOf(action, wish.targets);
  if (!target) return [];
  const { t, lang } = visit;
  const slot = (key: string): string => `[${t(key)}]`;
  const preferred = action.preferredLanguages.find(code => sampleInLanguage(action, target, code) !== null);
  return [...new Set([...(preferred ? [preferred] : []), wish.lang, lang])].flatMap(code => {
    const sample = sampleInLanguage(action, target, code);
    if (!sample) return [];
    const text = renderTemplate(templateOf(sample.body), {
      ...knownValues(action, target, code),
      date: slot('sample.date'),
      'supporter.name': slot('sample.name'),
      'supporter.place': slot('sample.place'),
      'supporter.country': slot('sample.country'),
    });
    return [
      {
        heading: t(code === (preferred ?? wish.lang) ? 'letter.samples.office' : 'letter.samples.you', {
          language: languageName(code, lang),
        }),
        lang: code,
        dir: directionOf(code),
        paragraphs: paragraphs(text).map(runs => runs.map(run => run.text).join('')),
      },
    ];
  });
}

/** What the meters say while typing and after: words for each case, so that a browser can say them too. */
function metersOf(
  { visit, action }: LetterGiven,
  letters: readonly WrittenLetter[],
): Pick<LetterModel, 'mine' | 'mail'> {
  const { t, lang } = visit;
  const [first] = letters;
  if (!first) return { mine: null, mail: null };
  const { percent, own, words } = ownWords(withoutMarks(first.letter.body), first.sample);
  const advice = percent < 15 ? 'little' : percent < 50 ? 'some' : 'much';
  const length = longestMailLink(letters, action.title);
  const max = writeNumber(MAIL_LINK_LIMIT, lang);
  return {
    mine: {
      percent: new Intl.NumberFormat(localeOf(lang), { style: 'percent' }).format(percent / 100),
      value: percent,
      counted: t('letter.mine.counted', { own: writeNumber(own, lang), words: writeNumber(words, lang) }),
      countedWords: t('letter.mine.counted', { own: '{own}', words: '{words}' }),
      advice: t(`letter.mine.${advice}`),
      little: t('letter.mine.little'),
      some: t('letter.mine.some'),
      much: t('letter.mine.much'),
    },
    mail:
      length === null
        ? null
        : {
            value: Math.min(length, MAIL_LINK_LIMIT),
            max: MAIL_LINK_LIMIT,
            now: t('letter.mail.length', { n: writeNumber(length, lang), max }),
            nowWords: t('letter.mail.length', { n: '{n}', max }),
            over: length > MAIL_LINK_LIMIT,
          },
  };
}

/** The page; the sheets are there whenever somebody is written to. */
export function letterModel(given: LetterGiven): LetterModel {
  const { app, visit, action, wish, moment, problems, settings } = given;
  const { t, lang, to } = visit;
  const now = app.clock.now();
  const { field, summary } = fieldsFor(visit, problems);
  const bad = (name: string): boolean => problems.some(problem => problem.path === name);
  const form = formModel(given, { field, bad });
  const letters = problems.length === 0 ? writeLetters(action, wish, now) : [];
  const samples = samplesOf(given);
  const previewed = moment === 'previewed';
  return {
    home: to.home(),
    actionHref: to.action(action.slug),
    crumb: [action.number === null ? '' : `UA ${action.number}`, countryName(action.country, lang)]
      .filter(Boolean)
      .join(', '),
    postmark: postmarkFor(visit, action, now),
    people:
      action.people.length > 0
        ? joinList(
            action.people.map(person => person.name),
            lang,
          )
        : action.title,
    reportHref: to.report(action.slug),
    guide: to.guide(),
    notes: notesOf(given, letters),
    errors: summary('letter-form'),
    form,
    sheets: sheetModels(app.documents, {
      wish,
      letters,
      title: action.title,
      heading: name => t('letter.sheet.to', { name }),
    }),
    ...metersOf(given, letters),
    started: to.letterStarted(action.slug),
    finish: previewed
      ? finishModel(
          {
            visit,
            action,
            wish,
            publicUrl: app.config.publicUrl,
            now,
            postage: postageHint(settings, visit),
          },
          letters,
        )
      : null,
    sampleLanguages: joinList(
      samples.map(sample => languageName(sample.lang, lang)),
      lang,
    ),
    samples,
  };
}
