// The rows of sessions as the page has them. Adding and deleting is left to Wagtail's own buttons.

const SET = "sessions";
// What belongs to a row's life in the form and not to what it says.
const NOT_COPIED = new Set(["id", "ORDER", "DELETE"]);

export const rowsOf = (day) =>
  [...document.querySelectorAll(`#id_${SET}-FORMS > [data-inline-panel-child]:not(.deleted)`)]
    .map((row) => row.id.replace("inline_child_", ""))
    .filter((key) => !day || field(key, "weekday").value === day);

export const field = (key, name) => document.getElementById(`id_${key}-${name}`);

// Every field of a row by its name: text, or whether it is ticked, or what a chooser has chosen.
export function valuesOf(key) {
  const values = {};
  const inside = document.getElementById(`inline_child_${key}`);
  for (const input of inside.querySelectorAll(`[name^="${key}-"]`)) {
    const name = input.name.slice(key.length + 1);
    if (NOT_COPIED.has(name)) continue;
    const chooser = document.getElementById(`${input.id}-chooser`);
    if (chooser?.widget) values[name] = { chosen: chooser.widget.getState() };
    else values[name] = input.type === "checkbox" ? input.checked : input.value;
  }
  return values;
}

export function addRow(values) {
  const number = document.getElementById(`id_${SET}-TOTAL_FORMS`).value;
  const key = `${SET}-${number}`;
  document.getElementById(`id_${SET}-ADD`).click();
  if (!document.getElementById(`inline_child_${key}`)) return null;
  for (const [name, value] of Object.entries(values)) fill(key, name, value);
  return key;
}

function fill(key, name, value) {
  const input = field(key, name);
  if (!input) return;
  if (value?.chosen !== undefined) {
    choose(`${input.id}-chooser`, value.chosen);
    return;
  }
  if (input.type === "checkbox") input.checked = value;
  else input.value = value;
  input.dispatchEvent(new Event("input", { bubbles: true }));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

// A chooser comes to life a moment after its row.
function choose(id, state, triesLeft = 20) {
  const chooser = document.getElementById(id);
  if (chooser?.widget) chooser.widget.setState(state);
  else if (chooser && triesLeft) requestAnimationFrame(() => choose(id, state, triesLeft - 1));
}

export function removeRow(key) {
  document.getElementById(`id_${key}-DELETE-button`)?.click();
}

// Open the row if it is folded, and put the focus where one would begin to type.
export function showRow(key) {
  const row = document.getElementById(`inline_child_${key}`);
  if (!row) return;
  const outer = row.parentElement.closest("[data-panel]");
  for (const panel of [outer, row.querySelector("[data-panel]")]) {
    const toggle = panel?.querySelector("[data-panel-toggle]");
    if (toggle?.getAttribute("aria-expanded") === "false") toggle.click();
  }
  const wanted = row.querySelector("[aria-invalid=true]") ?? row.querySelector("select, input");
  wanted.focus({ preventScroll: true });
  wanted.scrollIntoView({ block: "center" });
}
