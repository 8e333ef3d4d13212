// Keys, as in Mastodon's own pages, and ours. They can be switched off, or bound to Alt.
import { $, $$, element, icon, isTyping, say, toast } from "./core.js";

const GO = {
  h: "/home", n: "/notifications", l: "/public/local", t: "/public", d: "/conversations",
  f: "/favourites", u: document.body.dataset.me, p: document.body.dataset.me, s: "/deck", k: "/bookmarks", i: "/lists", c: "/catch-up",
  r: "/follow_requests", e: "/explore", b: "/blocks", m: "/mutes",
};
const columns = () => $$(".col").filter((column) => $(".post, .notice", column));
const at = () => document.activeElement?.closest?.(".post, .notice");
const column = () => document.activeElement?.closest?.(".col") ?? columns()[0];
const list = (root = document) => $$(".post, .notice", root).filter((row) => !row.parentElement.closest(".notice"));

function go(row) {
  if (!row) return;
  row.tabIndex = -1;
  row.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest", inline: "nearest" });
}
function step(by) {
  const row = at()?.closest(".notice") ?? at();
  const rows = list($(".deck") ? column() : document);
  go(row ? rows[rows.indexOf(row) + by] : rows[0]);
}
function press(selector) { (at() && $(selector, at()))?.click(); }
// To where one was the last time: further down it is looked for as far as the column is loaded.
function toLine() {
  const line = $(".read-line", column() ?? document);
  if (!line) return toast(say("read"));
  go(line.closest(".post") ?? line.nextElementSibling);
  return line.scrollIntoView({ block: "center" });
}
function other(by) {
  const all = columns(), place = all.indexOf(column());
  go(list(all[Math.min(all.length - 1, Math.max(0, place + by))])[0]);
}
// As if a link to it had been pressed.
function visit(href) {
  const link = element("a", { href, hidden: true });
  document.body.append(link);
  link.click();
  link.remove();
}
const deck = (work) => $(".deck") && import("./deck.js").then(work);

const KEYS = {
  j: () => step(1), k: () => step(-1),
  0: () => { const scroller = column()?.querySelector(".scroll"); (scroller ?? window).scrollTo(0, 0); go(list(column() ?? document)[0]); },
  l: () => $(".more a", column() ?? document)?.focus(),
  r: () => press('.acts a[href*="in_reply_to"]'), q: () => press('.acts a[href*="quote="]'),
  b: () => press(".acts .b"), f: () => press(".acts .f"), d: () => press(".acts .k"), a: () => press('.acts a[href$="/menu"]'),
  o: () => press(".when"), Enter: () => press(".when"), p: () => press(".who a"), e: () => press(".media a"),
  m: () => { const who = at() && $(".who span", at()); if (who) visit(`/publish?mention=${encodeURIComponent(who.textContent.slice(1))}`); },
  u: toLine,
  x: () => { const folded = at() && $("details.cw", at()); if (folded) folded.open = !folded.open; },
  h: () => { const folded = at() && $(".media details, details.media, details.cw:has(.media)", at()); if (folded) folded.open = !folded.open; },
  n: () => { const text = $("dialog[open] textarea, form.composer textarea"); if (text) text.focus(); else $('a[href="/publish"]')?.click(); },
  s: () => $('a[href="/search"]')?.click(), "/": () => $('a[href="/search"]')?.click(),
  ".": () => document.dispatchEvent(new Event("tusklet:new")),
  "[": () => other(-1), "]": () => other(1),
  "{": () => deck(({ shift }) => shift(column(), -1)), "}": () => deck(({ shift }) => shift(column(), 1)),
  w: () => deck(({ nextWidth }) => nextWidth(column())),
  Backspace: () => history.back(),
  "?": sheet,
};

// Keys, and what they do: words begin with keys-.
const SHEET = [
  ["j k", "posts"], ["1 – 9", "column"], ["[ ]", "columns"], ["0", "top"], ["l", "older"], [".", "new"],
  ["u", "line"], ["o  Enter", "open"], ["Backspace", "back"], ["r", "reply"], ["b", "boost"], ["f", "favourite"],
  ["d", "bookmark"], ["q", "quote"], ["m", "mention"], ["p", "profile"], ["a", "more"], ["e", "picture"],
  ["x", "unfold"], ["h", "unfold-pictures"], ["n", "write"], ["Alt n", "anew"], ["Alt x", "warning"],
  ["Ctrl Enter", "send"], ["s  /", "search"], ["{ }", "move"], ["w", "width"], ["g h", "home"],
  ["g n", "notifications"], ["g l", "local"], ["g t", "everyone"], ["g e", "explore"], ["g d", "conversations"],
  ["g f", "favourites"], ["g k", "bookmarks"], ["g i", "lists"], ["g c", "catch-up"], ["g u", "own"], ["g p", "pinned"], ["g s", "deck"],
  ["g r", "requests"], ["g b", "blocks"], ["g m", "mutes"], ["Esc", "leave"], ["?", "help"],
];

function sheet() {
  if ($("#keys")) return;
  const rows = SHEET.map(([keys, what]) => element("div", {},
    element("dt", {}, ...keys.split(" ").filter(Boolean).map((key) => (key === "–" ? " – " : element("kbd", { textContent: key })))),
    element("dd", { textContent: say(`keys-${what}`) })));
  const close = element("button", { type: "button", className: "btn icon close" }, icon("x"));
  close.setAttribute("aria-label", say("close"));
  const dialog = element("dialog", { id: "keys", className: "sheet keys" }, close,
    element("h1", { textContent: say("keys"), id: "keys-h" }), element("dl", {}, ...rows),
    element("p", {}, element("a", { href: "/settings/appearance", textContent: say("keys-settings") })));
  dialog.setAttribute("aria-labelledby", "keys-h");
  close.onclick = () => dialog.close();
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

let after = 0;
document.addEventListener("keydown", (event) => {
  const { key, target } = event;
  if (key === "Enter" && (event.ctrlKey || event.metaKey) && target.form?.matches(".composer")) {
    event.preventDefault();
    return target.form.requestSubmit($("button.main", target.form));
  }
  if (key === "Escape") {
    if ($("dialog[open], :popover-open")) return;
    if (isTyping(target)) return target.blur();
    return deck(({ close }) => close() || document.dispatchEvent(new Event("tusklet:shut")));
  }
  // While writing these two are keys of the composer's, whatever single keys do.
  if (event.altKey && !event.ctrlKey && document.body.dataset.keys && event.code === "KeyX") {
    const warning = $("[name=content_warning]", target.form ?? $("form.composer") ?? document);
    if (!warning) return undefined;
    event.preventDefault();
    warning.closest("details").open = true;
    return warning.focus();
  }
  if (event.altKey && event.code === "KeyN" && document.body.dataset.keys === "on") {
    event.preventDefault();
    return document.dispatchEvent(new Event("tusklet:anew"));
  }
  const want = document.body.dataset.keys;
  if (want === "off" || !want || event.ctrlKey || event.metaKey || event.isComposing) return;
  if (isTyping(target) || $("dialog[open]")) return;
  if (event.altKey !== (want === "alt")) return;
  // With Alt some systems write another sign: the key itself is meant.
  const meant = want === "alt" && /^(Key|Digit)/.test(event.code) ? event.code.at(-1).toLowerCase() : key;
  const take = (work) => { event.preventDefault(); work(); };
  if (after && Date.now() - after < 1_500) {
    after = 0;
    // The second key is swallowed, whatever it is.
    return take(() => { if (GO[meant]) location.href = GO[meant]; });
  }
  if (meant === "g") { after = Date.now(); return undefined; }
  if (/^[1-9]$/.test(meant)) {
    const wanted = $$(".col[id]")[meant - 1];
    if (wanted) take(() => { wanted.scrollIntoView({ block: "nearest", inline: "nearest" }); go(list(wanted)[0]); });
    return undefined;
  }
  if (key === "Enter" && target.closest("a, button, summary")) return undefined;
  // In the deck only from what was opened in it.
  if (key === "Backspace" && $(".deck") && !history.state?.trail) return undefined;
  if (KEYS[meant]) take(KEYS[meant]);
  return undefined;
});
