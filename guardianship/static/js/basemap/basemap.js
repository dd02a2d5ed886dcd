// The basemap as a Leaflet layer: vector tiles of one PMTiles file on our own origin.
//
//     const basemap = await basemapLayer({ url, attribution, language });
//     basemap.addTo(map);
//
// Leaflet stands ready as the global L. Nothing but `url` is ever fetched.

import { labelsLayer } from "./labels.js";
import { paint } from "./painter.js";
import { onPaletteChange, paletteReady, readPalette } from "./palette.js";
import { Sheets } from "./sheets.js";

const TILE_SIZE = 512;
const MOST_PIXELS_PER_PIXEL = 2;
const DEEPEST_ZOOM = 19;

/** Whether this browser can draw a basemap; without one a map stays plain paper. */
export function canDraw() {
  return "DecompressionStream" in globalThis && "Path2D" in globalThis;
}

/**
 * The layer, once the file's head has been read. Rejects where it cannot be.
 * `language` is "cy" for Welsh names; it is the page's own when left out.
 */
export async function basemapLayer({ url, attribution = "", language = document.documentElement.lang }) {
  const sheets = new Sheets(new URL(url, document.baseURI).href);
  const [extent] = await Promise.all([sheets.extent(), paletteReady()]);
  const tiles = new (tileLayer())(sheets, extent, { attribution });
  const labels = labelsLayer(tiles, language.startsWith("cy"));
  const both = L.layerGroup([tiles, labels]);
  let stop = () => {};
  both.on("add", () => {
    both._map.getContainer().style.background = readPalette().paper;
    stop = onPaletteChange(() => {
      both._map.getContainer().style.background = readPalette().paper;
      tiles.repaint();
      labels.draw();
    });
  });
  both.on("remove", () => stop());
  return both;
}

/** Made on first use, so that this module may load before Leaflet. */
function tileLayer() {
  return L.GridLayer.extend({
    initialize(sheets, { bounds: [west, south, east, north], minZoom, maxZoom }, options) {
      this.sheets = sheets;
      this.deepest = maxZoom;
      L.setOptions(this, {
        tileSize: TILE_SIZE,
        minZoom: minZoom + 1,
        maxZoom: DEEPEST_ZOOM,
        bounds: L.latLngBounds([south, west], [north, east]),
        noWrap: true,
        keepBuffer: 1,
        updateWhenZooming: false,
        ...options,
      });
    },

    createTile(coords, done) {
      const canvas = L.DomUtil.create("canvas", "basemap-tile");
      const ratio = Math.min(devicePixelRatio || 1, MOST_PIXELS_PER_PIXEL);
      canvas.width = canvas.height = TILE_SIZE * ratio;
      this.fill(canvas, coords, ratio).then(() => done(null, canvas), (error) => done(error, canvas));
      return canvas;
    },

    async fill(canvas, coords, ratio) {
      const { z, x, y, part } = this.piece(coords);
      const sheet = await this.sheets.get(z, x, y);
      canvas.sheet = sheet;
      if (!sheet) return;
      await paint(canvas, sheet, { size: TILE_SIZE, ratio, part, zoom: coords.z, palette: readPalette() });
    },

    /** The archive's tile under a tile of the map, and which piece of it that shows. */
    piece(coords) {
      const wanted = coords.z - 1;
      const z = Math.min(wanted, this.deepest);
      const times = 2 ** (wanted - z);
      const [x, y] = [Math.floor(coords.x / times), Math.floor(coords.y / times)];
      return { z, x, y, part: { times, across: coords.x - x * times, down: coords.y - y * times } };
    },

    /** Paint what is there again, in the colours of now. */
    repaint() {
      for (const { el, coords } of Object.values(this._tiles)) {
        this.fill(el, coords, el.width / TILE_SIZE);
      }
    },

    /** The sheets in view, each once. */
    sheetsInView() {
      const shown = Object.values(this._tiles).filter(({ current, el }) => current && el.sheet);
      return [...new Map(shown.map(({ el }) => [el.sheet.key, el.sheet])).values()];
    },
  });
}
