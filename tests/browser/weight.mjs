// What a page weighs on the wire, in requests and in nodes: limits that no page may pass.
import { open } from "./browser.mjs";
import { check, need } from "./checks.mjs";

// Thousands of bytes as they are sent, by what they are; requests without pictures of people.
const DECK = { document: 28, stylesheet: 10, script: 20, icons: 4, requests: 10, nodes: 3_000 };
const PROFILE = { document: 12, stylesheet: 10, script: 8, icons: 4, requests: 8, nodes: 1_500 };

// Loads a page with nothing kept from before, and counts.
async function weigh(page, address) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send("Network.enable");
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: true });
  const [kinds, found] = [new Map(), { requests: 0, document: 0, stylesheet: 0, script: 0, icons: 0 }];
  devtools.on("Network.responseReceived", ({ requestId, type, response }) => {
    const isIcons = response.mimeType === "image/svg+xml" && new URL(response.url).pathname.startsWith("/assets/icons");
    kinds.set(requestId, isIcons ? "icons" : type.toLowerCase());
  });
  devtools.on("Network.loadingFinished", ({ requestId, encodedDataLength }) => {
    const kind = kinds.get(requestId);
    if (!(kind in found)) return;
    found[kind] += encodedDataLength / 1_000;
    found.requests += 1;
  });
  await page.goto(address, { waitUntil: "load" });
  await page.waitForTimeout(300);
  found.nodes = await page.evaluate(() => document.querySelectorAll("*").length);
  await devtools.send("Network.setCacheDisabled", { cacheDisabled: false });
  await devtools.detach();
  return found;
}

async function within(label, page, address, limits) {
  await check(`${label} is as light as it must be`, async () => {
    const found = await weigh(page, address);
    const told = Object.entries(found).map(([what, much]) => `${what} ${Math.round(much * 10) / 10}`);
    console.log(`     ${told.join(", ")}`);
    const over = Object.keys(limits).filter((what) => found[what] > limits[what]);
    need(!over.length, over.map((what) => `${what} ${found[what]} of ${limits[what]}`).join(", "));
    need(found.document > 1 && found.icons > 0.1, "nothing was weighed");
  });
}

export async function weight(window, browser) {
  const { label, origin, width, scripts } = window;
  if (!scripts || width < 600) return;
  await within(`${label}: the deck`, window.page, `${origin}/deck`, DECK);
  const stranger = await open(browser, { origin, width, scripts });
  await within(`${label}: a profile`, stranger.page, `${origin}/@cleo`, PROFILE);
  await check(`${label}: strangers get no cookie`, async () => {
    need(!(await stranger.context.cookies()).length, "a cookie was set");
  });
  await stranger.context.close();
}
