/**
 * Other nights without leaving the page: fetch it, put its new content in place of the old,
 * and keep the address, so that going back and forward works. Whatever goes wrong becomes an
 * ordinary visit.
 */

const CONTENT = "[data-trends]";

/** What was open and where the focus was, by names that the next content has too. */
function remember(content) {
  const open = [...content.querySelectorAll("details[data-keep][open]")].map((each) => each.dataset.keep);
  return { open, focused: document.activeElement?.dataset?.visit };
}

function restore(content, { open, focused }) {
  for (const each of content.querySelectorAll("details[data-keep]")) {
    if (open.includes(each.dataset.keep)) each.open = true;
  }
  const again = focused && content.querySelector(`[data-visit="${CSS.escape(focused)}"]`);
  again?.focus({ preventScroll: true });
  again?.scrollIntoView({ block: "nearest" }); // what is above it may be longer now
}

async function contentOf(address) {
  const answer = await fetch(address, { headers: { Accept: "text/html" }, cache: "no-store" });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const content = page.querySelector(CONTENT);
  if (!content) throw new Error(`${address} is another page`);
  return document.adoptNode(content);
}

/** The address of the page, without the place in it: a jump to a heading is no other page. */
const here = () => location.pathname + location.search;

/** Follow links and forms of the content in place; `start` is called with each new content. */
export function visits(start) {
  let turn = 0;
  let shown = here();

  async function show(address) {
    const mine = ++turn;
    shown = here();
    const old = document.querySelector(CONTENT);
    old.setAttribute("aria-busy", "true");
    const content = await contentOf(address);
    if (mine !== turn) return; // somebody went on meanwhile
    const before = remember(old);
    old.replaceWith(content);
    restore(content, before);
    start(content);
  }

  function visit(address) {
    history.pushState(null, "", address);
    show(address).catch(() => location.reload());
  }

  document.addEventListener("click", (event) => {
    const link = event.target.closest?.("a[data-visit]");
    if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    visit(link.href);
  });
  document.addEventListener("submit", (event) => {
    const form = event.target.closest(`${CONTENT} form[method="get"]`);
    if (!form) return;
    event.preventDefault();
    visit(`${location.pathname}?${new URLSearchParams(new FormData(form))}`);
  });
  addEventListener("popstate", () => {
    if (here() !== shown) show(location.href).catch(() => location.reload());
  });
  return visit;
}
