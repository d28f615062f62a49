// Collects what d3-geo draws as short SVG path text: points thinned, whole numbers, relative steps.
type Point = readonly [number, number];

function offLine([px, py]: Point, [ax, ay]: Point, [bx, by]: Point): number {
  const [dx, dy] = [bx - ax, by - ay];
  const length = Math.hypot(dx, dy);
  if (length === 0) return Math.hypot(px - ax, py - ay);
  return Math.abs(dx * (ay - py) - dy * (ax - px)) / length;
}

/** Douglas and Peucker's thinning: no dropped point lay further than the tolerance from the line that is kept. */
function thinned(points: Point[], tolerance: number): Point[] {
  const [first, last] = [points[0], points.at(-1)];
  if (first === undefined || last === undefined || points.length < 3) return points;
  let [worst, at] = [0, 0];
  points.forEach((point, index) => {
    const off = offLine(point, first, last);
    if (off > worst) [worst, at] = [off, index];
  });
  if (worst <= tolerance) return [first, last];
  return [
    ...thinned(points.slice(0, at + 1), tolerance).slice(0, -1),
    ...thinned(points.slice(at), tolerance),
  ];
}

function areaWithin(points: Point[]): number {
  let twice = 0;
  points.forEach(([x, y], index) => {
    const [nextX, nextY] = points[(index + 1) % points.length] ?? [x, y];
    twice += x * nextY - nextX * y;
  });
  return Math.abs(twice) / 2;
}

/** A drawing context for geoPath. Rings smaller than `least` (square units) are left out; 0 keeps all. */
export class PathText {
  #parts: string[] = [];
  #line: Point[] = [];
  readonly #paper: { width: number; height: number } | null;
  readonly #least: number;
  readonly #tolerance: number;
  constructor(paper: { width: number; height: number } | null, least: number, tolerance: number) {
    this.#paper = paper;
    this.#least = least;
    this.#tolerance = tolerance;
  }
  beginPath(): void {}
  arc(): void {}
  moveTo(x: number, y: number): void {
    this.#end(false);
    this.#line = [[x, y]];
  }
  lineTo(x: number, y: number): void {
    this.#line.push([x, y]);
  }
  closePath(): void {
    this.#end(true);
  }
  toString(): string {
    this.#end(false);
    return this.#parts.join('');
  }

  #end(closed: boolean): void {
    const raw = this.#line;
    this.#line = [];
    if (raw.length < 2 || (closed && this.#least > 0 && areaWithin(raw) < this.#least)) return;
    // A closed ring is thinned in two halves, since its ends coincide.
    const half = Math.floor(raw.length / 2);
    const ring = closed
      ? [
          ...thinned(raw.slice(0, half + 1), this.#tolerance).slice(0, -1),
          ...thinned(raw.slice(half), this.#tolerance),
        ]
      : thinned(raw, this.#tolerance);
    const points = ring.map(([x, y]): Point => [Math.round(x), Math.round(y)]);
    const kept = points.filter(([x, y], index) => {
      const before = points[index - 1];
      return before === undefined || before[0] !== x || before[1] !== y;
    });
    if (kept.length < (closed ? 3 : 2) && this.#least > 0) return;
    if (this.#paper !== null && kept.every(point => this.#outside(point)) && areaWithin(kept) < 100) return;
    this.#parts.push(stepsOf(kept) + (closed ? 'z' : ''));
  }

  #outside([x, y]: Point): boolean {
    return this.#paper !== null && (x < 0 || y < 0 || x > this.#paper.width || y > this.#paper.height);
  }
}

function stepsOf(points: Point[]): string {
  let text = '';
  let [atX, atY] = [0, 0];
  points.forEach(([x, y], index) => {
    const pair =
      index === 0 ? `${x}${y < 0 ? '' : ' '}${y}` : `${x - atX}${y - atY < 0 ? '' : ' '}${y - atY}`;
    if (index === 0) text = `M${pair}`;
    else text += (index === 1 ? 'l' : x - atX < 0 ? '' : ' ') + pair;
    [atX, atY] = [x, y];
  });
  return text;
}
