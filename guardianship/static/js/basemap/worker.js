// Reads, decodes and paints tiles beside the page, so that fingers and keys are always answered.
// Answers {id, …} or {id, error} to every message that carries an id.

import { paint } from "./painter.js";
import { Sheets } from "./sheets.js";

let sheets;
const canvases = new Map();

const work = {
  /** The archive's bounds and zooms. */
  async open({ url }) {
    sheets = new Sheets(url);
    return { extent: await sheets.extent() };
  },

  /** Paint a tile; its canvas comes with the first message about it. */
  async fill({ tile, canvas, z, x, y, view }) {
    if (canvas) canvases.set(tile, canvas);
    const sheet = await sheets.get(z, x, y);
    const target = canvases.get(tile);
    // It may have left the view in the meantime.
    if (!sheet || !target) return {};
    paint(target, sheet, view);
    return { sheet: { key: sheet.key, labels: sheet.labels } };
  },

  /** Forget a tile that has left the view. */
  drop({ tile }) {
    canvases.delete(tile);
  },
};

onmessage = async ({ data: { id, kind, ...message } }) => {
  try {
    const answer = await work[kind](message);
    if (id) postMessage({ id, ...answer });
  } catch (error) {
    if (id) postMessage({ id, error: String(error) });
  }
};
