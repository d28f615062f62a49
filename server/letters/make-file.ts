// A letter as a file: PDF with the supporter's slip, RTF, DOCX, text, or an unsent e-mail. Nothing of it is kept.
import { zipSync } from 'fflate';
import type { PublishedAction } from '../actions/model.ts';
import { isChannel } from '../lib/channels.ts';
import { NotFound } from '../lib/errors.ts';
import type { LetterFile } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import type { PrintDocument, Section } from '../platform/documents/document.ts';
import { printEml } from '../platform/documents/print-eml.ts';
import { letterDocument } from './compose.ts';
import { countedWhile } from './count-started.ts';
import { stationeryFor } from './envelope.ts';
import { callSheet, faxCover, slipFor, type Reader, type Sheet } from './extra-sheets.ts';
import type { LetterWish } from './model.ts';
import { mailOf } from './send-by-mail.ts';
import { writeLetters, type WrittenLetter } from './write-letters.ts';

export type MadeFile = { bytes: Buffer; type: string; name: string };

const TYPES: Readonly<Record<LetterFile, string>> = {
  pdf: 'application/pdf',
  rtf: 'application/rtf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  txt: 'text/plain; charset=utf-8',
  eml: 'message/rfc822',
};

export const isLetterFile = (ext: string): ext is LetterFile => ext in TYPES && Object.hasOwn(TYPES, ext);

export function stationeryOf(wish: Pick<LetterWish, 'country' | 'paper' | 'envelope'>) {
  const usual = stationeryFor(wish.country);
  return { paper: wish.paper ?? usual.paper, envelope: wish.envelope ?? usual.envelope };
}

/** The letters as one document, without what is only for the supporter. */
export function documentOf(
  wish: LetterWish,
  letters: readonly WrittenLetter[],
  sheets: readonly Section[] = [],
): PrintDocument {
  return letterDocument(
    letters.map(each => each.letter),
    { ...stationeryOf(wish), sheets },
  );
}

function pdfOf(given: Making): PrintDocument {
  const { app, reader, action, wish, letters, sheet } = given;
  const slip = slipFor(reader, action, letters, { publicUrl: app.config.publicUrl, sheet });
  const document = documentOf(wish, letters, [slip]);
  if (sheet === 'phone') {
    const calls = letters.map(each => callSheet(reader, action, each, app.clock.now()));
    const lang = calls[0]?.lang ?? document.lang;
    return { ...document, lang, sections: [...calls, slip] };
  }
  if (sheet === 'fax') {
    const [...pages] = document.sections;
    const covered = letters.flatMap((each, at) => {
      const page = pages[at];
      // No window in a fax: the addressee stands in the flow.
      return page ? [faxCover(each), { ...page, envelope: 'none' as const }] : [];
    });
    return { ...document, sections: [...covered, slip] };
  }
  return document;
}

async function emlOf({ action, letters }: Making): Promise<{ bytes: Buffer; zip: boolean }> {
  const mails = await Promise.all(letters.map(each => printEml(mailOf(each, action.title))));
  const [only] = mails;
  if (only && mails.length === 1) return { bytes: only, zip: false };
  const names = letters.map((_, at) => `letter-${at + 1}.eml`);
  const entries = Object.fromEntries(
    mails.map((mail, at) => [names[at] ?? `${at}.eml`, new Uint8Array(mail)]),
  );
  return { bytes: Buffer.from(zipSync(entries)), zip: true };
}

type Making = {
  app: App;
  reader: Reader;
  action: PublishedAction;
  wish: LetterWish;
  letters: readonly WrittenLetter[];
  sheet: Sheet;
};

function bytesOf(making: Making, ext: Exclude<LetterFile, 'eml'>): Promise<Buffer> | Buffer {
  const { documents } = making.app;
  const document = documentOf(making.wish, making.letters);
  switch (ext) {
    case 'pdf':
      return documents.pdf(pdfOf(making)).then(pdf => Buffer.from(pdf));
    case 'rtf':
      // RTF is ASCII: everything beyond is escaped in it.
      return Buffer.from(documents.rtf(document), 'latin1');
    case 'docx':
      return documents.docx(document);
    case 'txt':
      return Buffer.from(documents.text(document), 'utf8');
  }
}

export type AskedFile = {
  ext: LetterFile;
  /** The id of the one official whose letter is wanted; '' for all. */
  only: string;
  /** The channel that the file is for; '' for the letter's own. */
  as: string;
};

/**
 * Makes the file and counts the letters begun with it.
 * @throws {TooMany} when more PDFs wait than the server can print soon. @throws {NotFound} for an official not in the letter.
 */
export async function makeLetterFile(given: {
  app: App;
  reader: Reader;
  action: PublishedAction;
  wish: LetterWish;
  asked: AskedFile;
}): Promise<MadeFile> {
  const { app, reader, action, asked } = given;
  const { ext, only, as } = asked;
  const channel = ext === 'eml' ? 'email' : isChannel(as) ? as : given.wish.channel;
  const wish = { ...given.wish, channel };
  const written = writeLetters(action, wish, app.clock.now());
  const letters = only === '' ? written : written.filter(({ target }) => target.id === only);
  if (letters.length === 0) throw new NotFound();
  const sheet = as === 'fax' || as === 'phone' ? as : 'letter';
  const name = `${sheet === 'letter' ? 'letter' : `${sheet}-sheet`}-${action.slug}`;
  const making = { app, reader, action, wish, letters, sheet } satisfies Making;
  const lines = letters.map(({ target, channel: by }) => ({ targetId: target.id, channel: by }));
  return countedWhile(app, action, {
    lines,
    make: async () => {
      if (ext !== 'eml')
        return { bytes: await bytesOf(making, ext), type: TYPES[ext], name: `${name}.${ext}` };
      const { bytes, zip } = await emlOf(making);
      return { bytes, type: zip ? 'application/zip' : TYPES.eml, name: `${name}.${zip ? 'zip' : 'eml'}` };
    },
  });
}
