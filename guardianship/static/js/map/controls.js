// Moving the map without dragging: buttons, keys while the map has the focus, and one's own dot.

const STEP_PX = 120;
const MOVES = {
  up: [0, -STEP_PX], down: [0, STEP_PX], left: [-STEP_PX, 0], right: [STEP_PX, 0],
};
const KEYS = {
  ArrowUp: "up", ArrowDown: "down", ArrowLeft: "left", ArrowRight: "right",
  "+": "in", "=": "in", "-": "out", _: "out",
};
const NEAR_ZOOM = 15;

export function startControls(box, frame, engine) {
  const act = (name) => {
    if (name in MOVES) engine.pan(...MOVES[name]);
    else engine.zoomBy(name === "in" ? 1 : -1);
  };
  for (const button of box.querySelectorAll("[data-map-move]")) {
    button.addEventListener("click", () => act(button.dataset.mapMove));
  }
  frame.addEventListener("keydown", (event) => {
    const name = KEYS[event.key];
    if (!name || event.ctrlKey || event.altKey || event.metaKey) return;
    event.preventDefault();
    act(name);
  });
  ownDot(box, engine);
}

/** The reader's own position: asked for when pressed, drawn here, sent nowhere, removable. */
function ownDot(box, engine) {
  const button = box.querySelector("[data-map-me]");
  if (!("geolocation" in navigator)) return;
  const ask = button.textContent;
  let remove = null;
  const show = ({ coords }) => {
    const dot = document.createElement("span");
    dot.className = "own-dot";
    dot.setAttribute("role", "img");
    dot.setAttribute("aria-label", box.dataset.sayMe);
    remove = engine.pin(dot, coords.longitude, coords.latitude);
    engine.zoomTo(coords.longitude, coords.latitude, Math.max(engine.zoom, NEAR_ZOOM));
    button.textContent = box.dataset.sayMeRemove;
  };
  button.hidden = false;
  button.addEventListener("click", () => {
    if (remove) {
      remove();
      remove = null;
      button.textContent = ask;
      return;
    }
    navigator.geolocation.getCurrentPosition(show, () => {
      box.querySelector("[data-map-says]").textContent = box.dataset.sayMeRefused;
    }, { maximumAge: 60000, timeout: 10000 });
  });
}
