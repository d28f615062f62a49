// Gathers what was read of each field: its value, its places in the text, and how sure it is.
import type { FieldReading, Reason, Span, Sureness } from '../model.ts';
import { spansOf, type Piece } from './piece.ts';

export type Sources = {
  add: (
    path: string,
    value: string,
    from: Piece | readonly Span[] | null,
    sureness: Sureness,
    reason: Reason,
  ) => void;
  readonly fields: FieldReading[];
};

export function gatherSources(): Sources {
  const fields: FieldReading[] = [];
  return {
    fields,
    add: (path, value, from, sureness, reason) => {
      const spans = from === null ? [] : 'text' in from ? spansOf(from) : [...from];
      fields.push({ path, value, spans, sureness, reason });
    },
  };
}
