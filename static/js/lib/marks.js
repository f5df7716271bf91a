/** What a dose or a mark says, written below the lanes while it is pointed at or has the focus. */

export function saying(page) {
  const said = page.querySelector("[data-said]");
  if (!said) return;
  const resting = said.textContent;
  const say = ({ target }) => {
    const mark = target.closest?.("[data-says]");
    said.textContent = mark ? mark.getAttribute("aria-label") : resting;
    said.classList.toggle("muted", !mark);
  };
  const lanes = said.parentElement;
  lanes.addEventListener("pointerover", say);
  lanes.addEventListener("focusin", say);
  lanes.addEventListener("focusout", () => say({ target: lanes }));
  lanes.addEventListener("pointerleave", () => say({ target: document.activeElement }));
}
