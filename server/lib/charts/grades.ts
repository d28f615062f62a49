// How sure a count is, drawn as four textures and never as four colours: solid, lines, hatch, dots.
import { GRADES, type Grade } from '../channels.ts';
import { html, type SafeHtml } from '../safe-html.ts';

export type ByGrade = Readonly<Record<Grade, number>>;

const NONE = html``;
const FRAME = html`<rect class="edge" width="100%" height="100%"/>`;

/** The texture of one grade as a small square, to stand before its word. A screen reader passes over it. */
export function gradeSwatch(grade: Grade): SafeHtml {
  const frame = html`<rect class="edge" x=".75" y=".75" width="18.5" height="18.5"/>`;
  return html`<svg class="hatch" aria-hidden="true" viewBox="0 0 20 20">${SWATCHES[grade]}${frame}</svg>`;
}

/**
 * The four grades of one total as one textured bar. `label` says the same in words; `id` keeps the textures of
 * several bars on one page apart. A total of nothing gives an empty frame.
 */
export function gradeBar(counts: ByGrade, words: { label: string; id?: string }): SafeHtml {
  const prefix = words.id ?? 'grade';
  const total = GRADES.reduce((sum, grade) => sum + counts[grade], 0);
  let before = 0;
  const parts = GRADES.filter(grade => counts[grade] > 0).map(grade => {
    const from = before;
    before += counts[grade];
    return segment(grade, percent(from, total), percent(counts[grade], total), prefix);
  });
  const drawing = [html`<defs>${textures(prefix)}</defs>`, ...parts, total === 0 ? FRAME : NONE];
  const svg = html`<svg class="hatch" role="img" aria-label="${words.label}" height="28">${drawing}</svg>`;
  return html`<div class="grade">${svg}</div>`;
}

const DOTS = [5, 10, 15].flatMap(y =>
  [5, 10, 15].map(x => html`<circle class="f" cx="${x}" cy="${y}" r="1"/>`),
);

const SWATCHES: Record<Grade, SafeHtml> = {
  sent: html`<rect class="f" width="20" height="20"/>`,
  confirmed: html`<path d="M0 4h20M0 8h20M0 12h20M0 16h20" stroke-width="1.5"/>`,
  reported: html`<path d="M0 8L8 0M0 16L16 0M4 20L20 4M12 20l8-8" stroke-width="1.5"/>`,
  group: html`${DOTS}`,
};

function textures(prefix: string): SafeHtml[] {
  const tile = (grade: Grade, size: number, turn: number, drawing: SafeHtml): SafeHtml =>
    html`<pattern id="${prefix}-${grade}" width="${size}" height="${size}" patternUnits="userSpaceOnUse" patternTransform="rotate(${turn})">${drawing}</pattern>`;
  return [
    tile('confirmed', 5, 0, html`<path d="M0 2.5h5" stroke-width="1.5"/>`),
    tile('reported', 6, 45, html`<path d="M0 0v6" stroke-width="1.6"/>`),
    tile('group', 6, 0, html`<circle class="f" cx="2" cy="2" r="1"/>`),
  ];
}

function segment(grade: Grade, from: string, width: string, prefix: string): SafeHtml {
  const fill =
    grade === 'sent'
      ? html`<rect class="f" width="100%" height="100%"/>`
      : html`<rect width="100%" height="100%" fill="url(#${prefix}-${grade})"/>`;
  return html`<svg x="${from}" width="${width}" height="28">${fill}${FRAME}</svg>`;
}

function percent(part: number, whole: number): string {
  return `${Math.round((part / whole) * 10_000) / 100}%`;
}
