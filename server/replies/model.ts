// What officials answered: its words and limits. What was told is private; what is published is the desk's own words.
import type { Day, Instant } from '../lib/dates.ts';

/** How an answer came. */
export const REPLY_KINDS = ['letter', 'email', 'phone', 'social', 'other'] as const;
export type ReplyKind = (typeof REPLY_KINDS)[number];
export const isReplyKind = (text: string): text is ReplyKind => REPLY_KINDS.some(kind => kind === text);

/** Where one stands on the desk. `set-aside` is counted nowhere. */
export const REPLY_STATES = ['new', 'read', 'published', 'set-aside'] as const;
export type ReplyState = (typeof REPLY_STATES)[number];
export const isReplyState = (text: string): text is ReplyState => REPLY_STATES.some(each => each === text);

/** Who erased what was told: who told it, the desk, or time. */
export const ERASERS = ['teller', 'desk', 'time'] as const;
export type Eraser = (typeof ERASERS)[number];

export const LONGEST_TEXT = 20_000;
export const LONGEST_SUMMARY = 2000;
export const LONGEST_REASON = 300;
export const MOST_FILES = 3;

export const MEGABYTE = 1024 * 1024;
/** A photograph is made smaller anyway; a PDF is kept as it is. */
export const LARGEST_PHOTOGRAPH = 10 * MEGABYTE;
export const LARGEST_PDF = 5 * MEGABYTE;
/** Of all files sent at once. */
export const LARGEST_SENT = 20 * MEGABYTE;
export const MOST_PAGES = 20;
/**
 * Files that nobody has looked at yet, all together: beyond this only words are taken, so that nobody can fill the
 * disk with files from a hundred addresses.
 */
export const MOST_UNREAD_BYTES = 1024 * MEGABYTE;

/** The field of the n-th file of the form, from 1. */
export const fileField = (n: number): string => `file.${n}`;

/** What is told, as the form brings it. */
export type ReplyTold = {
  targetId: string;
  answeredOn: Day;
  /** One of `REPLY_KINDS`, which is asked when it is taken. */
  kind: string;
  /** What it said; '' where files say it. */
  text: string;
  /** For questions of a coordinator, or null. */
  email: string | null;
};

/** A file that was looked through and may be kept. */
export type CheckedFile = {
  kind: 'image' | 'pdf';
  mime: string;
  bytes: Buffer;
  width: number | null;
  height: number | null;
  pages: number | null;
  /** The words in it, as far as there are any. */
  text: string;
};

/** What is published of an answer: its current version. */
export type PublishedReply = {
  id: string;
  actionId: string;
  targetId: string;
  officialId: string;
  answeredOn: Day;
  kind: ReplyKind;
  lang: string;
  summary: string;
  publishedAt: Instant;
  updatedAt: Instant;
};

/** Answers of one official: all that were told and not set aside, and how many of them are published. */
export type AnswerCount = { told: number; published: number };
