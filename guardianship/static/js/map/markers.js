// Places on the map as real buttons, in the order of the list, drawn again after every move.

import { clustered } from "./clusters.js";

const SVG = "http://www.w3.org/2000/svg";
/** So far outside the frame buttons stand ready, and so far the map moves before a redraw. */
const AROUND_PX = 96;
const MOVED_PX = 64;
/** So many new buttons are made before the screen gets its turn; laying them out costs most. */
const SLICE = 10;
/** So many zooms further in is what was counted together. */
const NEARER = 2;
const whenIdle = globalThis.requestIdleCallback ?? setTimeout;

function sign(id, className) {
  const svg = document.createElementNS(SVG, "svg");
  svg.setAttribute("class", className);
  svg.setAttribute("aria-hidden", "true");
  svg.setAttribute("focusable", "false");
  const use = document.createElementNS(SVG, "use");
  use.setAttribute("href", `#${id}`);
  svg.append(use);
  return svg;
}

/** How many places features stand for: those of a long list come counted. */
function countOf(members) {
  return members.reduce((sum, { told }) => sum + (told.n ?? 1), 0);
}

/** Longitude and latitude of a place; a patch is marked in the middle of what it covers. */
function spotOf({ geometry }) {
  if (geometry.type === "Point") return geometry.coordinates;
  const all = geometry.coordinates.flat(geometry.type === "Polygon" ? 1 : 2);
  const middle = (values) => (Math.min(...values) + Math.max(...values)) / 2;
  return [middle(all.map(([lon]) => lon)), middle(all.map(([, lat]) => lat))];
}

export class Markers {
  /** `choose(place)` is called for a pressed place. */
  constructor(engine, words, choose) {
    Object.assign(this, {
      engine, words, choose, places: [], groups: new Map(), shown: new Map(), wanted: [], missing: [],
    });
    engine.onMove(() => this.draw());
    engine.whileMoving(() => this.drawIfFar());
    engine.pane.addEventListener("focusin", ({ target }) => {
      const group = [...this.shown.values()].find(({ button }) => button === target)?.group;
      if (group) engine.reveal(group.x, group.y);
    });
  }

  /**
   * Take the features of a feed; `rank` is the place in the list, from 0. `keeps` says that they
   * are more of the same list, and buttons that are there stay.
   */
  take(features, keeps = false) {
    this.places = features.flatMap((feature, rank) => {
      if (!feature.geometry) return [];
      const [lon, lat] = spotOf(feature);
      const { id, properties: told } = feature;
      const base = this.engine.pixels(lon, lat);
      return [{ id, told, rank, lon, lat, base, label: told.n > 1 ? "" : this.words.place(told) }];
    });
    this.groups.clear();
    this.missing = [];
    if (!keeps) {
      for (const { button } of this.shown.values()) button.remove();
      this.shown.clear();
    }
    this.draw();
    if (keeps) this.focusNear();
  }

  /** West, south, east and north of the places, or null. */
  bounds(places = this.places) {
    if (!places.length) return null;
    const lons = places.map(({ lon }) => lon);
    const lats = places.map(({ lat }) => lat);
    return [Math.min(...lons), Math.min(...lats), Math.max(...lons), Math.max(...lats)];
  }

  groupsAt(zoom) {
    if (!this.groups.has(zoom)) {
      const scale = 2 ** zoom;
      const points = this.places.map((place) => ({ place, x: place.base.x * scale, y: place.base.y * scale }));
      const groups = clustered(points, zoom >= this.engine.deepest);
      for (const group of groups) {
        group.members = group.members.map(({ place }) => place);
        group.count = countOf(group.members);
      }
      const labels = this.words.apart(groups.map((group) => (
        group.count > 1 ? this.words.cluster(group) : group.members[0].label
      )));
      groups.forEach((group, number) => {
        Object.assign(group, { number, label: labels[number] });
        group.key = `${zoom}/${group.members[0].id}/${group.count}`;
      });
      this.groups.set(zoom, groups);
    }
    return this.groups.get(zoom);
  }

  /** Group for the zooms beside this one while nobody waits. */
  lookAhead() {
    const { groups, engine: { zoom, deepest } } = this;
    const beside = [zoom + 1, zoom - 1].find((each) => each >= 0 && each <= deepest && !groups.has(each));
    if (beside === undefined || this.ahead) return;
    this.ahead = whenIdle(() => {
      this.ahead = null;
      this.groupsAt(beside);
      this.lookAhead();
    });
  }

  inView() {
    const { left, top, right, bottom } = this.engine.view();
    return this.groupsAt(this.engine.zoom).filter(({ x, y }) => (
      x > left - AROUND_PX && x < right + AROUND_PX && y > top - AROUND_PX && y < bottom + AROUND_PX
    ));
  }

  drawIfFar() {
    const { left, top } = this.engine.view();
    if (Math.abs(left - this.drawn?.left) > MOVED_PX || Math.abs(top - this.drawn?.top) > MOVED_PX) {
      this.draw();
    }
  }

  /** Buttons that stay are not touched, so that none loses the focus; new ones come bit by bit. */
  draw() {
    if (!Number.isInteger(this.engine.zoom)) return;
    this.drawn = this.engine.view();
    this.wanted = this.inView();
    const keys = new Set(this.wanted.map((group) => group.key));
    for (const [key, { button }] of this.shown) {
      if (keys.has(key)) continue;
      button.remove();
      this.shown.delete(key);
    }
    for (const { button, group } of this.shown.values()) this.engine.put(button, group.x, group.y);
    this.missing = [...this.wanted.keys()].filter((place) => !this.shown.has(this.wanted[place].key));
    // Where there are many, this frame has done enough.
    if (this.missing.length > SLICE) this.fillNext();
    else this.fill();
  }

  /** Add what is missing, the last of the list first, and go on in the next frame. */
  fill() {
    for (const place of this.missing.splice(-SLICE).reverse()) this.add(place);
    if (this.missing.length) this.fillNext();
    else this.lookAhead();
  }

  fillNext() {
    cancelAnimationFrame(this.next);
    this.next = requestAnimationFrame(() => this.fill());
  }

  /** Add the button of a group in view, where the order of the list has it. */
  add(place) {
    const group = this.wanted[place];
    if (this.shown.has(group.key)) return;
    const button = this.button(group);
    const after = this.wanted.slice(place + 1).find(({ key }) => this.shown.has(key));
    this.shown.set(group.key, { button, group });
    this.engine.put(button, group.x, group.y);
    this.engine.pane.insertBefore(button, after ? this.shown.get(after.key).button : null);
  }

  button(group) {
    const button = document.createElement("button");
    button.type = "button";
    const name = Object.assign(document.createElement("span"), { className: "pin-name" });
    name.textContent = group.label;
    if (group.count > 1) {
      button.className = "pin cluster";
      const count = Object.assign(document.createElement("span"), { className: "pin-count" });
      count.textContent = group.count;
      count.setAttribute("aria-hidden", "true");
      button.append(count, name);
    } else {
      const { kind, shape } = group.members[0].told;
      button.className = `pin ${shape}`;
      button.append(sign(`state-${shape}`, `mark-state ${shape}`), sign(`kind-${kind}`, "mark-kind"), name);
    }
    button.addEventListener("click", (event) => {
      if (event.detail && this.engine.wasDragged) return;
      if (group.count > group.members.length) this.comeNearer(group);
      else if (group.count > 1) this.open(group);
      else this.choose(group.members[0]);
    });
    return button;
  }

  /** Zoom in on what was counted elsewhere; the focus goes to the nearest button of what comes. */
  comeNearer({ members: [{ lon, lat, base }] }) {
    this.near = base;
    this.engine.zoomTo(lon, lat, this.engine.zoom + NEARER);
  }

  focusNear() {
    if (!this.near || !this.places.length) return;
    const apart = ({ base }) => Math.hypot(base.x - this.near.x, base.y - this.near.y);
    const nearest = this.places.reduce((best, each) => (apart(each) < apart(best) ? each : best));
    this.near = null;
    this.focus(nearest.id);
  }

  /** Zoom in until a group comes apart; the focus goes to the first place of what it was. */
  open({ members }) {
    // Nothing comes apart any more: the first of them, and with it the list.
    if (this.engine.zoom >= this.engine.deepest) {
      this.choose(members[0]);
      return;
    }
    let zoom = this.engine.zoom + 1;
    const within = (at) => this.groupsAt(at).find((g) => g.members.some(({ id }) => id === members[0].id));
    while (zoom < this.engine.deepest && within(zoom).members.length >= members.length) zoom += 1;
    const [west, south, east, north] = this.bounds(members);
    const isTight = zoom >= this.engine.deepest;
    const spot = isTight ? [members[0].lon, members[0].lat] : [(west + east) / 2, (south + north) / 2];
    this.engine.zoomTo(...spot, zoom);
    this.focus(members[0].id);
  }

  /** Move the focus to the button that stands for a place; false when none can. */
  focus(id) {
    const group = this.groupsAt(this.engine.zoom).find((g) => g.members.some((m) => m.id === id));
    if (!group) return false;
    this.engine.reveal(group.x, group.y);
    this.draw();
    const place = this.wanted.indexOf(group);
    if (place >= 0) this.add(place);
    this.shown.get(group.key)?.button.focus({ preventScroll: false });
    return this.shown.has(group.key);
  }
}
