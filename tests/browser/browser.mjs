// The browser: Chromium that reaches nothing but this machine, with scripts on or off.
import fs from "node:fs";
import { chromium } from "playwright-core";

// The system's own, or the one that Playwright has installed.
const SYSTEM = "/usr/bin/chromium";
const executablePath = process.env.CHROMIUM || (fs.existsSync(SYSTEM) ? SYSTEM : undefined);

const FLAGS = [
  "--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking",
  "--disable-component-update", "--disable-sync", "--no-first-run", "--disable-breakpad",
  "--host-resolver-rules=MAP * ~NOTFOUND , EXCLUDE 127.0.0.1 , EXCLUDE localhost",
  "--hide-scrollbars", "--font-render-hinting=none", "--force-color-profile=srgb",
];

export const launch = () => chromium.launch({ executablePath, args: FLAGS });

// A window on one origin. It keeps the page as served, and every request that left the origin.
export async function open(browser, { origin, width, scripts, workers = "block" }) {
  const context = await browser.newContext({
    viewport: { width, height: width < 600 ? 740 : 900 },
    hasTouch: width < 600, locale: "en-GB", serviceWorkers: workers, reducedMotion: "reduce",
  });
  context.setDefaultTimeout(30_000);
  const page = await context.newPage();
  const devtools = await context.newCDPSession(page);
  const seen = { strangers: [], errors: [], served: undefined };
  page.on("request", (request) => {
    const { origin: asked, protocol } = new URL(request.url());
    if (protocol !== "data:" && asked !== origin) seen.strangers.push(request.url());
  });
  page.on("pageerror", (error) => seen.errors.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") seen.errors.push(message.text());
  });
  page.on("response", (response) => {
    const isPage = response.request().isNavigationRequest() && response.status() < 300;
    const isRefusal = response.request().isNavigationRequest() && response.status() >= 400;
    if (isPage || isRefusal) seen.served = response;
  });
  const window = { page, context, seen, origin, width, scripts };
  // Scripts are switched by the debug protocol, so that axe can be let in after the page has
  // loaded without them.
  window.switchScripts = async (on) => {
    await devtools.send("Emulation.setScriptExecutionDisabled", { value: !on });
    if (on && !scripts) await page.evaluate(showNoscript);
  };
  if (!scripts) await window.switchScripts(false);
  return window;
}

// Chromium hides noscript as soon as scripts may run; what it held was visible to the person.
function showNoscript() {
  for (const element of document.querySelectorAll("body noscript")) {
    const shown = document.createElement("div");
    shown.append(...element.childNodes);
    element.replaceWith(shown);
  }
}
