// Choices on a page of places change the list and the map without a reload. Without this script
// they are links and forms like any others.
//
// What is swapped is marked data-redrawn="name"; the address of the map's feed moves along.

const REGIONS = "[data-redrawn]";
let turn = 0;

function sameName(root, name) {
  return root.querySelector(`[data-redrawn="${name}"]`);
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

function swap(fresh) {
  const focused = document.activeElement;
  const inside = focused?.closest(REGIONS)?.dataset.redrawn;
  const wanted = inside && trace(focused);
  for (const region of document.querySelectorAll(REGIONS)) {
    const other = sameName(fresh, region.dataset.redrawn);
    if (!other) continue;
    const open = [...region.querySelectorAll("details")].map((details) => details.open);
    region.replaceChildren(...document.adoptNode(other).childNodes);
    [...region.querySelectorAll("details")].forEach((d, number) => { d.open = open[number] ?? d.open; });
  }
  const feed = fresh.querySelector("[data-map]")?.dataset.feed;
  const box = document.querySelector("[data-map]");
  if (box && feed) box.dataset.feed = feed;
  document.title = fresh.title;
  if (inside) (findAgain(sameName(document, inside), wanted) ?? document.querySelector("#main")).focus();
}

function announce() {
  const says = document.querySelector("[data-map-says]");
  const [title, count] = ["h1", "#found"].map((what) => document.querySelector(what)?.textContent ?? "");
  if (says) says.textContent = [count, title].filter(Boolean).join(". ");
}

/** Show what `url` (a URL of this page) answers; whoever presses twice gets the later answer. */
export async function redraw(url, { history: kept = true, quietly = false } = {}) {
  turn += 1;
  const mine = turn;
  let fresh;
  try {
    const response = await fetch(url, { credentials: "omit", headers: { Accept: "text/html" } });
    if (!response.ok) throw new Error(`the page answered ${response.status}`);
    fresh = new DOMParser().parseFromString(await response.text(), "text/html");
  } catch {
    location.assign(url);
    return;
  }
  if (mine !== turn) return;
  if (kept) history.pushState(null, "", url);
  swap(fresh);
  if (!quietly) announce();
  document.dispatchEvent(new CustomEvent("redrawn"));
}

function isHere(url) {
  return url.origin === location.origin && url.pathname === location.pathname && !url.hash;
}

function onLink(event) {
  const link = event.target.closest("main a[href]");
  const plain = !event.button && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey;
  if (!link || !plain || event.defaultPrevented || !isHere(new URL(link.href))) return;
  event.preventDefault();
  redraw(new URL(link.href)).then(() => {
    if (link.matches(".pages a")) document.querySelector("#found")?.scrollIntoView();
  });
}

function onForm(event) {
  const form = event.target;
  const url = new URL(form.action);
  if (form.method !== "get" || !isHere(url)) return;
  event.preventDefault();
  const said = [...new FormData(form, event.submitter)].filter(([, value]) => value !== "");
  url.search = new URLSearchParams(said);
  redraw(url);
}

if (document.querySelector(REGIONS)) {
  document.addEventListener("click", onLink);
  document.addEventListener("submit", onForm);
  addEventListener("popstate", () => redraw(new URL(location.href), { history: false }));
}
