// Numbers by country as circles on a map of the world: the area of a circle is its number. The table beside it has both.
import { html, type SafeHtml } from '../safe-html.ts';
import world from './world.json' with { type: 'json' };

const PLACES: Readonly<Record<string, number[]>> = world.places;

/** The largest circle's radius, and the smallest that is still seen, in the map's own units. */
const LARGEST = 34;
const SMALLEST = 3;

/**
 * The map as inline SVG, coloured by `.world` in the stylesheet; null when no country of these has a place on it.
 * `title` says in words what it shows: a screen reader reads it instead of the drawing.
 */
export function worldMap(
  rows: readonly { country: string | null; total: number }[],
  words: { title: string; label: (country: string, total: number) => string },
): SafeHtml | null {
  const shown = rows.flatMap(({ country, total }) => {
    const [x, y] = (country !== null && Object.hasOwn(PLACES, country) ? PLACES[country] : undefined) ?? [];
    return country === null || x === undefined || y === undefined || total <= 0
      ? []
      : [{ country, total, x, y }];
  });
  if (shown.length === 0) return null;
  const most = Math.max(...shown.map(each => each.total));
  // The small ones lie on top, so that none is hidden.
  const circles = shown
    .sort((one, other) => other.total - one.total)
    .map(({ country, total, x, y }) => {
      const radius = Math.max(SMALLEST, Math.round(Math.sqrt(total / most) * LARGEST * 10) / 10);
      const tip = html`<title>${words.label(country, total)}</title>`;
      return html`<circle cx="${x}" cy="${y}" r="${radius}">${tip}</circle>`;
    });
  const land = html`<path class="land" d="${world.land}"/>`;
  return html`<svg class="world" viewBox="0 0 ${world.width} ${world.height}" role="img" aria-label="${words.title}">${land}${circles}</svg>`;
}
