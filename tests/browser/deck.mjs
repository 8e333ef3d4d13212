// The deck: laid out with forms, and, with scripts, live, quick and steady under the reader.
import http from "node:http";
import path from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { check, equal, need } from "./checks.mjs";
import { judge } from "./judge.mjs";
import { out } from "./server.mjs";

const QUICK = 2_000;

// Somebody who writes: posts by the API, as another person's app would.
export async function neighbour(window, server) {
  server.run("account", "create", "cleo", "--email", "cleo@example.org", "--password-stdin");
  const token = server.run("token", "create", "--account", "cleo", "--scopes", "read write follow").split("\n").pop();
  const mine = server.run("token", "create", "--account", "alice", "--scopes", "read write follow").split("\n").pop();
  const call = async (bearer, path, form = {}) => {
    const fields = form instanceof FormData ? form
      : new URLSearchParams(Object.entries(form).flatMap(([name, value]) => [value].flat().map((one) => [name, one])));
    const answer = await fetch(window.origin + path, {
      method: "POST", headers: { authorization: `Bearer ${bearer}` }, body: fields,
    });
    need(answer.ok, `${path} answers ${answer.status}`);
    return answer.json();
  };
  const found = await fetch(`${window.origin}/api/v1/accounts/lookup?acct=cleo`).then((answer) => answer.json());
  await call(mine, `/api/v1/accounts/${found.id}/follow`);
  const at = async (method, id, form) => {
    const answer = await fetch(`${window.origin}/api/v1/statuses/${id}`, {
      method, headers: { authorization: `Bearer ${token}` }, body: form && new URLSearchParams(form),
    });
    need(answer.ok, `${method} answers ${answer.status}`);
  };
  return {
    say: (status, more = {}) => call(token, "/api/v1/statuses", { status, ...more }),
    // What alice does with another program.
    mine: (status) => call(mine, "/api/v1/statuses", { status }),
    readTo: (id) => call(mine, "/api/v1/markers", { "home[last_read_id]": id }),
    bookmark: (id) => call(mine, `/api/v1/statuses/${id}/bookmark`),
    file: async (picture, description) => {
      const form = new FormData();
      form.set("file", new Blob([picture], { type: "image/png" }), "picture.png");
      form.set("description", description);
      return (await call(token, "/api/v2/media", form)).id;
    },
    edit: (id, status) => at("PUT", id, { status }),
    remove: (id) => at("DELETE", id),
  };
}

// Bytes of a file as a browser gets it.
const weight = (url) => new Promise((resolve, reject) => {
  http.get(url, { headers: { "accept-encoding": "br" } }, (answer) => {
    let bytes = 0;
    answer.on("data", (piece) => { bytes += piece.length; });
    answer.on("end", () => resolve(bytes));
  }).on("error", reject);
});

export const column = (page, kind) => page.locator(`.col[data-kind="${kind}"]`);
export const picture = (window, name) => window.page.screenshot({
  path: path.join(out, `${window.label.replace(/\W+/g, "-")}-${name}.png`), animations: "disabled",
});

export async function deck(window, server) {
  const { page, label, origin, scripts, width } = window;
  const cleo = await neighbour(window, server);
  for (let number = 1; number <= 14; number += 1) {
    await cleo.say(`Note ${number} from across the harbour, with a few words more so that it fills two or three lines. #harbour`);
  }
  await cleo.say("@alice did you see the boats come in?");
  await check(`${label}: the deck has its three columns`, async () => {
    equal((await page.goto(`${origin}/deck`)).status(), 200, "status");
    for (const kind of ["home", "notifications", "local"]) equal(await column(page, kind).count(), 1, kind);
    await column(page, "home").getByText("Note 14").waitFor();
  });
  await judge(window, "deck");
  await picture(window, "deck-window");
  await check(`${label}: a column is added, moved and made wide with forms`, async () => {
    await page.goto(`${origin}/deck/add`);
    await page.locator('[name="any"]').fill("harbour");
    await Promise.all([page.waitForURL(/\/deck#c\d+/), page.locator('button[value="tags"]').click()]);
    await column(page, "tags").getByText("Note 14").waitFor();
    await page.goto(`${origin}${await column(page, "tags").getByRole("link", { name: /Settings of/ }).getAttribute("href")}`);
    await page.locator('[name="width"][value="l"]').check();
    await Promise.all([page.waitForURL(/\/deck#c\d+/), page.getByRole("button", { name: "Save" }).click()]);
    equal(await column(page, "tags").getAttribute("data-w"), "l", "width");
    await page.goto(`${origin}${await column(page, "tags").getByRole("link", { name: /Settings of/ }).getAttribute("href")}`);
    await Promise.all([page.waitForURL(/\/deck#c\d+/), page.getByRole("button", { name: "Move left" }).click()]);
    const kinds = await page.locator(".col").evaluateAll((all) => all.map((one) => one.dataset.kind));
    equal(kinds, ["home", "notifications", "tags", "local"], "order");
  });
  for (const [name, address] of [["deck add", "/deck/add"], ["settings appearance", "/settings/appearance"]]) {
    await page.goto(origin + address);
    await judge(window, name);
  }
  await page.goto(`${origin}/deck`);
  const settings = await column(page, "home").getByRole("link", { name: /Settings of/ }).getAttribute("href");
  await page.goto(origin + settings);
  await judge(window, "deck column");
  await page.goto(`${origin}/deck`);
  await check(`${label}: older posts`, async () => {
    const home = column(page, "home");
    if (scripts) {
      await home.locator(".scroll").evaluate((one) => one.scrollTo(0, one.scrollHeight));
      await home.getByText("Note 2 ").waitFor();
    } else {
      await home.getByRole("link", { name: "Older posts" }).click();
      await page.waitForURL(/\/posts\?max_id=/);
      await page.getByText("Note 2 ").first().waitFor();
    }
  });
  await page.goto(`${origin}/deck`);
  await check(`${label}: a favourite, and back`, async () => {
    const card = column(page, "home").locator("article", { hasText: "Note 14" });
    const star = card.getByRole("button", { name: /favourite/i });
    await star.click();
    await page.locator('.col[data-kind="home"] article button.f[aria-pressed="true"]').first().waitFor();
    if (scripts) await column(page, "local").locator('article button.f[aria-pressed="true"]').waitFor({ state: "attached" });
    await column(page, "home").locator("article", { hasText: "Note 14" }).getByRole("button", { name: /favourite/i }).click();
    await page.waitForFunction(() => !document.querySelector('article button.f[aria-pressed="true"]'));
  });
  if (width < 704) await phone(window);
  if (scripts) {
    await live(window, cleo);
    await inPlace(window);
    if (width > 704) await wide(window, cleo);
  }
  await check(`${label}: no script error in the deck`, () => {
    equal(window.seen.errors.filter((one) => !/status of 4\d\d|ERR_FAILED/.test(one)), [], "errors");
    window.seen.errors.length = 0;
  });
  return cleo;
}

async function phone({ page, label }) {
  await check(`${label}: one column fills the screen, and the bar leads to the others`, async () => {
    const { width: wide, x } = await column(page, "home").boundingBox();
    equal([Math.round(wide), Math.round(x)], [page.viewportSize().width, 0], "width and place");
    await page.locator(".rail").getByRole("link", { name: "Notifications" }).click();
    await page.waitForFunction(() => Math.abs(document.querySelector('[data-kind="notifications"]').getBoundingClientRect().x) < 2);
    for (const link of await page.locator(".rail a:visible").all()) {
      const { height } = await link.boundingBox();
      need(height >= 44, `${await link.textContent()} is ${height} px high`);
    }
    await page.locator(".rail").getByRole("link", { name: "Home" }).click();
    await page.waitForFunction(() => Math.abs(document.querySelector('[data-kind="home"]').getBoundingClientRect().x) < 2);
  });
}

async function live(window, cleo) {
  const { page, label } = window;
  const home = column(page, "home"), scroller = home.locator(".scroll");
  await check(`${label}: what is new arrives at the top by itself`, async () => {
    await page.evaluate(() => document.activeElement?.blur());
    await scroller.evaluate((one) => one.scrollTo(0, 0));
    const begun = Date.now();
    await cleo.say("Fresh from the boat");
    await home.getByText("Fresh from the boat").waitFor({ timeout: QUICK });
    console.log(`     arrived after ${Date.now() - begun} ms`);
  });
  await check(`${label}: nothing moves under the reader, and a button tells of what is new`, async () => {
    await scroller.evaluate((one) => one.scrollTo(0, 400));
    const where = () => page.evaluate(() => {
      const scroller = document.querySelector('[data-kind="home"] .scroll');
      const top = scroller.getBoundingClientRect().top;
      const card = [...scroller.querySelectorAll(".post")].find((one) => one.getBoundingClientRect().bottom > top + 60);
      return [card.id, Math.round(card.getBoundingClientRect().top), Math.round(scroller.scrollTop)];
    });
    await pause(200);
    const before = await where();
    for (let number = 1; number <= 12; number += 1) await cleo.say(`While you read ${number}`);
    await home.locator(".new-pill").getByText("12 new").waitFor();
    equal(await where(), before, "place");
    await picture(window, "deck-pill");
    await home.locator(".new-pill button").click();
    await home.getByText("While you read 12").waitFor();
    equal(await scroller.evaluate((one) => one.scrollTop), 0, "scroll after the press");
    need(await page.evaluate(() => document.activeElement.matches(".post")), "the first new post has no focus");
  });
  await check(`${label}: an edit and a deletion are seen`, async () => {
    await page.evaluate(() => document.activeElement?.blur());
    const post = await cleo.say("A post with a mistaek");
    await home.getByText("mistaek").waitFor({ timeout: QUICK });
    await cleo.edit(post.id, "A post without a mistake");
    await home.getByText("without a mistake").waitFor({ timeout: QUICK });
    await cleo.remove(post.id);
    await home.getByText("without a mistake").waitFor({ state: "detached", timeout: QUICK });
  });
}

async function inPlace(window) {
  const { page, label } = window;
  await check(`${label}: a post opens its thread beside the column, and Escape closes it`, async () => {
    await column(page, "home").locator("article", { hasText: "Fresh from the boat" }).locator(".when").click();
    await page.locator(".col.aside .focused").waitFor();
    equal(await page.evaluate(() => document.querySelector(".col.aside").previousElementSibling.dataset.kind), "home", "neighbour");
    await picture(window, "deck-thread");
    await page.keyboard.press("Escape");
    await page.locator(".col.aside").waitFor({ state: "detached" });
  });
  await check(`${label}: one writes in a window above the deck`, async () => {
    await page.locator(".rail .write").click();
    const dialog = page.locator(".drawer, dialog[open]");
    const text = dialog.locator("textarea[name=text]");
    await text.waitFor();
    equal(await dialog.locator(".left").textContent(), "500", "characters left");
    await text.fill("@cle");
    await dialog.getByRole("option", { name: /cleo/ }).waitFor();
    await picture(window, "deck-compose");
    await page.keyboard.press("Enter");
    equal(await text.inputValue(), "@cleo ", "completed");
    await text.pressSequentially("thanks: https://example.org/a/very/long/address/indeed");
    equal(await dialog.locator(".left").textContent(), String(500 - "@cleo thanks: ".length - 23), "characters left");
    await page.keyboard.press("Control+Enter");
    await page.getByText("Your post is out.").waitFor();
    // The drawer waits for the next post; a window goes.
    await page.waitForFunction(() => [...document.querySelectorAll(".drawer textarea[name=text], dialog textarea[name=text]")].every((one) => !one.value));
    for (const close of await page.locator(".drawer > header button").all()) await close.click();
    await dialog.waitFor({ state: "detached" });
    await column(page, "local").getByText("thanks:").waitFor({ timeout: QUICK });
  });
}

async function wide(window, cleo) {
  const { page, label, origin } = window;
  const at = () => page.evaluate(() => document.activeElement.closest(".col")?.dataset.kind);
  const focused = () => page.evaluate(() => document.activeElement.id);
  await check(`${label}: keys lead through posts and columns`, async () => {
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.querySelector(".edge"));
    await page.keyboard.press("3");
    equal(await at(), "tags", "column of 3");
    await page.keyboard.press("1");
    equal(await at(), "home", "column of 1");
    const first = await focused();
    await page.keyboard.press("j");
    need(await focused() !== first, "j does not move");
    await page.keyboard.press("k");
    equal(await focused(), first, "after k");
    await page.keyboard.press("]");
    equal(await at(), "notifications", "column after ]");
    await page.keyboard.press("1");
    await page.keyboard.press("f");
    await page.locator('[data-kind="home"] article button.f[aria-pressed="true"]:not([aria-busy])').first().waitFor();
    await page.keyboard.press("f");
    await page.waitForFunction(() => !document.querySelector('article button.f[aria-pressed="true"]'));
    await page.keyboard.press("o");
    await page.locator(".col.aside .focused").waitFor();
    await page.keyboard.press("Escape");
    await page.locator(".col.aside").waitFor({ state: "detached" });
    await page.keyboard.press("Shift+?");
    await page.locator("dialog#keys").waitFor();
    await picture(window, "deck-keys");
    await judge(window, "deck keys");
    await page.keyboard.press("Escape");
    await page.keyboard.press("n");
    const text = page.locator(".drawer textarea[name=text]");
    await text.waitFor();
    await page.waitForFunction(() => document.activeElement.matches(".drawer textarea"));
    await page.keyboard.type("gn1");
    equal(await text.inputValue(), "gn1", "typed");
    await text.fill("");
    await page.locator(".drawer > header button").click();
  });
  await check(`${label}: a column is moved by its header, by key, and widened at its edge`, async () => {
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.querySelector(".edge"));
    const kinds = () => page.locator(".col").evaluateAll((all) => all.map((one) => one.dataset.kind).join(" "));
    const from = await column(page, "notifications").locator("> header h2").boundingBox();
    const to = await column(page, "home").locator("> header").boundingBox();
    await page.mouse.move(from.x + 30, from.y + 8);
    await page.mouse.down();
    await page.mouse.move(to.x + 60, to.y + 12, { steps: 8 });
    await page.mouse.up();
    equal(await kinds(), "notifications home tags local", "dragged");
    await page.getByText("Column moved").waitFor();
    await page.goto(`${origin}/deck`);
    equal(await kinds(), "notifications home tags local", "after a reload");
    await page.waitForFunction(() => document.querySelector(".edge"));
    await page.keyboard.press("2");
    await page.keyboard.press("Shift+{");
    await page.waitForFunction(() => document.querySelector(".col").dataset.kind === "home");
    equal(await kinds(), "home notifications tags local", "moved by key");
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/width"));
    await column(page, "home").locator(".edge").focus();
    await page.keyboard.press("ArrowLeft");
    equal(await column(page, "home").getAttribute("data-w"), "21", "width");
    need((await saved).ok(), "the width was not saved");
  });
  await check(`${label}: keys are off when they are switched off`, async () => {
    await page.goto(`${origin}/settings/appearance`);
    await page.locator('[name="keys"][value="off"]').check();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Save" }).click()]);
    await page.goto(`${origin}/deck`);
    await page.keyboard.press("1");
    need(!(await at()), "1 does something");
    await page.goto(`${origin}/settings/appearance`);
    await page.locator('[name="keys"][value="on"]').check();
    await page.locator('[name="scheme"][value="dark"]').check();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Save" }).click()]);
    await page.goto(`${origin}/deck`);
    await picture(window, "deck-dark");
    await page.goto(`${origin}/settings/appearance`);
    await page.locator('[name="scheme"][value="auto"]').check();
    await Promise.all([page.waitForEvent("load"), page.getByRole("button", { name: "Save" }).click()]);
  });
  await check(`${label}: many posts leave sixty cards and a light page`, async () => {
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.querySelector(".edge"));
    for (let number = 1; number <= 90; number += 1) await cleo.say(`Rain ${number}`);
    await column(page, "home").getByText("Rain 90").waitFor();
    const cards = await column(page, "home").locator(".feed > .post").count();
    need(cards <= 60, `${cards} cards`);
  });
  await check(`${label}: what came while nobody listened is there, once, with a gap to fill`, async () => {
    await page.route("**/events?**", (route) => route.abort());
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.body.classList.contains("cut"));
    for (let number = 1; number <= 30; number += 1) await cleo.say(`Missed ${number}.`);
    await page.unroute("**/events?**");
    await column(page, "home").getByText("Missed 30.").waitFor({ timeout: 30_000 });
    await column(page, "home").locator(".gap a").click();
    await column(page, "home").getByText("Missed 1.").waitFor();
    equal(await column(page, "home").getByText("Missed 15.").count(), 1, "copies");
  });
  await check(`${label}: scripts weigh little`, async () => {
    const asked = new Set();
    page.on("request", (request) => { if (/\.js$/.test(new URL(request.url()).pathname)) asked.add(request.url()); });
    await page.goto(`${origin}/deck`);
    await page.locator(".rail .write").click();
    await page.locator(".drawer .left").waitFor();
    const sizes = await Promise.all([...asked].map(weight));
    const sum = sizes.reduce((all, one) => all + one, 0);
    console.log(`     ${sizes.length} scripts, ${sum} bytes compressed`);
    need(sum > 1_000 && sum < 20_000, `${sum} bytes`);
  });
}
