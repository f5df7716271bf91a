/**
 * Sends large files in pieces: neither the line nor the server has to hold a file of gigabytes
 * whole, and what was sent before the line broke is not sent again. Small files, and all of them
 * without this script, go as the form sends them.
 */

import { gettext } from "./lib/words.js";

const MEGABYTE = 1024 * 1024;
const TRIES = 6; // of one piece, each after twice as long as the one before
const FIRST_WAIT = 1_000; // milliseconds

const form = document.querySelector("[data-pieces]");
const field = form.querySelector('input[type="file"]');
const part = form.querySelector("[data-sending]");
const line = part.querySelector("p");
const bar = part.querySelector("progress");
const button = form.querySelector("button");
const token = form.querySelector('input[name="csrfmiddlewaretoken"]').value;

const wait = (milliseconds) => new Promise((done) => { setTimeout(done, milliseconds); });
const sum = (files) => files.reduce((bytes, file) => bytes + file.size, 0);

/** Asks the server; throws what it answers instead, as a sentence for the page. */
async function ask(address, body, type) {
  const headers = { "X-CSRFToken": token, "Content-Type": type };
  const answer = await fetch(address, { method: "POST", headers, body });
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.redirected || (answer.status < 500 && !isJson)) throw new Refused(gettext("Please load this page again."));
  const told = isJson ? await answer.json() : null;
  if (answer.ok || answer.status === 409) return told;
  if (answer.status < 500) throw new Refused(told.error);
  throw new Error(String(answer.status));
}

class Refused extends Error {}

/** The same, again and again while the line or the server is away. */
async function askPatiently(...what) {
  for (let tries = 1; ; tries += 1) {
    try {
      return await ask(...what);
    } catch (error) {
      if (error instanceof Refused || tries === TRIES) throw error;
      await wait(FIRST_WAIT * 2 ** (tries - 1));
    }
  }
}

/** Sends every file, from where the server has it on; the page that follows. */
async function send(files) {
  const chosen = JSON.stringify(files.map(({ name, size }) => [name, size]));
  const said = new URLSearchParams({ chosen, time_zone: form.elements.time_zone.value });
  const { pieces, bytes } = await askPatiently(form.dataset.pieces, said, "application/x-www-form-urlencoded");
  const all = sum(files);
  let before = 0;
  let page;
  for (const [number, file] of files.entries()) {
    for (let at = 0; at < file.size;) {
      const piece = file.slice(at, at + bytes);
      const told = await askPatiently(`${pieces}?file=${number}&at=${at}`, piece, "application/octet-stream");
      page = told.page;
      at = told.at ?? file.size;
      bar.value = (100 * (before + at)) / all;
    }
    before += file.size;
  }
  return page;
}

async function submit(files) {
  button.disabled = true;
  bar.hidden = false;
  bar.value = 0;
  part.hidden = false;
  line.textContent = gettext("Your file is being sent. Please keep this page open.");
  try {
    location.assign(await send(files));
  } catch (error) {
    line.textContent = error instanceof Refused
      ? error.message
      : gettext("The file did not get through. Please check the connection and try again.");
    bar.hidden = true;
    button.disabled = false;
  }
}

form.addEventListener("submit", (event) => {
  const files = [...field.files];
  if (sum(files) <= Number(form.dataset.atOnce) * MEGABYTE) return;
  event.preventDefault();
  submit(files);
});
addEventListener("pageshow", () => { button.disabled = false; });
