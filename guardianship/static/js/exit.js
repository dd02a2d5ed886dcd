// "Leave this site now": hides the page at once, takes its place in the history, and goes. Shift
// three times within five seconds does the same. Without this script it is a link.

const WITHIN_MS = 5000;
const TIMES = 3;

function leave(address) {
  document.title = "…";
  document.documentElement.classList.add("left");
  location.replace(address);
}

function watchShift(box, address) {
  const says = box.querySelector("[data-exit-says]");
  let presses = [];
  let alone = false;
  const show = () => {
    box.dataset.presses = presses.length;
    says.textContent = ["", box.dataset.sayTwo, box.dataset.sayOne][presses.length] ?? "";
  };
  document.addEventListener("keydown", (event) => { alone = event.key === "Shift" && !event.repeat; });
  document.addEventListener("keyup", (event) => {
    // With another key it writes a capital letter.
    if (event.key !== "Shift" || !alone) return;
    const now = performance.now();
    presses = [...presses.filter((then) => now - then < WITHIN_MS), now];
    if (presses.length >= TIMES) leave(address);
    show();
    setTimeout(() => {
      presses = presses.filter((then) => performance.now() - then < WITHIN_MS);
      show();
    }, WITHIN_MS);
  });
}

for (const link of document.querySelectorAll("[data-exit]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave(link.href);
  });
}
const box = document.querySelector("[data-exit-box]");
watchShift(box, box.querySelector("[data-exit]").href);
