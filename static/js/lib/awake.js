// A screen that stays on while it is wanted, where the browser can do that.

let wanted = false;
let lock = null;

/** Whether this browser can keep its screen on. */
export const canStayAwake = () => "wakeLock" in navigator;

async function take() {
  if (!wanted || lock || document.visibilityState !== "visible") return;
  lock = await navigator.wakeLock?.request("screen").catch(() => null); // refused: a battery is low
  lock?.addEventListener("release", () => { lock = null; });
}

/** Keep the screen on from now on, or let it go dark. */
export async function stayAwake(on) {
  wanted = on;
  if (on) return take();
  return lock?.release();
}

globalThis.document?.addEventListener("visibilitychange", take); // a hidden page loses its lock
