// Controls that are drawn anew, known again by what stays of them.

/** What stays recognisable of a control when its region is drawn again. */
export function trace(control) {
  const { tagName, id, name, value } = control;
  if (id) return `#${id}`;
  if (name) return `${tagName} ${name} ${value}`;
  return `${tagName} ${control.textContent.replace("×", "").trim()}`;
}

export function findAgain(region, wanted) {
  return [...region.querySelectorAll("a, button, input, select, summary")].find((c) => trace(c) === wanted);
}
