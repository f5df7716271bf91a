/** What a dose or a mark says, written below the lanes while it is pointed at or has the focus. */

export function saying(page) {
  const line = page.querySelector("[data-said]");
  if (!line) return;
  const resting = line.textContent;
  const say = ({ target }) => {
    const mark = target.closest?.("[data-says]");
    line.textContent = mark ? mark.getAttribute("aria-label") : resting;
    line.classList.toggle("muted", !mark);
  };
  const lanes = line.parentElement;
  lanes.addEventListener("pointerover", say);
  lanes.addEventListener("focusin", say);
  lanes.addEventListener("focusout", () => say({ target: lanes }));
  lanes.addEventListener("pointerleave", () => say({ target: document.activeElement }));
}
