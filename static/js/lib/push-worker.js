/** For the service worker: show a reminder, and open its page when it is tapped. */

import { gettext } from "./words.js";

const FALLBACK = { title: "Stillnight", body: gettext("A page is open."), url: "/tonight/", tag: "reminder" };

function read(data) {
  try {
    return { ...FALLBACK, ...data.json() };
  } catch {
    return FALLBACK; // a browser insists on a notification for each message
  }
}

/** Handler of `push`. */
export function onPush(event) {
  const { title, body, url, tag } = read(event.data);
  const options = {
    body, tag, data: { url }, icon: "/static/icons/stillnight.svg", silent: true, renotify: false,
  };
  event.waitUntil(self.registration.showNotification(title, options));
}

/** Handler of `notificationclick`: an open window of this site is used before a new one. */
export function onNotificationClick(event) {
  event.notification.close();
  const url = new URL(event.notification.data?.url ?? FALLBACK.url, self.location.origin);
  if (url.origin !== self.location.origin) return;
  event.waitUntil(show(url.href));
}

async function show(url) {
  const windows = await self.clients.matchAll({ type: "window", includeUncontrolled: true });
  const open = windows.find((client) => client.url === url) ?? windows[0];
  if (!open) return self.clients.openWindow(url);
  const window = await open.focus();
  return window.url === url ? window : window.navigate(url);
}

/** Listen for both. */
export function listenForReminders() {
  self.addEventListener("push", onPush);
  self.addEventListener("notificationclick", onNotificationClick);
}
