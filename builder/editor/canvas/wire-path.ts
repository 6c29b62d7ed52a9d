import type { Point } from '../document/command.ts';

const halfGap = 24;
const radius = 8;

/** The corners of a wire: sideways only between rows, otherwise straight down its lanes. */
export function corners(from: Point, to: Point, way: readonly Point[] | undefined): Point[] {
  if (!way) return freeCorners(from, to);
  const points: Point[] = [from];
  for (const turn of way) points.push({ x: points.at(-1)!.x, y: turn.y }, turn);
  points.push(to);
  return straightened(points);
}

/** Between steps that a person placed: down and across, or around when the target stands higher. */
function freeCorners(from: Point, to: Point): Point[] {
  const below = to.y - from.y >= 2 * radius;
  if (below) {
    const y = Math.max(from.y + radius, to.y - halfGap);
    return straightened([from, { x: from.x, y }, { x: to.x, y }, to]);
  }
  const side = to.x >= from.x ? Math.max(from.x, to.x) + 160 : Math.min(from.x, to.x) - 160;
  const [low, high] = [from.y + halfGap, to.y - halfGap];
  return [from, { x: from.x, y: low }, { x: side, y: low }, { x: side, y: high }, { x: to.x, y: high }, to];
}

/** Without the points between which nothing turns. */
function straightened(points: readonly Point[]): Point[] {
  const kept: Point[] = [];
  for (const point of points) {
    const last = kept.at(-1);
    const before = kept.at(-2);
    if (last && last.x === point.x && last.y === point.y) continue;
    const straight =
      before &&
      last &&
      ((before.x === last.x && last.x === point.x) || (before.y === last.y && last.y === point.y));
    if (straight) kept.pop();
    kept.push(point);
  }
  return kept;
}

/** An SVG path through the corners, rounded. */
export function pathThrough(points: readonly Point[]): string {
  const [first, ...rest] = points;
  if (!first) return '';
  let path = `M ${first.x} ${first.y}`;
  rest.forEach((corner, index) => {
    const before = points[index]!;
    const after = points[index + 2];
    if (!after) path += ` L ${corner.x} ${corner.y}`;
    else {
      const entry = towards(corner, before);
      const exit = towards(corner, after);
      path += ` L ${entry.x} ${entry.y} Q ${corner.x} ${corner.y} ${exit.x} ${exit.y}`;
    }
  });
  return path;
}

function towards(from: Point, to: Point): Point {
  const length = Math.hypot(to.x - from.x, to.y - from.y) || 1;
  const part = Math.min(radius, length / 2) / length;
  return { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
}
