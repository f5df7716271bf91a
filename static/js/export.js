/**
 * Says how a download comes along. The server makes each file while it sends it, so nobody
 * knows its size beforehand: the page counts what has arrived and says when it is all there.
 * Without this script the links download by themselves.
 */

import { figure, fill, gettext } from "./lib/words.js";

const MEGABYTE = 1024 * 1024;

const size = (bytes) => (bytes < MEGABYTE
  ? fill(gettext("{count} kB"), { count: Math.max(1, Math.round(bytes / 1024)) })
  : fill(gettext("{count} MB"), { count: figure((bytes / MEGABYTE).toFixed(1)) }));

/** The file name the server gave. */
function nameOf(answer) {
  const match = /filename="([^"]+)"/.exec(answer.headers.get("Content-Disposition") ?? "");
  return match ? match[1] : null;
}

async function gather(answer, tell) {
  const pieces = [];
  let bytes = 0;
  for (const reader = answer.body.getReader(); ;) {
    const { done, value } = await reader.read();
    if (done) return { file: new Blob(pieces, { type: answer.headers.get("Content-Type") }), bytes };
    pieces.push(value);
    bytes += value.length;
    tell(fill(gettext("{size} so far …"), { size: size(bytes) }));
  }
}

function hand(file, name) {
  const address = URL.createObjectURL(file);
  const link = document.createElement("a");
  link.href = address;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

async function download(part, link) {
  const state = part.querySelector("[data-state]");
  const busy = part.querySelector("[data-busy]");
  const tell = (text) => { state.textContent = text; };
  part.dataset.running = "";
  busy.hidden = false;
  tell(gettext("Gathering …"));
  try {
    const answer = await fetch(link.href);
    const name = nameOf(answer);
    if (!answer.ok || !name) { // such as a page that asks for the password again
      location.assign(link.href);
      return;
    }
    const { file, bytes } = await gather(answer, tell);
    hand(file, name);
    tell(fill(gettext("Done: {size}."), { size: size(bytes) }));
  } catch {
    tell(gettext("The download stopped. Please check the connection and try again."));
  } finally {
    busy.hidden = true;
    delete part.dataset.running;
  }
}

for (const part of document.querySelectorAll("[data-download]")) {
  const link = part.querySelector("a[download]");
  link.addEventListener("click", (event) => {
    event.preventDefault();
    if (!("running" in part.dataset)) download(part, link);
  });
}
