// Sheets: tiles of the archive, decoded once into paths and labels that can be drawn at any scale.

import { FetchSource, PMTiles } from "../../vendor/pmtiles-4.5.0/pmtiles.js";
import { PbfReader, VectorTile } from "../../vendor/vector-tile-3.0.0/vector-tile.js";

const KEPT_SHEETS = 40;
// Layer of the tile -> the property that parts it into paths; "" for one path of all.
const DRAWN = { land: "kind", green: "kind", stream: "class", water: "", building: "", road: "class", rail: "class" };
// How much longer than straight a stretch may be along which a name is written.
const STRAIGHTNESS = 0.985;
const LABELLED = ["place", "spot", "road_name"];

/** Reads sheets from one PMTiles file by HTTP Range, and keeps the latest. For a worker. */
export class Sheets {
  constructor(url) {
    this.archive = new PMTiles(new FetchSource(url));
    this.kept = new Map();
  }

  /** Bounds [west, south, east, north] in degrees and the zooms of the file. */
  async extent() {
    const header = await this.archive.getHeader();
    return {
      bounds: [header.minLon, header.minLat, header.maxLon, header.maxLat],
      minZoom: header.minZoom,
      maxZoom: header.maxZoom,
    };
  }

  /** The sheet of a tile, or nothing where the archive has none. */
  get(z, x, y) {
    const key = `${z}/${x}/${y}`;
    const known = this.kept.get(key);
    const sheet = known ?? this.read(z, x, y);
    // Set again, so that the oldest come first.
    this.kept.delete(key);
    this.kept.set(key, sheet);
    if (!known) sheet.catch(() => this.kept.delete(key));
    if (this.kept.size > KEPT_SHEETS) this.kept.delete(this.kept.keys().next().value);
    return sheet;
  }

  async read(z, x, y) {
    const found = await this.archive.getZxy(z, x, y);
    if (!found) return undefined;
    const tile = new VectorTile(new PbfReader(found.data));
    const sheet = { key: `${z}/${x}/${y}`, z, x, y, units: 4096, paths: new Map(), labels: [] };
    for (const [name, property] of Object.entries(DRAWN)) {
      if (tile.layers[name]) drawLayer(sheet, tile.layers[name], name, property);
    }
    for (const name of LABELLED) {
      if (tile.layers[name]) readLabels(sheet, tile.layers[name], name);
    }
    return sheet;
  }
}

function drawLayer(sheet, layer, name, property) {
  sheet.units = layer.extent;
  for (let index = 0; index < layer.length; index += 1) {
    const feature = layer.feature(index);
    const { tunnel } = feature.properties;
    const key = [name, feature.properties[property], tunnel && "tunnel"].filter(Boolean).join("/");
    let path = sheet.paths.get(key);
    if (!path) sheet.paths.set(key, (path = new Path2D()));
    trace(path, feature.loadGeometry(), feature.type === 3);
  }
}

function trace(path, rings, isArea) {
  for (const ring of rings) {
    path.moveTo(ring[0].x, ring[0].y);
    for (let index = 1; index < ring.length; index += 1) path.lineTo(ring[index].x, ring[index].y);
    if (isArea) path.closePath();
  }
}

/**
 * Labels stand at `from`, those of a line between `from` and `to`: parts of the whole world, 0 to 1
 * from the north-west.
 */
function readLabels(sheet, layer, name) {
  const across = 2 ** sheet.z * layer.extent;
  const [west, north] = [sheet.x * layer.extent, sheet.y * layer.extent];
  for (let index = 0; index < layer.length; index += 1) {
    const feature = layer.feature(index);
    const { name: english, "name:cy": welsh, kind, rank = 9, class: road } = feature.properties;
    for (const line of feature.loadGeometry()) {
      const spots = line.map(({ x, y }) => [(west + x) / across, (north + y) / across]);
      const [from, to] = road ? longestStraight(spots) : spots;
      sheet.labels.push({ layer: name, kind: kind ?? road, rank, english, welsh, from, to });
    }
  }
}

/** Both ends of the longest stretch of `points` that is nearly straight. */
function longestStraight(points) {
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

function distance([x1, y1], [x2, y2]) {
  return Math.hypot(x2 - x1, y2 - y1);
}
