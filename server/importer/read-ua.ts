// Reads an Urgent Action out of a pasted text: the draft, where each field stands in the text and how sure it is.
import { emptyDraft, type Note, type Reading } from './model.ts';
import { normalise } from './normalise/normalise.ts';
import { hasTargets, readAction, type ActionRead } from './read-action.ts';
import { readStatement } from './statement/read-statement.ts';
import { languageOf } from './readers/text-language.ts';
import { fold } from './text/fold.ts';

/** Pure and total: any text gives a reading; one that is no Urgent Action gives `kind: 'none'` and an empty draft. */
export function readUa(text: string): Reading {
  const normalised = normalise(text);
  const language = languageOf(normalised.lines);
  const tooLong: Note[] = normalised.tooLong ? [{ note: 'tooLong', values: {}, spans: [] }] : [];
  const action = readAction(normalised);
  if (!isUrgentAction(action)) {
    const statement = readStatement(normalised.lines);
    const note: Note = {
      note: statement === null ? 'notUrgentAction' : 'jointStatement',
      values: {},
      spans: [],
    };
    const kind = statement === null ? 'none' : 'joint-statement';
    const notes = [note, ...tooLong];
    return { kind, language, draft: emptyDraft(), fields: [], peopleGuesses: [], notes, statement };
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

const ASKS = /appeal|letter|llamamiento|appels|appelle/;

/** Enough marks of an Urgent Action; or another group's appeal, with officials to write to and what to write. */
function isUrgentAction(read: ActionRead): boolean {
  const text = read.parts.rows.map(row => row.piece.text);
  if (text.slice(0, 20).some(line => /days left to take action/i.test(line))) return true;
  const substance =
    read.draft.targets.length > 0 || read.draft.letter !== null || read.draft.demands.length > 0;
  const headed = read.draft.number !== null && read.draft.index !== null && read.draft.title !== null;
  if (read.marks >= 3 && (substance || headed)) return true;
  const appeal = text
    .slice(0, 40)
    .some(line =>
      /\b(?:urgent appeal|action appeal|appel urgent|llamamiento urgente|eilappell)\b/.test(fold(line)),
    );
  const content = read.draft.letter !== null || read.draft.demands.length > 0;
  if (!content || !hasTargets(read)) return false;
  // Another group's: it asks for appeals to officials, who have addresses.
  const asked = read.parts.sections.some(
    each =>
      each.heading === 'contacts' &&
      (read.parts.letter?.headed === true || ASKS.test(fold(each.label?.text ?? ''))),
  );
  return appeal || asked;
}
