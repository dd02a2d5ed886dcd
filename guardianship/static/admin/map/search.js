// From a postcode or a place name to a spot, in our own gazetteer.

/** Zoom by how exactly the spot stands for what was typed. */
const ZOOMS = { postcode: 17, street: 17, outward: 13, place: 14 };

export function startSearch(stage) {
  const input = stage.box.querySelector("[data-map-search]");
  if (!input) return; // a form for people who may not ask the gazetteer
  const list = stage.box.querySelector("[data-map-found]");
  const search = () => look(stage, input, list);
  stage.box.querySelector("[data-map-find]").addEventListener("click", search);
  input.addEventListener("keydown", (event) => {
    if (event.key !== "Enter") return;
    event.preventDefault(); // or the whole form would be sent
    search();
  });
}

async function look(stage, input, list) {
  stage.say("searching");
  list.hidden = true;
  const answer = await stage.ask(stage.box.dataset.searchUrl, { text: input.value });
  if (!answer) return;
  const { found = [], says = "", problem = "" } = answer;
  list.replaceChildren(...found.map((each) => choice(stage, each)));
  list.hidden = found.length === 0 || (found.length === 1 && !says);
  if (found.length === 1 && !says) take(stage, found[0]);
  else if (found.length) stage.tell(says || stage.words.of("found_many", { n: found.length }));
  else stage.tell(problem || says || stage.words.of("nothing"));
}

function choice(stage, found) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "button button-small button-secondary";
  button.textContent = `${found.label} (${found.kind})`;
  button.addEventListener("click", () => take(stage, found));
  const item = document.createElement("li");
  item.append(button);
  return item;
}

function take(stage, found) {
  stage.engine.zoomTo(found.lon, found.lat, ZOOMS[found.precision] ?? ZOOMS.place);
  stage.say("found_one", found);
  stage.onFound?.(found);
}
