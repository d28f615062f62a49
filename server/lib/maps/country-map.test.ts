// The maps: every country that an action can name has one, small enough for a page, with words in place of it.
import { expect, test } from 'vitest';
import { countryMap, hasMap } from './country-map.ts';

const title = 'Where it is';

test.each(['VE', 'EC', 'TR', 'RU', 'US', 'FR', 'ID', 'CL', 'FJ', 'AQ', 'XK', 'PS', 'EH', 'TW'])(
  '%s is drawn',
  code => {
    const svg = String(countryMap(code, { title }));
    expect(svg).toMatch(/^<svg class="map" viewBox="0 0 640 540" role="img" aria-label="Where it is">/);
    expect(svg).toMatch(/<path class="here" d="M-?\d[^"]{20,}z"\/>/);
  },
);

test.each(['MT', 'SG', 'MV', 'TV', 'NR', 'VA', 'MC', 'KI', 'MH'])(
  '%s, a small country, is still to be seen',
  code => {
    const svg = String(countryMap(code, { title }));
    expect(svg).toMatch(/<path class="here" d="M[^"]{8,}"/);
  },
);

test('each map weighs at most 8 kB and uses neither style nor script', () => {
  const codes = Array.from({ length: 26 * 26 }, (_, n) =>
    String.fromCharCode(65 + Math.floor(n / 26), 65 + (n % 26)),
  ).filter(hasMap);
  expect(codes.length).toBeGreaterThan(230);
  for (const code of codes) {
    const svg = String(countryMap(code, { title, nameOf: other => other }));
    expect(svg.length, code).toBeLessThanOrEqual(8_192);
    expect(svg, code).not.toMatch(/style=|<script|NaN|undefined|Infinity/);
  }
});

test('neighbours are named only when their names are given, and stay on the paper', () => {
  expect(String(countryMap('EC', { title }))).not.toContain('<text');
  const named = String(
    countryMap('EC', { title, nameOf: code => ({ PE: 'Peru', CO: 'Colombia' })[code] ?? code }),
  );
  expect(named).toContain('>Peru</text>');
  const long = String(countryMap('EC', { title, nameOf: () => 'A very long name that cannot fit' }));
  expect(long).not.toContain('>A very long');
});

test('words are escaped', () => {
  const svg = String(countryMap('EC', { title: '"><script>', nameOf: () => '<b>&' }));
  expect(svg).toContain('aria-label="&quot;&gt;&lt;script&gt;"');
  expect(svg).toContain('&lt;b&gt;&amp;</text>');
});

test('an unknown code has no map', () => {
  for (const code of ['ZZ', '', 've', 'constructor', '__proto__'])
    expect(countryMap(code, { title })).toBeNull();
});
