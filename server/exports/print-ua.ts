// The full UA as a file, kept while nothing in it changes: a file that thousands download is set once.
import { createHash } from 'node:crypto';
import { newsOf } from '../actions/describe-news.ts';
import { versionsOf } from '../actions/find-version.ts';
import { findImage } from '../actions/keep-image.ts';
import type { PublishedAction } from '../actions/model.ts';
import type { InLanguage } from '../actions/in-language.ts';
import { NotFound } from '../lib/errors.ts';
import { pathsFor } from '../lib/paths.ts';
import type { App } from '../platform/app.ts';
import type { PrintDocument } from '../platform/documents/document.ts';
import type { Visit } from '../platform/web/visit.ts';
import { currentSettings } from '../settings/read-settings.ts';
import { uaDocument, type UaImage } from './ua-document.ts';

export const PRINTED = ['pdf', 'rtf', 'docx', 'txt'] as const;
export type Printed = (typeof PRINTED)[number];

export type UaPrint = {
  /** Changes with any word of the file, whatever changed it: the action, an official, a setting, the day. */
  tag: string;
  /** The file's bytes. @throws {TooMany} when too many PDFs wait already. */
  print: () => Promise<Uint8Array>;
};

const KEPT = 40;
const keptByApp = new WeakMap<App, Map<string, Promise<Uint8Array>>>();

async function pictureOf(app: App, action: PublishedAction): Promise<UaImage | null> {
  if (!action.image) return null;
  const row = await findImage(app, action.image.id).catch((error: unknown) => {
    // A picture that is gone is left out; the action goes out without it.
    if (error instanceof NotFound) return null;
    throw error;
  });
  if (!row) return null;
  if (row.mime === 'image/png' || row.mime === 'image/jpeg') return { mime: row.mime, bytes: row.bytes };
  // Word processors know no newer kind of picture.
  const { default: sharp } = await import('sharp');
  return { mime: 'image/jpeg', bytes: await sharp(row.bytes).jpeg({ quality: 82 }).toBuffer() };
}

function printed(app: App, document: PrintDocument, kind: Printed): Promise<Uint8Array> {
  if (kind === 'pdf') return app.documents.pdf(document);
  if (kind === 'docx') return app.documents.docx(document);
  return Promise.resolve(
    Buffer.from(kind === 'rtf' ? app.documents.rtf(document) : app.documents.text(document)),
  );
}

function kept(app: App, tag: string, print: () => Promise<Uint8Array>): Promise<Uint8Array> {
  const files = keptByApp.get(app) ?? new Map<string, Promise<Uint8Array>>();
  keptByApp.set(app, files);
  const held = files.get(tag);
  if (held) return held;
  const made = print();
  files.set(tag, made);
  // A failure is not kept: the next asker tries anew.
  made.catch(() => files.delete(tag));
  for (const oldest of files.keys()) {
    if (files.size <= KEPT) break;
    files.delete(oldest);
  }
  return made;
}

/** The full UA of an action in the visit's language; `text`: the language its texts were asked for in, or ''. */
export async function printUa(
  app: App,
  visit: Pick<Visit, 'lang' | 't' | 'chrome'>,
  action: InLanguage<PublishedAction>,
  kind: Printed,
  text = '',
): Promise<UaPrint> {
  const to = pathsFor(visit.lang, visit.chrome.languages[0] ?? 'en');
  const document = uaDocument(action, {
    lang: visit.lang,
    t: visit.t,
    settings: await currentSettings(app),
    pageUrl: `${app.config.publicUrl}${to.action(action.slug, text === '' ? {} : { text })}`,
    reportUrl: `${app.config.publicUrl}${to.report(action.slug)}`,
    image: await pictureOf(app, action),
    news: newsOf(visit, action, await versionsOf(app, action.id)),
  });
  const hash = createHash('sha256').update(kind).update(JSON.stringify(document));
  const tag = hash.digest('base64url').slice(0, 27);
  return { tag, print: () => kept(app, tag, () => printed(app, document, kind)) };
}
