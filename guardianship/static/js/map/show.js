// "Show map": nothing of the map is asked for before somebody presses it.

import "./redraw.js";

function start(box) {
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
      map ??= import("./map.js").then(({ openMap }) => openMap(box));
      (await map).engine.resize();
      box.querySelector("[data-map-frame]").focus();
    } catch {
      map = null;
      turn(false);
      says.textContent = box.dataset.sayFailed;
    }
  });
}

for (const box of document.querySelectorAll("[data-map]")) start(box);
