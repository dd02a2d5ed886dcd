// A map in a form: where it begins, how it moves, how one finds a place on it. Knows no shape.

import { startEngine } from "../../js/map/engine.js";
import { ask, NoAnswer } from "./ask.js";
import { startSearch } from "./search.js";
import { Words } from "./words.js";

const STEP_PX = 120;
const MOVES = { up: [0, -STEP_PX], down: [0, STEP_PX], left: [-STEP_PX, 0], right: [STEP_PX, 0] };
const KEYS = {
  ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right",
  "+": "in", "=": "in", "-": "out", _: "out",
};
const CLOSE_ZOOM = 16;
const BRITAIN = [-8.7, 49.8, 1.9, 60.9];

/** The map in `box`, drawn and ready to move. */
export async function openStage(box) {
  const { leaflet, leafletStyle } = box.dataset;
  const frame = box.querySelector("[data-map-frame]");
  const engine = await startEngine(frame, { script: leaflet, style: leafletStyle, basemap: null });
  return new Stage(box, frame, engine);
}

class Stage {
  constructor(box, frame, engine) {
    Object.assign(this, { box, frame, engine, map: engine.map, L: engine.L });
    this.words = new Words(box.dataset.words);
    this.field = document.getElementById(box.dataset.field);
    this.says = box.querySelector("[data-map-says]");
    this.basemaps = JSON.parse(box.dataset.basemaps);
    this.ground();
    this.fit(box.dataset.start ? box.dataset.start.split(",").map(Number) : BRITAIN);
    this.controls();
    startSearch(this);
    new ResizeObserver(() => engine.resize()).observe(frame);
  }

  /** A plain grid, and each basemap of the site from when it first comes into view. */
  ground() {
    const grid = this.L.gridLayer({ tileSize: 128, updateWhenIdle: false });
    grid.createTile = () => Object.assign(document.createElement("div"), { className: "map-grid" });
    grid.addTo(this.map);
    this.L.control.scale({ imperial: false }).addTo(this.map);
    const look = () => {
      const view = this.map.getBounds();
      const seen = ({ bounds: [west, south, east, north] }) => view.overlaps([[south, west], [north, east]]);
      const fresh = this.basemaps.filter(seen);
      this.basemaps = this.basemaps.filter((each) => !fresh.includes(each));
      for (const basemap of fresh) this.engine.addBasemap(basemap);
    };
    this.map.on("moveend", look);
  }

  controls() {
    for (const button of this.box.querySelectorAll("[data-map-move]")) {
      button.addEventListener("click", () => this.move(button.dataset.mapMove));
    }
    this.frame.addEventListener("keydown", (event) => {
      if (event.target !== this.frame || event.ctrlKey || event.altKey || event.metaKey) return;
      if (event.key in KEYS) this.move(KEYS[event.key]);
      else if (event.key === "Enter") this.box.querySelector("[data-map-middle]").click();
      else return;
      event.preventDefault();
    });
  }

  move(name) {
    if (name in MOVES) this.engine.pan(...MOVES[name]);
    else this.engine.zoomBy(name === "in" ? 1 : -1);
  }

  /** `act([lon, lat])` when somebody presses the map. */
  onPress(act) {
    this.map.on("click", ({ latlng }) => act([latlng.lng, latlng.lat]));
  }

  /** `act` when the button with this data attribute is pressed. */
  onButton(name, act) {
    this.box.querySelector(`[data-map-${name}]`).addEventListener("click", act);
  }

  /** `act(metres, way)` when a nudge button is pressed. */
  onNudge(act) {
    const step = this.box.querySelector("[data-map-step]");
    for (const button of this.box.querySelectorAll("[data-map-nudge]")) {
      button.addEventListener("click", () => act(Number(step.value), button.dataset.mapNudge));
    }
  }

  get middle() {
    const { lng, lat } = this.map.getCenter();
    return [lng, lat];
  }

  fit(bounds) {
    this.engine.fit(bounds);
  }

  /** Bring a spot into the middle, near enough to see streets. */
  goTo([lon, lat], zoom = CLOSE_ZOOM) {
    this.engine.zoomTo(lon, lat, Math.max(zoom, this.engine.zoom));
  }

  /** Move the map only when a spot is out of sight. */
  keepInSight([lon, lat]) {
    this.map.panInside([lat, lon], { padding: [40, 40], animate: false });
  }

  /** A mark on the map that screen readers leave out: what it means stands in words. */
  mark([lon, lat], className, options = {}) {
    const size = options.size ?? 24;
    const icon = this.L.divIcon({ className: `map-mark ${className}`, iconSize: [size, size], html: "" });
    const marker = this.L.marker([lat, lon], { icon, keyboard: false, interactive: false, ...options });
    marker.addTo(this.map);
    marker.getElement().setAttribute("aria-hidden", "true");
    return marker;
  }

  say(name, values) {
    this.tell(name ? this.words.of(name, values) : "");
  }

  tell(text) {
    this.says.textContent = text;
  }

  /** The answer of the server, or null after saying why there is none. */
  async ask(url, values) {
    try {
      return await ask(url, values);
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      this.say(error.sentence);
      return null;
    }
  }

  /** Put `text` into a field of the form, as if it had been typed. */
  write(field, text) {
    if (field.value === text) return;
    field.value = text;
    this.isWriting = true;
    field.dispatchEvent(new Event("input", { bubbles: true }));
    field.dispatchEvent(new Event("change", { bubbles: true }));
    this.isWriting = false;
  }

  /** `act` when somebody else than this map changes `field`. */
  onTyped(field, act) {
    field.addEventListener("change", () => {
      if (!this.isWriting) act();
    });
  }
}
