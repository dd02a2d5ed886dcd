// Parts of a patch as lists of rings, and GeoJSON. Pure.
//
// A part is {rings: [[[lon, lat], …], …]}: the outline first, then its holes; no corner twice.

export const LEAST_CORNERS = 3;

function open(ring) {
  const [first, last] = [ring[0], ring.at(-1)];
  const isClosed = ring.length > 1 && first[0] === last[0] && first[1] === last[1];
  return (isClosed ? ring.slice(0, -1) : ring).map(([lon, lat]) => [lon, lat]);
}

function polygonsOf(json) {
  switch (json?.type) {
    case "FeatureCollection": return json.features.flatMap(polygonsOf);
    case "Feature": return polygonsOf(json.geometry);
    case "GeometryCollection": return json.geometries.flatMap(polygonsOf);
    case "MultiPolygon": return json.coordinates;
    case "Polygon": return [json.coordinates];
    default: throw new TypeError("no polygons");
  }
}

/** The parts that a text means; none for an empty one. Throws where it is no such text. */
export function partsOf(text) {
  if (!text.trim()) return [];
  const parts = polygonsOf(JSON.parse(text)).map((rings) => ({ rings: rings.map(open) }));
  if (!parts.flatMap(({ rings }) => rings.flat(2)).every(Number.isFinite)) throw new TypeError("no numbers");
  return parts;
}

/** Whether a part has enough corners to be a shape. */
export function isShape({ rings }) {
  return rings[0].length >= LEAST_CORNERS;
}

/** GeoJSON of the parts that are shapes; empty when none is. */
export function textOf(parts) {
  const shapes = parts.filter(isShape);
  if (!shapes.length) return "";
  const coordinates = shapes.map(({ rings }) => rings.map((ring) => [...ring, ring[0]]));
  return JSON.stringify({ type: "MultiPolygon", coordinates });
}

/** [west, south, east, north] around the outlines, or null. */
export function boundsOf(parts) {
  const spots = parts.flatMap(({ rings }) => rings[0]);
  if (!spots.length) return null;
  const box = [Infinity, Infinity, -Infinity, -Infinity];
  for (const [lon, lat] of spots) {
    box[0] = Math.min(box[0], lon);
    box[1] = Math.min(box[1], lat);
    box[2] = Math.max(box[2], lon);
    box[3] = Math.max(box[3], lat);
  }
  return box;
}
