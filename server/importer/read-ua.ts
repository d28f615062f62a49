// Reads an Urgent Action out of a pasted text: the draft, where each field stands in the text and how sure it is.
import { emptyDraft, type Reading } from './model.ts';

/** Pure and total: any text gives a reading; one that is no Urgent Action gives `kind: 'none'` and an empty draft. */
export function readUa(text: string): Reading {
  const number = /\b(?:UA|Urgent Action):?\s*(\d{1,3})[./](\d{2})\b/i.exec(text);
  const draft = emptyDraft();
  if (number?.[1] !== undefined && number[2] !== undefined) {
    draft.number = `${number[1]}/${number[2]}`;
    draft.isUrgentAction = true;
  }
  const kind = draft.isUrgentAction ? 'action' : 'none';
  return { kind, language: null, draft, fields: [], peopleGuesses: [], notes: [], statement: null };
}
