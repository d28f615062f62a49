// Tests of the demo content: complete on any day of loading, and nobody real can be written to by mistake.
import { readFileSync, statSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { actionContentSchema, readNumber, sampleFor, type ActionContent } from '../../actions/model.ts';
import { parseTemplate } from '../../lib/merge-fields/template.ts';
import { addDays, isDay } from '../../lib/dates.ts';
import { officialDetailsSchema } from '../../officials/model.ts';
import { settingsSchema } from '../../settings/model.ts';
import { demoActions } from './actions.ts';
import { demoOfficials } from './officials.ts';
import { demoSettings } from './organisation.ts';

const DAYS = ['2026-11-21', '2027-01-01', '2028-02-29', '2026-12-31'];
/** Ranges that regulators keep for fiction: North America, the United Kingdom, France, Germany, Sweden, Australia. */
const RESERVED = [
  /^\+1 \d{3} 555 01\d\d$/,
  /^\+44 20 7946 0\d{3}$/,
  /^\+33 1 99 00 \d\d \d\d$/,
  /^\+49 30 23125 \d{3}$/,
  /^\+46 8 465 004 \d\d$/,
  /^\+61 8 7010 \d{4}$/,
];

const versionsOn = (today: string): { key: string; content: ActionContent }[] =>
  demoActions.flatMap(action =>
    action.versions.map(version => ({ key: action.key, content: version.content(today) })),
  );

describe.each(DAYS)('the demo actions as loaded on %s', today => {
  const versions = versionsOn(today);

  it.each(versions)('$key has every field of a published action', ({ content }) => {
    expect(actionContentSchema.parse(content)).toEqual(content);
    for (const text of [content.title, content.summary, content.background, content.deadline])
      expect(text).not.toBe('');
    expect(readNumber(content.number ?? '')).toBe(content.number);
    expect(content.index).toMatch(/^[A-Z]{3} \d\d\/\d{4}\/\d{4}$/);
    expect(isDay(content.deadline)).toBe(true);
    expect(content.people.length > 0 || content.pronounsNote !== null).toBe(true);
    expect(content.targets.some(target => target.role === 'to')).toBe(true);
  });

  it.each(versions)(
    '$key has a letter for each target in a preferred language, with known merge fields',
    ({ content }) => {
      for (const target of content.targets) {
        const samples = content.preferredLanguages.map(lang => sampleFor(content.letters, target.id, lang));
        expect(samples.some(sample => sample !== null)).toBe(true);
      }
      for (const { body } of content.letters) {
        expect(() => parseTemplate(body)).not.toThrow();
        expect((body.match(/\*\*/g) ?? []).length % 2).toBe(0);
        expect(body).not.toMatch(/undefined|NaN|Invalid/);
      }
    },
  );

  it.each(versions)('$key says in words that it is invented', ({ content }) => {
    expect(content.background).toContain('### About this example');
    expect(content.background).toContain('is invented');
  });
});

describe('the demo as a whole', () => {
  const versions = versionsOn('2026-11-21');

  it('shows every state', () => {
    const today = '2026-11-21';
    const deadlines = demoActions.map(action => action.versions.at(-1)?.content(today).deadline ?? '');
    expect(deadlines).toContain(today);
    expect(deadlines).toContain(addDays(today, 5));
    expect(deadlines.filter(day => day < today).length).toBeGreaterThanOrEqual(2);
    expect(demoActions.map(action => action.outcome?.kind)).toEqual(
      expect.arrayContaining(['good-news', 'no-change']),
    );
    expect(demoActions.some(action => action.stop)).toBe(true);
    expect(demoActions.some(action => action.versions.length > 1)).toBe(true);
    expect(new Set(versions.map(({ content }) => content.afterDeadline)).size).toBe(3);
    expect(new Set(versions.flatMap(({ content }) => content.letters.map(letter => letter.lang)))).toEqual(
      new Set(['en', 'es', 'ar', 'fr']),
    );
  });

  it('gives each action a number of its own, kept by its update', () => {
    const byKey = new Map<string, Set<string | null>>();
    for (const { key, content } of versions)
      byKey.set(key, (byKey.get(key) ?? new Set()).add(content.number));
    expect([...byKey.values()].every(numbers => numbers.size === 1)).toBe(true);
    expect(new Set([...byKey.values()].flatMap(numbers => [...numbers])).size).toBe(demoActions.length);
  });

  it('keeps a target its official from one version to the next', () => {
    for (const action of demoActions) {
      const seen = new Map<string, string>();
      for (const version of action.versions) {
        for (const target of version.content('2026-11-21').targets) {
          expect(seen.get(target.id) ?? target.officialId).toBe(target.officialId);
          seen.set(target.id, target.officialId);
        }
      }
    }
  });

  it('uses every official of the book and no other', () => {
    const used = new Set(versions.flatMap(({ content }) => content.targets.map(target => target.officialId)));
    expect(used).toEqual(new Set(Object.keys(demoOfficials)));
  });

  it('has small pictures with words for those who do not see them', () => {
    const images = versions.flatMap(({ content }) => (content.image ? [content.image] : []));
    expect(images.length).toBeGreaterThan(0);
    for (const image of images) {
      expect(statSync(new URL(`../images/${image.id}.png`, import.meta.url)).size).toBeLessThanOrEqual(
        60_000,
      );
      expect(image.alt.length).toBeGreaterThan(20);
    }
  });
});

describe('the officials book of the demo', () => {
  const officials = Object.entries(demoOfficials);

  it.each(officials)('%s can be reached, and only where nobody real is', (_key, official) => {
    expect(officialDetailsSchema.parse(official)).toEqual(official);
    const contacts = [
      official.addressLines,
      official.emails,
      official.phones,
      official.faxes,
      official.handles,
    ];
    expect(contacts.some(each => each.length > 0)).toBe(true);
    for (const email of official.emails) expect(email).toMatch(/\.example\.(org|net)$/);
    for (const number of [...official.phones, ...official.faxes]) {
      expect(RESERVED.some(range => range.test(number))).toBe(true);
    }
    for (const { handle } of official.handles) expect(handle).toMatch(/^@\w+_example$/);
  });

  it('has officials without a name, without an address, by post only and by telephone only', () => {
    const book = Object.values(demoOfficials);
    expect(book.some(each => each.name === null)).toBe(true);
    expect(book.some(each => each.addressLines.length === 0)).toBe(true);
    expect(book.some(each => each.addressLines.length > 0 && each.emails.length === 0)).toBe(true);
    expect(book.some(each => each.phones.length > 0 && each.emails.length === 0)).toBe(true);
  });
});

it('has settings that the site takes as they are', () => {
  expect(settingsSchema.parse(demoSettings)).toMatchObject(demoSettings);
  for (const office of demoSettings.offices) expect(office.email).toMatch(/\.example\.org$/);
});

it('holds no address of a real host', () => {
  const texts = [
    JSON.stringify(versionsOn('2026-11-21')),
    readFileSync(new URL('organisation.ts', import.meta.url), 'utf8'),
  ];
  for (const text of texts) {
    for (const [, host] of text.matchAll(/https?:\/\/([^/'"\s)]+)/g))
      expect(host).toMatch(/\.example\.(org|net)$/);
  }
});
