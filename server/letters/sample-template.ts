// A sample letter taken apart into its text and its merge fields: once, since each letter begins from one.
import { frozen, keep } from '../lib/keep.ts';
import { parseTemplate, plainTemplate, TemplateError, type Template } from '../lib/merge-fields/template.ts';

const MOST_SAMPLES = 100;

/** A saved sample was parsed when saved; one from elsewhere is shown as it stands. For samples only: they are kept. */
export const templateOf = keep((sample): Template => {
  try {
    return frozen(parseTemplate(sample));
  } catch (error) {
    if (error instanceof TemplateError) return frozen(plainTemplate(sample));
    throw error;
  }
}, MOST_SAMPLES);
