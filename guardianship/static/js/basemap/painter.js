// Paints one sheet, or a part of it, onto the canvas of a tile. For a worker.

import { strokes } from "./strokes.js";

/**
 * Paint `sheet` onto `canvas`, whose tile is `size` CSS pixels wide.
 * `part` says which piece of the sheet the tile shows: it is `times` smaller than the sheet and
 * stands `across` and `down` pieces from its north-west corner.
 */
export function paint(canvas, sheet, { size, ratio, part, zoom, palette }) {
  const context = canvas.getContext("2d");
  const scale = (size * part.times) / sheet.units;
  context.setTransform(1, 0, 0, 1, 0, 0);
  context.fillStyle = palette.paper;
  context.fillRect(0, 0, canvas.width, canvas.height);
  const [left, top] = [part.across * size, part.down * size];
  context.setTransform(scale * ratio, 0, 0, scale * ratio, -left * ratio, -top * ratio);
  context.lineJoin = "round";
  for (const step of strokes(palette, zoom)) {
    const path = sheet.paths.get(step.path);
    if (!path) continue;
    if (step.fill) {
      context.fillStyle = step.fill;
      context.fill(path, "nonzero");
    } else {
      context.strokeStyle = step.stroke;
      context.lineWidth = step.width / scale;
      context.lineCap = step.cap ?? "round";
      context.setLineDash((step.dash ?? []).map((length) => length / scale));
      context.stroke(path);
    }
  }
}
