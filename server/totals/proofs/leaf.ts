// One leaf of a statement's list: a line of a counted report, under a mark that only the receipt's holder can make.
import { hash } from 'node:crypto';
import { CHANNELS, GRADES, isChannel, isGrade, type Channel, type Grade } from '../../lib/channels.ts';
import { readCode } from '../../lib/ids.ts';

/** No country, no time, nobody's words. `mark` is the same for all lines of one report. */
export type Leaf = { mark: string; target: string; channel: Channel; quantity: number; grade: Grade };

export const LEAF_COLUMNS = 'mark,target,channel,quantity,grade';

/** The leaf's own bytes, which are hashed and published: nothing in it needs quotes. */
export const leafText = ({ mark, target, channel, quantity, grade }: Leaf): string =>
  `${mark},${target},${channel},${quantity},${grade}`;

const SHAPE = new RegExp(
  `^([0-9a-f]{64}),([a-z0-9-]{1,60}),(${CHANNELS.join('|')}),([1-9][0-9]{0,8}),(${GRADES.join('|')})$`,
);

/** The leaf that a line of text is, or null where it is none. */
export function readLeaf(text: string): Leaf | null {
  const [, mark = '', target = '', channel = '', quantity = '', grade = ''] = SHAPE.exec(text) ?? [];
  if (!isChannel(channel) || !isGrade(grade)) return null;
  return { mark, target, channel, quantity: Number(quantity), grade };
}

/** What a leaf is found by: a report has one line for an official and a channel, so no two leaves share it. */
export const leafKey = (text: string): string => text.split(',', 3).join(',');

/** SHA-256 of a receipt's code as 64 digits; the database keeps the same hash and never the code. */
export const digestOfCode = (typed: string): string => hash('sha256', readCode(typed), 'hex');

/** The same from how the database writes it. */
export const digestOfKept = (codeHash: string): string => Buffer.from(codeHash, 'base64url').toString('hex');

/**
 * The mark of a report in one statement. The salt is the statement's own and public: a code holds 130 bits of chance,
 * so nobody can try codes out, and two statements give one report two marks that nobody else can bring together.
 */
export const markOf = (salt: string, digest: string): string => hash('sha256', `${salt}:${digest}`, 'hex');

export const isMark = (text: string): boolean => /^[0-9a-f]{64}$/.test(text);
export const isSalt = (text: string): boolean => /^[0-9a-f]{32,64}$/.test(text);
