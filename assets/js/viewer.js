// Pictures in a window: one after the other, with what is said of each. Without scripts their
// links lead to the files.
import { $, $$, element, icon, say } from "./core.js";

const button = (label, sign, onclick) => {
  const made = element("button", { type: "button", className: "btn icon", title: label, onclick }, icon(sign));
  made.setAttribute("aria-label", label);
  return made;
};

export function view(link) {
  const links = $$("a:has(img)", link.closest(".media"));
  const start = links.indexOf(link);
  const slides = links.map((one, place) => {
    const small = $("img", one);
    const large = element("img", { src: one.href, alt: small.alt, loading: Math.abs(place - start) > 1 ? "lazy" : "eager" });
    large.onerror = () => { large.onerror = null; large.src = small.src; };
    const words = small.title;
    return element("figure", {}, large, ...(words ? [element("figcaption", { textContent: words, dir: "auto" })] : []));
  });
  const strip = element("div", { className: "slides", tabIndex: 0 }, ...slides);
  strip.setAttribute("role", "group");
  strip.setAttribute("aria-label", say("pictures"));
  const count = element("p", { role: "status" });
  const file = element("a", { className: "btn icon", title: say("file"), target: "_blank", rel: "noopener" }, icon("ext"));
  file.setAttribute("aria-label", file.title);
  let at = -1;
  const show = (place) => {
    if (place === at || !slides[place]) return;
    at = place;
    count.textContent = slides.length > 1 ? say("slide", { n: at + 1, all: slides.length }) : "";
    file.href = links[at].href;
    back.disabled = at === 0;
    next.disabled = at === slides.length - 1;
  };
  const go = (place) => {
    const wanted = slides[Math.min(slides.length - 1, Math.max(0, place))];
    const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
    strip.scrollTo({ left: wanted.offsetLeft, behavior: calm || at < 0 ? "instant" : "smooth" });
    show(slides.indexOf(wanted));
  };
  const back = button(say("previous"), "left", () => go(at - 1));
  const next = button(say("next"), "right", () => go(at + 1));
  const dialog = element("dialog", { className: "viewer" },
    element("header", {}, count, file, button(say("close"), "x", () => dialog.close())), strip,
    ...(slides.length > 1 ? [element("footer", {}, back, next)] : []));
  dialog.setAttribute("aria-label", say("pictures"));
  let settled;
  strip.addEventListener("scroll", () => {
    clearTimeout(settled);
    settled = setTimeout(() => show(Math.round(Math.abs(strip.scrollLeft) / strip.clientWidth)), 120);
  });
  dialog.addEventListener("keydown", (event) => {
    const rtl = getComputedStyle(strip).direction === "rtl" ? -1 : 1;
    const by = { ArrowLeft: -rtl, ArrowRight: rtl, Home: -99, End: 99 }[event.key];
    if (!by) return;
    event.preventDefault();
    go(at + by);
  });
  // Beside the picture.
  dialog.addEventListener("click", ({ target }) => { if (target.matches(".slides, figure, dialog")) dialog.close(); });
  const before = document.activeElement;
  dialog.addEventListener("close", () => {
    dialog.remove();
    (link.isConnected ? link : before)?.focus?.({ preventScroll: true });
    document.dispatchEvent(new Event("tusklet:rest"));
  });
  document.body.append(dialog);
  dialog.showModal();
  strip.focus();
  go(start);
}
