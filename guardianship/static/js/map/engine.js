// The only module that knows Leaflet. Everything else speaks of longitudes, latitudes and pixels.

const DEEPEST = 18;
const WIDEST = 5;
const NEAR_ENOUGH = 16;
const MARGIN_PX = 40;
const BRITAIN = [[49.8, -8.7], [60.9, 1.9]];

function loaded(element) {
  return new Promise((resolve, reject) => {
    element.addEventListener("load", resolve, { once: true });
    element.addEventListener("error", () => reject(new Error("not loaded")), { once: true });
    document.head.append(element);
  });
}

/** Leaflet as a whole, for the editors' forms, which draw more than a map of places does. */
async function whole(script, style) {
  const link = Object.assign(document.createElement("link"), { rel: "stylesheet", href: style });
  const code = Object.assign(document.createElement("script"), { src: script });
  const ready = [loaded(link)];
  if (!globalThis.L) ready.push(loaded(code));
  await Promise.all(ready);
  return globalThis.L;
}

/**
 * A map in `frame`, of the parts of Leaflet in `leaflet` or of all of it from `script` and `style`;
 * `basemap` is {url, attribution} or null for plain paper.
 */
export async function startEngine(frame, { leaflet, script, style, basemap }) {
  const L = leaflet ?? (await whole(script, style));
  // Where the layers of the basemap look for it.
  globalThis.L ??= L;
  return new Engine(L, frame, basemap);
}

/** Latitude first, as Leaflet has it, in however many rings. */
function turned(coordinates) {
  return typeof coordinates[0] === "number" ? [coordinates[1], coordinates[0]] : coordinates.map(turned);
}

class Engine {
  constructor(L, frame, basemap) {
    this.L = L;
    this.frame = frame;
    this.deepest = DEEPEST;
    this.moves = !matchMedia("(prefers-reduced-motion: reduce)").matches;
    this.map = L.map(frame, {
      attributionControl: false, zoomControl: false, keyboard: false, scrollWheelZoom: false,
      boxZoom: false, dragging: false, bounceAtZoomLimits: false, fadeAnimation: false, inertia: false,
      markerZoomAnimation: false, zoomAnimation: this.moves, minZoom: WIDEST, maxZoom: DEEPEST,
    }).fitBounds(BRITAIN, { animate: false });
    this.pane = this.map.createPane("places");
    this.watchPointers();
    this.map.on("zoomanim", () => this.pane.classList.add("zooming"));
    this.map.on("zoomend viewreset", () => this.pane.classList.remove("zooming"));
    if (basemap) this.addBasemap(basemap);
  }

  async addBasemap(basemap) {
    try {
      const { basemapLayer, canDraw } = await import("../basemap/basemap.js");
      if (canDraw()) (await basemapLayer(basemap)).addTo(this.map);
    } catch (error) {
      console.warn("The map stays plain paper:", error.message);
    }
  }

  /** A mouse drags the map; one finger scrolls the page, two fingers move and zoom the map. */
  watchPointers() {
    this.wasDragged = false;
    this.frame.addEventListener("pointerdown", (event) => {
      this.wasDragged = false;
      if (event.pointerType === "touch") this.map.dragging.disable();
      else this.map.dragging.enable();
    }, { capture: true });
    this.map.on("dragstart", () => { this.wasDragged = true; });
    // A browser scrolls whatever has the focus into view, even where nothing should scroll.
    this.frame.addEventListener("scroll", () => { this.frame.scrollTo(0, 0); });
  }

  onMove(listener) { this.map.on("moveend zoomend viewreset resize", listener); }

  whileMoving(listener) { this.map.on("move", listener); }

  get zoom() { return this.map.getZoom(); }

  /** Pixels of the whole world at zoom 0; times 2 ** zoom they are pixels at that zoom. */
  pixels(lon, lat) { return this.map.project([lat, lon], 0); }

  /** What of the world is in the frame now, in pixels of this zoom. */
  view() {
    const { min, max } = this.map.getPixelBounds();
    return { left: min.x, top: min.y, right: max.x, bottom: max.y };
  }

  /** Put `element` with its middle at pixels of this zoom. */
  put(element, x, y) {
    const origin = this.map.getPixelOrigin();
    this.L.DomUtil.setPosition(element, this.L.point(x - origin.x, y - origin.y).round());
  }

  /** Show all of [west, south, east, north]. */
  fit([west, south, east, north]) {
    const padding = [MARGIN_PX, MARGIN_PX];
    const options = { padding, maxZoom: NEAR_ENOUGH, animate: false };
    this.map.fitBounds([[south, west], [north, east]], options);
  }

  pan(across, down) { this.map.panBy([across, down], { animate: this.moves, duration: 0.15 }); }

  zoomBy(steps) { this.map.setZoom(this.zoom + steps, { animate: this.moves }); }

  zoomTo(lon, lat, zoom) {
    this.map.setView([lat, lon], Math.min(zoom, DEEPEST), { animate: false });
  }

  /** Bring pixels of this zoom well into the frame. */
  reveal(x, y) {
    this.frame.scrollTo(0, 0);
    const spot = this.map.unproject([x, y], this.zoom);
    this.map.panInside(spot, { padding: [MARGIN_PX, MARGIN_PX], animate: false });
  }

  /** Draw lines and polygons that nobody can press; gives back the way to take them away. */
  shapes(geometries, className, fillColor = null) {
    const style = { className, interactive: false, weight: 2, fill: Boolean(fillColor), fillColor, fillOpacity: 1 };
    const { polygon, polyline, layerGroup } = this.L;
    const layers = geometries.map(({ type, coordinates }) => (
      (type.endsWith("Polygon") ? polygon : polyline)(turned(coordinates), style)
    ));
    const group = layerGroup(layers).addTo(this.map);
    return () => group.remove();
  }

  /** Keep `element` at a spot of the earth; gives back the way to take it away. */
  pin(element, lon, lat) {
    const place = () => {
      const at = this.pixels(lon, lat).multiplyBy(2 ** this.zoom);
      this.put(element, at.x, at.y);
    };
    this.pane.append(element);
    place();
    this.map.on("zoomend viewreset", place);
    return () => {
      this.map.off("zoomend viewreset", place);
      element.remove();
    };
  }

  resize() { this.map.invalidateSize({ animate: false }); }
}
