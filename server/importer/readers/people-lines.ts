// Finds the lines that name the people: under their label, or one a line in the head of an old bulletin.
import type { ImportedDraft } from '../model.ts';
import type { Parts } from '../sections/parts.ts';
import type { Row, Section } from '../sections/rows.ts';
import { join, type Piece } from '../text/piece.ts';
import type { Sources } from '../text/found-fields.ts';
import { markedPerson, peopleIn, type PersonRead } from './people.ts';
import { isAside, isProse } from './prose.ts';

export function readPeople(parts: Parts, draft: ImportedDraft, sources: Sources): void {
  const labelled = parts.sections.filter(each => each.heading === 'names');
  let people: PersonRead[] = [];
  for (const section of labelled) {
    const value = valueOf(section);
    if (value === null) continue;
    const read = peopleIn(value);
    people.push(...read.people);
    if (read.note !== null && draft.pronounsNote === null) {
      draft.pronounsNote = read.note.text;
      sources.add('pronounsNote', read.note.text, read.note, 'sure', 'label');
    }
  }
  const marked = labelled.length === 0;
  if (marked) people = parts.head.flatMap(row => markedPerson(row.piece) ?? []);
  for (const [i, person] of people.entries()) {
    const pronouns = person.pronouns?.text ?? null;
    draft.people.push({ name: person.name.text, pronouns });
    sources.add(
      `people.${i}.name`,
      person.name.text,
      person.name,
      marked ? 'likely' : 'sure',
      marked ? 'shape' : 'label',
    );
    if (pronouns !== null) sources.add(`people.${i}.pronouns`, pronouns, person.pronouns, 'sure', 'label');
  }
}

/** The names may go on over several lines. */
function valueOf(section: Section): Piece | null {
  const pieces: Piece[] = [];
  let last: Row | undefined;
  for (const row of section.rows.slice(0, 12)) {
    const text = row.piece.text;
    const goesOn =
      last === undefined ||
      /[,;&(]$|\b(?:and|y|et|und)$/i.test(last.piece.text) ||
      opened(pieces) ||
      /\([^()]{1,40}\)[.,;]?$/.test(text);
    if (!goesOn || isAside(text) || (pieces.length > 0 && isProse(text, false))) break;
    pieces.push(row.piece);
    last = row;
  }
  return pieces.length === 0
    ? null
    : join(pieces, pieces.some(piece => /[,;&(]$/.test(piece.text) || opened(pieces)) ? ' ' : '\n');
}

const opened = (pieces: readonly Piece[]): boolean => {
  const text = pieces.map(piece => piece.text).join(' ');
  return text.lastIndexOf('(') > text.lastIndexOf(')');
};
