// Wards and other loaded areas to choose from: a list with ticks, searched by name or code.

import { soon } from "./ask.js";

const NAMES_SAID = 6;

export class AreaPicker {
  constructor(stage, join) {
    Object.assign(this, { stage, join, chosen: new Map(), turn: 0 });
    const find = (name) => stage.box.querySelector(`[data-areas-${name}]`);
    Object.assign(this, { set: find("set"), text: find("text"), list: find("list"), says: find("says") });
    stage.box.querySelector("[data-map-areas]").addEventListener("toggle", () => this.load(), { once: true });
    this.set.addEventListener("change", () => {
      this.chosen.clear();
      this.load();
    });
    const search = soon(() => this.load());
    this.text.addEventListener("input", search);
    this.text.addEventListener("keydown", (event) => {
      if (event.key === "Enter") event.preventDefault(); // or the whole form would be sent
    });
    find("join").addEventListener("click", () => this.use());
  }

  async load() {
    this.turn += 1;
    const { turn } = this;
    const values = { area_set: this.set.value, text: this.text.value };
    const answer = await this.stage.ask(this.stage.box.dataset.areasUrl, values);
    if (!answer || turn !== this.turn) return;
    if (!answer.sets?.length) {
      this.says.textContent = this.stage.words.of("areas_none");
      return;
    }
    if (!this.set.options.length) {
      this.set.replaceChildren(...answer.sets.map(({ code, label }) => new Option(label, code)));
      this.set.value = answer.area_set;
    }
    this.list.replaceChildren(...answer.areas.map((area) => this.item(area)));
    this.tell(answer);
  }

  item({ id, name, code }) {
    const tick = document.createElement("input");
    tick.type = "checkbox";
    tick.checked = this.chosen.has(id);
    tick.addEventListener("change", () => {
      if (tick.checked) this.chosen.set(id, name || code);
      else this.chosen.delete(id);
      this.tell();
    });
    const label = document.createElement("label");
    label.append(tick, ` ${name || code} `, Object.assign(document.createElement("small"), { textContent: code }));
    const item = document.createElement("li");
    item.append(label);
    return item;
  }

  tell(answer = null) {
    const { words } = this.stage;
    const said = [];
    if (answer) said.push(words.of("areas_found", { n: answer.areas.length + answer.more }));
    if (answer?.more) said.push(words.of("areas_more", { n: answer.more }));
    if (this.chosen.size) {
      const names = [...this.chosen.values()];
      const some = names.slice(0, NAMES_SAID).join(", ") + (names.length > NAMES_SAID ? " …" : "");
      said.push(words.of("areas_chosen", { n: names.length, names: some }));
    }
    this.says.textContent = said.join(" ");
  }

  use() {
    if (this.chosen.size) this.join([...this.chosen.keys()]);
    else this.says.textContent = this.stage.words.of("areas_choose_first");
  }
}
