// "Keep it on this phone" and "Remove it from this phone". Nothing is kept before the first press.

const box = document.querySelector("[data-keep]");
const [keep, remove] = ["[data-keep-now]", "[data-keep-no-more]"].map((name) => box?.querySelector(name));

function say(what) {
  for (const line of box.querySelectorAll("[data-say]")) line.hidden = line.dataset.say !== what;
}

async function kept() {
  return Boolean(await navigator.serviceWorker.getRegistration("/"));
}

async function show() {
  const has = await kept();
  remove.hidden = !has;
  say(has ? "kept" : "");
}

// Resolves when everything is on the phone, rejects when anything could not be fetched.
function settled(registration) {
  const worker = registration.installing ?? registration.waiting ?? registration.active;
  return new Promise((resolve, reject) => {
    const look = () => {
      if (worker.state === "activated") resolve();
      if (worker.state === "redundant") reject(new Error("not kept"));
    };
    worker.addEventListener("statechange", look);
    look();
  });
}

async function keepIt() {
  keep.disabled = true;
  say("busy");
  try {
    await settled(await navigator.serviceWorker.register(box.dataset.keep, { scope: "/" }));
    await show();
  } catch {
    say("failed");
  }
  keep.disabled = false;
  keep.focus();
}

async function removeIt() {
  for (const registration of await navigator.serviceWorker.getRegistrations()) await registration.unregister();
  for (const name of await caches.keys()) await caches.delete(name);
  remove.hidden = true;
  say("removed");
  keep.focus();
}

if (box && "serviceWorker" in navigator) {
  box.hidden = false;
  document.querySelector("[data-keep-cannot]").hidden = true;
  keep.addEventListener("click", keepIt);
  remove.addEventListener("click", removeIt);
  show();
}
