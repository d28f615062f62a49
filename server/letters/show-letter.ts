// The letter page's model: the form as opened or as posted, the sheets, how much is the writer's own.
import { postmarkFor } from '../actions/postmark.ts';
import { countryName } from '../lib/countries.ts';
import type { FieldProblem } from '../lib/errors.ts';
import { directionOf, joinList, languageName, localeOf } from '../lib/languages.ts';
import type { App } from '../platform/app.ts';
import { fieldsFor } from '../platform/web/fields.ts';
import type { Settings } from '../settings/model.ts';
import { knownValues, sampleInLanguage, templateOf } from './begin-letter.ts';
import { finishModel } from './finish-letter.ts';
import { notesOf } from './letter-notes.ts';
import { documentOf } from './make-file.ts';
import { labelOf, targetsOf } from './model.ts';
import type { LetterModel } from './pages.ts';
import { paragraphs } from './runs.ts';
import { formModel, type FormGiven } from './show-form.ts';
import { renderTemplate } from '../lib/merge-fields/template.ts';
import { writeLetters, type WrittenLetter } from './write-letters.ts';

export type LetterGiven = FormGiven & {
  app: Pick<App, 'documents' | 'config' | 'clock'>;
  settings: Settings;
  problems: readonly FieldProblem[];
};

function samplesOf({ visit, action, wish }: FormGiven): LetterModel['samples'] {
  const [target] = targetsOf(action, wish.targets);
  if (!target) return [];
  const { t, lang } = visit;
  const slot = (key: string): string => `[${t(key)}]`;
  return [...new Set([wish.lang, lang])].flatMap(code => {
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
        heading: t(code === wish.lang ? 'letter.samples.office' : 'letter.samples.you', {
          language: languageName(code, lang),
        }),
        lang: code,
        dir: directionOf(code),
        paragraphs: paragraphs(text).map(runs => runs.map(run => run.text).join('')),
      },
    ];
  });
}

/** What the meter says: a word of advice for little, some and much; it never blocks. */
function mineOf({ visit }: FormGiven, [first]: readonly WrittenLetter[]): LetterModel['mine'] {
  if (!first || first.own.words === 0) return null;
  const { percent, own, words } = first.own;
  const advice = percent < 15 ? 'little' : percent < 50 ? 'some' : 'much';
  return {
    percent: new Intl.NumberFormat(localeOf(visit.lang), { style: 'percent' }).format(percent / 100),
    value: percent,
    counted: visit.t('letter.mine.counted', { own, words }),
    advice: visit.t(`letter.mine.${advice}`),
  };
}

/** The page; the sheets are there whenever somebody is written to. */
export function letterModel(given: LetterGiven): LetterModel {
  const { app, visit, action, wish, moment, problems } = given;
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
    sheets: letters.map(written => ({
      heading: letters.length > 1 ? t('letter.sheet.to', { name: labelOf(written.target) }) : null,
      sheetHtml: app.documents.html(documentOf(wish, [written])),
    })),
    mine: previewed ? mineOf(given, letters) : null,
    finish: previewed
      ? finishModel({ visit, action, wish, publicUrl: app.config.publicUrl, now }, letters)
      : null,
    sampleLanguages: joinList(
      samples.map(sample => languageName(sample.lang, lang)),
      lang,
    ),
    samples,
  };
}
