// Keeps what somebody asked to keep, and answers with it where there is no signal. What to keep
// comes from /worker.js as self.KEPT; null there means that keeping was switched off.
"use strict";

const NAME = "kept";
const LAST_LIST = "/keep/last-list/";
const STALE_MS = 60 * 60 * 1000;
const HEADER = "May-Be-Kept";
const A_LIST = /^(\/cy)?\/find\/$/;
const WAY_OUT = "/exit/";

// A sign-in page of a hotel's network, an error or a page of another sort is never kept.
function isOurs(response, what) {
  return response.ok && response.type === "basic" && !response.redirected
    && response.headers.get(HEADER) === what;
}

function isStyle(response) {
  return response.ok && response.type === "basic"
    && (response.headers.get("Content-Type") ?? "").startsWith("text/css");
}

async function load(address, isGood) {
  const response = await fetch(address, { cache: "no-cache", credentials: "omit" });
  if (!isGood(response)) throw new Error(`${address} cannot be kept`);
  return [address, response];
}

// All of it or nothing: half a set would look like the whole.
async function fill() {
  const found = await Promise.all([
    ...self.KEPT.pages.map((address) => load(address, (response) => isOurs(response, "page"))),
    ...self.KEPT.styles.map((address) => load(address, isStyle)),
  ]);
  const cache = await caches.open(NAME);
  const wanted = new Set([...found.map(([address]) => new URL(address, location.origin).href),
    new URL(LAST_LIST, location.origin).href]);
  for (const [address, response] of found) await cache.put(address, response);
  for (const request of await cache.keys()) if (!wanted.has(request.url)) await cache.delete(request);
}

// Where nothing is kept any more it was removed, and is not fetched again.
async function isStale() {
  const help = await caches.match(self.KEPT.help);
  return Boolean(help) && Date.now() - Date.parse(help.headers.get("Date")) > STALE_MS;
}

async function empty() {
  for (const name of await caches.keys()) await caches.delete(name);
}

async function remember(response) {
  if (isOurs(response, "list")) {
    const cache = await caches.open(NAME);
    await cache.put(LAST_LIST, response);
  }
  if (await isStale()) await fill();
}

// The list says of itself when it was right; the sentence stands in it, hidden while there is signal.
async function lastList(cache) {
  const list = await cache.match(LAST_LIST);
  if (!list) return null;
  const words = (await list.text()).replace(" data-saved hidden", " data-saved");
  const headers = new Headers(list.headers);
  for (const name of ["Content-Encoding", "Content-Length"]) headers.delete(name);
  return new Response(words, { status: 200, headers });
}

async function withoutSignal(request) {
  const cache = await caches.open(NAME);
  const url = new URL(request.url);
  const asked = await cache.match(url.pathname);
  if (asked) return asked;
  const list = A_LIST.test(url.pathname) ? await lastList(cache) : null;
  const hours = self.KEPT.hours ? await cache.match(self.KEPT.hours) : null;
  return list ?? hours ?? await cache.match(self.KEPT.help) ?? Response.error();
}

async function seen(event) {
  const response = await fetch(event.request);
  event.waitUntil(remember(response.clone()).catch(() => {}));
  return response;
}

async function style(request) {
  try {
    return await fetch(request);
  } catch {
    return await caches.match(request, { ignoreSearch: true }) ?? Response.error();
  }
}

if (self.KEPT === null) {
  self.addEventListener("install", () => self.skipWaiting());
  self.addEventListener("activate", (event) => {
    event.waitUntil(empty().then(() => self.registration.unregister()));
  });
} else {
  self.addEventListener("install", (event) => event.waitUntil(fill().then(() => self.skipWaiting())));
  self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
  self.addEventListener("fetch", (event) => {
    const { method, mode, url } = event.request;
    const { origin, pathname } = new URL(url);
    if (method !== "GET" || origin !== location.origin || pathname === WAY_OUT) return;
    if (mode === "navigate") event.respondWith(seen(event).catch(() => withoutSignal(event.request)));
    else if (A_LIST.test(pathname)) event.respondWith(seen(event));
    else if (self.KEPT.styles.includes(pathname)) event.respondWith(style(event.request));
  });
}
