// Draws the small maps from the world-atlas outlines into server/lib/maps/outlines.json: npx tsx scripts/build-maps.ts
// Borders are Natural Earth's: those in force on the ground, which is no judgement on whom a place belongs to.
import { writeFileSync } from 'node:fs';
import {
  geoAzimuthalEqualArea,
  geoContains,
  geoOrthographic,
  geoPath,
  type GeoPath,
  type GeoProjection,
} from 'd3-geo';
import { feature, merge, mesh } from 'topojson-client';
import type { GeometryObject } from 'topojson-specification';
import { PathText } from './map-path.ts';
import {
  areaOf,
  around,
  byCode,
  coarse,
  fine,
  heartland,
  middle,
  type Area,
  type Known,
  type Shape,
  type World,
} from './map-shapes.ts';

// Everything is drawn in whole numbers on this paper; at 320 px on the screen one unit is half a pixel.
const PAPER = { width: 640, height: 540, margin: 56 };
const GLOBE = { radius: 64, inset: 76 };
// A country smaller than this (degrees from its middle) is shown with the land and sea around it.
const LEAST_RADIUS = 0.7;
// Characters of a map's lines: with its globe and words a map stays under 8 kB.
const MOST_TEXT = 5_200;

function circleAround(
  [x, y]: [number, number],
  radius: number,
): { type: 'MultiPoint'; coordinates: number[][] } {
  const squeeze = Math.max(Math.cos((y * Math.PI) / 180), 0.05);
  return {
    type: 'MultiPoint',
    coordinates: [
      [x - radius / squeeze, y],
      [x + radius / squeeze, y],
      [x, y - radius],
      [x, y + radius],
    ],
  };
}

function drawn(path: GeoPath, what: Parameters<GeoPath>[0], least: number, tolerance: number): string {
  const text = new PathText(PAPER, least, tolerance);
  path.context(text)(what);
  path.context(null);
  return text.toString();
}

/** The corner where the globe hides least of the country. */
function quietCorner(area: Area, projection: GeoProjection): [number, number] {
  const far = { x: PAPER.width - GLOBE.inset, y: PAPER.height - GLOBE.inset };
  const corners: [number, number][] = [
    [GLOBE.inset, GLOBE.inset],
    [far.x, GLOBE.inset],
    [GLOBE.inset, far.y],
    [far.x, far.y],
  ];
  const hidden = corners.map(([x, y]) => {
    let count = 0;
    for (let dx = -72; dx <= 72; dx += 12)
      for (let dy = -72; dy <= 72; dy += 12) {
        const point = projection.invert?.([x + dx, y + dy]);
        if (point && geoContains(area, point)) count++;
      }
    return count;
  });
  return corners[hidden.indexOf(Math.min(...hidden))] ?? [GLOBE.inset, GLOBE.inset];
}

type Neighbour = [code: string, x: number, y: number];

// Half the room that a name of usual length takes.
const HALF_NAME = 65;

function neighbours(
  here: Area,
  topology: World,
  others: Known[],
  path: GeoPath,
  projection: GeoProjection,
  globe: [number, number],
): Neighbour[] {
  const within = (area: Parameters<typeof geoContains>[0], x: number, y: number): boolean => {
    const point = projection.invert?.([x, y]);
    return point !== null && point !== undefined && geoContains(area, point);
  };
  const found: { place: Neighbour; size: number }[] = [];
  for (const { code, shape } of others) {
    const area = feature(topology, shape);
    const size = path.area(area);
    if (code === null || !(size > PAPER.width * PAPER.height * 0.03)) continue;
    const [middle, y] = path.centroid(area);
    const x = [0, 30, -30, 60, -60]
      .map(shift => middle + shift)
      .find(
        at =>
          Math.hypot(at - globe[0], y - globe[1]) > 130 &&
          at > 70 &&
          at < PAPER.width - 70 &&
          y > 36 &&
          y < PAPER.height - 24 &&
          within(area, at, y) &&
          ![-HALF_NAME, 0, HALF_NAME].some(side => within(here, at + side, y)),
      );
    if (x !== undefined) found.push({ place: [code, Math.round(x), Math.round(y + 8)], size });
  }
  return found
    .sort((one, other) => other.size - one.size)
    .slice(0, 3)
    .map(({ place }) => place);
}

type Globe = { key: string; spot: [number, number] };
const globes: Record<string, string> = {};

/** A globe turned near the country. Turns are rounded, so that neighbours share one drawing. */
function globeFor([lon, lat]: [number, number]): Globe {
  const turn: [number, number] = [
    Math.round(lon / 30) * 30,
    Math.max(-60, Math.min(60, Math.round(lat / 20) * 20)),
  ];
  const projection = geoOrthographic()
    .rotate([-turn[0], -turn[1]])
    .translate([0, 0])
    .scale(GLOBE.radius)
    .precision(2);
  const key = `${turn[0] === -180 ? 180 : turn[0]},${turn[1]}`;
  if (globes[key] === undefined) {
    const text = new PathText(null, 14, 1.4);
    geoPath(projection, text)(feature(coarse, coarse.objects.land));
    globes[key] = text.toString();
  }
  const spot = projection([lon, lat]) ?? [0, 0];
  return { key, spot: [Math.round(spot[0]), Math.round(spot[1])] };
}

function outline(code: string, fineShape: Shape) {
  const first = heartland(areaOf(fine, fineShape));
  const topology = first.radius < 6 || byCode.get(middle)?.has(code) !== true ? fine : middle;
  const shape = byCode.get(topology)?.get(code);
  if (shape === undefined) throw new Error(`no outline of ${code}`);
  const { area, centre, radius } = heartland(areaOf(topology, shape));
  const projection = geoAzimuthalEqualArea().rotate([-centre[0], -centre[1]]).precision(1);
  const { width, height, margin } = PAPER;
  projection.fitExtent(
    [
      [margin, margin],
      [width - margin, height - margin],
    ],
    radius < LEAST_RADIUS ? circleAround(centre, LEAST_RADIUS) : area,
  );
  projection.clipExtent([
    [-8, -8],
    [width + 8, height + 8],
  ]);
  const path = geoPath(projection);
  const corner = quietCorner(area, projection);
  const others = around(topology, centre, Math.max(radius, LEAST_RADIUS) * 2.4).filter(
    one => one.shape !== shape,
  );
  const size = path.area(area);
  const [x, y] = path.centroid(area);
  const globe = globeFor(centre);
  const lines = thinnedToFit(path, topology, shape, others, size);
  return {
    ...lines,
    names: neighbours(area, topology, others, path, projection, corner),
    // Too small to be found by eye: a ring is drawn round it.
    ...(size < 900 ? { ring: [Math.round(x), Math.round(y)] } : {}),
    globe: [globe.key, ...corner, ...globe.spot],
  };
}

type Lines = { here: string; land: string; borders: string };

/** The lines of a map, thinned more and more until they weigh little enough for a page. */
function thinnedToFit(path: GeoPath, topology: World, shape: Shape, others: Known[], size: number): Lines {
  const shapesBeside = others.map(one => one.shape);
  const beside = new Set<GeometryObject>(shapesBeside);
  const land = merge(topology, shapesBeside);
  const borders = mesh(
    topology,
    { type: 'GeometryCollection', geometries: shapesBeside },
    (one, other) => one !== other && beside.has(one) && beside.has(other),
  );
  for (let coarser = 1; ; coarser *= 1.3) {
    const lines = {
      here: drawn(path, areaOf(topology, shape), size < 60 ? 0 : 8 * coarser, 1.2 * coarser),
      land: drawn(path, land, 30 * coarser, 1.5 * coarser),
      borders: drawn(path, borders, 0, 1.6 * coarser),
    };
    if (lines.here.length + lines.land.length + lines.borders.length <= MOST_TEXT) return lines;
  }
}

const countries: Record<string, ReturnType<typeof outline>> = {};
for (const [code, shape] of [...(byCode.get(fine) ?? [])].sort(([one], [other]) => (one < other ? -1 : 1))) {
  countries[code] = outline(code, shape);
}
const lines = (record: Record<string, unknown>): string =>
  Object.entries(record)
    .map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`)
    .join(',\n');
writeFileSync(
  new URL('../server/lib/maps/outlines.json', import.meta.url),
  `{"globes":{\n${lines(globes)}\n},\n"countries":{\n${lines(countries)}\n}}\n`,
);
process.stderr.write(`${Object.keys(countries).length} countries, ${Object.keys(globes).length} globes\n`);
