// The world map of numbers: circles in proportion, the small ones on top, nothing for what has no place.
import { expect, test } from 'vitest';
import { countryChoices } from '../countries.ts';
import { worldMap } from './world-map.ts';

const words = { title: 'Where from', label: (country: string, total: number) => `${country}: ${total}` };
const radii = (svg: unknown): number[] =>
  [...String(svg).matchAll(/<circle [^>]*r="([\d.]+)"/g)].map(match => Number(match[1]));

test('four times the letters make twice the radius, and the smallest is drawn last', () => {
  const svg = worldMap(
    [
      { country: 'FR', total: 100 },
      { country: 'DE', total: 400 },
      { country: 'NL', total: 1 },
    ],
    words,
  );
  expect(radii(svg)).toEqual([34, 17, 3]);
  expect(String(svg)).toContain('<title>DE: 400</title>');
});

test('what has no place on the map is not drawn; with none there is no map', () => {
  const nowhere = [
    { country: 'other', total: 4 },
    { country: null, total: 9 },
    { country: 'DE', total: 0 },
  ];
  expect(worldMap(nowhere, words)).toBeNull();
  expect(radii(worldMap([...nowhere, { country: 'CL', total: 1 }], words))).toEqual([34]);
});

test('nearly every country and territory has its place; words are escaped', () => {
  const codes = countryChoices('en').map(choice => choice.code);
  const placed = codes.filter(code => worldMap([{ country: code, total: 1 }], words) !== null);
  expect(placed.length).toBeGreaterThan(225);
  for (const code of ['DE', 'VE', 'FJ', 'NZ', 'XK', 'SG']) expect(placed).toContain(code);
  const sharp = worldMap([{ country: 'DE', total: 1 }], { title: '"><script>', label: () => '<script>' });
  expect(String(sharp)).not.toContain('<script>');
});
