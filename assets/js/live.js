// One event stream for all columns. Nothing moves under a reader: what is new goes in at the top
// of a column that stands at its top and is left alone, or waits behind a button.
import { $, $$, element, failed, nodes, part, say } from "./core.js";

const KEEP = 60;
const FAR = 200;
const MOST_HELD = 200;
const NEAR = 8;
const SLEPT = 5 * 60_000;

const held = new Map();
const bell = element("div", { className: "vh", role: "status" });
document.body.append(bell);

const box = (column) => $(".scroll", column);
const feed = (column) => $(".feed", column);
const rows = (column) => [...feed(column).children];
const columns = () => $$(".col[id]");

let pressed = false;
addEventListener("pointerdown", () => { pressed = true; }, true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => { pressed = false; }, true);

// Whether somebody is at it: reading further down, holding the pointer, choosing text, inside it.
function isLeft(column) {
  const chosen = getSelection();
  return box(column).scrollTop < NEAR && document.visibilityState === "visible" && !pressed
    && !$("dialog[open]") && !column.contains(document.activeElement)
    && !(chosen && !chosen.isCollapsed && column.contains(chosen.anchorNode));
}

// Puts cards on top without moving what is being read, and lets go of what is far away.
function place(column, cards) {
  const scroller = box(column), list = feed(column);
  const before = scroller.scrollHeight, at = scroller.scrollTop;
  $(".empty", scroller)?.remove();
  if (cards.some((card) => card.matches?.(".post"))) list.setAttribute("role", "feed");
  list.prepend(...cards);
  // A feed may hold nothing but posts.
  if ($(".gap", list)) list.removeAttribute("role");
  if (at >= NEAR) scroller.scrollTop = at + scroller.scrollHeight - before;
  trim(column);
}

// Where places are not those of the posts, what comes before the last cannot be told from it.
const isOrdered = (column) => !["bookmarks", "favourites", "conversations"].includes(column.dataset.kind);

function trim(column) {
  if (!isOrdered(column)) return;
  const all = rows(column), scroller = box(column);
  let keep = KEEP;
  if (scroller.scrollTop >= NEAR) {
    const edge = scroller.getBoundingClientRect().bottom;
    keep = Math.max(KEEP, all.findLastIndex((row) => row.getBoundingClientRect().top < edge) + FAR);
  }
  if (all.length <= keep) return;
  for (const row of all.slice(keep)) row.remove();
  let more = $(".more:not(.gap)", scroller);
  if (!more) {
    more = element("p", { className: "more" }, element("a", { className: "btn", rel: "next", textContent: say("older") }));
    scroller.append(more);
    watch(more);
  }
  const last = rows(column).at(-1);
  const id = /(\d+)$/.exec(last?.id ?? "")?.[1];
  if (id) more.firstElementChild.href = `/deck/${column.id.slice(1)}/posts?max_id=${id}`;
}

function pill(column) {
  const list = held.get(column.id) ?? [];
  let shown = $(".new-pill", column);
  if (!list.length) return shown?.remove();
  if (!shown) {
    shown = element("div", { className: "new-pill" }, element("button", { type: "button", className: "btn main" }));
    shown.firstChild.onclick = () => release(column);
    box(column).prepend(shown);
  }
  shown.firstChild.textContent = say("fresh", { n: list.length > 99 ? "99+" : list.length });
  bell.textContent = say("fresh-in", { name: $("h2", column).textContent.trim(), n: list.length > 99 ? "99+" : list.length });
}

// Shows what waited, and leads to the first of it.
export function release(column) {
  const list = held.get(column.id) ?? [];
  held.delete(column.id);
  pill(column);
  $(`.rail [data-column="${column.id.slice(1)}"] .fresh`)?.remove();
  if (!list.length) return;
  if (list.length >= MOST_HELD) return location.reload();
  box(column).scrollTop = 0;
  place(column, list);
  const first = rows(column)[0];
  first.tabIndex = -1;
  first.focus({ preventScroll: true });
}

// The same post may be boosted by several: it stands there once.
const isThere = (column, card, waiting = []) => {
  const { status } = card.dataset;
  return status && (waiting.some((one) => one.dataset.status === status) || $(`:scope > [data-status="${CSS.escape(status)}"]`, feed(column)));
};
const sameRow = (card) => card.dataset.group ? `[data-group="${CSS.escape(card.dataset.group)}"]` : `#${CSS.escape(card.id)}`;

function arrive(column, cards) {
  if (!cards.length) return;
  const newest = column.dataset.newest ?? "0";
  column.dataset.newest = cards.reduce((most, card) => {
    const id = /(\d+)$/.exec(card.id)?.[1] ?? "0";
    return BigInt(id) > BigInt(most) ? id : most;
  }, newest);
  const list = held.get(column.id) ?? [];
  const known = (card) => $(sameRow(card), feed(column));
  const fresh = cards.filter((card) => !(card.matches(".post") && isThere(column, card, list)));
  if (!fresh.length) return;
  dot(column);
  if (isLeft(column) && !list.length) {
    for (const card of fresh) known(card)?.remove();
    return place(column, fresh);
  }
  const kept = list.filter((one) => !fresh.some((card) => one.matches(sameRow(card))));
  held.set(column.id, [...fresh, ...kept].slice(0, MOST_HELD));
  pill(column);
}

// The rail says in which column something is new that is out of sight.
function dot(column) {
  if (column.dataset.sound !== undefined) beep();
  const link = $(`.rail [data-column="${column.id.slice(1)}"]`);
  const { left, right } = column.getBoundingClientRect();
  if (!link || (right > 0 && left < innerWidth && isLeft(column))) return;
  if (!$(".dot", link)) link.append(element("b", { className: "dot fresh" }, element("span", { className: "vh", textContent: say("new") })));
}
document.addEventListener("click", (event) => event.target.closest(".rail a")?.querySelector(".dot")?.remove());

let sound;
function beep() {
  try {
    sound ??= new AudioContext();
    const tone = sound.createOscillator(), volume = sound.createGain();
    tone.frequency.value = 660;
    volume.gain.setValueAtTime(0.04, sound.currentTime);
    volume.gain.exponentialRampToValueAtTime(0.0001, sound.currentTime + 0.25);
    tone.connect(volume).connect(sound.destination);
    tone.start();
    tone.stop(sound.currentTime + 0.25);
  } catch { /* A browser without sound is quiet. */ }
}

// A card that has changed, unless somebody is in the middle of it; what was open stays open.
function edit(column, card) {
  const old = $(`#${CSS.escape(card.id)}`, column);
  const waiting = (held.get(column.id) ?? []).findIndex((one) => one.id === card.id);
  if (waiting >= 0) held.get(column.id)[waiting] = card;
  if (!old || old.contains(document.activeElement)) return;
  const open = $$("details", old).map((one) => one.open);
  $$("details", card).forEach((one, place) => { one.open = open[place] ?? false; });
  const line = $(":scope > .read-line", old);
  if (line) card.prepend(line);
  old.replaceWith(card);
}

function gone(id) {
  for (const [column, list] of held) {
    held.set(column, list.filter((card) => card.dataset.status !== id));
    pill(document.getElementById(column));
  }
  for (const card of $$(`.deck [data-status="${CSS.escape(id)}"]`)) {
    const column = card.closest(".col"), scroller = card.closest(".scroll");
    if (!column || !scroller) continue;
    const above = card.getBoundingClientRect().bottom < scroller.getBoundingClientRect().top;
    const before = scroller.scrollHeight, at = scroller.scrollTop;
    card.remove();
    if (above) scroller.scrollTop = at - (before - scroller.scrollHeight);
  }
}

// ---- the stream ----

let stream, wait = 1_000, timer, away, lost = false;

function hear(kind, work) {
  stream.addEventListener(kind, (event) => {
    const cut = event.data.indexOf("\n");
    const column = document.getElementById(`c${event.data.slice(0, cut)}`);
    if (column) work(column, [...nodes(event.data.slice(cut + 1)).children]);
  });
}

export function connect() {
  stream?.close();
  clearTimeout(timer);
  const ids = columns().map((column) => column.id.slice(1));
  if (!ids.length) return;
  const deck = /^\/decks\/(\d+)/.exec(location.pathname)?.[1] ?? "";
  stream = new EventSource(`/events?cols=${ids.join(",")}&deck=${deck}`);
  for (const kind of ["post", "notice", "talk"]) hear(kind, arrive);
  hear("edit", (column, cards) => { for (const card of cards) edit(column, card); });
  stream.addEventListener("gone", (event) => gone(event.data));
  stream.onopen = () => {
    wait = 1_000;
    document.body.classList.remove("cut");
    if (lost) for (const column of columns()) catchUp(column);
    lost = false;
  };
  stream.onerror = () => {
    lost = true;
    $(".cols").dataset.cut = say("cut");
    document.body.classList.add("cut");
    if (stream.readyState !== EventSource.CLOSED) return;
    wait = Math.min(wait * 2, 60_000);
    timer = setTimeout(connect, wait);
  };
}

// What came while nobody listened; what does not fit on one page leaves a gap, and a way to fill it.
async function catchUp(column) {
  const since = column.dataset.newest;
  const query = isOrdered(column) && since ? `?since_id=${since}` : "";
  try {
    const { html } = await part(`/deck/${column.id.slice(1)}/posts${query}`);
    const found = nodes(html);
    if (!query) return arrive(column, [...found.children].filter((row) => row.id && !document.getElementById(row.id)));
    const gap = $(".gap", found);
    const cards = [...found.children].filter((row) => row.matches(".post, .notice"));
    if (gap) cards.push(gap);
    const fresh = cards.filter((row) => row.id || row === gap);
    if (fresh.length && !(fresh.length === 1 && fresh[0] === gap)) {
      if (isLeft(column)) { place(column, fresh.filter((row) => !row.id || !(document.getElementById(row.id) || isThere(column, row)))); }
      else arriveLater(column, fresh);
      const newest = cards.map((row) => /(\d+)$/.exec(row.id)?.[1]).find(Boolean);
      if (newest) column.dataset.newest = newest;
    }
  } catch { /* The stream will try again. */ }
  return undefined;
}

function arriveLater(column, rowsOf) {
  const known = new Set(rows(column).map((row) => row.id)), list = held.get(column.id) ?? [];
  held.set(column.id, [...rowsOf.filter((row) => !row.id || !(known.has(row.id) || isThere(column, row, list))), ...list]);
  pill(column);
}

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "hidden") {
    away = setTimeout(() => { stream?.close(); stream = undefined; lost = true; }, SLEPT);
    return;
  }
  clearTimeout(away);
  if (!stream || stream.readyState === EventSource.CLOSED) connect();
});
addEventListener("pagehide", () => stream?.close());
addEventListener("pageshow", (event) => { if (event.persisted) { lost = true; connect(); } });

// ---- older posts, on reaching the end ----

const ends = new IntersectionObserver((seen) => {
  for (const { isIntersecting, target } of seen) if (isIntersecting) load(target);
}, { rootMargin: "600px" });

export function watch(more) { ends.observe(more); }

async function load(more) {
  const link = $("a", more);
  const column = more.closest(".col[id]");
  if (!link || !column || more.dataset.busy) return;
  more.dataset.busy = "1";
  const had = more.contains(document.activeElement);
  try {
    const found = nodes((await part(link.href)).html);
    const next = $(".more", found);
    next?.remove();
    const known = new Set(rows(column).map((row) => row.id));
    const fresh = [...found.children].filter((row) => (row.id ? !known.has(row.id) && !isThere(column, row) : row.matches(".read-line") && !$(".read-line", feed(column))));
    if (more.classList.contains("gap")) {
      if (next) next.classList.add("gap");
      more.before(...fresh);
    } else feed(column).append(...fresh);
    if (next) { more.replaceWith(next); if (!next.classList.contains("gap")) watch(next); }
    else more.remove();
    // Who pressed it reads on where the new ones begin.
    if (had && fresh[0]) { fresh[0].tabIndex = -1; fresh[0].focus({ preventScroll: true }); }
  } catch (problem) {
    delete more.dataset.busy;
    failed(problem);
  }
}

document.addEventListener("click", (event) => {
  const more = event.target.closest(".col .more");
  if (!more || !event.target.closest("a")) return;
  event.preventDefault();
  load(more);
});
// A column that was refreshed by hand needs no new page.
document.addEventListener("click", (event) => {
  const again = event.target.closest(".col .again");
  if (!again) return;
  event.preventDefault();
  const column = again.closest(".col");
  catchUp(column).then(() => release(column));
});
document.addEventListener("tusklet:new", () => {
  const at = document.activeElement?.closest(".col") ?? columns().find((column) => held.get(column.id)?.length);
  if (at) release(at);
});

// What waited behind a window over the deck goes in when that is closed.
document.addEventListener("tusklet:rest", () => {
  for (const column of columns()) {
    const list = held.get(column.id) ?? [];
    if (!list.length || list.length >= MOST_HELD || !isLeft(column)) continue;
    held.delete(column.id);
    pill(column);
    place(column, list);
  }
});

for (const more of $$(".col .more")) watch(more);
connect();
