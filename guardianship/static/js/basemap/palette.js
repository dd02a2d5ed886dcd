// Colours of the basemap, read from the custom properties --map-… of css/basemap.css.

const STYLESHEET = new URL("../../css/basemap.css", import.meta.url);
const PREFIX = "--map-";
const NAMES = [
  "paper", "town", "works", "campus", "building", "building-edge",
  "park", "grass", "wood", "marsh", "sand", "pitch", "water",
  "street", "street-edge", "main", "main-edge", "motorway", "motorway-edge",
  "street-far", "main-far", "motorway-far", "path", "rail",
  "text", "text-green", "text-water", "halo",
];

/** The colours as they are now, by name. */
export function readPalette() {
  const style = getComputedStyle(document.documentElement);
  return Object.fromEntries(NAMES.map((name) => [name, style.getPropertyValue(PREFIX + name).trim()]));
}

/** Resolves once the colours are there; loads the stylesheet where the page has not. */
export function paletteReady() {
  if (readPalette().paper) return Promise.resolve();
  return new Promise((resolve, reject) => {
    const link = document.createElement("link");
    link.rel = "stylesheet";
    link.href = STYLESHEET.href;
    link.addEventListener("load", resolve);
    link.addEventListener("error", () => reject(new Error("The colours of the map did not load.")));
    document.head.append(link);
  });
}

/** Calls `listener` when the reader goes over to dark or light; returns how to stop. */
export function onPaletteChange(listener) {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
