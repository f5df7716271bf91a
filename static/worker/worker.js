// The service worker. It keeps the static shell and three empty pages for a night without a signal,
// and nothing else: every other page comes from the network or not at all.

import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, getCacheKeyForURL, matchPrecache, precache } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";

import { listenForReminders } from "../js/lib/push-worker.js";
import { flush } from "../js/lib/queue.js";

precache(self.precached);
cleanupOutdatedCaches();
self.skipWaiting();
clientsClaim();
listenForReminders();

self.addEventListener("activate", (event) => {
  event.waitUntil(self.registration.navigationPreload?.enable());
});

const isPrecached = ({ url }) => getCacheKeyForURL(url.href) !== undefined;

registerRoute(
  ({ url, request }) => request.mode !== "navigate" && isPrecached({ url }),
  async ({ url, request }) => (await matchPrecache(url.href)) ?? fetch(request),
);

/** Which of the empty pages stands for one that cannot be reached. */
function emptyPage(path) {
  if (path.includes("/wake/")) return "/offline/wake/";
  return path.startsWith("/sitting/now/") ? "/offline/sitting/" : "/offline/";
}

registerRoute(
  new NavigationRoute(async ({ event, request, url }) => {
    try {
      const preloaded = await event.preloadResponse;
      return preloaded && preloaded.type !== "error" ? preloaded : await fetch(request); // Firefox fulfils it so
    } catch (error) {
      if (!(error instanceof TypeError) && error.name !== "NetworkError") throw error;
      return (await matchPrecache(emptyPage(url.pathname))) ?? Response.error();
    }
  }),
);

self.addEventListener("sync", (event) => {
  if (event.tag === "send") event.waitUntil(sendAgain());
});

/** A browser asks again later when this fails. */
async function sendAgain() {
  if ((await flush()) === "offline") throw new Error("still no signal");
}
