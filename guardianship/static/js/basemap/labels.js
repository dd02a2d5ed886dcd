// Names over the tiles, on one canvas for the whole view: none is cut at the edge of a tile, and
// none lies on another.

import { FAMILY, place, spread } from "./lettering.js";
import { readPalette } from "./palette.js";

const PANE = "basemap-names";
// Over tiles (200), under shapes and markers (400 and up).
const PANE_LEVEL = "250";
// How much of the view is drawn beyond its edges, so that a short drag shows no bare ground.
const BEYOND = 0.2;
const WORLD_PX = 256;

/** A layer of names for `tiles`, in Welsh where there is a Welsh name and `isWelsh`. */
export function labelsLayer(tiles, isWelsh) {
  const Labels = L.Layer.extend({
    onAdd(map) {
      const pane = map.getPane(PANE) ?? map.createPane(PANE);
      pane.style.zIndex = PANE_LEVEL;
      pane.style.pointerEvents = "none";
      this.canvas = L.DomUtil.create("canvas", "basemap-names leaflet-zoom-hide", pane);
      this.canvas.setAttribute("aria-hidden", "true");
      tiles.on("load", this.draw, this);
      this.draw();
      // Letters are measured: once the page's own have come, everything is set anew.
      const faces = ["400", "700"].map((weight) => document.fonts.load(`${weight} 12px ${FAMILY}`));
      Promise.allSettled(faces).then(() => this.draw());
    },

    onRemove() {
      cancelAnimationFrame(this.frame);
      tiles.off("load", this.draw, this);
      this.canvas.remove();
    },

    getEvents() {
      return { moveend: this.draw, zoomend: this.draw, resize: this.draw };
    },

    /** Draw all names before the next frame. */
    draw() {
      cancelAnimationFrame(this.frame);
      this.frame = requestAnimationFrame(() => this._map && this.drawNow(this._map));
    },

    drawNow(map) {
      const size = map.getSize();
      const corner = size.multiplyBy(-BEYOND).round();
      const [width, height] = [size.x - 2 * corner.x, size.y - 2 * corner.y];
      const ratio = Math.min(devicePixelRatio || 1, 2);
      const origin = map.containerPointToLayerPoint(corner);
      L.DomUtil.setPosition(this.canvas, origin);
      fit(this.canvas, width, height, ratio);
      const context = this.canvas.getContext("2d");
      context.setTransform(ratio, 0, 0, ratio, 0, 0);
      context.clearRect(0, 0, width, height);
      const worldPx = WORLD_PX * 2 ** map.getZoom();
      const from = map.getPixelOrigin().add(origin);
      const view = { width, height, project: ([x, y]) => [x * worldPx - from.x, y * worldPx - from.y] };
      const labels = tiles.sheetsInView().flatMap((sheet) => sheet.labels);
      spread(context, place(labels, map.getZoom(), isWelsh), view, readPalette());
    },
  });
  return new Labels();
}

function fit(canvas, width, height, ratio) {
  if (canvas.width === width * ratio && canvas.height === height * ratio) return;
  canvas.width = width * ratio;
  canvas.height = height * ratio;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
