// A Word file as its lines. Its archive is unpacked by us first, within limits, and only its text is handed on.
import { unzipSync, zipSync, type Unzipped } from 'fflate';
import { FileRefusal, type ReadLimits } from './limits.ts';
import { partParagraphs } from './part-paragraphs.ts';
import { readHtml } from './read-html.ts';

/** The parts of a Word file that hold text or say where it is; pictures, fonts and macros stay packed. */
const TEXT_PARTS = /^(\[Content_Types\]\.xml|_rels\/\.rels|word\/(_rels\/)?[\w.-]+\.(xml|rels))$/;
const MOST_PARTS = 5000;

/** What an archive says of its sizes may be a lie: each part is unpacked into exactly as much room as it named. */
function unpacked(bytes: Uint8Array, limits: ReadLimits): Unzipped {
  let total = 0;
  let parts = 0;
  try {
    return unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        parts += 1;
        if (parts > MOST_PARTS) throw new FileRefusal('tooHeavy');
        if (!TEXT_PARTS.test(name)) return false;
        total += originalSize;
        if (total > limits.unpackedBytes) throw new FileRefusal('tooHeavy');
        return true;
      },
    });
  } catch (error) {
    throw error instanceof FileRefusal ? error : new FileRefusal('damaged');
  }
}

/** @throws {FileRefusal} */
export async function readDocx(bytes: Uint8Array, limits: ReadLimits): Promise<string> {
  const parts = unpacked(bytes, limits);
  // Any other archive: a spreadsheet, an OpenDocument text, a folder of files.
  if (parts['word/document.xml'] === undefined) throw new FileRefusal('notADocument');
  const { default: mammoth } = await import('mammoth');
  const { value } = await mammoth.convertToHtml(
    { buffer: Buffer.from(zipSync(parts, { level: 0 })) },
    { ignoreEmptyParagraphs: false, convertImage: mammoth.images.imgElement(async () => ({ src: '' })) },
  );
  return partParagraphs(readHtml(value, 'lines'));
}
