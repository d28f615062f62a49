// From bytes to characters: by the mark at their beginning, as UTF-8 where they are that, else as Windows writes.

/** Windows-1252 is what old pages and mails are in that say nothing; a label is believed where it is known. */
const UNLABELLED = 'windows-1252';

function byMark(bytes: Uint8Array): string | null {
  const [a, b, c] = bytes;
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  return null;
}

/** UTF-16 without its mark shows as a zero beside nearly every letter of our scripts. */
function byZeros(bytes: Uint8Array): string | null {
  const seen = bytes.subarray(0, 2000);
  let [even, odd] = [0, 0];
  seen.forEach((byte, at) => {
    if (byte !== 0) return;
    if (at % 2 === 0) even += 1;
    else odd += 1;
  });
  const many = seen.length / 4;
  if (odd > many && even < many / 8) return 'utf-16le';
  if (even > many && odd < many / 8) return 'utf-16be';
  return null;
}

/** The signs that Windows has where Latin-1 has controls, from 0x80 on; the unused places stay as they are. */
const WINDOWS_SIGNS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

/** Node's own decoder takes windows-1252 for Latin-1 and loses its quotation marks and dashes. */
const fromWindows = (bytes: Uint8Array): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length)
    .toString('latin1')
    .replace(/[\u0080-\u009f]/g, sign => WINDOWS_SIGNS[sign.charCodeAt(0) - 0x80] ?? sign);

/** These bytes in a named encoding; null where the name is unknown, or where they are none of it. */
export function decoded(bytes: Uint8Array, label: string, fatal = false): string | null {
  try {
    const decoder = new TextDecoder(label, { fatal });
    return decoder.encoding === 'windows-1252' ? fromWindows(bytes) : decoder.decode(bytes);
  } catch {
    return null;
  }
}

/** The text of these bytes. @param label the encoding that the file names itself, believed where it is not UTF-8 */
export function decodeText(bytes: Uint8Array, label: string | null = null): string {
  const certain = byMark(bytes) ?? byZeros(bytes);
  if (certain !== null) return decoded(bytes, certain) ?? '';
  return (
    decoded(bytes, 'utf-8', true) ??
    (label === null ? null : decoded(bytes, label)) ??
    decoded(bytes, UNLABELLED) ??
    ''
  );
}

/** Whether this reads as text: hardly a character that no keyboard types. */
export function looksLikeText(text: string): boolean {
  const seen = text.slice(0, 20_000);
  const odd = seen.match(/[\u0000-\u0008\u000e-\u001b\u007f\ufffd]/g)?.length ?? 0;
  return odd <= seen.length / 200;
}
