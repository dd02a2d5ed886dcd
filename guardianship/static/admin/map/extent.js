// A box for a map page: what the map shows now, or four numbers. Nothing is dragged.

import { sizeKm } from "./metres.js";

// The grid of addresses on the public side, too coarse to mean a house (places/finder/inside.py).
const PER_DEGREE = 1000;

export class ExtentMap {
  constructor(stage) {
    Object.assign(this, { stage, drawn: null });
    this.sides = stage.box.dataset.sides.split(",").map((id) => document.getElementById(id));
  }

  open() {
    const { stage } = this;
    stage.onButton("middle", () => this.useView());
    stage.onButton("show-box", () => this.show());
    stage.onButton("clear", () => this.clear());
    for (const side of this.sides) side.addEventListener("input", () => stage.isWriting || this.tell());
    this.tell();
    this.show();
  }

  /** [west, south, east, north], null when empty, undefined when it is no box. */
  read() {
    const texts = this.sides.map((side) => side.value.trim());
    if (texts.every((text) => !text)) return null;
    const box = texts.map((text) => (text ? Number(text) : NaN));
    return box.every(Number.isFinite) ? box : undefined;
  }

  write(box) {
    this.sides.forEach((side, index) => this.stage.write(side, box ? String(box[index]) : ""));
    this.tell();
  }

  useView() {
    const view = this.stage.map.getBounds();
    const outward = [
      Math.floor(view.getWest() * PER_DEGREE), Math.floor(view.getSouth() * PER_DEGREE),
      Math.ceil(view.getEast() * PER_DEGREE), Math.ceil(view.getNorth() * PER_DEGREE),
    ];
    this.write(outward.map((side) => side / PER_DEGREE));
  }

  clear() {
    this.write(null);
    this.stage.say("box_cleared");
    this.stage.frame.focus();
  }

  show() {
    const box = this.read();
    if (box && this.drawn) this.stage.fit(box);
  }

  /** Draw what the four numbers say, and say it. */
  tell() {
    const box = this.read();
    const [west, south, east, north] = box ?? [];
    const isBox = Boolean(box) && west < east && south < north;
    this.drawn?.remove();
    this.drawn = null;
    if (isBox) {
      const corners = [[south, west], [north, east]];
      this.drawn = this.stage.L.rectangle(corners, { className: "map-drawn", interactive: false });
      this.drawn.addTo(this.stage.map);
    }
    for (const name of ["show-box", "clear"]) {
      this.stage.box.querySelector(`[data-map-${name}]`).hidden = name === "clear" ? box === null : !isBox;
    }
    if (isBox) {
      const { across, upward } = sizeKm(box);
      this.stage.say("box_set", { across: across.toFixed(1), upward: upward.toFixed(1) });
    } else {
      this.stage.say(box === null ? "box_none" : box ? "box_order" : "box_partly");
    }
  }
}
