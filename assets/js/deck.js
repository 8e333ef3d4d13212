// The columns: moved by their header, made wider at their edge, and with what is opened from one
// of them beside it. The forms of each column's settings do the same.
import { $, $$, element, failed, icon, isPlain, nodes, part, post, toast, say } from "./core.js";

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
const rtl = () => getComputedStyle(strip).direction === "rtl";

async function save(before) {
  for (const [place, column] of all().entries()) {
    const link = $(`.rail [data-column="${id(column)}"]`);
    if (!link) continue;
    $(".rail a[href^='/deck/add']").before(link);
    if (place < 9) link.setAttribute("aria-keyshortcuts", place + 1);
  }
  try {
    await post("/deck/order", { deck: deck(), ids: order().join(" ") });
    if (before) toast(say("moved"), () => { restore(before); save(); });
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
    put(column, (moved.clientX > left + width / 2) !== rtl() ? under.nextElementSibling : under);
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
const LEAST = 16, MOST = 45;
const rems = (column) => REMS[column.dataset.w] ?? Number(column.dataset.w);
const saving = new Map();

// Shown at once, kept when it stays so for a moment.
export function widen(column, width) {
  if (!column?.id || !width || column.dataset.w === String(width)) return;
  const kept = saving.get(column)?.was ?? column.dataset.w;
  const show = (one) => { column.dataset.w = one; tell(column); };
  show(width);
  clearTimeout(saving.get(column)?.timer);
  const timer = setTimeout(() => {
    saving.delete(column);
    post(`/deck/${id(column)}/width`, { width: column.dataset.w }).catch((problem) => { show(kept); failed(problem); });
  }, 400);
  saving.set(column, { was: kept, timer });
}
export const nextWidth = (column) => column?.id && widen(column, WIDTHS[(WIDTHS.indexOf(column.dataset.w) + 1) % 3]);

function tell(column) {
  const edge = $(":scope > .edge", column);
  edge?.setAttribute("aria-valuenow", rems(column));
  edge?.setAttribute("aria-valuetext", (column.dataset.w ? say(`width-${column.dataset.w}`) : `${rems(column)}`));
}

function addEdge(column) {
  const edge = element("div", { className: "edge", tabIndex: 0, role: "separator" });
  for (const [name, value] of Object.entries({ orientation: "vertical", valuemin: LEAST, valuemax: MOST, label: say("width-of", { name: title(column) }) })) edge.setAttribute(`aria-${name}`, value);
  column.append(edge);
  tell(column);
  const within = (width) => Math.min(MOST, Math.max(LEAST, Math.round(width)));
  edge.addEventListener("keydown", (event) => {
    const sign = rtl() ? -1 : 1;
    const wanted = { ArrowLeft: rems(column) - sign, ArrowRight: rems(column) + sign, Home: LEAST, End: MOST }[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    widen(column, within(wanted));
  });
  edge.addEventListener("pointerdown", (event) => {
    event.preventDefault();
    edge.setPointerCapture(event.pointerId);
    const rem = parseFloat(getComputedStyle(document.documentElement).fontSize);
    edge.onpointermove = (moved) => {
      const { left, right } = column.getBoundingClientRect();
      widen(column, within(Math.abs(moved.clientX - (rtl() ? right : left)) / rem));
    };
    edge.onpointerup = edge.onpointercancel = () => { edge.onpointermove = edge.onpointerup = edge.onpointercancel = null; };
  });
}
for (const column of all()) addEdge(column);

// ---- beside a column: a thread, a profile, a hashtag; the browser's way back leads back ----

const INSIDE = '.when, .who a, .quoted a[href^="/@"], .body a[href^="/tags/"], .body a.mention[href^="/@"], .why a, .marks a, .nums a, .tabs a, .more a, .more-there a[href^="/"]';
// What was opened, one after the other; the last is shown.
let trail = [], aside, loading;

async function show(url) {
  loading?.abort();
  loading = new AbortController();
  try {
    const { html } = await part(url, loading.signal);
    const found = nodes(html);
    const node = aside?.node ?? element("section", { className: "col aside" });
    const heading = $("h1", found);
    const button = (label, sign, work, hidden) => {
      const made = element("button", { type: "button", className: "btn icon", title: label, onclick: work, hidden }, icon(sign));
      made.setAttribute("aria-label", label);
      return made;
    };
    const name = element("h2", { id: "aside-h", tabIndex: -1, textContent: heading?.textContent ?? "" });
    heading?.remove();
    const page = element("a", { className: "btn icon", href: url, title: say("page") }, icon("ext"));
    page.setAttribute("aria-label", page.title);
    node.setAttribute("aria-labelledby", "aside-h");
    node.dataset.w = "m";
    node.replaceChildren(element("header", {},
      button(say("back"), "left", () => history.back(), trail.length < 2), name, page,
      button(say("close"), "x", close)), element("div", { className: "scroll" }, found));
    if (!node.isConnected || node.previousElementSibling !== aside.origin) aside.origin.after(node);
    aside.node = node;
    node.scrollIntoView({ block: "nearest", inline: "nearest" });
    $(".focused", node)?.scrollIntoView({ block: "nearest" });
    name.focus({ preventScroll: true });
    return true;
  } catch (problem) {
    if (problem.name !== "AbortError") failed(problem);
    return false;
  }
}

async function beside(url, column) {
  const before = { trail, aside };
  const isDeeper = aside && column === aside.node;
  trail = isDeeper ? [...trail, url] : [url];
  aside = isDeeper ? aside : { node: aside?.node, origin: column, from: document.activeElement };
  if (!await show(url)) { ({ trail, aside } = before); return; }
  // One that takes the place of others takes their steps back over, too.
  const state = { trail };
  if (isDeeper || !before.trail.length) history.pushState(state, "");
  else history.replaceState(state, "");
}

function remove() {
  if (!aside) return;
  const { node, origin, from } = aside;
  loading?.abort();
  [aside, trail] = [undefined, []];
  node?.remove();
  if (from?.isConnected) from.focus({ preventScroll: true });
  origin.scrollIntoView({ block: "nearest", inline: "nearest" });
}

addEventListener("popstate", ({ state }) => {
  const wanted = state?.trail ?? [];
  if (!wanted.length || !aside) return remove();
  trail = wanted;
  return show(trail.at(-1));
});
if (history.state?.trail) history.replaceState(null, "");

export function close() {
  if (!aside) return false;
  const steps = trail.length;
  remove();
  // Steps that lead nowhere now.
  if (history.state?.trail) history.go(-Math.min(steps, history.state.trail.length));
  return true;
}

// Something was done about what is shown: as it is now.
document.addEventListener("tusklet:done", () => { if (aside) show(trail.at(-1)); });

strip.addEventListener("click", (event) => {
  const link = event.target.closest("a[href]");
  const column = link?.closest(".col");
  if (!column || link.matches('[href^="/publish"], [href$="/menu"]') || !isPlain(event) || link.origin !== location.origin || !link.matches(INSIDE)) return;
  if (column.id && link.closest(".more, .col > header")) return;
  event.preventDefault();
  beside(link.getAttribute("href"), column);
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
