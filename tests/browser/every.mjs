// Every page that a link leads to, once a kind, as its owner and as a stranger: each must be what
// `judge` asks of a page. Links are followed in the text of the pages, so that a page which nobody
// thought of is judged too.
import { check, need } from "./checks.mjs";
import { open } from "./browser.mjs";
import { judge } from "./judge.mjs";
import { kind } from "./kind.mjs";

const MOST = 600;
const ROOTS = [
  "/", "/deck", "/home", "/about", "/settings/profile", "/admin", "/explore", "/search?q=the",
  "/offline", "/nowhere",
];
// No pages of ours, or pages that do something when they are opened.
const OTHER = /^\/(api|assets|media|oauth|nodeinfo|\.well-known|users|language|events|emoji|proxy)\b|\.(rss|atom|csv|xml|css|zip|gz|json|txt|webmanifest)$/;

// The addresses in a page that lead to pages of the same server.
function links(html, base) {
  return [...html.matchAll(/<a\b[^>]*?\shref="([^"]+)"/g)]
    .map(([, href]) => new URL(href.replaceAll("&amp;", "&"), base))
    .filter(({ origin, pathname }) => origin === base.origin && !OTHER.test(pathname));
}

// One address a kind, found from the roots on.
async function found({ context, origin }) {
  const kinds = new Map();
  const waiting = ROOTS.map((path) => new URL(path, origin));
  while (waiting.length && kinds.size < MOST) {
    const address = waiting.shift();
    const name = kind(address);
    if (kinds.has(name)) continue;
    kinds.set(name, undefined);
    const answer = await context.request.get(address.href, { headers: { accept: "text/html" }, maxRedirects: 5 });
    const ended = new URL(answer.url());
    const isPage = answer.headers()["content-type"]?.startsWith("text/html") && ended.origin === origin;
    if (!isPage) continue;
    if (kind(ended) !== name) {
      // What it leads to is judged under its own name.
      waiting.unshift(ended);
      continue;
    }
    const html = await answer.text();
    kinds.set(name, { path: address.pathname + address.search, code: answer.status() });
    waiting.push(...links(html, ended));
  }
  return [...kinds].filter(([, page]) => page);
}

async function all(window, least) {
  const pages = await check(`${window.label}: pages are found`, async () => {
    const pages = await found(window);
    console.log(`     ${pages.length} kinds of page: ${pages.map(([name]) => name).join(" ")}`);
    need(pages.length >= least, `${pages.length} only`);
    return pages;
  });
  const broken = (pages ?? []).filter(([name, { code }]) => code >= 500 || (code >= 400 && name !== "/nowhere"));
  await check(`${window.label}: no link is dead`, () => need(!broken.length, broken.map(([name, { path, code }]) => `${name} ${path} ${code}`).join(", ")));
  const left = (pages ?? []).filter(([name]) => !window.judged?.has(name));
  for (const [name, { path }] of left) {
    window.seen.errors.length = 0;
    const went = await check(`${window.label}: every ${name} opens`, async () => {
      await window.page.goto(window.origin + path, { waitUntil: "load" });
      return true;
    });
    if (went) await judge(window, `every ${name}`, { schemes: [window.width > 600 ? "light" : "dark"] });
  }
}

export async function every(window, browser) {
  const { label, origin, width, scripts } = window;
  if ((width > 600) !== scripts) return;
  await all(window, 60);
  const stranger = { ...(await open(browser, { origin, width, scripts })), label: `${label}, a stranger` };
  await all(stranger, 15);
  await stranger.context.close();
}
