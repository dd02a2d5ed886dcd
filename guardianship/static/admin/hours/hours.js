// The week above the sessions of a listing's form. It only presses the form's own buttons and
// fills the form's own fields; words and warnings come from the server.

import { keepReading } from "./reading.js";
import { showRow } from "./rows.js";
import { offerRows } from "./week.js";

function start(box) {
  for (const hidden of box.querySelectorAll("[data-hours-scripted]")) hidden.hidden = false;
  const form = box.closest("form");
  const refresh = offerRows(box);
  keepReading(box, form, refresh);
  box.addEventListener("click", (event) => {
    const button = event.target.closest("[data-hours-row]");
    if (button) showRow(button.dataset.hoursRow);
  });
}

for (const box of document.querySelectorAll("[data-hours]")) start(box);
