// Rows on one press: a day's first session, a copy to other days, a preset. Each can be undone.

import { addRow, field, removeRow, rowsOf, showRow, valuesOf } from "./rows.js";

const WEEKDAYS = ["monday", "tuesday", "wednesday", "thursday", "friday"];

export function offerRows(box) {
  const presets = JSON.parse(document.getElementById("hours-presets").textContent);
  const done = box.querySelector("[data-hours-done]");
  const did = box.querySelector("[data-hours-did]");
  const undo = box.querySelector("[data-hours-undo]");
  let added = [];

  const say = (words, keys = []) => {
    added = keys;
    undo.hidden = !keys.length;
    done.hidden = false;
    did.textContent = words;
  };

  const add = (rows, from) => {
    const keys = rows.filter(isNew).map(addRow).filter(Boolean);
    const words = keys.length === 1 ? box.dataset.sayAddedOne : box.dataset.sayAdded;
    say(keys.length ? words.replace("{count}", keys.length) : box.dataset.sayNothing, keys);
    (keys.length ? undo : from).focus({ preventScroll: true });
    done.scrollIntoView({ block: "nearest" });
  };

  undo.addEventListener("click", () => {
    added.forEach(removeRow);
    say(box.dataset.sayUndone);
    box.querySelector("[data-hours-preset]").focus({ preventScroll: true });
  });

  box.addEventListener("click", ({ target }) => {
    const preset = target.closest("[data-hours-preset]");
    if (preset) add(presets[preset.dataset.hoursPreset], preset);
    const day = target.closest("[data-hours-add]")?.dataset.hoursAdd;
    if (day) startRow({ ...presets.blank[0], weekday: day });
    const copy = target.closest("[data-hours-copy-to]");
    if (copy) copyDay(copy);
  });

  const startRow = (values) => {
    const key = addRow(values);
    if (!key) return;
    showRow(key);
    field(key, "starts_at").focus({ preventScroll: true });
  };

  const copyDay = (button) => {
    const details = button.closest("[data-hours-copy]");
    const day = details.dataset.hoursCopy;
    const to = button.dataset.hoursCopyTo === "weekdays" ? WEEKDAYS : ticked(details);
    if (!to.length) {
      say(box.dataset.sayNoDays);
      return;
    }
    const what = details.querySelector("[data-hours-what]").value;
    const sources = what ? [what] : rowsOf(day);
    const others = to.filter((other) => other !== day);
    add(others.flatMap((other) => sources.map((key) => onDay(key, other))), button);
    details.open = false;
    for (const box of details.querySelectorAll(":checked")) box.checked = false;
  };

  return () => {
    for (const details of box.querySelectorAll("[data-hours-copy]")) offerCopy(box, details);
  };
}

const ticked = (details) => [...details.querySelectorAll("input:checked")].map((box) => box.value);

const onDay = (key, day) => ({ ...valuesOf(key), weekday: day });

// Whether no row says all of this already.
function isNew(values) {
  return !rowsOf(values.weekday).some((key) => {
    const there = valuesOf(key);
    return Object.keys(values).every((name) => same(there[name], values[name]));
  });
}

const same = (one, other) =>
  one?.chosen === undefined ? one === other : one.chosen?.id === other?.chosen?.id;

// A day that has rows can be copied; one that has several can be copied in part.
function offerCopy(box, details) {
  const keys = rowsOf(details.dataset.hoursCopy);
  details.hidden = !keys.length;
  const select = details.querySelector("[data-hours-what]");
  const before = select.value;
  const times = (key) => `${field(key, "starts_at").value}–${field(key, "ends_at").value}`;
  const options = keys.map((key) => new Option(times(key), key));
  const shown = [...select.options].slice(1);
  const told = (list) => list.map((option) => `${option.value} ${option.text}`).join();
  if (select.options.length && told(shown) === told(options)) return;
  select.replaceChildren(new Option(box.dataset.sayEverything, ""), ...options);
  select.value = keys.includes(before) ? before : "";
  select.parentElement.hidden = keys.length < 2;
}
