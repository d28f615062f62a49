// When two addresses are one to the cache.
import { expect, test } from 'vitest';
import { addressAsRead, EVERY_NAME } from '../names-read.ts';
import { Addresses } from './addresses.ts';

test('until an answer was made, every query is another address', () => {
  const addresses = new Addresses();
  expect(addresses.known('/a?x=1')).toBe('/a?x=1');
  expect(addresses.known('/a')).toBe('/a');
  addresses.learn('/a?x=1', new Set());
  expect(addresses.known('/a?x=1')).toBe('/a');
  expect(addresses.known('/b?x=1')).toBe('/b?x=1');
});

test('a name that any answer at a path asked for tells its addresses apart from then on', () => {
  const addresses = new Addresses();
  addresses.learn('/a', new Set(['lang']));
  expect(addresses.known('/a?lang=es&x=1')).toBe('/a?lang=es');
  expect(addresses.known('/a?x=1&lang=es&lang=en')).toBe('/a?lang=es&lang=en');
  addresses.learn('/a?lang=es', new Set(['lang', 'x']));
  expect(addresses.known('/a?lang=es&x=1&y=2')).toBe('/a?lang=es&x=1');
  addresses.learn('/a', new Set([EVERY_NAME]));
  expect(addresses.known('/a?y=2')).toBe('/a?y=2');
});

test('an address keeps what was read in its order, and nothing else', () => {
  const read = (url: string, ...names: string[]) => addressAsRead(url, new Set(names));
  expect(read('/a?b=1&c=2&b=3', 'b')).toBe('/a?b=1&b=3');
  expect(read('/a?b=%26c%3D2', 'b', 'c')).toBe('/a?b=%26c%3D2');
  expect(read('/a?b', 'b')).toBe('/a?b=');
  expect(read('/a?', 'b')).toBe('/a');
  expect(read('/a', 'b')).toBe('/a');
});
