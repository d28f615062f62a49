// The text of a document as pieces to show: each stretch that a field was read from is marked with that field.
import type { FieldReading, Span } from '../model.ts';

/** One stretch of a field; `first` where its link leads, `last` behind which a link leads back. */
export type Mark = { path: string; first: boolean };

/** Text with marks around it, the outermost first. Stretches of one text, in order, without a gap. */
export type SourcePiece = { text: string; opens: Mark[]; closes: number };

type Stretch = Span & Mark;

/** Stretches that lie inside each other or apart; one that begins in another and ends behind it is cut at its end. */
function nested(fields: readonly FieldReading[], length: number): Stretch[] {
  const all = fields
    .flatMap(({ path, spans }) =>
      spans.map((span, at) => ({
        path,
        first: at === 0,
        start: Math.max(0, Math.min(span.start, length)),
        end: Math.max(0, Math.min(span.end, length)),
      })),
    )
    .filter(stretch => stretch.end > stretch.start)
    .sort((a, b) => a.start - b.start || b.end - a.end);
  const open: Stretch[] = [];
  for (const stretch of all) {
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= stretch.start) open.pop();
    const around = open.at(-1);
    if (around && stretch.end > around.end) stretch.end = around.end;
    open.push(stretch);
  }
  return all;
}

/** The text cut where a mark begins or ends; the texts of the pieces joined are the text. */
export function sourcePieces(text: string, fields: readonly FieldReading[]): SourcePiece[] {
  const stretches = nested(fields, text.length);
  const cuts = [...new Set([0, text.length, ...stretches.flatMap(({ start, end }) => [start, end])])].sort(
    (a, b) => a - b,
  );
  const opening = new Map<number, Mark[]>();
  const closing = new Map<number, number>();
  for (const { start, end, path, first } of stretches) {
    opening.set(start, [...(opening.get(start) ?? []), { path, first }]);
    closing.set(end, (closing.get(end) ?? 0) + 1);
  }
  return cuts.slice(0, -1).map((cut, at) => {
    const end = cuts[at + 1] ?? text.length;
    return { text: text.slice(cut, end), opens: opening.get(cut) ?? [], closes: closing.get(end) ?? 0 };
  });
}

/** A path as part of an id: `targets.0.emails` as `targets-0-emails`. */
export const idOfPath = (path: string): string => path.replace(/[^\w-]+/g, '-');
