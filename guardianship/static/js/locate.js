// "Use my location": asks only when pressed, rounds to about 1 km on this device, then posts the
// form, so that no position ever stands in an address.
const DECIMALS = 2;

function addHidden(form, name, value) {
  const field = document.createElement("input");
  field.type = "hidden";
  field.name = name;
  field.value = value;
  form.append(field);
}

function send(form, position) {
  addHidden(form, "lat", position.coords.latitude.toFixed(DECIMALS));
  addHidden(form, "lon", position.coords.longitude.toFixed(DECIMALS));
  form.elements.near.value = "";
  form.submit();
}

function offer(form) {
  const button = form.querySelector("[data-locate]");
  const says = form.querySelector("[data-locate-says]");
  if (!button || !("geolocation" in navigator)) return;
  button.hidden = false;
  button.addEventListener("click", () => {
    says.textContent = says.dataset.asking;
    navigator.geolocation.getCurrentPosition(
      (position) => send(form, position),
      () => { says.textContent = says.dataset.refused; },
      { maximumAge: 300000, timeout: 10000 },
    );
  });
}

function offerEverywhere() {
  document.querySelectorAll("[data-place-box]").forEach(offer);
}

offerEverywhere();
// The list was drawn again without a reload, and its forms with it.
document.addEventListener("redrawn", offerEverywhere);
