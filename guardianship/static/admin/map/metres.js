// Metres and degrees near a spot. Pure.
//
// Lengths of a degree on the WGS 84 ellipsoid: the usual series (NIMA TR8350.2; good to
// centimetres in a degree), far finer than anybody places a pin.

const RADIAN = Math.PI / 180;
const WAYS = { north: [0, 1], south: [0, -1], east: [1, 0], west: [-1, 0] };
const DECIMALS = 6;

function degreeM(lat) {
  const angle = lat * RADIAN;
  return {
    lon: 111412.84 * Math.cos(angle) - 93.5 * Math.cos(3 * angle) + 0.118 * Math.cos(5 * angle),
    lat: 111132.92 - 559.82 * Math.cos(2 * angle) + 1.175 * Math.cos(4 * angle),
  };
}

/** [lon, lat] so many metres north, south, east or west of another. */
export function nudged([lon, lat], metres, way) {
  const [east, north] = WAYS[way];
  const degree = degreeM(lat);
  return [lon + (east * metres) / degree.lon, lat + (north * metres) / degree.lat];
}

/** Metres between two spots that are near each other. */
export function apartM([lon, lat], [otherLon, otherLat]) {
  const degree = degreeM((lat + otherLat) / 2);
  return Math.hypot((otherLon - lon) * degree.lon, (otherLat - lat) * degree.lat);
}

/** Kilometres across and upward of [west, south, east, north]. */
export function sizeKm([west, south, east, north]) {
  const middle = (south + north) / 2;
  return {
    across: apartM([west, middle], [east, middle]) / 1000,
    upward: apartM([west, south], [west, north]) / 1000,
  };
}

/** "-2.997700, 51.584200": a tenth of a metre. */
export function written([lon, lat]) {
  return `${lon.toFixed(DECIMALS)}, ${lat.toFixed(DECIMALS)}`;
}
