// What a statement commits to, and the proof that a report is in it: the words and the file's own form.
import { z } from 'zod';
import { isMark, isSalt } from './leaf.ts';

/** RFC 6962's tree over SHA-256, with the leaves of docs/totals.md in their order. */
export const ALGORITHM = 'rfc6962-sha256';

export type Commitment = {
  algorithm: string;
  /** Of the marks: random, the statement's own, and public. */
  salt: string;
  /** How many leaves. */
  size: number;
  /** As 64 hexadecimal digits. */
  root: string;
  /** The root for the eye: 16 characters in groups of four. */
  short: string;
};

export const PROOF_FORMAT = 'insist-proof-1';

const MOST_LEAVES = 2_000_000_000;
const hex = z.string().refine(isMark);

/** Their number is asked before they are looked at: each that is wrong would cost a problem of its own in memory. */
const atMost = <Element extends z.ZodType>(most: number, element: Element) =>
  z.array(z.unknown()).max(most).pipe(z.array(element));

/** A proof as it is given out. It holds no receipt's code: who is shown it can see, correct and withdraw nothing. */
export const proofSchema = z.object({
  format: z.literal(PROOF_FORMAT),
  statement: z.string().regex(/^20\d\d-[1-9]\d{0,5}$/),
  url: z.string().max(2000),
  algorithm: z.literal(ALGORITHM),
  salt: z.string().refine(isSalt),
  size: z.int().min(1).max(MOST_LEAVES),
  root: hex,
  shortCode: z.string().max(40),
  /** Letters of the whole statement, for the reader; the leaf list adds up to it. */
  total: z.int().min(0),
  leaves: atMost(
    500,
    z.object({
      index: z.int().min(0).max(MOST_LEAVES),
      leaf: z.string().max(200),
      path: atMost(40, hex),
    }),
  ).refine(leaves => leaves.length > 0),
});
export type Proof = z.infer<typeof proofSchema>;
