// A field for the samples of pages: one choice, a hint and an error, so that the strict render meets every part.
import { fieldsFor, type Field, type FieldOptions } from './fields.ts';

export function fieldSample(given: FieldOptions & { name: string }): Field {
  const words = { t: (key: string) => key };
  const { field } = fieldsFor(words, [{ path: given.name, reason: 'Choose one.' }]);
  return field(given.name, {
    hint: 'As it should stand under the letter',
    ...(given.as && given.as !== 'input' && given.as !== 'area'
      ? { choices: [{ value: 'a', label: 'One', hint: 'The first' }] }
      : {}),
    value: 'a',
    ...given,
  });
}
