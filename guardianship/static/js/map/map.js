// One open map: the feed's places on it, and the way between a marker and its card.

import * as leaflet from "../../vendor/leaflet-1.9.3/leaflet.js";
import { startControls } from "./controls.js";
import { startEngine } from "./engine.js";
import { Markers } from "./markers.js";
import { Words } from "./words.js";

const CHOSEN = "chosen";

/** `redraw(found, options)` shows another page of the list. */
export async function openMap(box, redraw) {
  const frame = box.querySelector("[data-map-frame]");
  const { basemap, basemapAttribution } = box.dataset;
  const engine = await startEngine(frame, {
    leaflet,
    basemap: basemap ? { url: basemap, attribution: basemapAttribution } : null,
  });
  const map = new OpenMap(box, frame, engine, redraw);
  await map.load();
  return map;
}

class OpenMap {
  constructor(box, frame, engine, redraw) {
    Object.assign(this, { box, frame, engine, redraw, chosen: null, undraw: [], asked: 0 });
    this.words = new Words(box);
    this.markers = new Markers(engine, this.words, (place) => this.choose(place));
    startControls(box, frame, engine);
    document.addEventListener("keydown", (event) => this.back(event));
    document.addEventListener("redrawn", () => {
      if (this.box.dataset.feed !== this.feed) this.load();
    });
  }

  /** Read the feed and draw it; the view stays where it is while something is in it. */
  async load() {
    this.feed = this.box.dataset.feed;
    this.asked += 1;
    const turn = this.asked;
    const response = await fetch(this.feed, { credentials: "omit" });
    if (!response.ok) throw new Error(`the feed answered ${response.status}`);
    const told = await response.json();
    if (turn !== this.asked) return;
    this.pageSize = told.page_size;
    this.drawShapes(told);
    this.markers.take(told.features);
    this.frame.setAttribute("aria-label", this.words.map(told.total ?? this.markers.places.length));
    if (told.tiles) this.tiles ??= await this.tilesOfThis();
    this.tiles?.read(told);
    const isHere = told.tiles ? this.tiles.touches(told.extent) : this.markers.inView().length;
    if (turn === 1 || !isHere) this.fit(told.extent);
    await this.tiles?.show();
  }

  /** A list too long for one file comes as tiles of what is in view. */
  async tilesOfThis() {
    const { Tiles } = await import("./tiles.js");
    return new Tiles(this.engine, (features, patches) => {
      this.markers.take(features, true);
      this.drawPatches(patches);
    });
  }

  fit(extent) {
    const drawn = (this.box.dataset.extent || "").split(",").map(Number);
    const bounds = drawn.length === 4 ? drawn : extent ?? this.markers.bounds();
    if (bounds) this.engine.fit(bounds);
  }

  /** Patches of tiles are drawn again only where others came into view. */
  drawPatches(coverage) {
    const hatched = coverage.map(({ key }) => key).join();
    if (hatched !== this.hatched) this.drawShapes({ coverage });
    this.hatched = hatched;
  }

  drawShapes({ coverage = [], outlines = [] }) {
    this.hatched = "";
    for (const undo of this.undraw) undo();
    const lines = outlines.map(({ rings }) => ({ type: "MultiLineString", coordinates: rings }));
    const patches = coverage.map(({ geometry }) => geometry);
    this.undraw = [];
    if (lines.length && !this.box.dataset.basemap) this.undraw.push(this.engine.shapes(lines, "outline-of-area"));
    if (patches.length) this.undraw.push(this.engine.shapes(patches, "coverage", "url(#coverage-hatch)"));
    this.sayPatches(coverage);
  }

  /** One line for each team: its words name all patches of the evening. */
  sayPatches(coverage) {
    const note = this.box.querySelector("[data-map-coverage]");
    const lines = coverage.map(({ team, name, words }) => `${team}: ${words || name}`);
    note.hidden = !lines.length;
    note.querySelector("ul").replaceChildren(...[...new Set(lines)].map((text) => {
      const line = document.createElement("li");
      line.textContent = text;
      return line;
    }));
  }

  card(url) {
    return document.querySelector(`.card a[href="${CSS.escape(url)}"]`);
  }

  /** Move to the card of a place, on whichever page of the list it stands. */
  async choose(place) {
    const { url } = place.told;
    // Where a place of a tile stands in the list nobody knows.
    if (!this.card(url) && !this.tiles?.told) {
      await this.redraw(() => {
        const page = new URL(location.href);
        page.searchParams.set("page", Math.floor(place.rank / this.pageSize) + 1);
        return page;
      }, { quietly: true });
    }
    const link = this.card(url);
    if (!link) {
      location.assign(url);
      return;
    }
    this.chosen = place;
    for (const before of document.querySelectorAll(`.${CHOSEN}`)) before.classList.remove(CHOSEN);
    link.closest(".card").classList.add(CHOSEN);
    link.focus({ preventScroll: true });
    link.closest(".card").scrollIntoView({ block: "center" });
  }

  /** Escape in the chosen card leads back to its marker. */
  back(event) {
    if (event.key !== "Escape" || !document.activeElement?.closest(`.${CHOSEN}`)) return;
    event.preventDefault();
    this.box.scrollIntoView({ block: "nearest" });
    if (!this.markers.focus(this.chosen.id)) this.frame.focus();
  }
}
