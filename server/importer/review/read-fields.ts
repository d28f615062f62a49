// Fields of the review, each with the place in the text it was read from and how sure that is, in words.
import type { Field, FieldOptions, fieldsFor } from '../../platform/web/fields.ts';
import type { Words } from '../../platform/web/words.ts';
import type { FieldReading, Reading } from '../model.ts';
import { idOfPath } from './source-marks.ts';

export type ReadField = {
  field: Field;
  /** `sure`, `likely`, `guess`, `none`; told in words by `says`. */
  level: string;
  says: string;
  /** Name that the marks in the text share with this field, or null where the text has no place for it. */
  place: string | null;
  href: string | null;
};

export type ReviewFields = {
  visit: Words;
  /** A field that was read from `path`. */
  read: (path: string, name: string, options: FieldOptions) => ReadField;
  /** A field that nothing was read for. */
  plain: (name: string, options: FieldOptions) => Field;
  /** Where a field that was read from a path stands on the page. */
  fieldIds: ReadonlyMap<string, string>;
};

/** The reading of a path, or of the first thing inside it: `letter` for `letter.greeting`. */
function readingOf(reading: Pick<Reading, 'fields'>, path: string): FieldReading | null {
  const exact = reading.fields.find(each => each.path === path);
  return exact ?? reading.fields.find(each => each.path.startsWith(`${path}.`)) ?? null;
}

export function reviewFields(
  visit: Words,
  reading: Pick<Reading, 'fields'>,
  fields: ReturnType<typeof fieldsFor>,
): ReviewFields {
  const fieldIds = new Map<string, string>();
  return {
    visit,
    fieldIds,
    plain: fields.field,
    read: (path, name, options) => {
      const field = fields.field(name, options);
      const found = readingOf(reading, path);
      if (found) fieldIds.set(found.path, field.id);
      // What stands inside a path, such as each demand, leads back to the same field.
      for (const each of reading.fields)
        if (each.path.startsWith(`${path}.`)) fieldIds.set(each.path, field.id);
      return { field, ...placeInWords(visit, found) };
    },
  };
}

/** Where a value stands and how sure it is. */
export function placeInWords(visit: Words, found: FieldReading | null): Omit<ReadField, 'field'> {
  const { t } = visit;
  if (found === null) return { level: 'none', says: t('importer.sure.none'), place: null, href: null };
  const hasPlace = found.spans.some(span => span.end > span.start);
  return {
    level: found.sureness,
    says: `${t(`importer.sure.${found.sureness}`)} ${t(`importer.reason.${found.reason}`)}`,
    place: hasPlace ? idOfPath(found.path) : null,
    href: hasPlace ? `#at-${idOfPath(found.path)}` : null,
  };
}
