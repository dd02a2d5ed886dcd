// Choices on a page of places change the list and the map without a reload, and "Show map" opens
// the map; nothing of the map is asked for before somebody presses it. Without this script the
// choices are links and forms like any others. One file, for a first visit makes few requests.
//
// What is swapped is marked data-redrawn="name"; the address of the map's feed moves along.

const REGIONS = "[data-redrawn]";
const LONGEST_PRESS_MS = 700;
// Every choice is made on the page that the choice before it gave, so that none is lost. Going
// back or leaving ends an era, and with it all that still waits.
let era = 0;
let line = Promise.resolve();
const waiting = new Map();
let fingerUp = null;

function sameName(root, name) {
  return root.querySelector(`[data-redrawn="${name}"]`);
}

/** A press that has begun ends on what it began on: nothing is swapped under a finger. */
function watchFingers(event) {
  if (!event.isPrimary || event.button) return;
  fingerUp = new Promise((resolve) => {
    // Its click comes after it.
    const up = () => setTimeout(resolve);
    for (const name of ["pointerup", "pointercancel"]) addEventListener(name, up, { once: true, capture: true });
    setTimeout(resolve, LONGEST_PRESS_MS);
  });
}

/** What stays recognisable of a control when its region is drawn again. */
function trace(control) {
  const { tagName, id, name, value } = control;
  if (id) return `#${id}`;
  if (name) return `${tagName} ${name} ${value}`;
  return `${tagName} ${control.textContent.replace("×", "").trim()}`;
}

function findAgain(region, wanted) {
  return [...region.querySelectorAll("a, button, input, select, summary")].find((c) => trace(c) === wanted);
}

const isTick = ({ type }) => type === "checkbox" || type === "radio";

function isChanged(control) {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  const usual = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(0, usual);
}

/** The fields of a region that were changed and not sent. */
function unsent(region) {
  return [...region.querySelectorAll("input, select")].filter(isChanged);
}

/** Put what they held into the same fields of a region that was drawn anew, unless it says more. */
function keepUnsent(fields, region) {
  for (const field of fields) {
    const again = findAgain(region, trace(field));
    if (!again || again.defaultValue !== field.defaultValue) continue;
    if (isTick(field)) again.checked = field.checked;
    else again.value = field.value;
  }
}

function swap(fresh) {
  const focused = document.activeElement;
  const inside = focused?.closest(REGIONS)?.dataset.redrawn;
  const wanted = inside && trace(focused);
  for (const region of document.querySelectorAll(REGIONS)) {
    const other = sameName(fresh, region.dataset.redrawn);
    if (!other) continue;
    const open = [...region.querySelectorAll("details")].map((details) => details.open);
    const before = unsent(region);
    region.replaceChildren(...document.adoptNode(other).childNodes);
    [...region.querySelectorAll("details")].forEach((d, number) => { d.open = open[number] ?? d.open; });
    keepUnsent(before, region);
    // What is drawn anew does not run by itself; a module that runs already is not run again.
    for (const { src } of region.querySelectorAll("script[src]")) import(src);
  }
  const feed = fresh.querySelector("[data-map]")?.dataset.feed;
  const box = document.querySelector("[data-map]");
  if (box && feed) box.dataset.feed = feed;
  document.title = fresh.title;
  if (inside) (findAgain(sameName(document, inside), wanted) ?? document.querySelector("#main")).focus();
  for (const find of waiting.values()) find()?.setAttribute("data-waiting", "");
}

function announce() {
  const says = document.querySelector("[data-map-says]");
  const [title, count] = ["h1", "#found"].map((what) => document.querySelector(what)?.textContent ?? "");
  if (says) says.textContent = [count, title].filter(Boolean).join(". ");
}

async function show(url, { history: kept = true, quietly = false } = {}) {
  const mine = era;
  let fresh;
  try {
    const response = await fetch(url, { credentials: "omit", headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`the page answered ${response.status}`);
    fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    if (mine !== era) return;
    endEra();
    location.assign(url);
    return;
  }
  await fingerUp;
  if (mine !== era) return;
  if (kept) history.pushState(null, "", url);
  swap(fresh);
  if (!quietly) announce();
  document.dispatchEvent(new CustomEvent("redrawn"));
}

function endEra() {
  era += 1;
  line = Promise.resolve();
  waiting.clear();
}

/** Show what the URL that `found()` gives answers, once all that was chosen before is shown. */
function redraw(found, options) {
  const mine = era;
  line = line.then(() => {
    const url = mine === era && found();
    return url ? show(url, options) : undefined;
  });
  return line;
}

/**
 * What a control asks for, as soon as it is its turn; pressed again while it waits it is the same
 * wish. `find()` gives the control as it is then, `urlOf(control)` its address.
 */
async function press(key, find, urlOf) {
  if (waiting.has(key)) return;
  waiting.set(key, find);
  find().setAttribute("data-waiting", "");
  await redraw(() => {
    waiting.delete(key);
    const control = find();
    return control && urlOf(control);
  });
}

function isHere(url) {
  return url.origin === location.origin && url.pathname === location.pathname && !url.hash;
}

function onLink(event) {
  const link = event.target.closest("main a[href]");
  const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || !isHere(new URL(link.href))) return;
  event.preventDefault();
  const name = link.closest(REGIONS)?.dataset.redrawn;
  const known = trace(link);
  const find = () => (link.isConnected ? link : findAgain(sameName(document, name), known));
  press(`${name} ${known}`, find, ({ href }) => new URL(href)).then(() => {
    if (link.matches(".pages a")) document.querySelector("#found")?.scrollIntoView();
  });
}

function onForm(event) {
  const form = event.target;
  if (form.method !== "get" || !isHere(new URL(form.action))) return;
  event.preventDefault();
  const name = form.closest(REGIONS)?.dataset.redrawn;
  const formsOf = () => [...sameName(document, name)?.querySelectorAll("form") ?? []];
  const number = formsOf().indexOf(form);
  const find = () => (form.isConnected ? form : formsOf()[number]);
  press(`${name} form ${number}`, find, (asked) => {
    const url = new URL(asked.action);
    url.search = new URLSearchParams([...new FormData(asked)].filter(([, value]) => value !== ""));
    return url;
  });
}

function offerMap(box) {
  const button = box.querySelector("[data-map-show]");
  const part = box.querySelector("[data-map-open]");
  const says = box.querySelector("[data-map-says]");
  const ask = button.textContent;
  let map = null;

  const turn = (isOpen) => {
    part.hidden = !isOpen;
    button.setAttribute("aria-expanded", String(isOpen));
    button.textContent = isOpen ? box.dataset.sayHide : ask;
    box.closest("main")?.classList.toggle("has-map", isOpen);
  };

  button.hidden = false;
  button.addEventListener("click", async () => {
    turn(part.hidden);
    if (part.hidden) return;
    try {
      map ??= import("./map.js").then(({ openMap }) => openMap(box, redraw));
      (await map).engine.resize();
      box.querySelector("[data-map-frame]").focus();
    } catch {
      map = null;
      turn(false);
      says.textContent = box.dataset.sayFailed;
    }
  });
}

if (document.querySelector(REGIONS)) {
  document.addEventListener("pointerdown", watchFingers, { capture: true });
  document.addEventListener("click", onLink);
  document.addEventListener("submit", onForm);
  addEventListener("popstate", () => {
    endEra();
    redraw(() => new URL(location.href), { history: false });
  });
}
for (const box of document.querySelectorAll("[data-map]")) offerMap(box);
