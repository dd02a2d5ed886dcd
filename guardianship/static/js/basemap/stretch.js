// Straight stretches of a line, along which a name can be written.

// How much longer than straight a stretch may be.
const STRAIGHTNESS = 0.985;

/** Both ends of the longest stretch of `points` that is nearly straight. */
export function longestStraight(points) {
  let best = [points[0], points[0]];
  let bestLength = 0;
  let start = 0;
  let along = 0;
  for (let index = 1; index < points.length; index += 1) {
    along += distance(points[index - 1], points[index]);
    let chord = distance(points[start], points[index]);
    if (chord < along * STRAIGHTNESS) {
      // It has bent too far, and starts again at its last corner.
      start = index - 1;
      along = chord = distance(points[start], points[index]);
    }
    if (chord > bestLength) {
      bestLength = chord;
      best = [points[start], points[index]];
    }
  }
  return best;
}

/** How far two points are apart, in their own unit. */
export function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}
