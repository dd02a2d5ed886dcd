// What somebody typed or ticked and has not sent yet outlives a redraw.

import { findAgain, trace } from "./trace.js";

const isTick = ({ type }) => type === "checkbox" || type === "radio";

function isChanged(control) {
  if (isTick(control)) return control.checked !== control.defaultChecked;
  if (!control.options) return control.value !== control.defaultValue;
  const usual = [...control.options].findIndex((option) => option.defaultSelected);
  return control.selectedIndex !== Math.max(0, usual);
}

/** The fields of a region that were changed and not sent. */
export function unsent(region) {
  return [...region.querySelectorAll("input, select")].filter(isChanged);
}

/** Put what they held into the same fields of a region that was drawn anew, unless it says more. */
export function keepUnsent(fields, region) {
  for (const field of fields) {
    const again = findAgain(region, trace(field));
    if (!again || again.defaultValue !== field.defaultValue) continue;
    if (isTick(field)) again.checked = field.checked;
    else again.value = field.value;
  }
}
