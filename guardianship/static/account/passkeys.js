// Passkeys need scripts: what offers them is hidden until this one has run in a browser that can.
if (window.PublicKeyCredential) {
  for (const form of document.querySelectorAll(".with-script")) form.hidden = false;
}
// Somebody pressed "cancel", or has no passkey here: nothing is wrong, the other ways stay.
document.addEventListener("allauth.error", (event) => event.preventDefault());
