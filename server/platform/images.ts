// A picture that somebody sent, made fit for a page: told by its content, small, upright, without its metadata.

export type Picture = { mime: string; bytes: Buffer; width: number; height: number };

const KINDS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);
const LONGEST_SIDE = 1200;
/** A page's own image may have this much: people read on cheap phones. */
const MOST_BYTES = 60_000;
/** A file of few bytes can unpack to more than the memory there is. */
const MOST_PIXELS = 50_000_000;
const TRIES = [
  { side: LONGEST_SIDE, quality: 78 },
  { side: LONGEST_SIDE, quality: 62 },
  { side: 1000, quality: 58 },
  { side: 840, quality: 52 },
  { side: 680, quality: 46 },
  { side: 480, quality: 40 },
];

/** The picture as WebP of at most 60 kB and 1200 px; null for what is not a PNG, JPEG or WebP picture. */
export async function shrinkPicture(bytes: Buffer): Promise<Picture | null> {
  // Loaded with the first picture: it costs memory that most servers need seldom.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { format } = await open().metadata();
    if (!KINDS.has(format)) return null;
    let smallest: Picture | null = null;
    for (const { side, quality } of TRIES) {
      const { data, info } = await open()
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality })
        .toBuffer({ resolveWithObject: true });
      smallest = { mime: 'image/webp', bytes: data, width: info.width, height: info.height };
      if (data.length <= MOST_BYTES) break;
    }
    return smallest;
  } catch {
    // What cannot be read as a picture is none, whatever the library says of it.
    return null;
  }
}
