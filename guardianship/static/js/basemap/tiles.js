// The grid of tiles: which piece of the archive each shows. The worker paints them.

import { readPalette } from "./palette.js";

const TILE_SIZE = 512;
const MOST_PIXELS_PER_PIXEL = 2;
const DEEPEST_ZOOM = 19;

/** A GridLayer for an archive of `extent`, {bounds, minZoom, maxZoom}, that `studio` has opened. */
export function tileLayer(studio, { bounds: [west, south, east, north], minZoom, maxZoom }, options) {
  const Tiles = L.GridLayer.extend({
    options: {
      tileSize: TILE_SIZE,
      // A tile of 512 px shows what one of 256 px shows a zoom further out.
      minZoom: minZoom + 1,
      maxZoom: DEEPEST_ZOOM,
      bounds: L.latLngBounds([south, west], [north, east]),
      noWrap: true,
      keepBuffer: 1,
      updateWhenZooming: false,
    },

    initialize() {
      L.setOptions(this, options);
      this.on("tileunload", ({ tile }) => studio.tell("drop", { tile: L.stamp(tile) }));
    },

    createTile(coords, done) {
      const canvas = L.DomUtil.create("canvas", "basemap-tile");
      const ratio = Math.min(devicePixelRatio || 1, MOST_PIXELS_PER_PIXEL);
      canvas.width = canvas.height = TILE_SIZE * ratio;
      this.fill(canvas, coords, canvas.transferControlToOffscreen()).then(
        () => done(null, canvas),
        (error) => done(error, canvas),
      );
      return canvas;
    },

    async fill(canvas, coords, offscreen) {
      const { z, x, y, part } = pieceOf(coords, maxZoom);
      const ratio = canvas.width / TILE_SIZE;
      const view = { size: TILE_SIZE, ratio, part, zoom: coords.z, palette: readPalette() };
      const message = { tile: L.stamp(canvas), canvas: offscreen, z, x, y, view };
      const { sheet } = await studio.ask("fill", message, offscreen ? [offscreen] : []);
      canvas.sheet = sheet;
    },

    /** Paint what is there again, in the colours of now. */
    repaint() {
      for (const { el, coords } of Object.values(this._tiles)) this.fill(el, coords);
    },

    /** {key, labels} of the sheets in view, each once. */
    sheetsInView() {
      const shown = Object.values(this._tiles).filter(({ current, el }) => current && el.sheet);
      return [...new Map(shown.map(({ el }) => [el.sheet.key, el.sheet])).values()];
    },
  });
  return new Tiles();
}

/** The archive's tile under a tile of the map, and which piece of it that shows. */
function pieceOf({ x: mapX, y: mapY, z: mapZ }, deepest) {
  const z = Math.min(mapZ - 1, deepest);
  const times = 2 ** (mapZ - 1 - z);
  const [x, y] = [Math.floor(mapX / times), Math.floor(mapY / times)];
  return { z, x, y, part: { times, across: mapX - x * times, down: mapY - y * times } };
}
