// The door: what every page of a member's has, and which module each component wants.
import { $, $$, failed, nodes, part, post, times, toast, isPlain } from "./core.js";
import "./keys.js";

times();
setInterval(times, 60_000);
document.documentElement.dataset.scripts = "";

if ($(".deck")) {
  import("./deck.js");
  import("./live.js");
}
const compose = () => import("./compose.js");
for (const form of $$("form[data-push]")) import("./push.js").then(({ enhance }) => enhance(form));
addEventListener("load", () => navigator.serviceWorker?.register("/sw.js").catch(() => {}));
for (const form of $$("form.composer")) compose().then(({ enhance }) => enhance(form));

// Boost, favourite, bookmark: at once on the screen, undone if the server refuses. The answer is
// the card as it is now, whose buttons take the place of the old ones wherever it stands.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("button[form=act][aria-pressed]");
  if (!button || !isPlain(event)) return;
  event.preventDefault();
  if (button.ariaBusy === "true") return;
  const card = button.closest("[data-status]");
  const was = button.getAttribute("aria-pressed");
  button.setAttribute("aria-pressed", String(was !== "true"));
  button.ariaBusy = "true";
  try {
    const { html, toast: told } = await post(button.getAttribute("formaction"), { return: button.value });
    const fresh = $(".acts", nodes(html));
    const kind = button.className;
    if (fresh) {
      for (const other of $$(`[data-status="${card.dataset.status}"] > .acts`)) {
        const held = other.contains(document.activeElement);
        const copy = fresh.cloneNode(true);
        other.replaceWith(copy);
        if (held) $(`.${kind}`, copy)?.focus();
      }
    }
    if (told) toast(told);
  } catch (problem) {
    button.setAttribute("aria-pressed", was);
    failed(problem);
  }
  button.ariaBusy = null;
});

// A page inside a window: to write, to answer, to quote, what else can be done about a post.
export async function open(url, kind) {
  try {
    const { html } = await part(url);
    const dialog = document.createElement("dialog");
    dialog.className = `sheet ${kind}`;
    const close = Object.assign(document.createElement("button"), { type: "button", className: "btn icon close", textContent: "✕" });
    close.setAttribute("aria-label", "Close");
    close.onclick = () => dialog.close();
    dialog.append(close, nodes(html));
    const heading = $("h1", dialog);
    if (heading) dialog.setAttribute("aria-label", heading.textContent);
    const before = document.activeElement;
    dialog.addEventListener("close", () => {
      dialog.remove();
      before?.focus?.();
      document.dispatchEvent(new Event("tusklet:rest"));
    });
    dialog.addEventListener("click", (event) => { if (event.target === dialog) dialog.close(); });
    document.body.append(dialog);
    dialog.showModal();
    const form = $("form.composer", dialog);
    if (form) {
      const { enhance } = await compose();
      enhance(form, dialog);
    } else $("main a, main button, .menu a, .menu button", dialog)?.focus();
  } catch (problem) {
    failed(problem);
  }
}

const WRITES = 'a[href^="/publish"]';
document.addEventListener("click", (event) => {
  const link = event.target.closest(`${WRITES}, .acts a[href$="/menu"]`);
  if (!link || !isPlain(event) || !$(".deck")) return;
  event.preventDefault();
  open(link.href, link.matches(WRITES) ? "write" : "menu-sheet");
});
