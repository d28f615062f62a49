// The source text with its marks as HTML: a link in each mark leads back to the field that was read from it.
import { html, SafeHtml } from '../../lib/safe-html.ts';
import type { FieldReading } from '../model.ts';
import { idOfPath, sourcePieces, type Mark } from './source-marks.ts';

/** What a field is called on the page, and where it stands. */
export type Named = (path: string) => { label: string; href: string } | null;

function opening(mark: Mark, named: Named): SafeHtml {
  const field = named(mark.path);
  const place = idOfPath(mark.path);
  const tag = mark.first
    ? html`<mark id="at-${place}" data-place="${place}">`
    : html`<mark data-place="${place}">`;
  // Only the first stretch of a field carries its name: a value over several lines is one value.
  return mark.first && field ? html`${tag}<a class="to-field" href="${field.href}">${field.label}</a>` : tag;
}

export function sourceHtml(text: string, fields: readonly FieldReading[], named: Named): SafeHtml {
  const shown = fields.filter(each => named(each.path) !== null);
  const parts = sourcePieces(text, shown).map(piece => {
    const opens = piece.opens.map(mark => opening(mark, named));
    // Trusted: a literal, as often as marks were opened before.
    const closes = SafeHtml.trusted('</mark>'.repeat(piece.closes));
    return html`${opens}${piece.text}${closes}`;
  });
  return html`${parts}`;
}
