// A composed letter: who stands where, in the letter's own language, with nothing of ours in it.
import { countryName } from '../lib/countries.ts';
import { joinList } from '../lib/languages.ts';
import { dayInWords } from '../lib/dates.ts';
import { expect, it } from 'vitest';
import { printText } from '../platform/documents/print-text.ts';
import { addresseeLines, letterDocument, letterSection, mailText, senderLines } from './compose.ts';
import type { Letter } from './compose.ts';
import { stationeryFor } from './envelope.ts';
import { slipSection } from './slip.ts';

const letter: Letter = {
  lang: 'es',
  target: {
    name: 'Dr. Héctor Villagrán',
    title: 'Fiscal General',
    body: 'Fiscal General',
    addressLines: ['Calle Larga 1', 'Quito', 'Ecuador'],
  },
  greeting: 'Señor Fiscal General:',
  body: 'Le escribo por **Rosa Quil**.\n\nEspero su respuesta.',
  signOff: 'Atentamente,',
  supporter: { name: 'Wanda Kreft', place: 'Gdańsk', country: 'PL' },
  date: '2026-11-21',
  subject: 'Libertad para **Rosa Quil**',
};

it('reads as a letter in its language', () => {
  const text = printText(letterDocument([letter], { paper: 'a4', envelope: 'din5008b' }));
  expect(text).toBe(
    'Wanda Kreft\nGdańsk, Polonia\n\n21 de noviembre de 2026\n\nDr. Héctor Villagrán\nFiscal General\nCalle Larga 1\nQuito\nEcuador\n\n' +
      'Libertad para Rosa Quil\n\nSeñor Fiscal General:\n\nLe escribo por Rosa Quil.\n\nEspero su respuesta.\n\nAtentamente,\n\nWanda Kreft\n',
  );
});

it('needs no window where there is no address, and no name where none is given', () => {
  const bare = letterSection(
    {
      ...letter,
      target: { ...letter.target, addressLines: [] },
      supporter: { name: '', place: '', country: null },
    },
    'uk-dl',
  );
  expect(bare.envelope).toBe('none');
  expect(bare.blocks.find(block => block.kind === 'sender')).toBeUndefined();
  expect(bare.blocks.find(block => block.kind === 'signOff')).toMatchObject({ name: null });
});

it('names each addressee line and the country once', () => {
  expect(addresseeLines({ name: 'A', title: 'a', body: null, addressLines: [' B ', '', 'B'] })).toEqual([
    'A',
    'B',
  ]);
  expect(senderLines({ name: 'W', place: 'Gdańsk, Polonia', country: 'PL' }, 'es')).toEqual([
    'W',
    'Gdańsk, Polonia',
  ]);
  expect(senderLines({ name: 'W', place: '', country: 'PL' }, 'ar')).toEqual(['W', 'بولندا']);
});

it('carries several letters and the slip, each a section of its own', () => {
  const slip = slipSection({
    lang: 'en',
    title: 'Keep this',
    facts: [{ label: 'Number', value: '112/26' }],
    nextTitle: 'What next',
    next: ['Post it'],
    reportUrl: 'https://example.org/r',
    qrCaption: 'Report',
  });
  const whole = letterDocument([letter, { ...letter, lang: 'ar' }], {
    paper: 'letter',
    envelope: 'us-10',
    sheets: [slip],
  });
  expect(whole.sections.map(section => [section.lang, section.dir, section.style])).toEqual([
    ['es', 'ltr', 'letter'],
    ['ar', 'rtl', 'letter'],
    ['en', 'ltr', 'sheet'],
  ]);
  expect(whole).toMatchObject({
    lang: 'es',
    author: 'Wanda Kreft',
    title: 'Libertad para **Rosa Quil**'.replaceAll('*', ''),
  });
});

it('writes an e-mail without address block', () => {
  expect(mailText(letter)).toBe(
    'Señor Fiscal General:\n\nLe escribo por Rosa Quil.\n\nEspero su respuesta.\n\nAtentamente,\n\nWanda Kreft\nGdańsk, Polonia',
  );
});

it('chooses paper and envelope by country', () => {
  expect(stationeryFor('us')).toEqual({ paper: 'letter', envelope: 'us-10' });
  expect(stationeryFor('GB')).toEqual({ paper: 'a4', envelope: 'uk-dl' });
  expect(stationeryFor('CH')).toEqual({ paper: 'a4', envelope: 'din5008b' });
  expect(stationeryFor(null)).toEqual({ paper: 'a4', envelope: 'din5008b' });
});

it('says days, names and countries in the language', () => {
  expect(dayInWords('2026-11-21', 'en', 'long')).toBe('21 November 2026');
  expect(dayInWords('2026-11-21', 'uk', 'long')).toContain('листопада 2026');
  expect(dayInWords('2026-11-21', 'zh', 'long')).toBe('2026年11月21日');
  expect(joinList(['Ana', 'Iris'], 'es')).toBe('Ana e Iris');
  expect(countryName('VE', 'en')).toBe('Venezuela');
  expect(countryName(null, 'en')).toBe('');
});
