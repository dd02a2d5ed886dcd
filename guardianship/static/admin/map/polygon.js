// A patch: drawn corner by corner, or made of areas. Every change is checked by the server.

import { AreaPicker } from "./areas.js";
import { ask, NoAnswer, soon } from "./ask.js";
import { nudged, written } from "./metres.js";
import { PatchLists } from "./patch_lists.js";
import { Patch } from "./patch.js";
import { boundsOf, isShape } from "./rings.js";

export class PolygonMap {
  constructor(stage, patch = new Patch()) {
    Object.assign(this, { stage, patch, layers: [], handles: [], turn: 0 });
    this.problem = stage.box.querySelector("[data-map-problem]");
    this.undoButton = stage.box.querySelector("[data-map-undo]");
    this.checkSoon = soon(() => this.check());
    this.lists = new PatchLists(stage, {
      changePart: (index) => this.changePart(index),
      removePart: (index) => this.change(() => this.patch.removePart(index), "part_gone", { n: index + 1 }),
      chooseCorner: (index) => this.chooseCorner(index),
    });
  }

  open() {
    const { stage } = this;
    this.foldText();
    stage.onPress((spot) => this.add(spot));
    stage.onButton("middle", () => this.add(stage.middle));
    stage.onButton("undo", () => this.undo());
    stage.onButton("new-part", () => this.change(() => this.patch.newPart(), "part_new"));
    stage.onButton("corner-here", () => this.moveCorner(stage.middle));
    stage.onButton("corner-gone", () => {
      this.change(() => this.patch.removeCorner(), "corner_gone", { n: this.patch.corner + 1 });
    });
    stage.onNudge((metres, way) => this.nudge(metres, way));
    stage.onTyped(stage.field, () => this.read());
    this.offerAreas();
    this.read();
  }

  offerAreas() {
    new AreaPicker(this.stage, (ids) => this.join(ids));
  }

  /** The text field moves into a fold: it is there for whoever has GeoJSON already. */
  foldText() {
    const plain = this.stage.box.parentElement.querySelector("[data-map-plain]");
    this.stage.box.querySelector("[data-map-text]").append(plain);
  }

  read() {
    try {
      this.patch.take(this.stage.field.value);
    } catch {
      this.stage.say("patch_unread");
      return;
    }
    const bounds = boundsOf(this.patch.parts);
    if (bounds) this.stage.fit(bounds);
    else this.stage.say("patch_empty");
    this.draw();
    this.checkSoon();
  }

  /** Do something to the patch, put it into the field, and say what was done. */
  change(act, sentence, values) {
    act();
    this.stage.write(this.stage.field, this.patch.text);
    this.draw();
    this.checkSoon();
    const { words } = this.stage;
    const said = [words.of(sentence, values)];
    const drawn = this.patch.corners.length;
    const short = drawn ? this.patch.least - drawn : 0;
    if (short === 2) said.push(words.of("corner_needs_two"));
    if (short === 1) said.push(words.of("corner_needs_one"));
    this.stage.tell(said.join(" "));
  }

  add(spot) {
    let n = 0;
    const values = { get n() { return n; } };
    this.change(() => { n = this.patch.add(spot); }, "corner_added", values);
  }

  moveCorner(spot) {
    const values = { n: this.patch.corner + 1, at: written(spot) };
    this.change(() => this.patch.moveCorner(spot), "corner_put", values);
  }

  nudge(metres, way) {
    const spot = nudged(this.patch.corners[this.patch.corner], metres, way);
    const values = { n: this.patch.corner + 1, metres, way: this.stage.words.of(way) };
    this.change(() => this.patch.moveCorner(spot), "corner_moved", values);
    this.stage.keepInSight(spot);
  }

  undo() {
    if (this.patch.undo()) {
      this.patch.steps.length || this.stage.frame.focus();
      this.change(() => {}, "undone");
    } else {
      this.stage.say("nothing_to_undo");
    }
  }

  changePart(index) {
    this.patch.choosePart(index);
    this.draw();
    const corners = this.patch.parts[index].rings[0];
    this.stage.fit(boundsOf([this.patch.parts[index]]));
    if (this.patch.isTooFine) this.stage.say("too_many_corners", { n: corners.length });
    else this.stage.say("part_chosen", { n: index + 1 });
  }

  chooseCorner(index) {
    this.patch.corner = index;
    this.stage.keepInSight(this.patch.corners[index]);
    this.draw();
  }

  async join(ids) {
    const values = { boundary: this.patch.text, areas: ids };
    const answer = await this.stage.ask(this.stage.box.dataset.checkUrl, values);
    if (!answer) return;
    if (answer.problem) {
      this.tellProblem(answer);
      return;
    }
    this.change(() => this.patch.replace(answer.boundary), "areas_joined");
    this.stage.fit(boundsOf(this.patch.parts));
    this.stage.tell(`${this.stage.words.of("areas_joined")} ${answer.words}`);
  }

  /** Ask how large it is, or what is wrong with it. */
  async check() {
    this.turn += 1;
    const { turn } = this;
    let answer = { words: "" };
    try {
      const { text } = this.patch;
      if (text) answer = await ask(this.stage.box.dataset.checkUrl, { boundary: text });
    } catch (error) {
      if (!(error instanceof NoAnswer)) throw error;
      answer = { words: this.stage.words.of(error.sentence) };
    }
    if (turn === this.turn) this.tellProblem(answer);
  }

  tellProblem({ words = "", problem = "", spot = null }) {
    this.problem.textContent = problem || words;
    this.problem.classList.toggle("is-wrong", Boolean(problem));
    this.warning?.remove();
    this.warning = spot ? this.stage.mark(spot, "wrong-spot", { size: 30 }) : null;
  }

  draw() {
    for (const layer of [...this.layers, ...this.handles]) layer.remove();
    const { patch } = this;
    this.layers = patch.parts.map((part, index) => this.drawPart(part, index === patch.active));
    this.handles = patch.corners.map((spot, index) => this.drawHandle(spot, index));
    this.undoButton.disabled = !patch.steps.length;
    this.lists.show(patch);
  }

  drawPart(part, isActive) {
    const { L, map } = this.stage;
    const rings = part.rings.map((ring) => ring.map(([lon, lat]) => [lat, lon]));
    const className = isActive ? "map-drawn is-active" : "map-drawn";
    const layer = isShape(part)
      ? L.polygon(rings, { className, interactive: false })
      : L.polyline(rings[0], { className, interactive: false });
    return layer.addTo(map);
  }

  drawHandle(spot, index) {
    const name = index === this.patch.corner ? "corner-mark is-chosen" : "corner-mark";
    const options = { draggable: true, interactive: true, bubblingMouseEvents: false };
    const handle = this.stage.mark(spot, name, options);
    handle.getElement().textContent = index + 1;
    handle.on("click", () => this.chooseCorner(index));
    handle.on("dragend", () => {
      const { lng, lat } = handle.getLatLng();
      this.patch.corner = index;
      this.moveCorner([lng, lat]);
    });
    return handle;
  }
}
