// A picture that somebody sent, made fit for a page: told by its content, small, upright, without its metadata.

export type Picture = { mime: string; bytes: Buffer; width: number; height: number };

const KINDS: ReadonlySet<string> = new Set(['png', 'jpeg', 'webp']);
/** A file of few bytes can unpack to more than the memory there is. */
const MOST_PIXELS = 50_000_000;
/** A picture that does not end within this time is none. */
const LONGEST_SECONDS = 20;

type Fit = { mostBytes: number; tries: readonly { side: number; quality: number }[] };

/** A page's own image may have 60 kB: people read on cheap phones. */
const FOR_A_PAGE: Fit = {
  mostBytes: 60_000,
  tries: [
    { side: 1200, quality: 78 },
    { side: 1200, quality: 62 },
    { side: 1000, quality: 58 },
    { side: 840, quality: 52 },
    { side: 680, quality: 46 },
    { side: 480, quality: 40 },
  ],
};

/** A photographed letter must still be readable. */
const FOR_READING: Fit = {
  mostBytes: 1_000_000,
  tries: [
    { side: 2400, quality: 80 },
    { side: 2400, quality: 62 },
    { side: 2000, quality: 56 },
    { side: 1600, quality: 50 },
  ],
};

/** What begins as one of the kinds that are taken: nothing else reaches the library that reads them. */
const beginsAsPicture = (bytes: Buffer): boolean =>
  /^(\x89PNG\r\n|\xff\xd8\xff|RIFF[^]{4}WEBP)/.test(bytes.subarray(0, 12).toString('latin1'));

/** The picture as WebP of at most 60 kB and 1200 px; null for what is not a PNG, JPEG or WebP picture. */
export const shrinkPicture = (bytes: Buffer): Promise<Picture | null> => encodeAnew(bytes, FOR_A_PAGE);

/** The same for a photographed letter: at most 1 MB and 2400 px. */
export const cleanPhotograph = (bytes: Buffer): Promise<Picture | null> => encodeAnew(bytes, FOR_READING);

async function encodeAnew(bytes: Buffer, { mostBytes, tries }: Fit): Promise<Picture | null> {
  if (!beginsAsPicture(bytes)) return null;
  // Loaded with the first picture: it costs memory that most servers need seldom.
  const { default: sharp } = await import('sharp');
  const open = () => sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error' });
  try {
    const { format } = await open().metadata();
    if (!KINDS.has(format)) return null;
    let smallest: Picture | null = null;
    for (const { side, quality } of tries) {
      const { data, info } = await open()
        .rotate()
        .resize({ width: side, height: side, fit: 'inside', withoutEnlargement: true })
        .webp({ quality })
        .timeout({ seconds: LONGEST_SECONDS })
        .toBuffer({ resolveWithObject: true });
      smallest = { mime: 'image/webp', bytes: data, width: info.width, height: info.height };
      if (data.length <= mostBytes) break;
    }
    return smallest;
  } catch {
    // What cannot be read as a picture is none, whatever the library says of it.
    return null;
  }
}
