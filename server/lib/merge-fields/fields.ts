// The merge fields that a sample letter may hold: the one documented list.

/** Name, and the strings key that says what it stands for. */
export const MERGE_FIELDS = [
  { name: 'salutation', meaning: 'letter.field.salutation' },
  { name: 'target.name', meaning: 'letter.field.targetName' },
  { name: 'target.title', meaning: 'letter.field.targetTitle' },
  { name: 'people', meaning: 'letter.field.people' },
  { name: 'date', meaning: 'letter.field.date' },
  { name: 'supporter.name', meaning: 'letter.field.supporterName' },
  { name: 'supporter.place', meaning: 'letter.field.supporterPlace' },
  { name: 'supporter.country', meaning: 'letter.field.supporterCountry' },
  { name: 'action.number', meaning: 'letter.field.actionNumber' },
] as const;

export type MergeField = (typeof MERGE_FIELDS)[number]['name'];

/** What each field stands for in one letter; empty text is "not there" for `{{#if}}`. */
export type MergeValues = Readonly<Record<MergeField, string>>;

/** A documented list of fields: each with the strings key that says what it stands for. */
export type FieldList<Field extends string> = readonly { readonly name: Field; readonly meaning: string }[];

/** The field of that name, or undefined: looked for in the list, so that no name of the language itself is one. */
export function mergeField<Field extends string>(name: string, list: FieldList<Field>): Field | undefined {
  return list.find(field => field.name === name)?.name;
}

/** Letters to change, add or leave out to get from one name to the other. */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, at) => at);
  for (let a = 1; a <= from.length; a += 1) {
    const next = [a];
    for (let b = 1; b <= to.length; b += 1) {
      const change = (row[b - 1] ?? 0) + (from[a - 1] === to[b - 1] ? 0 : 1);
      next.push(Math.min(change, (row[b] ?? 0) + 1, (next[b - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[to.length] ?? 0;
}

/** The nearest right name for a wrong one, or null when none is near. */
export function nearestField(wrong: string, list: FieldList<string> = MERGE_FIELDS): string | null {
  const asked = wrong
    .toLowerCase()
    .replace(/[_\s-]+/g, '.')
    .slice(0, 60);
  let best: { name: string; far: number } | null = null;
  for (const { name } of list) {
    const last = name.slice(name.lastIndexOf('.') + 1);
    // `targetName` and `country` mean the dotted names.
    const far = Math.min(
      distance(asked, name),
      distance(asked, name.replace('.', '')),
      distance(asked, last) + 0.5,
    );
    if (!best || far < best.far) best = { name, far };
  }
  return best && best.far <= Math.max(2, asked.length / 3) ? best.name : null;
}
