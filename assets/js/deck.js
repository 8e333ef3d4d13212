// The columns: moved by their header, made wider at their edge, and with what is opened from one
// of them beside it. The forms of each column's settings do the same.
import { $, $$, element, failed, isPlain, nodes, part, post, toast, words } from "./core.js";

const strip = $(".cols");
const all = () => $$(".col[id]", strip);
const id = (column) => column.id.slice(1);
const title = (column) => $("h2", column).textContent.trim();
const deck = () => /deck=(\d+)/.exec($('.rail a[href^="/deck/add"]').href)?.[1];

// ---- order ----

const put = (column, before) => {
  if (strip.moveBefore && column.isConnected) strip.moveBefore(column, before);
  else strip.insertBefore(column, before);
};
const order = () => all().map(id);

async function save(before) {
  for (const [place, column] of all().entries()) {
    const link = $(`.rail [data-column="${id(column)}"]`);
    if (!link) continue;
    $(".rail a[href^='/deck/add']").before(link);
    if (place < 9) link.setAttribute("aria-keyshortcuts", place + 1);
  }
  try {
    await post("/deck/order", { deck: deck(), ids: order().join(" ") });
    if (before) toast(words.moved, () => { restore(before); save(); });
  } catch (problem) {
    if (before) restore(before);
    failed(problem);
  }
}
const restore = (ids) => { for (const one of ids) put(document.getElementById(`c${one}`), null); };

export function shift(column, by) {
  if (!column?.id) return;
  const list = all(), before = order();
  const other = list[list.indexOf(column) + by];
  if (!other) return;
  put(column, by < 0 ? other : other.nextElementSibling);
  column.scrollIntoView({ block: "nearest", inline: "nearest" });
  save(before);
}

strip.addEventListener("pointerdown", (event) => {
  const header = event.target.closest(".col[id] > header");
  if (!header || event.button || event.pointerType === "touch" || event.target.closest("a, button")) return;
  const column = header.parentElement, before = order(), from = event.clientX;
  let moving = false;
  const move = (moved) => {
    if (!moving && Math.abs(moved.clientX - from) < 8) return;
    if (!moving) { moving = true; column.classList.add("moving"); header.setPointerCapture(event.pointerId); }
    const under = document.elementsFromPoint(moved.clientX, moved.clientY)
      .map((one) => one.closest?.(".col[id]")).find((one) => one && one !== column);
    if (!under) return;
    const { left, width } = under.getBoundingClientRect();
    put(column, moved.clientX > left + width / 2 ? under.nextElementSibling : under);
  };
  const end = () => {
    removeEventListener("pointermove", move);
    for (const kind of ["pointerup", "pointercancel"]) removeEventListener(kind, end);
    column.classList.remove("moving");
    if (moving && order().join() !== before.join()) save(before);
  };
  addEventListener("pointermove", move);
  for (const kind of ["pointerup", "pointercancel"]) addEventListener(kind, end);
});

// ---- width ----

const WIDTHS = ["s", "m", "l"];
const REMS = { s: 18, m: 22, l: 28 };

export function widen(column, width) {
  if (!column?.id || !width || column.dataset.w === width) return;
  const was = column.dataset.w;
  const show = (one) => { column.dataset.w = one; tell(column); };
  show(width);
  post(`/deck/${id(column)}/width`, { width }).catch((problem) => { show(was); failed(problem); });
}
export const nextWidth = (column) => column?.id && widen(column, WIDTHS[(WIDTHS.indexOf(column.dataset.w) + 1) % 3]);

function tell(column) {
  const edge = $(":scope > .edge", column), place = WIDTHS.indexOf(column.dataset.w);
  edge?.setAttribute("aria-valuenow", place);
  edge?.setAttribute("aria-valuetext", words.width[column.dataset.w]);
}

function addEdge(column) {
  const edge = element("div", { className: "edge", tabIndex: 0, role: "separator" });
  for (const [name, value] of Object.entries({ orientation: "vertical", valuemin: 0, valuemax: 2, label: `Width of ${title(column)}` })) edge.setAttribute(`aria-${name}`, value);
  column.append(edge);
  tell(column);
  edge.addEventListener("keydown", (event) => {
    const rtl = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
    const by = { ArrowLeft: -rtl, ArrowRight: rtl, Home: -2, End: 2 }[event.key];
    if (!by) return;
    event.preventDefault();
    widen(column, WIDTHS[Math.min(2, Math.max(0, WIDTHS.indexOf(column.dataset.w) + by))]);
  });
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    let width = column.dataset.w;
    const was = width;
    edge.onpointermove = (moved) => {
      const { left, right } = column.getBoundingClientRect();
      const wide = Math.abs(moved.clientX - (getComputedStyle(strip).direction === "rtl" ? right : left)) / rem;
      width = WIDTHS.reduce((best, one) => (Math.abs(REMS[one] - wide) < Math.abs(REMS[best] - wide) ? one : best));
      column.dataset.w = width;
    };
    edge.onpointerup = edge.onpointercancel = () => {
      edge.onpointermove = edge.onpointerup = edge.onpointercancel = null;
      column.dataset.w = was;
      widen(column, width);
    };
  });
}
for (const column of all()) addEdge(column);

// ---- beside a column: a thread, a profile, a hashtag ----

const INSIDE = '.when, .who a, .quoted a[href^="/@"], .body a[href^="/tags/"], .body a.mention[href^="/@"], .why a, .marks a, .tabs a, .more a';
let aside, trail = [];

async function beside(url, column, isBack) {
  const old = aside;
  aside?.controller?.abort();
  const controller = new AbortController();
  try {
    const { html } = await part(url, controller.signal);
    const found = nodes(html);
    const shown = column.classList.contains("aside") ? column : aside?.node ?? element("section", { className: "col aside" });
    const origin = aside && shown === column ? aside.origin : column;
    if (!isBack && shown === column && aside) trail.push(aside.url);
    if (shown !== column) trail = [];
    const heading = $("h1", found);
    const button = (label, sign, work, hidden) => {
      const made = element("button", { type: "button", className: "btn icon", textContent: sign, onclick: work, hidden });
      made.setAttribute("aria-label", label);
      made.title = label;
      return made;
    };
    const name = element("h2", { id: "aside-h", tabIndex: -1, textContent: heading?.textContent ?? "" });
    heading?.remove();
    const keep = element("a", { className: "btn icon", href: url, textContent: "↗", title: "Open as a page" });
    keep.setAttribute("aria-label", "Open as a page");
    const header = element("header", {},
      button(words.back, "←", () => beside(trail.pop(), shown, true), !trail.length), name, keep,
      button(words.close, "✕", close));
    shown.setAttribute("aria-labelledby", "aside-h");
    shown.dataset.w = "m";
    shown.replaceChildren(header, element("div", { className: "scroll" }, found));
    if (shown !== column || !shown.isConnected) origin.after(shown);
    aside = { node: shown, origin, url, from: old?.from ?? document.activeElement };
    shown.scrollIntoView({ block: "nearest", inline: "nearest" });
    ($(".focused", shown) ?? shown).scrollIntoView?.({ block: "nearest", inline: "nearest" });
    name.focus({ preventScroll: true });
  } catch (problem) {
    if (problem.name !== "AbortError") failed(problem);
  }
}

export function close() {
  if (!aside) return false;
  const { node, origin, from } = aside;
  aside = undefined;
  node.remove();
  if (from?.isConnected) from.focus({ preventScroll: true });
  origin.scrollIntoView({ block: "nearest", inline: "nearest" });
  return true;
}

strip.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const column = link?.closest(".col");
  if (!column || !isPlain(event) || link.origin !== location.origin || !link.matches(INSIDE)) return;
  if (column.id && link.closest(".more, .col > header")) return;
  event.preventDefault();
  beside(link.href, column, false);
});

// ---- how far one has read, for home and notifications ----

const MARKED = { home: "home", notifications: "notifications" };
const seen = {};
let sending;
const eyes = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    if (!isIntersecting || document.visibilityState !== "visible") continue;
    const kind = MARKED[target.closest(".col")?.dataset.kind];
    const number = /(\d+)$/.exec(target.id)?.[1];
    if (!kind || !number || BigInt(number) <= BigInt(seen[kind] ?? 0)) continue;
    seen[kind] = number;
    clearTimeout(sending);
    sending = setTimeout(() => post("/deck/seen", seen).then(() => {
      if (seen.notifications) $(".rail .dot:not(.fresh)")?.remove();
    }).catch(() => {}), 3_000);
  }
}, { threshold: 0.6 });
function observe(column) {
  if (!MARKED[column.dataset.kind]) return;
  const list = $(".feed", column);
  for (const row of list.children) eyes.observe(row);
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes) for (const row of addedNodes) if (row.nodeType === 1) eyes.observe(row);
  }).observe(list, { childList: true });
}
for (const column of all()) observe(column);

// ---- which column a phone shows ----

const onScreen = new IntersectionObserver((entries) => {
  for (const { isIntersecting, target } of entries) {
    const link = $(`.rail [data-column="${id(target)}"]`);
    if (isIntersecting) { link?.setAttribute("aria-current", "true"); $(".dot", link ?? undefined) && link.querySelector(".fresh")?.remove(); }
    else link?.removeAttribute("aria-current");
  }
}, { root: strip, threshold: 0.6 });
for (const column of all()) onScreen.observe(column);
