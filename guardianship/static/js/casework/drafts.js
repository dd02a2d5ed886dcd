// Keeps what is typed on the server while somebody writes; nothing in the browser.
const WAIT_MS = 3000;
const form = document.querySelector("form[data-keeps-draft]");
const said = form?.querySelector("[data-kept]");
let waiting = 0;

async function keep() {
  const typed = new FormData(form);
  typed.set("do", "keep");
  try {
    const answer = await fetch(location.pathname, { method: "POST", body: new URLSearchParams(typed), redirect: "error" });
    if (answer.status === 204) said.textContent = `${said.dataset.kept} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: "2-digit", minute: "2-digit" })}`;
  } catch {
    said.textContent = "";
  }
}

form?.addEventListener("input", () => {
  clearTimeout(waiting);
  waiting = setTimeout(keep, WAIT_MS);
});
form?.addEventListener("submit", () => clearTimeout(waiting));
