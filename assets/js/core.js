// What all modules share. Everything that they do has a link or a form underneath, which does the
// same without them; the server makes all HTML.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// Words in the language of the page, which brings them along: say("fresh", { n: 3 }). Where numbers
// choose between forms, the line has one for each of their kinds.
const language = document.documentElement.lang || "en";
const lines = JSON.parse($("#said")?.textContent ?? "{}");
const kinds = new Intl.PluralRules(language);
export const say = (key, values = {}) => {
  const line = lines[key] ?? key;
  return (line.other ? line[kinds.select(values.n)] ?? line.other : line).replace(/\{(\w+)\}/g, (place, name) => values[name] ?? place);
};

const csrf = () => document.body.dataset.csrf ?? $("[name=csrf]")?.value ?? "";

// Asks for the inside of a page. What goes wrong is told in the server's own words.
async function ask(url, options = {}) {
  const answer = await fetch(url, { ...options, headers: { "x-part": "1", ...options.headers } });
  const html = await answer.text();
  if (!answer.ok && answer.status !== 422) {
    const problem = new DOMParser().parseFromString(html, "text/html").querySelector(".problem p:not(.code)");
    throw new Error(problem?.textContent.trim() || say("offline"));
  }
  return { html, code: answer.status, toast: decodeURIComponent(answer.headers.get("x-toast") ?? ""), url: answer.headers.get("x-url") };
}

export const part = (url, signal) => ask(url, { signal });

export function post(url, fields = {}) {
  const body = fields instanceof FormData ? fields : new URLSearchParams(fields);
  if (!body.has("csrf")) body.set("csrf", csrf());
  return ask(url, { method: "POST", body });
}

// HTML of ours as nodes.
export function nodes(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  times(template.content);
  return template.content;
}

// A drawing of the sprite, as the page has others.
export function icon(name) {
  const drawing = $("svg.i use")?.closest("svg").cloneNode(true);
  if (!drawing) return "";
  const use = $("use", drawing);
  use.setAttribute("href", use.getAttribute("href").replace(/#.*/, `#${name}`));
  return drawing;
}

export function element(name, properties = {}, ...children) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...children);
  return made;
}

// Says something for a while. It stays as long as somebody is at it.
let clock;
export function toast(text, undo) {
  $("#toast")?.remove();
  const shown = element("div", { id: "toast", className: "toast", role: "status" });
  document.body.append(shown);
  // A region must be there before its words are, to be read out.
  requestAnimationFrame(() => {
    shown.append(element("p", { className: "note", textContent: text }));
    if (undo) shown.append(element("button", { className: "btn", textContent: say("undo"), onclick: () => { shown.remove(); undo(); } }));
  });
  const go = () => { clearTimeout(clock); clock = setTimeout(() => shown.remove(), 6_000); };
  shown.onpointerenter = shown.onfocus = () => clearTimeout(clock);
  shown.onpointerleave = shown.onblur = go;
  go();
}

export const failed = (problem) => toast(problem instanceof TypeError ? say("offline") : problem.message);

// Times as people say them, as long as they are near.
const said = new Intl.RelativeTimeFormat(language, { numeric: "auto", style: "narrow" });
const STEPS = [[60, 1, "second"], [3_600, 60, "minute"], [86_400, 3_600, "hour"], [604_800, 86_400, "day"]];
export function times(root = document) {
  for (const time of $$(".when time, .why time", root)) {
    const passed = (Date.now() - Date.parse(time.dateTime)) / 1_000;
    const step = STEPS.find(([end]) => passed < end);
    if (step && passed > -60) time.textContent = said.format(-Math.max(0, Math.floor(passed / step[1])), step[2]);
  }
}

export const isTyping = (at) => at?.closest?.("input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]");
export const isPlain = (event) => !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey || event.button);
