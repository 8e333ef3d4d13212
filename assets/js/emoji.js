// Emoji to choose from, below the text that they are written into.
import { $, $$, element, nodes, part, say } from "./core.js";

const WIDE = 8;

function write(text, sign) {
  const { selectionStart: from, selectionEnd: to, value } = text;
  const isCode = sign.startsWith(":");
  const space = isCode && from && !/\s$/.test(value.slice(0, from)) ? " " : "";
  text.setRangeText(`${space}${sign}${isCode ? " " : ""}`, from, to, "end");
  text.dispatchEvent(new Event("input", { bubbles: true }));
}

export async function toggle(opener, text) {
  const { form } = text;
  const close = () => {
    $(".picker", form)?.remove();
    opener.setAttribute("aria-expanded", "false");
    text.focus();
  };
  if ($(".picker", form)) { close(); return; }
  const found = nodes((await part(opener.getAttribute("href"))).html);
  $("h1", found)?.remove();
  for (const item of $$("li[data-value]", found)) {
    const button = element("button", { type: "button", title: item.textContent.trim() }, ...item.childNodes);
    button.onclick = () => write(text, item.dataset.value);
    item.replaceChildren(button);
  }
  const search = element("input", { type: "search", placeholder: say("find-emoji") });
  search.setAttribute("aria-label", search.placeholder);
  const picker = element("div", { className: "picker" }, search, found);
  const shown = () => $$("li:not([hidden]) button", picker);
  search.oninput = () => {
    const wanted = search.value.trim().toLowerCase();
    for (const item of $$("li", picker)) item.hidden = !item.textContent.toLowerCase().includes(wanted);
    for (const group of $$("section", picker)) group.hidden = !$("li:not([hidden])", group);
  };
  picker.onkeydown = (event) => {
    const { key, target } = event;
    const on = getComputedStyle(picker).direction === "rtl" ? -1 : 1;
    const by = { ArrowRight: on, ArrowLeft: -on, ArrowDown: WIDE, ArrowUp: -WIDE }[key];
    if (key === "Escape") { event.stopPropagation(); close(); }
    else if (key === "Enter" && target === search) shown()[0]?.click();
    else if (by && (target !== search || by === WIDE)) {
      const all = shown(), place = all.indexOf(document.activeElement);
      if (place + by < 0) search.focus();
      else all[place < 0 ? 0 : Math.min(all.length - 1, place + by)]?.focus();
    } else return;
    event.preventDefault();
  };
  opener.closest(".tools").after(picker);
  opener.setAttribute("aria-expanded", "true");
  search.focus();
}
