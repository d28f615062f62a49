// A statement as a file, printed from the words that were kept when it was frozen: years later it is the same.
import { NotFound } from '../lib/errors.ts';
import type { StatementFile } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import type { PrintDocument, Section } from '../platform/documents/document.ts';
import type { StatementPaper } from './statements/compose.ts';

const documentOf = (paper: StatementPaper, sections: Section[]): PrintDocument => {
  return {
    lang: paper.sheet.lang,
    title: paper.title,
    author: paper.author,
    paper: paper.paper,
    sections,
  };
};

/** What a screen shows: every letter, and the sheet once. */
export const statementOnScreen = (paper: StatementPaper): PrintDocument =>
  documentOf(paper, [...paper.letters.map(letter => letter.section), paper.sheet]);

/** The sheet alone (`''`), behind the letter to one official (the target's id), or behind each letter (`all`). */
export function statementDocument(paper: StatementPaper, letter: string): PrintDocument {
  const letters = letter === 'all' ? paper.letters : paper.letters.filter(each => each.target === letter);
  if (letter !== '' && letters.length === 0) throw new NotFound();
  const each = letters.flatMap(({ section }) => [section, paper.sheet]);
  return documentOf(paper, letters.length === 0 ? [paper.sheet] : each);
}

/** The file's bytes. @throws {NotFound} for a letter there is none of, {TooMany} when too many PDFs wait. */
export async function printStatement(
  app: App,
  paper: StatementPaper,
  kind: StatementFile,
  letter = '',
): Promise<Buffer> {
  const document = statementDocument(paper, letter);
  switch (kind) {
    case 'pdf':
      return Buffer.from(await app.documents.pdf(document));
    case 'docx':
      return app.documents.docx(document);
    case 'rtf':
      return Buffer.from(app.documents.rtf(document), 'latin1');
    case 'txt':
      return Buffer.from(app.documents.text(document), 'utf8');
  }
}
