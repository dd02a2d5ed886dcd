// What is drawn: parts, the one being changed, its chosen corner, and every step back. Knows no map.

import { LEAST_CORNERS, isShape, partsOf, textOf } from "./rings.js";

/** Outlines of areas have thousands of corners; nobody moves those by hand. */
export const MOST_CORNERS = 80;

export class Patch {
  least = LEAST_CORNERS;
  parts = [];
  active = -1;
  corner = -1;
  steps = [];

  /** Take the parts of a text as they are. Throws where it holds none. */
  take(text) {
    this.parts = partsOf(text);
    this.choosePart(this.parts.length - 1);
  }

  get text() { return textOf(this.parts); }

  isWhole(part) { return isShape(part); }

  /** Corners of the part being changed; empty where there is none, or it has too many. */
  get corners() {
    const outline = this.parts[this.active]?.rings[0] ?? [];
    return outline.length > MOST_CORNERS ? [] : outline;
  }

  get isTooFine() { return (this.parts[this.active]?.rings[0].length ?? 0) > MOST_CORNERS; }

  keep() {
    const { parts, active, corner } = this;
    this.steps.push(JSON.stringify({ parts, active, corner }));
  }

  undo() {
    if (!this.steps.length) return false;
    Object.assign(this, JSON.parse(this.steps.pop()));
    return true;
  }

  choosePart(index) {
    this.active = index;
    this.corner = this.corners.length - 1;
  }

  /** A corner after the chosen one; begins a part where none is being changed. Gives its number. */
  add(spot) {
    this.keep();
    if (this.active < 0 || this.isTooFine) {
      this.parts.push({ rings: [[]] });
      this.choosePart(this.parts.length - 1);
    }
    this.corner += 1;
    this.parts[this.active].rings[0].splice(this.corner, 0, spot);
    return this.corner + 1;
  }

  moveCorner(spot) {
    this.keep();
    this.parts[this.active].rings[0][this.corner] = spot;
  }

  removeCorner() {
    this.keep();
    const outline = this.parts[this.active].rings[0];
    outline.splice(this.corner, 1);
    if (outline.length) this.corner = Math.max(0, this.corner - 1);
    else this.drop(this.active);
  }

  removePart(index) {
    this.keep();
    this.drop(index);
  }

  drop(index) {
    this.parts.splice(index, 1);
    this.choosePart(this.parts.length - 1);
  }

  /** Leave the part as it is; the next corner begins another. */
  newPart() {
    this.keep();
    this.parts = this.parts.filter((part) => this.isWhole(part));
    this.choosePart(-1);
  }

  replace(text) {
    this.keep();
    this.take(text);
  }
}
