// What somebody had typed when their session had ended: sealed into the sign-in page, kept nowhere else.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import { z } from 'zod';
import type { App } from '../../platform/app.ts';
import { hashSecret } from '../../platform/seal.ts';
import { safeNext } from '../../platform/web/door.ts';
import { sessionRow } from '../store.ts';

/** A form as it was sent, and where to. */
const carriedSchema = z.object({
  what: z.literal('typed'),
  /** Address on the desk, without the language. */
  path: z.string().refine(path => safeNext(path) === path && path !== '/desk'),
  pairs: z.array(z.tuple([z.string(), z.string()])),
  at: z.string(),
  /** Whose session it was, where that is still known: nobody else is given it. */
  person: z.string().nullable(),
  /** A file was sent with it, which is not carried. */
  file: z.boolean(),
});
export type Carried = z.infer<typeof carriedSchema>;

/** Longest time between the post and signing in again. */
const GOOD_FOR_MS = 12 * 3_600_000;
/** An inflated form is at most this large; the reader of forms takes no more either. */
const MOST_BYTES = 4_000_000;

/** Sealed: only this site can have made it, and a page kept in a browser's cache tells nobody what is in it. */
export const sealTyped = (app: App, carried: Omit<Carried, 'what'>): string => {
  const text = JSON.stringify({ what: 'typed', ...carried });
  return app.seal.close(deflateRawSync(text).toString('base64'));
};

/** The typed form, or null for what this site did not seal, or sealed too long ago. */
export function openTyped(app: App, sealed: string): Carried | null {
  if (sealed === '') return null;
  try {
    const bytes = inflateRawSync(Buffer.from(app.seal.open(sealed), 'base64'), {
      maxOutputLength: MOST_BYTES,
    });
    const carried = carriedSchema.parse(JSON.parse(bytes.toString('utf8')));
    const age = app.clock.now().getTime() - Date.parse(carried.at);
    return age >= 0 && age <= GOOD_FOR_MS ? carried : null;
  } catch {
    // Not ours, cut short, or sealed with a key that has been changed: there is nothing to give back.
    return null;
  }
}

/** Whose session a token was, over or not; null when nothing is known of it any more. */
export async function whoseSession(app: App, token: string): Promise<string | null> {
  if (token === '') return null;
  return (await sessionRow(app.db.query, hashSecret(token)))?.coordinator_id ?? null;
}
