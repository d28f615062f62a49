// A sample letter as the action page shows it: what the supporter will fill stands in brackets, set apart.
import type { PublishedAction, SampleLetter } from '../../actions/model.ts';
import {
  renderTemplate,
  parseTemplate,
  plainTemplate,
  TemplateError,
  type Template,
} from '../../letters/template.ts';
import { paragraphs } from '../../letters/runs.ts';
import { joinList } from '../../lib/languages.ts';
import { escapeHtml, SafeHtml } from '../../lib/safe-html.ts';
import type { Visit } from '../../platform/web/visit.ts';

// Private-use characters that no letter holds after cleaning: they mark a part that is not filled yet.
const OPEN = '\ue000';
const CLOSE = '\ue001';

const readTemplate = (text: string): Template => {
  try {
    return parseTemplate(text);
  } catch (error) {
    // Saved letters were parsed when saved; one from elsewhere is shown as it stands.
    if (error instanceof TemplateError) return plainTemplate(text);
    throw error;
  }
};

/** The body as paragraphs, `**bold**` bold, unfilled merge fields as `[your name]` set apart. */
export function sampleHtml(visit: Visit, action: PublishedAction, letter: SampleLetter): SafeHtml {
  const slot = (key: string): string => `${OPEN}[${visit.t(key)}]${CLOSE}`;
  const text = renderTemplate(readTemplate(letter.body.replaceAll(OPEN, '').replaceAll(CLOSE, '')), {
    salutation: slot('sample.greeting'),
    'target.name': slot('sample.official'),
    'target.title': slot('sample.officialTitle'),
    people: joinList(
      action.people.map(person => person.name),
      letter.lang,
    ),
    date: slot('sample.date'),
    'supporter.name': slot('sample.name'),
    'supporter.place': slot('sample.place'),
    'supporter.country': slot('sample.country'),
    'action.number': action.number ?? '',
  });
  const shown = paragraphs(text)
    .map(runs => {
      const inner = runs
        .map(run => (run.bold ? `<strong>${escapeHtml(run.text)}</strong>` : escapeHtml(run.text)))
        .join('')
        .replaceAll('\n', '<br>')
        .replaceAll(OPEN, '<span class="merge">')
        .replaceAll(CLOSE, '</span>');
      return `<p>${inner}</p>`;
    })
    .join('\n');
  // Trusted: every run is escaped above; the marks come from this file alone.
  return SafeHtml.trusted(shown);
}
