/** Reminders on this device: ask the browser for a subscription the server can send to. */

const bytes = (text) =>
  Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (c) => c.charCodeAt(0));

const text = (buffer) =>
  btoa(String.fromCharCode(...new Uint8Array(buffer)))
    .replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

/** Whether this browser can be sent messages at all. */
export const possible = () =>
  "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** Endpoint, key and secret of this browser, made anew when the server's key has changed. */
export async function subscribe(serverKey) {
  if ((await Notification.requestPermission()) !== "granted") {
    throw new DOMException("not allowed", "NotAllowedError");
  }
  const known = await navigator.serviceWorker.getRegistration("/");
  const worker = known ?? (await navigator.serviceWorker.register("/sw.js", { scope: "/" }));
  await navigator.serviceWorker.ready;
  const options = { userVisibleOnly: true, applicationServerKey: bytes(serverKey) };
  let subscription;
  try {
    subscription = await worker.pushManager.subscribe(options);
  } catch (error) {
    if (error.name !== "InvalidStateError") throw error;
    await (await worker.pushManager.getSubscription())?.unsubscribe();
    subscription = await worker.pushManager.subscribe(options);
  }
  return {
    endpoint: subscription.endpoint,
    key: text(subscription.getKey("p256dh")),
    secret: text(subscription.getKey("auth")),
  };
}
