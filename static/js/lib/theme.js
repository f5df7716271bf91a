// Dim colours from the hour a person chose until morning, without loading the page again.
// The server has already decided for the moment the page was made.

const root = document.documentElement;
const { dimFrom, dimUntil, themeByDay } = root.dataset;

function update() {
  const now = Date.now();
  const theme = Number(dimFrom) <= now && now < Number(dimUntil) ? "dim" : themeByDay;
  if (root.dataset.theme === theme) return;
  root.dataset.theme = theme;
  const paper = getComputedStyle(root).getPropertyValue("--paper").trim();
  for (const bar of document.querySelectorAll("meta[name=theme-color]")) bar.content = paper;
}

if (dimFrom) {
  setInterval(update, 30_000);
  document.addEventListener("visibilitychange", update);
}
