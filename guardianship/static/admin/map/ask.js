// Questions to our own server, always in the body of a POST: no position gets into an address.

/** Something that is not an answer; `name` is the sentence that says so. */
export class NoAnswer extends Error {
  constructor(name) {
    super(name);
    this.sentence = name;
  }
}

/** The server's answer to `values` (a value may be a list). Throws NoAnswer. */
export async function ask(url, values) {
  const body = new URLSearchParams();
  for (const [name, value] of Object.entries(values)) {
    for (const each of [value].flat()) body.append(name, each);
  }
  const token = document.querySelector("[name=csrfmiddlewaretoken]")?.value ?? "";
  let response;
  try {
    response = await fetch(url, { method: "POST", body, headers: { "X-CSRFToken": token } });
  } catch {
    throw new NoAnswer("failed");
  }
  if (response.status === 403 || response.status === 404) throw new NoAnswer("signed_out");
  if (response.status >= 500) throw new NoAnswer("failed");
  return response.json();
}

/** `act` after `wait` milliseconds in which nobody called again. */
export function soon(act, wait = 300) {
  let timer = 0;
  return (...values) => {
    clearTimeout(timer);
    timer = setTimeout(() => act(...values), wait);
  };
}
