// "Leave this site now": hides the page at once, takes its place in the history, and goes. Shift
// three times within five seconds does the same. Without this script it is a link. The button may
// come and go while the page stays, so it is looked for at each press.

const WITHIN_MS = 5000;
const TIMES = 3;
let presses = [];
let alone = false;

function leave(address) {
  document.title = "…";
  document.documentElement.classList.add("left");
  location.replace(address);
}

function show(box) {
  box.dataset.presses = presses.length;
  const says = ["", box.dataset.sayTwo, box.dataset.sayOne][presses.length] ?? "";
  box.querySelector("[data-exit-says]").textContent = says;
}

function forget() {
  presses = presses.filter((then) => performance.now() - then < WITHIN_MS);
  const box = document.querySelector("[data-exit-box]");
  if (box) show(box);
}

document.addEventListener("click", (event) => {
  const link = event.target.closest("[data-exit]");
  if (!link) return;
  event.preventDefault();
  leave(link.href);
});
document.addEventListener("keydown", (event) => { alone = event.key === "Shift" && !event.repeat; });
document.addEventListener("keyup", (event) => {
  const box = document.querySelector("[data-exit-box]");
  // With another key it writes a capital letter.
  if (!box || event.key !== "Shift" || !alone) return;
  forget();
  presses.push(performance.now());
  if (presses.length >= TIMES) leave(box.querySelector("[data-exit]").href);
  show(box);
  setTimeout(forget, WITHIN_MS);
});
