// Reads an Urgent Action out of a pasted text: the draft, where each field stands in the text and how sure it is.
import { emptyDraft, type Note, type Reading } from './model.ts';
import { normalise } from './normalise/normalise.ts';
import { hasTargets, readAction, type ActionRead } from './read-action.ts';
import { languageOf } from './readers/text-language.ts';
import { fold } from './text/fold.ts';

/** Pure and total: any text gives a reading; one that is no Urgent Action gives `kind: 'none'` and an empty draft. */
export function readUa(text: string): Reading {
  const normalised = normalise(text);
  const language = languageOf(normalised.lines);
  const tooLong: Note[] = normalised.tooLong ? [{ note: 'tooLong', values: {}, spans: [] }] : [];
  const action = readAction(normalised);
  if (!isUrgentAction(action)) {
    const note: Note = { note: 'notUrgentAction', values: {}, spans: [] };
    return {
      kind: 'none',
      language,
      draft: emptyDraft(),
      fields: [],
      peopleGuesses: [],
      notes: [note, ...tooLong],
      statement: null,
    };
  }
  const draft = { ...action.draft, isUrgentAction: true };
  const { fields, peopleGuesses } = action;
  return {
    kind: 'action',
    language,
    draft,
    fields,
    peopleGuesses,
    notes: [...action.notes, ...tooLong],
    statement: null,
  };
}

/** Enough marks of an Urgent Action; or another group's appeal, with officials to write to and what to write. */
function isUrgentAction(read: ActionRead): boolean {
  const text = read.parts.rows.map(row => row.piece.text);
  if (text.slice(0, 20).some(line => /days left to take action/i.test(line))) return true;
  const substance =
    read.draft.targets.length > 0 || read.draft.letter !== null || read.draft.demands.length > 0;
  if (read.marks >= 3 && (substance || read.draft.number !== null)) return true;
  const appeal = text
    .slice(0, 40)
    .some(line =>
      /\b(?:urgent appeal|action appeal|appel urgent|llamamiento urgente|eilappell)\b/.test(fold(line)),
    );
  const content = read.draft.letter !== null || read.draft.demands.length > 0;
  return appeal && content && hasTargets(read);
}
