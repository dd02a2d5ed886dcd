// A pin: put, searched for, nudged; and beside it what the public would see.

import { soon } from "./ask.js";
import { apartM, nudged, written } from "./metres.js";

const PAIR = /^\s*(-?\d+(?:\.\d+)?)\s*[,;\s]\s*(-?\d+(?:\.\d+)?)\s*$/;
const DRAWN = { street: "seen-street", area: "seen-area" };

export class PointMap {
  constructor(stage) {
    Object.assign(this, { stage, pin: null, before: null, seen: [], turn: 0 });
    this.beside = stage.box.querySelector("[data-map-beside]");
    this.back = stage.box.querySelector("[data-map-back]");
    this.askSoon = soon(() => this.askBeside());
  }

  async open() {
    const { stage } = this;
    stage.onPress((spot) => this.put(spot));
    stage.onButton("middle", () => this.put(stage.middle));
    stage.onButton("back", () => this.goBack());
    stage.onNudge((metres, way) => this.nudge(metres, way));
    stage.onFound = (found) => this.found(found);
    stage.onTyped(stage.field, () => this.read());
    await this.read();
    this.before = this.pin;
    if (!this.pin) stage.say("no_pin");
  }

  /** Take the pin from the field; a postcode there is looked up. */
  async read() {
    const text = this.stage.field.value.trim();
    const pair = PAIR.exec(text);
    if (pair) {
      this.draw([Number(pair[1]), Number(pair[2])]);
      this.stage.goTo(this.pin);
      this.askSoon();
      return;
    }
    this.draw(null);
    if (!text) return;
    const answer = await this.stage.ask(this.stage.box.dataset.searchUrl, { text });
    const exact = answer?.found?.find(({ precision }) => precision === "postcode");
    if (!exact) {
      this.stage.say("pin_unread");
      return;
    }
    this.draw([exact.lon, exact.lat]);
    this.stage.goTo(this.pin);
    this.askSoon();
  }

  /** A whole postcode takes the pin along; anything wider only moves the map. */
  found({ precision, lon, lat, label }) {
    if (precision !== "postcode") return;
    this.put([lon, lat], true);
    const postcode = document.getElementById(this.stage.box.dataset.postcode);
    if (postcode && !postcode.value) this.stage.write(postcode, label);
  }

  put(spot, quietly = false) {
    this.take(spot);
    if (!quietly) this.stage.say("pin_put", { at: written(spot) });
  }

  nudge(metres, way) {
    if (!this.pin) {
      this.stage.say("no_pin");
      return;
    }
    const { words } = this.stage;
    this.take(nudged(this.pin, metres, way));
    this.stage.keepInSight(this.pin);
    const said = [words.of("pin_moved", { n: metres, way: words.of(way) })];
    if (this.before) said.push(words.of("pin_from", { n: Math.round(apartM(this.before, this.pin)) }));
    this.stage.tell(said.join(" "));
  }

  goBack() {
    this.take(this.before);
    this.stage.goTo(this.pin);
    this.stage.say("pin_back");
    this.stage.frame.focus();
  }

  take(spot) {
    this.draw(spot);
    this.stage.write(this.stage.field, written(spot));
    this.askSoon();
  }

  draw(spot) {
    this.pin = spot;
    this.mark?.remove();
    this.mark = null;
    this.clearSeen();
    this.back.hidden = !(this.before && spot && apartM(this.before, spot) > 0.5);
    if (!spot) return;
    this.mark = this.stage.mark(spot, "true-pin", { draggable: true, interactive: true, zIndexOffset: 1000 });
    this.mark.on("dragend", () => {
      const { lng, lat } = this.mark.getLatLng();
      this.put([lng, lat]);
    });
  }

  clearSeen() {
    for (const mark of this.seen) mark.remove();
    this.seen = [];
  }

  async askBeside() {
    if (!this.pin) return;
    this.turn += 1;
    const { turn } = this;
    const answer = await this.stage.ask(this.stage.box.dataset.besideUrl, { pin: written(this.pin) });
    if (!answer || turn !== this.turn) return;
    this.clearSeen();
    this.beside.hidden = Boolean(answer.problem);
    if (answer.problem) {
      this.stage.tell(answer.problem);
      return;
    }
    this.tellSeen(answer);
  }

  tellSeen({ where, seen }) {
    const place = this.beside.querySelector("[data-map-where]");
    if (place.textContent !== where) place.textContent = where;
    this.beside.querySelector("ul").replaceChildren(...seen.map(({ visibility, label, words }) => {
      const item = document.createElement("li");
      const sign = document.createElement("span");
      sign.className = `map-mark in-words ${DRAWN[visibility] ?? `seen-${visibility}`}`;
      sign.setAttribute("aria-hidden", "true");
      const name = document.createElement("strong");
      name.textContent = label;
      item.append(sign, name, ` – ${words}`);
      return item;
    }));
    this.seen = seen
      .filter(({ visibility, point }) => point && visibility in DRAWN)
      .map(({ visibility, point }) => this.stage.mark(point, DRAWN[visibility], { size: 28 }));
  }
}
