// Which of two entries gives each field of the one they become: chosen by a person, with a default that loses nothing.
import { Refused } from '../../lib/errors.ts';
import { problemsOf } from '../../platform/web/form.ts';
import { handleText, officialDetailsSchema, pointKey, type OfficialDetails } from '../model.ts';

export const MERGED_FIELDS = [
  'name',
  'title',
  'body',
  'country',
  'salutations',
  'addressLines',
  'emails',
  'phones',
  'faxes',
  'handles',
  'notes',
] as const;
export type MergedField = (typeof MERGED_FIELDS)[number];

export const PICKS = ['keep', 'other', 'both'] as const;
export type Pick = (typeof PICKS)[number];
export type Picks = Readonly<Record<MergedField, Pick>>;

/** An entry has one name and one postal address; of the rest it can hold what both say. */
export const canBeBoth = (field: MergedField): boolean =>
  !['name', 'title', 'body', 'country', 'addressLines'].includes(field);

const isEmpty = (value: OfficialDetails[MergedField]): boolean =>
  value === null || value === '' || Object.keys(value).length === 0;

export const sameIn = (field: MergedField, one: OfficialDetails, other: OfficialDetails): boolean =>
  JSON.stringify(one[field]) === JSON.stringify(other[field]);

/** What is chosen before anybody chooses: all of both, or the entry that is kept where it says anything. */
export function usualPick(field: MergedField, keep: OfficialDetails, other: OfficialDetails): Pick {
  if (isEmpty(other[field]) || sameIn(field, keep, other)) return 'keep';
  if (isEmpty(keep[field])) return 'other';
  return canBeBoth(field) ? 'both' : 'keep';
}

function joined<Each>(one: readonly Each[], other: readonly Each[], keyOf: (each: Each) => string): Each[] {
  const known = new Set(one.map(keyOf));
  return [...one, ...other.filter(each => !known.has(keyOf(each)))];
}

/** The entry that the choices make. @throws {Refused} at the field that would hold too much. */
export function mergedDetails(keep: OfficialDetails, other: OfficialDetails, picks: Picks): OfficialDetails {
  const chosen = (field: MergedField): OfficialDetails => (picks[field] === 'other' ? other : keep);
  const both = (field: MergedField): boolean => picks[field] === 'both' && canBeBoth(field);
  const numbers = (field: 'emails' | 'phones' | 'faxes', channel: 'email' | 'phone' | 'fax'): string[] =>
    both(field) ? joined(keep[field], other[field], each => pointKey(channel, each)) : chosen(field)[field];
  const parsed = officialDetailsSchema.safeParse({
    name: chosen('name').name,
    title: chosen('title').title,
    body: chosen('body').body,
    country: chosen('country').country,
    salutations: both('salutations')
      ? { ...other.salutations, ...keep.salutations }
      : chosen('salutations').salutations,
    addressLines: chosen('addressLines').addressLines,
    emails: numbers('emails', 'email'),
    phones: numbers('phones', 'phone'),
    faxes: numbers('faxes', 'fax'),
    handles: both('handles')
      ? joined(keep.handles, other.handles, each => pointKey('social', handleText(each)))
      : chosen('handles').handles,
    notes: both('notes')
      ? [keep.notes, other.notes].filter(text => text !== '').join('\n')
      : chosen('notes').notes,
  });
  if (!parsed.success) throw new Refused(problemsOf(parsed.error));
  return parsed.data;
}
