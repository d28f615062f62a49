// Draws the world map behind numbers by country into server/lib/maps/world.json: npx tsx scripts/build-world.ts
// One quiet outline of all land, and for each country the point where its circle stands: no border is drawn.
import { writeFileSync } from 'node:fs';
import { geoCentroid, geoEqualEarth, geoPath } from 'd3-geo';
import { merge } from 'topojson-client';
import { PathText } from './map-path.ts';
import { areaOf, byCode, coarse, fine, isShape, partsOf } from './map-shapes.ts';

// Whole numbers on this paper. Antarctica is left out: nobody reports from there, and it takes a fifth of the height.
const PAPER = { width: 960, height: 430 };
const ANTARCTICA = 'AQ';

const shapes = coarse.objects.countries.geometries.filter(isShape).filter(shape => shape.id !== '010');
const land = merge(coarse, shapes);
const projection = geoEqualEarth().fitExtent(
  [
    [2, 2],
    [PAPER.width - 2, PAPER.height - 2],
  ],
  land,
);

const text = new PathText(PAPER, 4, 0.6);
const path = geoPath(projection);
path.context(text)(land);

const places: Record<string, number[]> = {};
for (const [code, shape] of [...(byCode.get(fine) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1))) {
  if (code === ANTARCTICA) continue;
  // The middle of the largest part: that of France lies in France.
  const [largest] = partsOf(areaOf(fine, shape));
  const centre = largest === undefined ? geoCentroid(areaOf(fine, shape)) : largest.middle;
  const point = projection(centre);
  if (point) places[code] = point.map(Math.round);
}

const out = new URL('../server/lib/maps/world.json', import.meta.url);
const lines = Object.entries(places).map(([code, at]) => `${JSON.stringify(code)}:${JSON.stringify(at)}`);
writeFileSync(
  out,
  `{"width":${PAPER.width},"height":${PAPER.height},\n"land":${JSON.stringify(text.toString())},\n"places":{\n${lines.join(',\n')}\n}}\n`,
);
