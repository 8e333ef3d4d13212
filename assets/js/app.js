// The door: what every page of a member's has, and which module each component wants.
import { $, $$, element, failed, icon, isPlain, nodes, part, post, times, toast, say } from "./core.js";
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

// What was typed and not sent is not for who sits here next.
document.addEventListener("submit", ({ target }) => {
  if (!target.matches('[action="/auth/sign_out"]')) return;
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith("draft:")) localStorage.removeItem(key);
  } catch { /* Nothing was kept. */ }
});

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

// All other deeds inside the deck, and in windows above it: done without leaving.
const HERE = ".deck, dialog.sheet";
async function deed(url, fields, from) {
  const window = from.closest("dialog.sheet");
  from.ariaBusy = "true";
  try {
    const { html, code, toast: told, url: next } = await post(url, fields);
    const found = nodes(html);
    if (code === 422 && window) return $("main, form", window)?.replaceWith(found);
    const status = from.closest("[data-status]")?.dataset.status;
    const poll = code === 200 && $(".poll", found);
    if (poll && status) for (const other of $$(`[data-status="${status}"] .poll`)) other.replaceWith(poll.cloneNode(true));
    window?.close();
    if (told) toast(told);
    if (next?.startsWith("/publish")) open(next, "write");
    else if (!poll) document.dispatchEvent(new CustomEvent("tusklet:done", { detail: { url } }));
  } catch (problem) {
    failed(problem);
  }
  from.ariaBusy = null;
  return undefined;
}
document.addEventListener("click", (event) => {
  const button = event.target.closest("button[form=act]:not([aria-pressed])");
  if (!button || !isPlain(event) || !button.closest(HERE)) return;
  event.preventDefault();
  if (button.ariaBusy !== "true") deed(button.getAttribute("formaction"), { return: button.value }, button);
});
document.addEventListener("submit", (event) => {
  const { target: form, submitter } = event;
  if (event.defaultPrevented || form.method !== "post" || form.matches(".composer") || !form.closest(HERE)) return;
  event.preventDefault();
  deed(form.action, new FormData(form, submitter), submitter ?? form);
});

// ---- to write: in a drawer beside the columns, or in a window where there is no room ----

let drawer;
const ROOM = matchMedia("(min-width: 60rem)");
const writes = () => $(".rail .write");

function closing(label = say("close")) {
  const close = element("button", { type: "button", className: "btn icon close", title: label }, icon("x"));
  close.setAttribute("aria-label", label);
  return close;
}

// Puts the drawer away; what is in it is kept as a draft.
function shut(forget = false) {
  if (!drawer) return false;
  const { node, before } = drawer;
  drawer = undefined;
  const had = node.contains(document.activeElement);
  node.dispatchEvent(new CustomEvent("close", { detail: { forget } }));
  node.remove();
  writes()?.setAttribute("aria-expanded", "false");
  if (had) (before?.isConnected ? before : writes())?.focus({ preventScroll: true });
  return true;
}

async function pull(url, found) {
  const before = drawer?.before ?? document.activeElement;
  if (drawer) {
    drawer.node.dispatchEvent(new CustomEvent("close", { detail: {} }));
    drawer.node.remove();
  }
  const title = $("h1", found);
  title?.remove();
  const close = closing();
  close.onclick = () => shut();
  const node = element("section", { className: "drawer" },
    element("header", {}, element("h2", { id: "drawer-h", textContent: title?.textContent ?? "" }), close),
    element("div", { className: "scroll" }, found));
  node.setAttribute("aria-labelledby", "drawer-h");
  node.close = () => shut();
  // Who writes one post may write another; who answers goes on reading.
  node.sent = () => (/^\/publish$/.test(new URL(url, location.href).pathname + new URL(url, location.href).search)
    ? open(url, "write") : shut());
  drawer = { node, before, url };
  $(".rail").after(node);
  writes()?.setAttribute("aria-expanded", "true");
  return node;
}

// A page inside a window: to write, to answer, to quote, what else can be done about a post.
async function open(url, kind) {
  try {
    const { html } = await part(url);
    const found = nodes(html);
    for (const old of $$("dialog.sheet[open]")) old.close();
    const isDrawn = kind === "write" && $(".deck") && ROOM.matches;
    const host = isDrawn ? await pull(url, found) : sheet(found, kind);
    const form = $("form.composer", host);
    if (form) {
      const { enhance } = await compose();
      enhance(form, host);
    } else $("main a, main button, .menu a, .menu button", host)?.focus();
  } catch (problem) {
    failed(problem);
  }
}

function sheet(found, kind) {
  const close = closing();
  const dialog = element("dialog", { className: `sheet ${kind}` }, close, found);
  close.onclick = () => dialog.close();
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
  return dialog;
}

// From scratch, whatever was begun.
async function anew() {
  if (!$(".deck")) { location.href = "/publish"; return; }
  shut(true);
  try { localStorage.removeItem(`draft:${document.body.dataset.me}:new`); } catch { /* Nothing was kept. */ }
  await open("/publish", "write");
}

document.addEventListener("tusklet:anew", anew);
document.addEventListener("tusklet:shut", () => shut());

const WRITES = 'a[href^="/publish?"], a[href="/publish"]';
const KEPT = ':is(.drawer, .sheet) :is(a[href="/drafts"], a[href="/scheduled"])';
// Something was done about what the drawer lists: as it is now.
document.addEventListener("tusklet:done", () => {
  if (drawer && !$("form.composer", drawer.node)) open(drawer.url, "write");
});

document.addEventListener("click", (event) => {
  const link = event.target.closest(`${WRITES}, ${KEPT}, .acts a[href$="/menu"], .profile a[href$="/menu"], .menu a[href$="/menu"]`);
  if (!link || !isPlain(event) || !$(".deck")) return;
  event.preventDefault();
  const isWritten = link.matches(`${WRITES}, ${KEPT}`);
  if (isWritten && link.matches(".rail *") && drawer) { shut(); return; }
  open(link.getAttribute("href"), isWritten ? "write" : "menu-sheet");
});

// ---- pictures ----

document.addEventListener("click", (event) => {
  const link = event.target.closest(".media a:has(img)");
  if (!link || !isPlain(event)) return;
  event.preventDefault();
  import("./viewer.js").then(({ view }) => view(link)).catch(() => { location.href = link.href; });
});
