// Groups places that would overlap on the screen. Pure: points in, groups out, always the same.

/** Buttons are 44 px; their middles never come nearer than this, so that none covers another. */
export const GAP_PX = 48;
/** Enough for all places of one file at one spot. */
const RINGS = 36;

/** One number for a cell; the world is never as many cells high. */
const CELLS_HIGH = 2 ** 24;

function key(x, y) {
  return Math.floor(x / GAP_PX) * CELLS_HIGH + Math.floor(y / GAP_PX);
}

class Grid {
  cells = new Map();

  /** By cell: how many of the steps around it are known to be taken. */
  taken = new Map();

  add(group) {
    const at = key(group.x, group.y);
    if (!this.cells.has(at)) this.cells.set(at, []);
    this.cells.get(at).push(group);
  }

  /** The nearest group whose square would touch one at (x, y). */
  touching(x, y) {
    let nearest = null;
    let least = GAP_PX;
    for (const down of [-1, 0, 1]) {
      for (const across of [-1, 0, 1]) {
        for (const group of this.cells.get(key(x + across * GAP_PX, y + down * GAP_PX)) ?? []) {
          const apart = Math.max(Math.abs(group.x - x), Math.abs(group.y - y));
          if (apart < least) [nearest, least] = [group, apart];
        }
      }
    }
    return nearest;
  }
}

/** Steps from a spot to the free spots around it, nearest first. */
const STEPS = (() => {
  const steps = [];
  for (let down = -RINGS; down <= RINGS; down += 1) {
    for (let across = -RINGS; across <= RINGS; across += 1) {
      steps.push([across * GAP_PX, down * GAP_PX]);
    }
  }
  return steps.sort((a, b) => Math.hypot(...a) - Math.hypot(...b));
})();

function freeSpot(grid, x, y) {
  const cell = key(x, y);
  // Spots are taken and never given back: what a neighbour found full is not looked at again.
  for (let step = grid.taken.get(cell) ?? 0; step < STEPS.length; step += 1) {
    const [across, down] = STEPS[step];
    if (grid.touching(x + across, y + down)) continue;
    grid.taken.set(cell, step);
    return [x + across, y + down];
  }
  grid.taken.set(cell, STEPS.length);
  return null;
}

/**
 * Groups of `points` ({x, y} in pixels of the whole world at this zoom, in the order of the list).
 * A group stands where its first point is. `spreads` parts even points at one spot, by moving
 * them to free spots around it: for the deepest zoom, where zooming in helps no more.
 */
export function clustered(points, spreads = false) {
  const grid = new Grid();
  const groups = [];
  for (const point of points) {
    let [x, y] = [point.x, point.y];
    let group = grid.touching(x, y);
    if (group && spreads) {
      const free = freeSpot(grid, group.x, group.y);
      if (free) [[x, y], group] = [free, null];
    }
    if (group) {
      group.members.push(point);
    } else {
      group = { x, y, members: [point] };
      grid.add(group);
      groups.push(group);
    }
  }
  return groups;
}
