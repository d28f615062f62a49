// The fonts that PDFs embed: where their files are, and which characters they can show.
import { closeSync, openSync, readSync } from 'node:fs';
import { createRequire } from 'node:module';

// What letters are mostly written in: opened with the first PDF.
const USUAL = [
  'source-serif-4/400Regular/SourceSerif4_400Regular.ttf',
  'source-serif-4/700Bold/SourceSerif4_700Bold.ttf',
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
  'noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  'noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
  'noto-emoji/400Regular/NotoEmoji_400Regular.ttf',
];

// One script each: opened with the first document in one of them.
const RARER = [
  'Noto Sans Armenian',
  'Noto Sans Bengali',
  'Noto Sans Ethiopic',
  'Noto Sans Georgian',
  'Noto Sans Gujarati',
  'Noto Sans Gurmukhi',
  'Noto Sans Hebrew',
  'Noto Sans Kannada',
  'Noto Sans Khmer',
  'Noto Sans KR',
  'Noto Sans Lao',
  'Noto Sans Malayalam',
  'Noto Sans Myanmar',
  'Noto Sans Sinhala',
  'Noto Sans Tamil',
  'Noto Sans Telugu',
  'Noto Sans Thaana',
  'Noto Sans Thai',
  'Noto Serif Tibetan',
] as const;

/** A family's two files as its package names them. */
function filesOf(family: string): string[] {
  const folder = family.toLowerCase().replaceAll(' ', '-');
  const file = family.replaceAll(' ', '');
  return ['400Regular', '700Bold'].map(weight => `${folder}/${weight}/${file}_${weight}.ttf`);
}

const require = createRequire(import.meta.url);
const resolved = (file: string): string => require.resolve(`@expo-google-fonts/${file}`);

export type Fonts = { files: string[]; rarer: readonly string[] };

/** The fonts that nearly every document is content with, as paths. */
export const usualFonts = (): Fonts => ({ files: USUAL.map(resolved), rarer: [] });

/** All there are; `rarer` names the families that are not usual. */
export const everyFont = (): Fonts => ({
  files: [...USUAL, ...RARER.flatMap(filesOf)].map(resolved),
  rarer: RARER,
});

/** Which characters (code points) are there, a bit each. */
type Characters = Uint8Array;
const CHARACTERS = 0x30000;

function add(to: Characters, code: number): void {
  if (code < CHARACTERS) to[code >> 3] = (to[code >> 3] ?? 0) | (1 << (code & 7));
}

/** Reads only the character map of a font file (formats 4 and 12), not its outlines. Throws on a file that is no font. */
function readCharacters(path: string, to: Characters): void {
  const file = openSync(path, 'r');
  try {
    const read = (at: number, length: number): Buffer => {
      const bytes = Buffer.alloc(length);
      readSync(file, bytes, 0, length, at);
      return bytes;
    };
    const tables = read(4, 2).readUInt16BE(0);
    const directory = read(12, tables * 16);
    for (let at = 0; at < directory.length; at += 16) {
      if (directory.toString('latin1', at, at + 4) !== 'cmap') continue;
      addMapped(read(directory.readUInt32BE(at + 8), directory.readUInt32BE(at + 12)), to);
      return;
    }
    throw new Error(`no character map in ${path}`);
  } finally {
    closeSync(file);
  }
}

function addMapped(cmap: Buffer, to: Characters): void {
  for (let table = 0; table < cmap.readUInt16BE(2); table += 1) {
    const at = cmap.readUInt32BE(4 + table * 8 + 4);
    const format = cmap.readUInt16BE(at);
    if (format === 12) {
      const groups = cmap.readUInt32BE(at + 12);
      for (let group = 0; group < groups; group += 1) {
        const start = cmap.readUInt32BE(at + 16 + group * 12);
        const end = cmap.readUInt32BE(at + 20 + group * 12);
        for (let code = start; code <= end && code < CHARACTERS; code += 1) add(to, code);
      }
    } else if (format === 4) {
      const twice = cmap.readUInt16BE(at + 6);
      for (let segment = 0; segment < twice; segment += 2) {
        const end = cmap.readUInt16BE(at + 14 + segment);
        const startAt = at + 16 + twice + segment;
        const start = cmap.readUInt16BE(startAt);
        const delta = cmap.readUInt16BE(startAt + twice);
        const offset = cmap.readUInt16BE(startAt + twice * 2);
        for (let code = start; code <= end && code !== 0xffff; code += 1) {
          const glyphAt = startAt + twice * 2 + offset + (code - start) * 2;
          const glyph = offset === 0 ? (code + delta) & 0xffff : cmap.readUInt16BE(glyphAt);
          if (glyph !== 0) add(to, code);
        }
      }
    }
  }
}

/** A test of a character (code point) against all the fonts together. */
export function coverage(files: readonly string[]): (code: number) => boolean {
  const characters = new Uint8Array(CHARACTERS >> 3);
  for (const file of files) readCharacters(file, characters);
  return code => ((characters[code >> 3] ?? 0) & (1 << (code & 7))) !== 0;
}
