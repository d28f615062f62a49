// The outlines of the world-atlas package as areas: which belong together, how far they reach, what lies around.
import { readFileSync } from 'node:fs';
import { geoArea, geoCentroid, geoDistance } from 'd3-geo';
import { feature, merge } from 'topojson-client';
import type {
  GeometryCollection,
  GeometryObject,
  MultiPolygon,
  Polygon,
  Topology,
} from 'topojson-specification';
import { z } from 'zod';

type Named = { name: string };
export type World = Topology<{ countries: GeometryCollection<Named>; land: GeometryCollection }>;
export type Shape = Polygon<Named> | MultiPolygon<Named>;

const isWorld = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'objects' in value && 'arcs' in value;

export function world(detail: '10m' | '50m' | '110m'): World {
  const file = new URL(`../node_modules/world-atlas/countries-${detail}.json`, import.meta.url);
  const read = z.custom<World>(isWorld).parse(JSON.parse(readFileSync(file, 'utf8')));
  for (const shape of read.objects.countries.geometries) {
    // A few atolls were flattened to nothing and turned inside out: as an area they are the rest of the earth.
    if (shape.type !== 'MultiPolygon') continue;
    shape.arcs = shape.arcs.filter(
      arcs => geoArea(feature(read, { type: 'Polygon', arcs, properties: {} })) < 2 * Math.PI,
    );
  }
  return read;
}

export function isShape(geometry: GeometryObject<Named>): geometry is Shape {
  return geometry.type === 'Polygon' || geometry.type === 'MultiPolygon';
}

/** ISO 3166-1 alpha-2 of an outline. Its id is the numeric code, which Unicode's aliases turn into letters. */
export function codeOf(shape: Shape): string | null {
  if (shape.id === undefined) return shape.properties?.name === 'Kosovo' ? 'XK' : null;
  const region = new Intl.Locale(`und-${shape.id}`).region ?? '';
  return /^[A-Z]{2}$/.test(region) ? region : null;
}

export const fine = world('10m');
export const middle = world('50m');
export const coarse = world('110m');

export function shapes(topology: World): Map<string, Shape> {
  const found = new Map<string, Shape>();
  for (const shape of topology.objects.countries.geometries.filter(isShape)) {
    const code = codeOf(shape);
    // A code may have an outlying part as a second outline (Australia's islands): the first and larger one stands.
    if (code !== null && !found.has(code)) found.set(code, shape);
  }
  return found;
}
export const byCode = new Map([fine, middle].map(topology => [topology, shapes(topology)]));

type Rings = number[][][];
export type Area = { type: 'Polygon'; coordinates: Rings } | { type: 'MultiPolygon'; coordinates: Rings[] };

export function areaOf(topology: World, shape: Shape): Area {
  return merge(topology, [shape]);
}

export function partsOf(
  area: Area,
): { rings: Rings; middle: [number, number]; radius: number; size: number }[] {
  const all = area.type === 'Polygon' ? [area.coordinates] : area.coordinates;
  return all
    .map(rings => {
      const centre = geoCentroid({ type: 'Polygon', coordinates: rings });
      const outer = (rings[0] ?? []).map(([x = 0, y = 0]): [number, number] => [x, y]);
      const radius = (Math.max(...outer.map(point => geoDistance(point, centre))) * 180) / Math.PI;
      return { rings, middle: centre, radius, size: radius * radius };
    })
    .sort((one, other) => other.size - one.size);
}

/** The parts that belong in the picture: the mainland and what lies near it, not islands an ocean away. */
export function heartland(area: Area): { area: Area; centre: [number, number]; radius: number } {
  const parts = partsOf(area);
  const main = parts[0];
  if (main === undefined) throw new Error('an outline without a part');
  const reach = Math.max(main.radius * 1.6, 2.5);
  const near = parts.filter(
    part =>
      (geoDistance(part.middle, main.middle) * 180) / Math.PI - part.radius <
      Math.max(reach, main.radius + 1),
  );
  const kept: Area = { type: 'MultiPolygon', coordinates: near.map(part => part.rings) };
  const centre = geoCentroid(kept);
  const radius = Math.max(
    ...near.map(part => (geoDistance(part.middle, centre) * 180) / Math.PI + part.radius),
  );
  return { area: kept, centre, radius };
}

export type Known = { code: string | null; shape: Shape; centre: [number, number]; radius: number };
const known = new Map<World, Known[]>();

/** The outlines of a topology whose parts may reach into a circle (radius in degrees). */
export function around(topology: World, centre: [number, number], radius: number): Known[] {
  const all =
    known.get(topology) ??
    topology.objects.countries.geometries.filter(isShape).flatMap(shape =>
      // An outline is known by each of its larger parts, so that islands far away do not make it reach everywhere.
      partsOf(areaOf(topology, shape))
        .slice(0, 12)
        .map(part => ({ code: codeOf(shape), shape, centre: part.middle, radius: part.radius })),
    );
  known.set(topology, all);
  const near = all.filter(one => (geoDistance(one.centre, centre) * 180) / Math.PI < one.radius + radius);
  return near.filter((one, index) => near.findIndex(other => other.shape === one.shape) === index);
}
