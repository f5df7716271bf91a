// Once, after the third night: whether this device is its owner's alone. Any answer ends it.

import { device, keepHere } from "./queue.js";

export async function deviceOffer(form) {
  const end = (words) => {
    form.querySelector("p").textContent = words;
    form.querySelector("div").hidden = true;
    const request = { method: "POST", body: new FormData(form), redirect: "manual", keepalive: true };
    return fetch(form.action, request).catch(() => null);
  };
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const { yes, no, denied } = form.dataset;
    if (event.submitter.value === "no") await end(no);
    else await end((await keepHere()) ? yes : denied);
  });
  if (await device()) await end(form.dataset.yes);
}
