// A form that is refused is shown again: the same page, 422, what was typed, the reason at each field.
import { Refused, type FieldProblem } from '../../lib/errors.ts';

/** Runs a verb; when it refuses the form, `again` answers with the problems. Every other error goes on. */
export async function orAgain(
  verb: () => Promise<void>,
  again: (problems: readonly FieldProblem[]) => Promise<void> | void,
): Promise<void> {
  try {
    await verb();
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    await again(error.problems);
  }
}
