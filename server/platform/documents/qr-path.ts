// A QR code as one SVG path: the same squares on paper and on screen.
import { create as createQr } from 'qrcode';

/** `size` is the side of the square in modules, a quiet zone of two on each side included. */
export function qrPath(text: string): { size: number; path: string } {
  const { modules } = createQr(text, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let row = 0; row < modules.size; row += 1) {
    for (let column = 0; column < modules.size; column += 1) {
      if (modules.get(row, column)) path += `M${column + 2} ${row + 2}h1v1h-1z`;
    }
  }
  return { size: modules.size + 4, path };
}
