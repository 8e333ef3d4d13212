// The composer: counts as the server does, completes names, keeps what is typed, brings files up
// at once. The form does the rest, and all of it without this file.
import { $, $$, element, failed, nodes, part, post, toast, say } from "./core.js";

const SAVE_AFTER = 4_000;
const SUGGEST_AFTER = 120;

// ---- the length, as the server counts it: links 23, handles without their server ----

const segments = Intl.Segmenter ? new Intl.Segmenter() : undefined;
const characters = (text) => (segments ? [...segments.segment(text)].length : [...text].length);
export const measure = (text, warning = "") => characters(text
  .replace(/https?:\/\/[^\s<>"]+/gu, "x".repeat(23))
  .replace(/(^|[^\w/])(@\w[\w.-]*)@[\w.-]*\w/gu, "$1$2")) + characters(warning);

export function enhance(form, dialog) {
  if (form.dataset.live) return;
  form.dataset.live = "1";
  const text = $("textarea[name=text]", form);
  const warning = $("[name=content_warning]", form);
  const longest = Number(form.dataset.longest);
  const send = $(".send", form);
  const left = element("output", { className: "left" });
  left.setAttribute("for", text.id);
  const bell = element("div", { className: "vh", role: "status" });
  $(".btn", send).before(left);
  send.append(bell);

  let said;
  function count() {
    const rest = longest - measure(text.value, warning?.value);
    left.textContent = rest;
    left.classList.toggle("over", rest < 0);
    const step = rest < 0 ? "over" : rest < 20 ? "near" : "";
    if (step && step !== said) bell.textContent = rest < 0 ? say("over", { n: -rest }) : say("left", { n: rest });
    said = step;
  }
  text.addEventListener("input", count);
  warning?.addEventListener("input", count);
  count();

  // ---- drafts: in the browser at once, on the server a little later ----

  const isNew = !$("[name=edit]", form);
  const subject = $("[name=in_reply_to]", form)?.value ?? $("[name=quote]", form)?.value ?? "new";
  const key = `draft:${document.body.dataset.me}:${subject}`;
  const store = (words) => {
    try {
      if (words) localStorage.setItem(key, JSON.stringify({ words, draft: $("[name=draft]", form)?.value }));
      else localStorage.removeItem(key);
    } catch { /* Private windows keep nothing. */ }
  };
  function number(id) {
    let field = $("[name=draft]", form);
    if (!field) form.prepend(field = element("input", { type: "hidden", name: "draft" }));
    field.value = id;
  }
  const begun = text.value;
  let timer, kept = begun, saving = false, done = false, closed = false;
  if (isNew && !$("[name=draft]", form)) {
    try {
      const { words: found, draft } = JSON.parse(localStorage.getItem(key) ?? "{}");
      if (found && found !== begun && (!begun || found.startsWith(begun))) {
        text.value = found;
        if (draft) number(draft);
        count();
      }
    } catch { /* As above. */ }
  }
  async function keep() {
    if (!isNew || done || saving || text.value === kept || !text.value.trim()) return;
    saving = true;
    const now = text.value;
    try {
      const fields = new FormData(form);
      for (const [name, value] of [...fields]) if (value instanceof File) fields.delete(name);
      fields.set("do", "keep");
      const { url, code } = await post(form.action, fields);
      const id = /draft=(\d+)/.exec(url ?? "")?.[1];
      if (code === 204 && id && !done) {
        kept = now;
        number(id);
        store(now);
        hint.textContent = say("kept");
      }
    } catch (problem) {
      // Thrown away elsewhere: what is here is another. All else is tried again.
      if (!(problem instanceof TypeError)) $("[name=draft]", form)?.remove();
    }
    saving = false;
    if (text.value !== kept && !done && !closed) timer = setTimeout(keep, SAVE_AFTER);
  }
  const hint = element("small", { className: "kept" });
  send.append(hint);
  text.addEventListener("input", () => {
    hint.textContent = "";
    if (isNew) store(text.value);
    clearTimeout(timer);
    timer = setTimeout(keep, SAVE_AFTER);
  });

  // ---- sending ----

  let nudged = false;
  form.addEventListener("submit", async (event) => {
    const button = event.submitter;
    if (button?.value === "keep") { store(""); done = true; return; }
    const bare = $$(".file-row", form).filter((row) => {
      const file = $("input[type=file]", row);
      const is = file ? file.files.length : $("[name=media_ids]", row)?.checked;
      return is && !$("input[type=text], textarea", row)?.value.trim();
    });
    if (bare.length && !nudged) {
      event.preventDefault();
      nudged = true;
      const note = element("div", { className: "note nudge", role: "alert" },
        element("p", { textContent: say("nudge") }),
        element("div", { className: "row" },
          element("button", { type: "button", className: "btn main", textContent: say("describe"), onclick: () => { note.remove(); nudged = false; const field = $("input[type=text], textarea", bare[0]); field.closest("details")?.setAttribute("open", ""); field.focus(); } }),
          element("button", { type: "button", className: "btn", textContent: say("anyway"), onclick: () => { note.remove(); form.requestSubmit($("button.main[type=submit]", form)); } })));
      send.before(note);
      return;
    }
    event.preventDefault();
    clearTimeout(timer);
    const buttons = $$("button[type=submit]", form);
    for (const one of buttons) one.disabled = true;
    try {
      const fields = new FormData(form);
      if (button?.name) fields.set(button.name, button.value);
      const { html, code, toast: told, url } = await post(form.action, fields);
      if (code === 204) {
        done = true;
        store("");
        if (dialog) { (dialog.sent ?? dialog.close).call(dialog); toast(told); return; }
        // The page that would have come; where it is this one, it must come all the same.
        const next = new URL(url, location.href);
        const same = next.pathname + next.search === location.pathname + location.search;
        location.href = next.href;
        if (same) location.reload();
        return;
      }
      const again = $("form.composer", nodes(html));
      if (again) { form.replaceWith(again); enhance(again, dialog); ($("[aria-invalid]", again) ?? $("[role=alert]", again))?.focus?.(); }
    } catch (problem) {
      failed(problem);
      for (const one of buttons) one.disabled = false;
    }
  });
  dialog?.addEventListener("close", ({ detail }) => {
    clearTimeout(timer);
    closed = true;
    keep();
    if (detail?.forget) done = true;
  });

  // ---- files: brought up as they are chosen, dropped or pasted ----

  const area = $("[data-files]", form);
  const room = () => Number(area.dataset.files) - $$("[name=media_ids]", area).length;
  const free = () => $$(".file-row:has(input[type=file])", area).find((row) => !row.hidden);
  function bring(file, at = free()) {
    if (room() <= 0 || !at) return;
    area.closest("details")?.setAttribute("open", "");
    at.hidden = true;
    const bar = element("progress", { max: 1, value: 0 });
    bar.setAttribute("aria-label", file.name);
    const row = element("p", { className: "row" }, element("span", { textContent: file.name }), bar);
    at.before(row);
    const fields = new FormData();
    fields.set("csrf", $("[name=csrf]", form).value);
    fields.set("file", file);
    const request = new XMLHttpRequest();
    request.open("POST", "/publish/upload");
    request.setRequestHeader("x-part", "1");
    request.upload.onprogress = ({ loaded, total }) => { bar.value = loaded / total; };
    request.onloadend = () => {
      row.remove();
      const found = nodes(request.responseText);
      at.hidden = false;
      if (request.status !== 200) return failed(new Error($(".problem p:not(.code)", found)?.textContent || say("offline")));
      const field = $("input[type=text]", found);
      field.value = $("input[type=text]", at).value;
      const list = $("select[name^=focus_]", found);
      at.replaceWith(found);
      if (list) aim(list);
      field.focus();
      return undefined;
    };
    request.send(fields);
  }
  if (area) {
    area.addEventListener("change", (event) => {
      const input = event.target;
      if (input.type !== "file" || !input.files.length) return;
      const [file] = input.files;
      input.value = "";
      bring(file, input.closest(".file-row"));
    });
    text.addEventListener("paste", (event) => {
      if (!event.clipboardData.files.length) return;
      event.preventDefault();
      for (const file of event.clipboardData.files) bring(file);
    });
    form.addEventListener("dragover", (event) => { if (event.dataTransfer.types.includes("Files")) event.preventDefault(); });
    form.addEventListener("drop", (event) => {
      if (!event.dataTransfer.files.length) return;
      event.preventDefault();
      for (const file of event.dataTransfer.files) bring(file);
    });
  }

  // The point that stays in sight: a click on the picture chooses it, a list of places does, too.
  area?.addEventListener("click", (event) => {
    const img = event.target.closest(".file-row .thumb");
    const list = img && $("select[name^=focus_]", img.closest(".file-row"));
    if (!list) return;
    const { left, top, width, height } = img.getBoundingClientRect();
    const x = ((event.clientX - left) / width) * 2 - 1, y = 1 - ((event.clientY - top) / height) * 2;
    const own = $("option[data-own]", list) ?? list.appendChild(element("option", { textContent: say("point") }));
    own.dataset.own = "";
    own.value = `${x.toFixed(2)},${y.toFixed(2)}`;
    list.value = own.value;
    aim(list);
  });
  area?.addEventListener("change", ({ target }) => { if (target.matches("select[name^=focus_]")) aim(target); });
  function aim(list) {
    const pic = $(".pic", list.closest(".file-row"));
    const dot = $(".dot", pic) ?? pic.appendChild(element("span", { className: "dot" }));
    const [x, y] = list.value.split(",").map(Number);
    dot.style.left = `${(x + 1) * 50}%`;
    dot.style.top = `${(1 - y) * 50}%`;
  }
  for (const list of $$("select[name^=focus_]", form)) aim(list);

  // ---- emoji ----

  const opener = $(".emojis", form);
  opener?.setAttribute("aria-expanded", "false");
  opener?.addEventListener("click", (event) => {
    event.preventDefault();
    import("./emoji.js").then(({ toggle }) => toggle(opener, text)).catch(failed);
  });

  // ---- names: @somebody, #hashtag, :emoji: ----

  let box, asked = 0, waiting, chosen = -1;
  const typed = () => /(?:^|[\s(])([@#:][\p{L}\p{N}_.@-]{1,60})$/u.exec(text.value.slice(0, text.selectionStart))?.[1];
  const options = () => (box ? $$("[role=option]", box) : []);
  function hide() {
    box?.remove();
    box = undefined;
    chosen = -1;
    text.removeAttribute("aria-controls");
    text.removeAttribute("aria-activedescendant");
  }
  function choose(by) {
    const all = options();
    if (!all.length) return;
    chosen = (chosen + by + all.length) % all.length;
    all.forEach((one, place) => one.setAttribute("aria-selected", String(place === chosen)));
    text.setAttribute("aria-activedescendant", all[chosen].id);
    all[chosen].scrollIntoView({ block: "nearest" });
  }
  function take(option) {
    const word = typed();
    if (word) text.setRangeText(`${option.dataset.value} `, text.selectionStart - word.length, text.selectionStart, "end");
    hide();
    text.focus();
    text.dispatchEvent(new Event("input", { bubbles: true }));
  }
  text.addEventListener("input", () => {
    clearTimeout(waiting);
    const word = typed();
    if (!word || word.length < 2) return hide();
    waiting = setTimeout(async () => {
      const number = ++asked;
      try {
        const { html } = await part(`/publish/suggest?q=${encodeURIComponent(word)}`);
        if (number !== asked || typed() !== word) return;
        const found = nodes(html);
        if (!found.firstElementChild) return hide();
        box ??= text.insertAdjacentElement("afterend", element("ul", { className: "suggest menu card", id: "suggest", role: "listbox" }));
        box.setAttribute("aria-label", say("suggestions"));
        box.replaceChildren(found);
        text.setAttribute("aria-controls", "suggest");
        chosen = -1;
        choose(1);
        box.onpointerdown = (event) => {
          const option = event.target.closest("[role=option]");
          if (option) { event.preventDefault(); take(option); }
        };
      } catch { hide(); }
    }, SUGGEST_AFTER);
    return undefined;
  });
  text.addEventListener("keydown", (event) => {
    if (!box || event.ctrlKey || event.metaKey) return;
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) { event.preventDefault(); choose(by); }
    if ((event.key === "Enter" || event.key === "Tab") && chosen >= 0) { event.preventDefault(); take(options()[chosen]); }
    if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); hide(); }
  });
  text.addEventListener("blur", () => setTimeout(hide, 150));

  if (dialog) { text.focus(); text.setSelectionRange(text.value.length, text.value.length); }
}
