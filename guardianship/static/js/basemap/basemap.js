// The basemap as a Leaflet layer: vector tiles of one PMTiles file on our own origin.
//
//     const basemap = await basemapLayer({ url, attribution, language });
//     basemap.addTo(map);
//
// Leaflet stands ready as the global L. Nothing but `url` and the files beside this one is fetched.

import { labelsLayer } from "./labels.js";
import { onPaletteChange, paletteReady, readPalette } from "./palette.js";
import { Studio } from "./studio.js";
import { tileLayer } from "./tiles.js";

/** Whether this browser can draw a basemap; without one a map stays plain paper. */
export function canDraw() {
  return ["DecompressionStream", "OffscreenCanvas", "Path2D", "Worker"].every((name) => name in globalThis);
}

/**
 * The layer, once the file's head has been read. Rejects where it cannot be.
 * `language` is "cy" for Welsh names; it is the page's own when left out.
 */
export async function basemapLayer({ url, attribution = "", language = document.documentElement.lang }) {
  const studio = new Studio();
  try {
    const address = new URL(url, document.baseURI).href;
    const [{ extent }] = await Promise.all([studio.ask("open", { url: address }), paletteReady()]);
    return assemble(studio, extent, attribution, language.startsWith("cy"));
  } catch (error) {
    studio.close();
    throw error;
  }
}

function assemble(studio, extent, attribution, isWelsh) {
  const tiles = tileLayer(studio, extent, { attribution });
  const labels = labelsLayer(tiles, isWelsh);
  const basemap = L.layerGroup([tiles, labels]);
  let stop = () => {};
  basemap.on("add", ({ target }) => {
    const container = target._map.getContainer();
    container.style.background = readPalette().paper;
    stop = onPaletteChange(() => {
      container.style.background = readPalette().paper;
      tiles.repaint();
      labels.draw();
    });
  });
  basemap.on("remove", () => stop());
  return basemap;
}
