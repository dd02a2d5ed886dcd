// A line: drawn corner by corner as a patch is. The server checks it when the form is sent.

import { Patch } from "./patch.js";
import { PolygonMap } from "./polygon.js";

const LEAST_CORNERS = 2;

function linesOf(json) {
  switch (json?.type) {
    case "FeatureCollection": return json.features.flatMap(linesOf);
    case "Feature": return linesOf(json.geometry);
    case "GeometryCollection": return json.geometries.flatMap(linesOf);
    case "MultiPolygon": return json.coordinates.flat();
    case "MultiLineString":
    case "Polygon": return json.coordinates;
    case "LineString": return [json.coordinates];
    default: throw new TypeError("no lines");
  }
}

/** A corner a line, "longitude, latitude"; an empty line begins another part. */
function writtenLines(text) {
  return text.trim().split(/\n\s*\n/).map((part) => part.split("\n").map((row) => row.split(/[,;]/).map(Number)));
}

class Lines extends Patch {
  least = LEAST_CORNERS;

  isWhole({ rings }) { return rings[0].length >= LEAST_CORNERS; }

  take(text) {
    const plain = text.trim();
    const lines = plain.startsWith("{") ? linesOf(JSON.parse(plain)) : plain ? writtenLines(plain) : [];
    const parts = lines.map((line) => ({ rings: [line.map(([lon, lat]) => [lon, lat])] }));
    if (!parts.flatMap(({ rings }) => rings.flat(2)).every(Number.isFinite)) throw new TypeError("no numbers");
    this.parts = parts;
    this.choosePart(parts.length - 1);
  }

  get text() {
    const coordinates = this.parts.filter((part) => this.isWhole(part)).map(({ rings }) => rings[0]);
    return coordinates.length ? JSON.stringify({ type: "MultiLineString", coordinates }) : "";
  }
}

export class LineMap extends PolygonMap {
  constructor(stage) {
    super(stage, new Lines());
  }

  offerAreas() {}

  async check() {}

  drawPart(part, isActive) {
    const { L, map } = this.stage;
    const spots = part.rings[0].map(([lon, lat]) => [lat, lon]);
    const className = isActive ? "map-drawn is-active" : "map-drawn";
    return L.polyline(spots, { className, interactive: false }).addTo(map);
  }
}
