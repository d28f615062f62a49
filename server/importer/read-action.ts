// Puts the draft of an Urgent Action together from what the readers find in its parts.
import { emptyDraft, type FieldReading, type ImportedDraft, type Note } from './model.ts';
import { checkDraft } from './check-draft.ts';
import type { Normalised } from './normalise/normalise.ts';
import { countryOf } from './readers/country.ts';
import { deadlineIn } from './readers/deadline.ts';
import { demandsIn } from './readers/demands.ts';
import { guessPeople } from './readers/people-guesses.ts';
import { preferredLanguagesIn } from './readers/preferred-languages.ts';
import { publishedIn } from './readers/head.ts';
import { readNumbers } from './readers/identity.ts';
import { readPeople } from './readers/people-lines.ts';
import { titleIn } from './readers/title.ts';
import { summaryOf } from './readers/summary.ts';
import { partsOf, type Parts } from './sections/parts.ts';
import { paragraphs } from './sections/paragraphs.ts';
import { hasContacts, targetsIn, type TargetRead } from './readers/targets.ts';
import { gatherSources, type Sources } from './text/found-fields.ts';
import { spansOf } from './text/piece.ts';

export type ActionRead = {
  draft: ImportedDraft;
  fields: FieldReading[];
  peopleGuesses: FieldReading[];
  notes: Note[];
  parts: Parts;
  /** How many of its marks a text has: number, index, headings. */
  marks: number;
};

export function readAction(text: Normalised): ActionRead {
  const parts = partsOf(text.lines);
  const draft = emptyDraft();
  const sources = gatherSources();
  const identity = readNumbers(parts, text.repeated, draft, sources);
  const title = titleIn(parts.head);
  if (title !== null) {
    draft.title = title.piece.text.replace(/\s+/g, ' ');
    sources.add('title', draft.title, title.piece, title.sureness, 'head');
  }
  const published = publishedIn(parts.head);
  if (published !== null) {
    draft.publishedOn = published.value;
    const reason = published.labelled ? 'label' : 'place';
    sources.add(
      'publishedOn',
      published.value,
      published.piece,
      published.labelled ? 'sure' : 'likely',
      reason,
    );
  }
  const targets = targetsIn(parts.targets);
  readTargets(targets, draft, sources);
  readLetter(parts, draft, sources);
  const summary = summaryOf(parts, title?.piece ?? null);
  if (summary !== null) {
    draft.summary = summary.text;
    sources.add('summary', summary.text, summary, 'likely', 'place');
  }
  readTimes(parts, draft, sources);
  readPeople(parts, draft, sources);
  const country = countryOf({
    head: [...parts.head, ...parts.end],
    title,
    targets,
    index: identity.index,
    summary,
  });
  if (country !== null) {
    draft.countryCode = country.code;
    sources.add(
      'countryCode',
      country.code,
      country.piece ?? country.spans,
      country.sureness,
      country.reason,
    );
  }
  const background = parts.background;
  if (background.length > 0) {
    const piece = paragraphs(background);
    draft.background = piece.text;
    sources.add('background', piece.text, piece, 'sure', 'label');
  }
  const peopleGuesses = draft.people.length > 0 ? [] : guessPeople(text.bold, parts.letter, draft.targets);
  const notes = checkDraft({
    draft,
    identity,
    fields: sources.fields,
    hidden: text.hidden,
    guesses: peopleGuesses,
  });
  return { draft, fields: sources.fields, peopleGuesses, notes, parts, marks: identity.marks };
}

function readTargets(targets: readonly TargetRead[], draft: ImportedDraft, sources: Sources): void {
  for (const [i, { target, spans }] of targets.entries()) {
    draft.targets.push(target);
    const add = (key: keyof typeof target, value: string, sureness: 'sure' | 'likely'): void => {
      if (value !== '')
        sources.add(
          `targets.${i}.${key}`,
          value,
          spans[key] ?? [],
          sureness,
          sureness === 'sure' ? 'label' : 'shape',
        );
    };
    add('name', target.name ?? '', 'likely');
    add('title', target.title ?? '', 'likely');
    add('addressLines', target.addressLines.join('\n'), 'likely');
    add('emails', target.emails.join(', '), 'sure');
    add('phones', target.phones.join(', '), 'sure');
    add('faxes', target.faxes.join(', '), 'sure');
    add('handles', target.handles.join(', '), 'sure');
    add('salutation', target.salutation ?? '', 'sure');
  }
}

function readLetter(parts: Parts, draft: ImportedDraft, sources: Sources): void {
  const { letter } = parts;
  if (letter === null) {
    const demands = demandsIn(parts.demands);
    draft.demands = demands.map(demand => demand.text);
    if (demands.length > 0) {
      sources.add(
        'demands',
        draft.demands.join('\n'),
        demands.flatMap(demand => spansOf(demand)),
        'sure',
        'shape',
      );
    }
    return;
  }
  const body = paragraphs(letter.body);
  const greeting = letter.greeting?.text ?? null;
  const signOff = letter.signOff?.text.replace(/\s+/g, ' ') ?? null;
  draft.letter = { greeting, body: body.text, signOff };
  const sureness = letter.headed || letter.signOff !== null ? 'sure' : 'likely';
  if (greeting !== null) sources.add('letter.greeting', greeting, letter.greeting, sureness, 'words');
  sources.add('letter.body', body.text, body, sureness, 'place');
  if (signOff !== null) sources.add('letter.signOff', signOff, letter.signOff, sureness, 'words');
}

function readTimes(parts: Parts, draft: ImportedDraft, sources: Sources): void {
  const deadline = deadlineIn(parts.sections, parts.loose);
  if (deadline !== null) {
    draft.deadline = deadline.day;
    sources.add('deadline', deadline.day, deadline.piece, deadline.sureness, 'label');
  }
  const languages = preferredLanguagesIn(parts.sections, [...parts.notes, ...parts.loose]);
  draft.preferredLanguages = languages.codes;
  draft.ownLanguageAllowed = languages.own !== null;
  if (languages.codes.length > 0) {
    const spans = languages.pieces.flatMap(piece => spansOf(piece));
    sources.add('preferredLanguages', languages.codes.join(', '), spans, languages.sureness, 'label');
  }
  if (languages.own !== null) sources.add('ownLanguageAllowed', 'true', languages.own, 'sure', 'words');
}

/** Whether the text has fields by which officials can be written to. */
export const hasTargets = (read: ActionRead): boolean =>
  read.draft.targets.length > 0 && hasContacts(read.parts.targets);
