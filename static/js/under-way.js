/**
 * Shows how far a file is, by fetching the page again now and then while somebody looks at it, and
 * goes on to what comes next. Without this script the browser loads the page again by itself.
 */

const BETWEEN = 3_000; // milliseconds
const part = () => document.querySelector("[data-under-way]");

/** Puts what changed in place, so that what stays the same is not announced again. */
function show(fresh) {
  const old = [...part().children];
  const now = [...fresh.children];
  if (old.length !== now.length) {
    part().replaceChildren(...now);
    return;
  }
  old.forEach((element, at) => {
    if (!element.isEqualNode(now[at])) element.replaceWith(now[at]);
  });
}

async function look() {
  if (document.visibilityState === "hidden") return;
  const answer = await fetch(location.href).catch(() => null); // offline: the next look may reach it
  if (!answer) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const fresh = answer.ok && !answer.redirected && page.querySelector("[data-under-way]");
  if (fresh) show(fresh);
  else location.reload();
}

async function goOn() {
  await look();
  setTimeout(goOn, BETWEEN);
}

setTimeout(goOn, BETWEEN);
