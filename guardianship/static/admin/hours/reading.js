// Sends the unsaved rows to the server a moment after they change, and shows what it says.

const QUIET_MS = 400;
const NAMES = /^(sessions-|exceptions-|(hours_known|place|location_visibility|csrfmiddlewaretoken)$)/;

function unsaved(form) {
  const sent = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (NAMES.test(name)) sent.append(name, value);
  return sent;
}

export function keepReading(box, form, refresh) {
  const failed = box.querySelector("[data-hours-failed]");
  const why = box.querySelector("[data-hours-why]");
  let read = null;
  let timer = 0;
  let asking = null;

  const ask = async () => {
    refresh();
    const body = unsaved(form);
    const text = body.toString();
    if (text === read) return;
    read = text;
    asking?.abort();
    asking = new AbortController();
    const { signal } = asking;
    try {
      const response = await fetch(box.dataset.checkUrl, {
        method: "POST",
        body,
        signal,
        headers: { "X-Requested-With": "XMLHttpRequest" },
      });
      const answer = await response.text();
      if (signal.aborted) return;
      if (!response.ok || !answer.includes("data-hours-part"))
        throw new Refused(response.status, answer);
      show(box, answer);
      failed.hidden = true;
    } catch (error) {
      if (signal.aborted) return;
      read = null;
      failed.hidden = false;
      why.textContent = wordsFor(error, box);
    }
  };

  const soon = () => {
    clearTimeout(timer);
    timer = setTimeout(ask, QUIET_MS);
  };
  for (const kind of ["input", "change", "click", "focusout", "w-formset:added", "w-formset:removed"])
    form.addEventListener(kind, soon);
  box.querySelector("[data-hours-again]").addEventListener("click", ask);
  // Nothing is asked before the tab with the hours is open.
  new IntersectionObserver((seen, observer) => {
    if (!seen.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    ask();
  }).observe(box);
}

class Refused extends Error {
  constructor(status, answer) {
    super(answer);
    this.status = status;
  }
}

function wordsFor(error, box) {
  if (error.status === 400 && error.message.length < 300) return error.message;
  // A page that is no reading is the one to sign in on.
  return [200, 403].includes(error.status) ? box.dataset.saySignedOut : box.dataset.sayFailed;
}

// Only what changed is put in place, so that the focus stays and nothing is said twice.
function show(box, answer) {
  const said = new DOMParser().parseFromString(answer, "text/html");
  const focused = box.contains(document.activeElement) ? document.activeElement : null;
  const key = focused?.dataset.hoursRow;
  const part = focused?.closest("[data-hours-part]")?.dataset.hoursPart;
  for (const fresh of said.querySelectorAll("[data-hours-part]")) {
    const old = box.querySelector(`[data-hours-part="${fresh.dataset.hoursPart}"]`);
    if (old && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
  }
  if (key && !focused.isConnected)
    (box.querySelector(`[data-hours-part="${part}"] [data-hours-row="${key}"]`) ??
      box.querySelector(`[data-hours-row="${key}"]`))?.focus();
}
