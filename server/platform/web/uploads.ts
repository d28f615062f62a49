// Forms with a file: fields as any other form, files apart; too much of either is refused.
import busboy from 'busboy';
import type { Request, RequestHandler } from 'express';
import { TooLarge, Unreadable } from '../../lib/errors.ts';
import type { Turns } from '../turns.ts';
import { networkOf } from './limits.ts';

/** `tooLarge`: it was sent and not kept. The fields beside it still stand: what was typed is not lost for a file. */
export type Upload = { bytes: Buffer; name: string; tooLarge?: boolean };
export type UploadLimits = {
  fileBytes: number;
  fieldBytes: number;
  fields: number;
  /** How many files may come; 4 where it is not said. */
  files?: number;
  /** Of all files together: the one that goes beyond it is too large, as one that is beyond `fileBytes`. */
  totalBytes?: number;
  /** Take the form with a file that is too large, and say so of the file, instead of refusing all of it. */
  keepFields?: boolean;
};

const uploads = new WeakMap<Request, Map<string, Upload>>();

/** The file sent in a field, or null when none was chosen. */
export const uploadOf = (req: Request, field: string): Upload | null => uploads.get(req)?.get(field) ?? null;

/** How many files came with a form. */
export const uploadsOf = (req: Request): number => uploads.get(req)?.size ?? 0;

/** Reads a multipart form: its fields as `formOf` reads them, its files for `uploadOf`. Other bodies are left alone. */
export function readUploads(limits: UploadLimits): RequestHandler {
  return (req, _res, next) => {
    if (!req.is('multipart/form-data')) {
      next();
      return;
    }
    receive(req, limits).then(
      () => next(),
      (error: unknown) => next(error),
    );
  };
}

/** How long a form with files may take to come. */
export type Pace = {
  longestMs: number;
  /** On average since its turn came, looked at once `afterMs` are over; who sends less is cut off. */
  floor: { bytesPerSecond: number; afterMs: number; everyMs?: number };
};

/**
 * Lets only so many forms with files be read at once: each is in memory while it is. The others wait unread. One that
 * has not come whole in time, or comes slower than any line that is in use, is cut off, so that nobody holds a place by
 * sending slowly.
 */
export function oneAfterAnother(turns: Turns, pace: Pace): RequestHandler {
  return (req, res, next) => {
    if (!req.is('multipart/form-data')) {
      next();
      return;
    }
    turns.begin(networkOf(req)).then(
      end => {
        const stopWatching = watchPace(req, pace);
        const over = (): void => {
          stopWatching();
          end();
        };
        // Whatever comes first: answered, or gone away.
        res.on('finish', over);
        res.on('close', over);
        if (res.destroyed) over();
        next();
      },
      (error: unknown) => next(error),
    );
  };
}

function watchPace(req: Request, { longestMs, floor }: Pace): () => void {
  const began = performance.now();
  // Counted from its turn on: in the line it waits unread, which is not the sender's doing.
  const before = req.socket.bytesRead;
  const look = (): void => {
    if (req.complete) return;
    const ms = performance.now() - began;
    const least = (ms / 1000) * floor.bytesPerSecond;
    if (ms >= longestMs || (ms >= floor.afterMs && req.socket.bytesRead - before < least)) req.destroy();
  };
  const watch = setInterval(look, floor.everyMs ?? 1000);
  return () => clearInterval(watch);
}

function receive(req: Request, limits: UploadLimits): Promise<void> {
  return new Promise((resolve, reject) => {
    const pairs = new URLSearchParams();
    const files = new Map<string, Upload>();
    let reader: busboy.Busboy;
    try {
      reader = busboy({
        headers: req.headers,
        defParamCharset: 'utf8',
        limits: {
          fileSize: limits.fileBytes,
          files: limits.files ?? 4,
          fieldSize: limits.fieldBytes,
          fields: limits.fields,
          fieldNameSize: 200,
        },
      });
    } catch {
      reject(new Unreadable('error.unreadable'));
      return;
    }
    const refuse = (error: Error): void => {
      req.unpipe(reader);
      // The rest is let run out, so that the browser reads the answer instead of a broken connection.
      req.resume();
      reject(error);
    };
    reader.on('field', (name, value, info) => {
      if (info.valueTruncated || info.nameTruncated) refuse(new TooLarge());
      else pairs.append(name, value);
    });
    let received = 0;
    reader.on('file', (name, stream, info) => {
      const chunks: Buffer[] = [];
      const tooLarge = (): void => {
        if (limits.keepFields !== true) refuse(new TooLarge());
        else files.set(name, { bytes: Buffer.alloc(0), name: info.filename ?? '', tooLarge: true });
        chunks.length = 0;
      };
      stream.on('data', (chunk: Buffer) => {
        received += chunk.length;
        if (received > (limits.totalBytes ?? Number.POSITIVE_INFINITY)) tooLarge();
        else chunks.push(chunk);
      });
      stream.on('limit', tooLarge);
      stream.on('end', () => {
        if (files.get(name)?.tooLarge) return;
        const bytes = Buffer.concat(chunks);
        // A browser sends an empty file where none was chosen.
        if (bytes.length > 0) files.set(name, { bytes, name: info.filename ?? '' });
      });
    });
    reader.on('fieldsLimit', () => refuse(new TooLarge()));
    reader.on('filesLimit', () => refuse(new TooLarge()));
    reader.on('error', () => refuse(new Unreadable('error.unreadable')));
    reader.on('close', () => {
      req.body = pairs;
      uploads.set(req, files);
      resolve();
    });
    req.on('aborted', () => reject(new Unreadable('error.unreadable')));
    req.pipe(reader);
  });
}
