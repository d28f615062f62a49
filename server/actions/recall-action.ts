// The published action at an address, kept until it changes: for what is asked again and again.
import { remembering } from '../platform/remembering.ts';
import { findAction } from './find-action.ts';

/** As many as a site has open at once, by far. */
const MOST_KEPT = 500;

/** As `findAction`, and as true. @throws {NotFound} */
export const recallAction = remembering(MOST_KEPT, findAction);
