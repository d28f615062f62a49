// Reads the last day to write, and tells it from the other dates of a text.
import type { Day } from '../../lib/dates.ts';
import type { Sureness } from '../model.ts';
import type { Section } from '../sections/rows.ts';
import { fold } from '../text/fold.ts';
import { cut, join, type Piece } from '../text/piece.ts';
import type { Heading } from '../words/words.ts';
import { phrasesOf } from '../words/every-language.ts';
import { datesIn } from './dates.ts';

export type DeadlineRead = { day: Day; piece: Piece; sureness: Sureness };

const before = phrasesOf('deadlines');

/** Where sentences about the deadline stand; a letter, its background and a summary have dates of their own. */
const PLACES: ReadonlySet<Heading | null> = new Set<Heading | null>([
  'takeAction',
  'appeal',
  'contacts',
  'copies',
  'diplomats',
  'languages',
  'names',
  'previous',
  'aside',
  'urgentAction',
  'deadline',
  'gender',
]);

export function deadlineIn(sections: readonly Section[], loose: readonly Section[]): DeadlineRead | null {
  return (
    labelledDeadline(sections) ??
    inHeading(sections) ??
    inSentence(
      sections.filter(each => PLACES.has(each.heading)),
      'sure',
    ) ??
    inSentence(loose, 'likely')
  );
}

/** "PLEASE TAKE ACTION AS SOON AS POSSIBLE UNTIL: July 15, 2022" */
function labelledDeadline(sections: readonly Section[]): DeadlineRead | null {
  for (const section of sections) {
    if (section.heading !== 'deadline') continue;
    for (const piece of [section.label, ...section.rows.slice(0, 2).map(row => row.piece)]) {
      const date = piece === null ? undefined : datesIn(piece.text)[0];
      if (piece !== null && date !== undefined) {
        return { day: date.day, piece: cut(piece, date.start, date.end), sureness: 'sure' };
      }
    }
  }
  return null;
}

/** "PLEASE SEND APPEALS BEFORE 2 OCTOBER 2014 TO:" */
function inHeading(sections: readonly Section[]): DeadlineRead | null {
  for (const section of sections) {
    if (
      section.label === null ||
      (section.heading !== 'contacts' && section.heading !== 'appeal' && section.heading !== 'takeAction')
    )
      continue;
    const date = datesIn(section.label.text)[0];
    if (date !== undefined && leadsTo(section.label.text, date.start)) {
      return { day: date.day, piece: cut(section.label, date.start, date.end), sureness: 'sure' };
    }
  }
  return null;
}

const ABOUT =
  /(?:urgent action|appeal|action expires|expire|section|your office|amnesty office|take action|llamamiento|seccion|accion urgente|vos appels|intervenir|agir|au-dela|appelle|handeln|schreiben|schicken|aktiv|international secretariat|escrib|actu[ea]n?)/;
const ENDED = /(?:ended|closed on|is now closed|termino|cerrada|est terminee|beendet)/;

/** "This Urgent Action expires on …", "Check with your section if sending appeals after …". */
function inSentence(sections: readonly Section[], sureness: Sureness): DeadlineRead | null {
  for (const section of sections) {
    for (const [i, row] of section.rows.entries()) {
      const next = section.rows[i + 1];
      const piece = next === undefined || next.gap ? row.piece : join([row.piece, next.piece], ' ');
      for (const date of datesIn(piece.text)) {
        if (date.start >= row.piece.text.length) continue;
        const from = Math.max(0, piece.text.lastIndexOf('. ', date.start) + 1, date.start - 220);
        const sentence = fold(piece.text.slice(from, Math.min(piece.text.length, date.end + 90)));
        if (!ABOUT.test(sentence) || ENDED.test(sentence) || !leadsTo(piece.text, date.start)) continue;
        return { day: date.day, piece: cut(piece, date.start, date.end), sureness };
      }
    }
  }
  return null;
}

/** Whether one of the deadline's words stands right before a date. */
function leadsTo(text: string, at: number): boolean {
  const lead = text.slice(Math.max(0, at - 40), at);
  return before.in(lead).some(each => lead.slice(each.end).replace(/[^\p{L}]/gu, '').length <= 12);
}
