// The same patch in words: its parts, and the corners of the one being changed.

import { written } from "./metres.js";

export class PatchLists {
  constructor(stage, acts) {
    Object.assign(this, { stage, acts });
    this.parts = stage.box.querySelector("[data-map-parts]");
    this.corner = stage.box.querySelector("[data-map-corner]");
    this.corners = stage.box.querySelector("[data-map-corners]");
    this.corners.addEventListener("change", () => acts.chooseCorner(Number(this.corners.value)));
  }

  show(patch) {
    const hadFocus = this.parts.contains(document.activeElement);
    this.parts.replaceChildren(...patch.parts.map((part, index) => this.partItem(part, index, patch)));
    if (hadFocus) (this.parts.querySelector("[aria-pressed=true]") ?? this.stage.frame).focus();
    this.corner.hidden = !patch.corners.length;
    this.corners.replaceChildren(...patch.corners.map((spot, index) => {
      const text = this.stage.words.of("corner_name", { n: index + 1, at: written(spot) });
      return new Option(text, index, false, index === patch.corner);
    }));
  }

  partItem(part, index, patch) {
    const { words } = this.stage;
    const values = { n: index + 1, corners: part.rings[0].length };
    const name = document.createElement("span");
    name.textContent = words.of(patch.isWhole(part) ? "part_name" : "part_open", values);
    const change = this.button(words.of("part_change", values), () => this.acts.changePart(index));
    change.setAttribute("aria-pressed", String(index === patch.active));
    const remove = this.button(words.of("part_remove", values), () => this.acts.removePart(index));
    const item = document.createElement("li");
    item.append(name, change, remove);
    return item;
  }

  button(text, act) {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary";
    button.textContent = text;
    button.addEventListener("click", act);
    return button;
  }
}
