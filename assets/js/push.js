// Has this browser told of notifications while no page of ours is open.
import { $, failed, say } from "./core.js";

const bytes = (text) => Uint8Array.from(atob(text.replaceAll("-", "+").replaceAll("_", "/")), (letter) => letter.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");

export function enhance(form) {
  const can = navigator.serviceWorker && "PushManager" in window && "Notification" in window;
  $("[data-no-push]", form).hidden = can;
  $("button.main", form).disabled = !can;
  if (!can) return;
  form.addEventListener("submit", async (event) => {
    if (form.elements.endpoint.value) return;
    event.preventDefault();
    try {
      if ((await Notification.requestPermission()) !== "granted") throw new Error(say("denied"));
      const worker = await navigator.serviceWorker.ready;
      const key = bytes(form.dataset.key);
      let subscription = await worker.pushManager.getSubscription();
      const old = subscription?.options.applicationServerKey;
      if (old && text(old) !== form.dataset.key) {
        await subscription.unsubscribe();
        subscription = null;
      }
      subscription ??= await worker.pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: key });
      form.elements.endpoint.value = subscription.endpoint;
      form.elements.p256dh.value = text(subscription.getKey("p256dh"));
      form.elements.auth.value = text(subscription.getKey("auth"));
      form.submit();
    } catch (problem) {
      failed(problem.name === "AbortError" ? new Error(say("nopush")) : problem);
    }
  });
}
