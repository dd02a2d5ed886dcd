// Starts every map of a form. Where one cannot start, its field works as it does without scripts.

import { ExtentMap } from "./extent.js";
import { LineMap } from "./line.js";
import { PointMap } from "./point.js";
import { PolygonMap } from "./polygon.js";
import { openStage } from "./stage.js";

const SHAPES = { extent: ExtentMap, line: LineMap, point: PointMap, polygon: PolygonMap };

async function start(box) {
  box.hidden = false; // Leaflet measures what it draws in
  try {
    const stage = await openStage(box);
    await new SHAPES[box.dataset.mapEditor](stage).open();
    box.dataset.ready = "";
  } catch (error) {
    box.hidden = true;
    console.warn("The map of this field did not start:", error.message);
  }
}

for (const box of document.querySelectorAll("[data-map-editor]")) start(box);
