// A sample letter as the action page shows it: what the supporter will fill stands in brackets, set apart.
import type { PublishedAction, SampleLetter } from '../../actions/model.ts';
import { paragraphs } from '../../letters/runs.ts';
import { shownBody } from '../../letters/show-sample.ts';
import { escapeHtml, SafeHtml } from '../../lib/safe-html.ts';
import type { Reader } from '../../platform/web/visit.ts';

// Private-use characters that no letter holds after cleaning: they mark a part that is not filled yet.
const OPEN = '\ue000';
const CLOSE = '\ue001';

/** The body as paragraphs, `**bold**` bold, unfilled merge fields as `[your name]` set apart. */
export function sampleHtml(visit: Reader, action: PublishedAction, letter: SampleLetter): SafeHtml {
  const slot = (key: string): string => `${OPEN}[${visit.t(key)}]${CLOSE}`;
  const body = letter.body.replaceAll(OPEN, '').replaceAll(CLOSE, '');
  const text = shownBody(action, { ...letter, body }, slot);
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
