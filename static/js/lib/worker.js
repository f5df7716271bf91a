// The service worker, once the page has settled: it holds the empty pages for nights without a
// signal. Only for somebody who is signed in; signing out removes it again.

const { worker } = document.body.dataset;

if (worker && "serviceWorker" in navigator) {
  const idle = globalThis.requestIdleCallback ?? ((work) => setTimeout(work, 500));
  const register = () => setTimeout(() => idle(() => navigator.serviceWorker.register(worker)), 1500);
  if (document.readyState === "complete") register();
  else addEventListener("load", register, { once: true });
}
