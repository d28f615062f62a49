// A QR code as one SVG path: the same squares on paper and on screen.
import { create as createQr } from 'qrcode';

/** `size` is the side of the square in modules, a quiet zone of two on each side included. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (!modules.get(row, column)) continue;
      // Neighbours in a row are one rectangle.
      const from = column;
      while (column + 1 < modules.size && modules.get(row, column + 1)) column += 1;
      const length = column - from + 1;
      path += `M${from + 2} ${row + 2}h${length}v1h-${length}z`;
    }
  }
  return { size: modules.size + 4, path };
}
