// What is wrong with the merge fields of sample letters, said where it stands: at the field, with line and column.
import type { FieldProblem } from '../lib/errors.ts';
import { parseTemplate, TemplateError } from '../lib/merge-fields/template.ts';
import type { SampleLetter } from './model.ts';

/** One problem for each text that is no sample letter; paths are those of an action's content. */
export function letterProblems(
  letters: readonly Pick<SampleLetter, 'greeting' | 'body' | 'signOff'>[],
): FieldProblem[] {
  const problems: FieldProblem[] = [];
  letters.forEach((letter, at) => {
    for (const part of ['greeting', 'body', 'signOff'] as const) {
      try {
        parseTemplate(letter[part] ?? '');
      } catch (error) {
        if (!(error instanceof TemplateError)) throw error;
        const { line, column, field, suggestion } = error;
        problems.push({
          path: `letters.${at}.${part}`,
          reason: suggestion === null ? error.reason : 'letter.template.didYouMean',
          params: { line, column, field: field ?? '', suggestion: suggestion ?? '' },
        });
      }
    }
  });
  return problems;
}
