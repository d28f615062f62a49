// Whether an official of a document is one the book has: near-equal names, the same contact, the same post.
import { describe, expect, it, test } from 'vitest';
import { sampleOfficial } from '../officials/sample-official.ts';
import type { Official } from '../officials/model.ts';
import { matchOfficials } from './match-officials.ts';
import type { ImportedTarget } from './model.ts';

const official = (details: Partial<Official>): Official => ({
  ...sampleOfficial(),
  name: 'Ximena Arrau Toledo',
  title: 'Governor',
  body: null,
  country: 'CL',
  addressLines: ['Casilla 4410', 'Puerto Montt'],
  emails: ['gabinete@delegacion.example.net'],
  phones: ['+56 65 555 0142'],
  faxes: [],
  handles: [{ service: 'X', handle: '@delegacion' }],
  ...details,
});
const target = (details: Partial<ImportedTarget>): ImportedTarget => ({
  name: 'Ximena Arrau Toledo',
  title: 'Governor',
  role: 'to',
  addressLines: [],
  emails: [],
  phones: [],
  faxes: [],
  handles: [],
  salutation: null,
  ...details,
});
const match = (
  document: Partial<ImportedTarget>,
  book: Partial<Official>[],
  countryCode: string | null = 'CL',
) =>
  matchOfficials(
    { targets: [target(document)], countryCode },
    book.map((each, at) => official({ id: `o${at}`, ...each })),
  )[0];

describe('a name is the same', () => {
  test.each([
    ['Arrau Toledo, Ximena', true],
    ['H.E. Dr. Ximena ARRAU-Toledo', true],
    ['Ximena Arrau', true],
    ['Jimena Arau Toledo', true],
    ['Arrau', false],
    ['Juan Arrau Paredes', false],
    ['María Rojas', false],
  ])('%s', (name, same) => {
    expect(match({ name }, [{}])?.found).not.toBe(same ? 'no' : 'same');
    expect(match({ name }, [{}])?.found).not.toBe(same ? 'no' : 'changed');
  });
});

describe('an official of a document', () => {
  it('is in the book just so, however it is written', () => {
    expect(
      match(
        {
          name: 'Ximena ARRAU-Toledo',
          addressLines: ['Casilla 4410, Puerto Montt'],
          emails: ['Gabinete@Delegacion.example.net'],
          phones: ['(+56) 65-5550142'],
          handles: ['@Delegacion'],
        },
        [{ name: 'Somebody Else' }, {}],
      ),
    ).toMatchObject({ found: 'same', official: { id: 'o1' } });
  });
  it('is in the book with differences; what the document leaves out is none', () => {
    expect(match({ emails: ['new@delegacion.example.net'] }, [{}])).toMatchObject({
      found: 'changed',
      differences: [
        { field: 'emails', book: 'gabinete@delegacion.example.net', document: 'new@delegacion.example.net' },
      ],
    });
  });
  it('is new where only a common name, or nothing, is shared', () => {
    expect(match({ name: 'Baltasar Arrau' }, [{}])).toEqual({ found: 'no' });
    expect(match({ name: null, title: 'Minister of Justice' }, [{}])).toEqual({ found: 'no' });
    expect(match({}, [])).toEqual({ found: 'no' });
  });
  it('is not the same person in another country', () => {
    expect(match({}, [{ country: 'PE' }])).toEqual({ found: 'no' });
    expect(match({}, [{ country: 'PE' }], null)).toMatchObject({ found: 'same' });
  });
  it('may have followed another in the post: then a person decides', () => {
    expect(match({ name: 'Baltasar Henríquez', phones: ['65 555 0142'] }, [{}])).toMatchObject({
      found: 'samePost',
      differences: [{ field: 'name', book: 'Ximena Arrau Toledo', document: 'Baltasar Henríquez' }],
    });
  });
  it('without a name is an office of the same title and country', () => {
    const office = { name: null, title: 'Ministry of Justice' };
    expect(match(office, [office])).toMatchObject({ found: 'same' });
    expect(match(office, [{ ...office, country: 'PE' }])).toEqual({ found: 'no' });
  });
});
