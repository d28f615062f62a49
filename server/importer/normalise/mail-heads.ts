// Takes off the heads of forwarded mails: their date is none of the action's.
import { fold } from '../text/fold.ts';
import type { Line } from './lines.ts';

const HEAD =
  /^\s*(?:from|to|cc|bcc|date|sent|subject|reply-to|von|an|datum|gesendet|betreff|de|para|enviado|enviado el|fecha|asunto|objet|envoye|date|a|sujet|importance|attachments?)\s?:/;
const SENDER = /^\s*(?:from|von|de)\s?:/;
const SUBJECT = /^\s*(?:subject|betreff|asunto|objet|sujet)\s?:/;
const LONGEST = 8;

/** Blocks of mail heads: sender, date, subject in consecutive lines. */
export function withoutMailHeads(lines: readonly Line[]): Line[] {
  const kept: Line[] = [];
  let i = 0;
  while (i < lines.length) {
    const length = headLength(lines, i);
    if (length === 0) {
      const line = lines[i];
      if (
        line !== undefined &&
        !/^-{2,}\s?(?:original message|forwarded message|mensaje reenviado|message transmis)/.test(
          fold(line.piece.text),
        )
      )
        kept.push(line);
      i++;
    } else i += length;
  }
  return kept;
}

function headLength(lines: readonly Line[], start: number): number {
  let length = 0;
  let sender = false;
  let subject = false;
  while (length < LONGEST) {
    const text = fold(lines[start + length]?.piece.text ?? '');
    if (!HEAD.test(text)) break;
    sender ||= SENDER.test(text);
    subject ||= SUBJECT.test(text);
    length++;
  }
  return sender && subject && length >= 3 ? length : 0;
}
