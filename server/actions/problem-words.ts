// A line of the checklist in words, for pages of other features.
export { lineInWords } from './checklist/words.ts';
