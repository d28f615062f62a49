// A letter's sheet beside the form: the writer's own words marked, and what a browser needs to keep it true while typing.
import type { App } from '../platform/app.ts';
import type { Block, Run } from '../platform/documents/document.ts';
import { labelOf, type LetterWish } from './model.ts';
import { documentOf } from './make-file.ts';
import { mailLinkOf, mailOf } from './send-by-mail.ts';
import { markOwn } from './own-words.ts';
import type { SheetModel } from './pages.ts';
import type { WrittenLetter } from './write-letters.ts';

/** What public/js/letter.js reads: the letter's parts that typing does not change. */
type LiveSheet = {
  lang: string;
  /** Blocks of the text that stand before its first paragraph: subject and greeting. */
  lead: number;
  typed: string;
  sample: string;
  values: WrittenLetter['values'];
  greeting: string;
  signOff: string;
  /** Null where the letter does not go by e-mail. */
  mail: { to: readonly string[]; cc: readonly string[]; subject: string } | null;
};

function withMarks(blocks: readonly Block[], sample: string): Block[] {
  const marked = markOwn(
    blocks.flatMap(block => (block.kind === 'paragraph' ? [block.runs] : [])),
    sample,
  );
  return blocks.map(block => {
    if (block.kind !== 'paragraph') return block;
    const runs = (marked.shift() ?? []).map(({ text, bold, own }): Run => ({
      text,
      ...(bold ? { bold: true } : {}),
      ...(own ? { own: true } : {}),
    }));
    return { ...block, runs };
  });
}

function liveOf(written: WrittenLetter, title: string): LiveSheet {
  const { letter } = written;
  const mail = mailOf(written, title);
  return {
    lang: letter.lang,
    lead: [letter.subject, letter.greeting].filter(part => part.trim() !== '').length,
    typed: written.typed,
    sample: written.sample,
    values: written.values,
    greeting: letter.greeting,
    signOff: letter.signOff,
    mail: written.channel === 'email' ? { to: mail.to, cc: mail.cc, subject: mail.subject } : null,
  };
}

/** The sheets, one for each official. Without a sample in the letter's language nothing is marked: all of it is own. */
export function sheetModels(
  documents: App['documents'],
  given: {
    wish: LetterWish;
    letters: readonly WrittenLetter[];
    title: string;
    heading: (name: string) => string;
  },
): SheetModel[] {
  const { wish, letters, title } = given;
  return letters.map(written => {
    const document = documentOf(wish, [written]);
    const sections = document.sections.map(section =>
      written.sample === '' ? section : { ...section, blocks: withMarks(section.blocks, written.sample) },
    );
    return {
      heading: letters.length > 1 ? given.heading(labelOf(written.target)) : null,
      sheetHtml: documents.html({ ...document, sections }),
      live: JSON.stringify(liveOf(written, title)),
    };
  });
}

/** Characters of the longest mail link among the letters that go by e-mail; null where none does. */
export function longestMailLink(letters: readonly WrittenLetter[], title: string): number | null {
  const lengths = letters
    .filter(written => written.channel === 'email')
    .map(written => mailLinkOf(mailOf(written, title), title).length);
  return lengths.length > 0 ? Math.max(...lengths) : null;
}
