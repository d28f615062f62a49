// Passwords through argon2id: hashing, checking, and the same work where there is nothing to check.
import { hash, verify } from '@node-rs/argon2';

/** OWASP's first choice: argon2id (the library's default), 19 MiB, two passes, one lane. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const;

/** One password for one spelling: what a phone and a desktop type for the same letters may differ in bytes. */
const spelled = (password: string): string => password.normalize('NFKC');

export const hashPassword = (password: string): Promise<string> => hash(spelled(password), COST);

let dummy: Promise<string> | undefined;

/**
 * Whether the password fits the hash. Without a hash the same work is done for nothing, so that the time of the answer
 * does not tell whether the person exists.
 */
export async function passwordFits(passwordHash: string | null, password: string): Promise<boolean> {
  dummy ??= hashPassword('no password opens this');
  const fits = await verify(passwordHash ?? (await dummy), spelled(password));
  return passwordHash !== null && fits;
}
