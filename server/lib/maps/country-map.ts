// The small map of a country: its outline, its neighbours and a globe that shows where on earth it lies.
import { escapeHtml, html, SafeHtml } from '../safe-html.ts';
import outlines from './outlines.json' with { type: 'json' };

type Outline = {
  here: string;
  land: string;
  borders: string;
  names: (string | number)[][];
  ring?: number[];
  globe: (string | number)[];
};

const COUNTRIES: Readonly<Record<string, Outline>> = outlines.countries;
const GLOBES: Readonly<Record<string, string>> = outlines.globes;

export type MapWords = {
  /** Says in words what the map shows; screen readers read it instead of the drawing. */
  title: string;
  /** The name of a neighbour (ISO 3166-1 alpha-2) in the page's language; without it none is written. */
  nameOf?: (code: string) => string;
};

/** Whether there is a map of this country (ISO 3166-1 alpha-2, capitals). */
export function hasMap(code: string): boolean {
  return Object.hasOwn(COUNTRIES, code);
}

/** The map as inline SVG, coloured by `.map` in the stylesheet; null for a code without an outline. */
export function countryMap(code: string, words: MapWords): SafeHtml | null {
  const outline = hasMap(code) ? COUNTRIES[code] : undefined;
  if (outline === undefined) return null;
  const parts = [
    path('land', outline.land),
    path('border', outline.borders),
    path('here', outline.here),
    ring(outline.ring),
    ...names(outline.names, words.nameOf),
    globe(outline.globe),
  ];
  return html`<svg class="map" viewBox="0 0 640 540" role="img" aria-label="${words.title}">${parts}</svg>`;
}

function path(part: string, drawing: string): SafeHtml {
  if (drawing === '') return html``;
  return html`<path class="${part}" d="${drawing}"/>`;
}

// Too small to be found by eye: a ring says where to look.
function ring(at: number[] | undefined): SafeHtml {
  const [x, y] = at ?? [];
  if (x === undefined || y === undefined) return html``;
  return html`<circle class="ring" cx="${x}" cy="${y}" r="30"/>`;
}

// About half the size of a letter at the size the stylesheet sets, to keep a long name on the paper.
const HALF_LETTER = 7;

function names(places: (string | number)[][], nameOf: MapWords['nameOf']): SafeHtml[] {
  if (nameOf === undefined) return [];
  return places.map(([code, x, y]) => {
    const name = nameOf(String(code));
    const half = name.length * HALF_LETTER + 8;
    if (half > 130) return html``;
    const middle = Math.min(Math.max(Number(x), half), 640 - half);
    return html`<text class="halo" x="${middle}" y="${Number(y)}">${name}</text>`;
  });
}

function globe([turn, x, y, spotX, spotY]: (string | number)[]): SafeHtml {
  const land = GLOBES[String(turn)] ?? '';
  // Numbers and path text from our own data file; escaped all the same, since it costs nothing.
  return SafeHtml.trusted(
    `<g transform="translate(${Number(x)} ${Number(y)})"><circle class="sea" r="64"/>` +
      `<path class="land" d="${escapeHtml(land)}"/>` +
      `<circle class="pin" cx="${Number(spotX)}" cy="${Number(spotY)}" r="7"/></g>`,
  );
}
