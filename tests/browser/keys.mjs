// Every key of the sheet, by a table: what is pressed, and what is seen then.
import { check, equal, need } from "./checks.mjs";
import { column, picture } from "./deck.mjs";

const kindAt = (page) => page.evaluate(() => document.activeElement.closest(".col")?.dataset.kind);
const idAt = (page) => page.evaluate(() => document.activeElement.id);
const pressed = (page, which) => page.evaluate((one) => document.activeElement.closest(".post")?.querySelector(`.acts .${one}`).getAttribute("aria-pressed"), which);
const until = (page, body, about) => page.waitForFunction(body, about, { timeout: 4_000 });
const escape = async (page, gone) => { await page.keyboard.press("Escape"); await page.locator(gone).waitFor({ state: "detached" }); };

// Where a key leads that leaves the page: it is asked for and not answered, so that one stays.
const LEADS = {
  "g h": "/home", "g n": "/notifications", "g l": "/public/local", "g t": "/public", "g e": "/explore", "g d": "/conversations",
  "g f": "/favourites", "g k": "/bookmarks", "g i": "/lists", "g c": "/catch-up", "g u": "/@alice", "g p": "/@alice", "g s": "/deck", "g r": "/follow_requests",
  "g b": "/blocks", "g m": "/mutes", s: "/search", "/": "/search",
};

// The others. `one` stands on the first post of home, which is under a warning and has a picture.
const SEEN = {
  j: async ({ page }, one) => { await page.keyboard.press("j"); need(await idAt(page) !== one, "stays"); },
  k: async ({ page }, one) => { await page.keyboard.press("j"); await page.keyboard.press("k"); equal(await idAt(page), one, "post"); },
  1: async ({ page }) => { await page.keyboard.press("1"); equal(await kindAt(page), "home", "column"); },
  9: async ({ page }, one) => { await page.keyboard.press("9"); equal(await idAt(page), one, "no ninth column"); },
  "]": async ({ page }) => { await page.keyboard.press("]"); equal(await kindAt(page), "notifications", "column"); },
  "[": async ({ page }) => { await page.keyboard.press("]"); await page.keyboard.press("["); equal(await kindAt(page), "home", "column"); },
  0: async ({ page }, one) => { await page.keyboard.press("j"); await page.keyboard.press("j"); await page.keyboard.press("0"); equal(await idAt(page), one, "post"); },
  l: async ({ page }, one) => { await page.keyboard.press("l"); await until(page, (from) => document.activeElement.closest(".more") || (document.activeElement.matches(".post") && document.activeElement.id !== from), one); },
  ".": async ({ page, cleo }) => {
    await cleo.say("Behind the button");
    await column(page, "home").locator(".new-pill button").waitFor();
    await page.keyboard.press(".");
    await column(page, "home").getByText("Behind the button").waitFor();
    equal(await column(page, "home").locator(".new-pill").count(), 0, "buttons");
  },
  u: async ({ page }) => {
    await page.keyboard.press("u");
    const at = await page.evaluate(() => [Boolean(document.activeElement.querySelector?.(".read-line")), Boolean(document.querySelector(".col[data-kind=home] .read-line"))]);
    equal(at[0], at[1], "at the line");
    if (!at[1]) await page.getByText("You have read this far.").waitFor();
  },
  o: async ({ page }) => { await page.keyboard.press("o"); await page.locator(".aside .focused").waitFor(); await escape(page, ".aside"); },
  Enter: async ({ page }) => { await page.keyboard.press("Enter"); await page.locator(".aside .focused").waitFor(); await escape(page, ".aside"); },
  Backspace: async ({ page }) => {
    await page.keyboard.press("o");
    await page.locator(".aside .focused").waitFor();
    await page.keyboard.press("Backspace");
    await page.locator(".aside").waitFor({ state: "detached" });
  },
  p: async ({ page }) => { await page.keyboard.press("p"); await page.locator(".aside .profile").waitFor(); await escape(page, ".aside"); },
  r: async ({ page }) => written(page, "r", "Reply"),
  q: async ({ page }) => written(page, "q", "Quote"),
  m: async ({ page }) => {
    await page.keyboard.press("m");
    await until(page, () => document.querySelector(".drawer textarea")?.value === "@cleo ");
    await shut(page);
  },
  b: async ({ page }) => twice(page, "b", "b"),
  f: async ({ page }) => twice(page, "f", "f"),
  d: async ({ page }) => twice(page, "d", "k"),
  a: async ({ page }) => { await page.keyboard.press("a"); await page.locator("dialog.menu-sheet[open]").waitFor(); await escape(page, "dialog"); },
  e: async ({ page }) => { await page.keyboard.press("e"); await page.locator("dialog.viewer[open]").waitFor(); await escape(page, "dialog"); },
  x: async ({ page }) => {
    const open = () => page.evaluate(() => document.activeElement.querySelector("details.cw").open);
    const before = await open();
    await page.keyboard.press("x");
    equal(await open(), !before, "open");
  },
  h: async ({ page }) => {
    const open = () => page.evaluate(() => document.activeElement.querySelector("details.cw:has(.media)").open);
    const before = await open();
    await page.keyboard.press("h");
    equal(await open(), !before, "open");
  },
  n: async ({ page }) => { await page.keyboard.press("n"); await until(page, () => document.activeElement.matches(".drawer textarea")); await shut(page); },
  "Alt n": async ({ page }) => {
    await page.keyboard.press("n");
    await until(page, () => document.activeElement.matches(".drawer textarea"));
    await page.keyboard.type("half a thought");
    await page.keyboard.press("Alt+n");
    await until(page, () => document.activeElement.matches(".drawer textarea") && !document.activeElement.value);
    await shut(page);
  },
  "Alt x": async ({ page }) => {
    await page.keyboard.press("n");
    await until(page, () => document.activeElement.matches(".drawer textarea"));
    await page.keyboard.press("Alt+x");
    await until(page, () => document.activeElement.name === "content_warning");
    await shut(page);
  },
  "Ctrl Enter": async ({ page }) => {
    await page.keyboard.press("n");
    await until(page, () => document.activeElement.matches(".drawer textarea"));
    await page.keyboard.type("Sent by key");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Your post is out.").waitFor();
    await until(page, () => document.activeElement.matches(".drawer textarea") && !document.activeElement.value);
    await shut(page);
  },
  w: async ({ page }) => {
    const width = () => column(page, "home").getAttribute("data-w");
    const before = await width();
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/width"));
    await page.keyboard.press("w");
    need((await saved).ok(), "not kept");
    need(await width() !== before, "as wide as before");
  },
  "}": async ({ page }) => { await moved(page, "Shift+}", 1); await moved(page, "Shift+{", 0); },
  "{": async ({ page }) => { await moved(page, "Shift+{", 0); },
  Esc: async ({ page }) => { await page.keyboard.press("n"); await page.locator(".drawer textarea").waitFor(); await shut(page); },
  "?": async ({ page }) => { await page.keyboard.press("Shift+?"); await page.locator("dialog#keys").waitFor(); await escape(page, "dialog#keys"); },
};

// Out of the field, out of the drawer.
async function shut(page) {
  await page.waitForTimeout(50);
  await page.keyboard.press("Escape");
  await escape(page, ".drawer");
}
async function written(page, key, title) {
  await page.keyboard.press(key);
  await page.locator(".drawer h2", { hasText: title }).first().waitFor();
  await until(page, () => document.activeElement.matches(".drawer textarea"));
  await shut(page);
}
async function twice(page, key, button) {
  const before = await pressed(page, button);
  for (const wanted of [before === "true" ? "false" : "true", before]) {
    await page.keyboard.press(key);
    await until(page, ([which, value]) => {
      const found = document.activeElement.closest(".post")?.querySelector(`.acts .${which}`);
      return found?.getAttribute("aria-pressed") === value && !found.ariaBusy;
    }, [button, wanted]);
  }
}
async function moved(page, key, place) {
  const saved = page.waitForResponse((answer) => answer.url().endsWith("/deck/order")).catch(() => {});
  await page.keyboard.press(key);
  await until(page, (at) => [...document.querySelectorAll(".col[id]")][at].dataset.kind === "home", place);
  if (place || await page.locator(".toast").count()) await Promise.race([saved, page.waitForTimeout(500)]);
}

export async function keyTable(window, cleo) {
  const { page, label, origin } = window;
  const media = await cleo.file(await page.screenshot({ clip: { x: 0, y: 0, width: 90, height: 60 } }), "A corner");
  await cleo.say("Under a warning", { spoiler_text: "Harbour", "media_ids[]": [media] });
  const asked = [];
  const stay = async (route) => {
    const { pathname } = new URL(route.request().url());
    if (!route.request().isNavigationRequest()) return route.fallback();
    asked.push(pathname);
    return route.fulfill({ status: 204 });
  };
  const begin = async () => {
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.querySelector(".edge"));
    await page.waitForTimeout(100);
  };
  const stand = async () => {
    await page.evaluate(() => {
      const post = [...document.querySelectorAll(".col[data-kind=home] .post")].find((one) => one.textContent.includes("Under a warning"));
      post.tabIndex = -1;
      post.focus();
    });
    return idAt(page);
  };
  await begin();
  await check(`${label}: the sheet and the table name the same keys`, async () => {
    await page.keyboard.press("Shift+?");
    const shown = await page.locator("#keys dt").evaluateAll((all) => all.map((one) => [...one.querySelectorAll("kbd")].map((key) => key.textContent)));
    await picture(window, "keys");
    await escape(page, "dialog#keys");
    const known = new Set([...Object.keys(LEADS), ...Object.keys(SEEN)]);
    const one = (keys) => (known.has(keys.join(" ")) ? [keys.join(" ")] : keys);
    const named = new Set(shown.flatMap(one));
    equal([...known].filter((key) => !named.has(key)), [], "in the table only");
    equal([...named].filter((key) => !known.has(key)), [], "on the sheet only");
  });
  for (const [key, see] of Object.entries(SEEN)) {
    await check(`${label}: key ${key}`, async () => {
      const one = await stand();
      await see({ page, cleo }, one);
    });
  }
  await page.route("**/*", stay);
  for (const [keys, path] of Object.entries(LEADS)) {
    await check(`${label}: key ${keys}`, async () => {
      asked.length = 0;
      await stand();
      for (const key of keys.split(" ")) await page.keyboard.press(key);
      for (let waited = 0; !asked.length && waited < 4_000; waited += 20) await page.waitForTimeout(20);
      equal(asked, [path], "asked for");
    });
  }
  await check(`${label}: no key does anything when they are off, nor in a field`, async () => {
    asked.length = 0;
    await page.evaluate(() => { document.body.dataset.keys = "off"; });
    const one = await stand();
    const all = [...new Set([...Object.keys(LEADS), ...Object.keys(SEEN)].flatMap((keys) => keys.split(" ")))]
      .filter((key) => !["Alt", "Ctrl", "Esc", "Enter"].includes(key));
    for (const key of all) await page.keyboard.press(key);
    equal([await idAt(page), asked, await page.locator("dialog, .drawer, .aside").count()], [one, [], 0], "focus, pages, windows");
    await page.evaluate(() => { document.body.dataset.keys = "on"; });
    await page.keyboard.press("n");
    const text = page.locator(".drawer textarea[name=text]");
    await until(page, () => document.activeElement.matches(".drawer textarea"));
    const letters = all.filter((key) => key.length === 1).join("");
    await page.keyboard.type(letters);
    equal([await text.inputValue(), asked], [letters, []], "typed, pages");
    await text.fill("");
    await shut(page);
  });
  await page.unroute("**/*", stay);
}
