// One letter to one official, composed into a section of a printed document. Nothing of ours stands in it.
import { countryName } from '../lib/countries.ts';
import { dayInWords } from '../lib/dates.ts';
import { directionOf } from '../lib/languages.ts';
import type { Block, Envelope, Paper, PrintDocument, Section } from '../platform/documents/document.ts';
import { paragraphs, withoutMarks } from './runs.ts';

/** The official as this letter addresses them: a name or a title is there. */
export type LetterTarget = {
  name: string | null;
  title: string | null;
  body: string | null;
  addressLines: readonly string[];
};

export type Letter = {
  lang: string;
  target: LetterTarget;
  /** Already ended with its language's punctuation; see `greetingFor`. */
  greeting: string;
  /** The text as typed: blank lines between paragraphs, `**bold**`. */
  body: string;
  signOff: string;
  supporter: { name: string; place: string; country: string | null };
  /** `YYYY-MM-DD`, the day of writing. */
  date: string;
  subject: string;
  /** Who gets a copy, as lines. The label before them is in the letter's language. */
  copies?: readonly string[];
};

// The word before the names of those who get a copy.
const COPY_LABELS: ReadonlyMap<string, string> = new Map([
  ['es', 'C. c.:'],
  ['fr', 'Copie :'],
  ['de', 'Kopie:'],
  ['ar', 'نسخة إلى:'],
  ['uk', 'Копія:'],
  ['zh', '抄送：'],
  ['pt', 'C/c:'],
]);

/** The addressee as it stands on paper and envelope: name, title, body, address, each once. */
export function addresseeLines({ name, title, body, addressLines }: LetterTarget): string[] {
  const seen = new Set<string>();
  return [name, title, body, ...addressLines].flatMap(line => {
    const text = line?.trim() ?? '';
    const same = text.toLocaleLowerCase();
    if (text === '' || seen.has(same)) return [];
    seen.add(same);
    return [text];
  });
}

/** The sender as far as it is given: name, then town and country on one line. */
export function senderLines(supporter: Letter['supporter'], lang: string): string[] {
  const where = [supporter.place.trim(), countryName(supporter.country, lang)].filter(Boolean);
  // Somebody who typed the country with the town has it once.
  const once =
    where.length === 2 && where[0]?.toLocaleLowerCase().includes(where[1]?.toLocaleLowerCase() ?? '')
      ? where.slice(0, 1)
      : where;
  const comma = lang.startsWith('ar') || lang.startsWith('fa') ? '، ' : lang.startsWith('zh') ? '，' : ', ';
  return [supporter.name.trim(), once.join(comma)].filter(Boolean);
}

/** The letter as a section that begins on its own page. */
export function letterSection(letter: Letter, envelope: Envelope): Section {
  const { lang } = letter;
  const sender = senderLines(letter.supporter, lang);
  const name = letter.supporter.name.trim();
  const subject = letter.subject.trim();
  const copies = letter.copies?.filter(line => line.trim() !== '') ?? [];
  const blocks: Block[] = [
    ...(sender.length > 0 ? [{ kind: 'sender', lines: sender } satisfies Block] : []),
    { kind: 'placeDate', text: dayInWords(letter.date, lang, 'long') },
    { kind: 'addressee', lines: addresseeLines(letter.target) },
    ...(subject ? [{ kind: 'subject', text: withoutMarks(subject) } satisfies Block] : []),
    ...(letter.greeting.trim() ? [{ kind: 'salutation', text: letter.greeting } satisfies Block] : []),
    ...paragraphs(letter.body).map((runs): Block => ({ kind: 'paragraph', runs })),
    { kind: 'signOff', text: letter.signOff, name: name === '' ? null : name },
    ...(copies.length > 0
      ? [
          {
            kind: 'copies',
            label: COPY_LABELS.get(lang.split('-')[0] ?? '') ?? 'Copy to:',
            lines: [...copies],
          } satisfies Block,
        ]
      : []),
  ];
  // A letter without an address has no window to show it in.
  const posted = letter.target.addressLines.some(line => line.trim() !== '');
  return { lang, dir: directionOf(lang), style: 'letter', envelope: posted ? envelope : 'none', blocks };
}

/** Letters, and whatever sheets go with them, as one document; the writer alone is its author. */
export function letterDocument(
  letters: readonly Letter[],
  { paper, envelope, sheets = [] }: { paper: Paper; envelope: Envelope; sheets?: readonly Section[] },
): PrintDocument {
  const first = letters[0];
  const name = first?.supporter.name.trim();
  return {
    lang: first?.lang ?? 'en',
    title: withoutMarks(first?.subject.trim() ?? '') || (first ? addresseeLines(first.target)[0] : '') || '–',
    ...(name ? { author: name } : {}),
    paper,
    sections: [...letters.map(letter => letterSection(letter, envelope)), ...sheets],
  };
}

/** The text of an e-mail: greeting, body, sign-off, name and place; an e-mail has no address block. */
export function mailText(letter: Letter): string {
  const [name, ...where] = senderLines(letter.supporter, letter.lang);
  const body = paragraphs(letter.body).map(runs => runs.map(run => run.text).join(''));
  const signed = [letter.signOff, ...(name ? [[name, ...where].join('\n')] : [])];
  return [letter.greeting, ...body, ...signed].filter(part => part.trim() !== '').join('\n\n');
}
