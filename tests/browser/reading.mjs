// Reading and writing in the deck: threads beside it, the drawer, pictures, keys; and what can be
// done about posts and people, with and without scripts.
import { setTimeout as pause } from "node:timers/promises";
import { check, equal, need } from "./checks.mjs";
import { column, picture } from "./deck.mjs";
import { judge } from "./judge.mjs";
import { drawn, EVENING, SAIL } from "./pictures.mjs";
import { keyTable } from "./keys.mjs";
import { steady } from "./steady.mjs";

const ROOMY = 960;
export const writing = (page) => page.locator(".drawer, dialog.write[open]");
const press = (page, button) => Promise.all([page.waitForEvent("load"), button.click()]);

export async function reading(window, server, cleo) {
  const { page, label, origin, scripts, width } = window;
  const [sun, sail] = [await cleo.file(await drawn(page, EVENING), "A low sun over a lake"), await cleo.file(await drawn(page, SAIL), "A sail")];
  const shown = await cleo.say("Two pictures from the harbour #harbour", { "media_ids[]": [sun, sail] });
  const asked = await cleo.say("Tea or coffee?", { "poll[options][]": ["tea", "coffee"], "poll[expires_in]": 3600 });

  await check(`${label}: a note, and a mute with an end`, async () => {
    await page.goto(`${origin}/@cleo/menu`);
    const fold = (name) => page.locator("summary", { hasText: name });
    await fold("Your note").click();
    await page.locator('[name="note"]').fill("Knows boats");
    await press(page, page.getByRole("button", { name: "Save the note" }));
    await page.goto(`${origin}/@cleo/menu`);
    equal(await page.locator('[name="note"]').inputValue(), "Knows boats", "note");
    await fold("Mute: ").click();
    await page.locator('[name="lasts"]').selectOption("1800");
    await press(page, page.getByRole("button", { name: "Mute", exact: true }));
    await page.goto(`${origin}/mutes`);
    await page.getByText("@cleo").waitFor();
  });
  await judge(window, "mutes");
  await page.goto(`${origin}/@cleo/menu`);
  await judge(window, "account menu");
  await check(`${label}: the mute is taken back`, async () => {
    await press(page, page.getByRole("button", { name: /Unmute/ }));
  });
  await check(`${label}: a post is reported`, async () => {
    await page.goto(`${origin}/@cleo/${shown.id}/menu`);
    await press(page, page.getByRole("link", { name: "Report this post" }));
  });
  await judge(window, "report");
  await check(`${label}: the report is sent`, async () => {
    await page.locator('[name="comment"]').fill("Too beautiful");
    await press(page, page.getByRole("button", { name: "Send the report" }));
    await page.getByText("Your report is sent.").waitFor();
  });
  await page.goto(`${origin}/publish/emoji`);
  await judge(window, "emoji");
  await check(`${label}: own words are deleted and written anew`, async () => {
    const mine = await cleo.mine("A mistaek of mine");
    await page.goto(`${origin}/@alice/${mine.id}/menu`);
    await page.locator("summary", { hasText: "write anew" }).click();
    await press(page, page.getByRole("button", { name: "Delete and write anew" }));
    const text = page.locator('form.composer textarea[name="text"]');
    equal(await text.inputValue(), "A mistaek of mine", "draft");
    await text.fill("No mistake of mine");
    await press(page, page.locator("form.composer").getByRole("button", { name: "Post", exact: true }));
    await page.getByText("No mistake of mine").first().waitFor();
  });
  await cleo.readTo(shown.id);
  await page.goto(`${origin}/deck`);
  await check(`${label}: the deck says how far one had read`, async () => {
    await page.locator(".read-line").first().waitFor();
  });
  await judge(window, "deck read");
  if (!scripts) {
    await check(`${label}: pictures lead to their files, and the drawer is a page`, async () => {
      const link = column(page, "home").locator(".media a").first();
      need((await page.request.get(origin + await link.getAttribute("href"))).ok(), "no file");
      await press(page, page.locator(".rail .write"));
      equal(new URL(page.url()).pathname, "/publish", "page");
    });
    return;
  }
  await pictures(window);
  await drawer(window);
  await inPlace(window, asked);
  await live(window, cleo);
  if (width >= ROOMY) {
    await keyTable(window, cleo);
    await steady(window, cleo);
  }
}

async function pictures(window) {
  const { page, label, origin } = window;
  await check(`${label}: pictures open in a window, one after the other`, async () => {
    await page.goto(`${origin}/deck`);
    const link = column(page, "home").locator(".media a").first();
    await link.click();
    const viewer = page.locator("dialog.viewer[open]");
    await viewer.getByText("A low sun over a lake").waitFor();
    await viewer.getByText("1 of 2").waitFor();
    await page.waitForFunction(() => document.querySelector(".viewer img").naturalWidth > 100);
    await picture(window, "viewer");
    await page.keyboard.press("ArrowRight");
    await viewer.getByText("2 of 2").waitFor();
    equal(await viewer.locator("figcaption", { hasText: "A sail" }).count(), 1, "words");
    need(await viewer.getByRole("button", { name: "Next picture" }).isDisabled(), "there is no third");
  });
  await judge(window, "viewer");
  await check(`${label}: Escape closes the pictures and leads back`, async () => {
    await page.keyboard.press("Escape");
    await page.locator("dialog.viewer").waitFor({ state: "detached" });
    need(await page.evaluate(() => document.activeElement.matches(".media a")), "the focus is elsewhere");
  });
}

async function drawer(window) {
  const { page, label, width } = window;
  const roomy = width >= ROOMY;
  const place = () => column(page, "home").locator(".scroll").evaluate((one) => Math.round(one.scrollTop));
  await check(`${label}: one answers beside the columns, which stay where they are`, async () => {
    await column(page, "home").locator(".scroll").evaluate((one) => one.scrollTo(0, 300));
    await pause(100);
    const before = await place();
    await column(page, "home").locator("article", { hasText: "Two pictures" }).first().locator('a[href*="in_reply_to"]').evaluate((one) => one.click());
    await writing(page).getByText("What you answer").waitFor({ state: "attached" });
    equal(await place(), before, "scroll");
    equal(await page.locator(".drawer").count(), roomy ? 1 : 0, "drawers");
    const text = writing(page).locator("textarea[name=text]");
    equal(await text.inputValue(), "@cleo ", "begun");
    await text.pressSequentially("nice");
    await writing(page).getByRole("button", { name: "Close" }).click();
    await writing(page).waitFor({ state: "detached" });
  });
  await check(`${label}: what was begun is there again`, async () => {
    await column(page, "home").locator("article", { hasText: "Two pictures" }).first().locator('a[href*="in_reply_to"]').evaluate((one) => one.click());
    const text = writing(page).locator("textarea[name=text]");
    await text.waitFor();
    equal(await text.inputValue(), "@cleo nice", "kept");
  });
  await check(`${label}: an emoji is found and written`, async () => {
    const text = writing(page).locator("textarea[name=text]");
    await writing(page).locator(".emojis").click();
    await writing(page).getByPlaceholder("Find an emoji").fill("celebr");
    await page.keyboard.press("Enter");
    equal(await text.inputValue(), "@cleo nice🎉", "written");
    await picture(window, "picker");
  });
  await judge(window, "drawer with emoji");
  await check(`${label}: what must stay in sight is chosen by a click`, async () => {
    await page.keyboard.press("Escape");
    await writing(page).locator("summary", { hasText: "Pictures" }).click();
    const file = { name: "sun.png", mimeType: "image/png", buffer: await drawn(page, EVENING) };
    let goOn;
    const held = new Promise((done) => { goOn = done; });
    await page.route("**/publish/upload", async (route) => { await held; await route.continue(); });
    await writing(page).locator('[name="media_1"]').setInputFiles(file);
    await writing(page).getByRole("progressbar", { name: "sun.png" }).waitFor();
    goOn();
    const thumb = writing(page).locator(".thumb");
    await thumb.waitFor();
    await page.unroute("**/publish/upload");
    equal(await writing(page).getByRole("progressbar").count(), 0, "bars of what is up");
    await thumb.click({ position: { x: 4, y: 4 } });
    const [x, y] = (await writing(page).locator('select[name^="focus_"]').inputValue()).split(",").map(Number);
    need(x < -0.9 && y > 0.9, `${x}, ${y}`);
    await writing(page).locator('[name^="description_"]').fill("A sun");
    await picture(window, "focus");
    await writing(page).getByRole("button", { name: "Post", exact: true }).click();
    await page.getByText("Your post is out.").waitFor();
    await writing(page).waitFor({ state: "detached" });
  });
}

async function inPlace(window, asked) {
  const { page, label } = window;
  const aside = page.locator(".col.aside");
  await check(`${label}: from a thread on, and back by the browser's own way`, async () => {
    const { url } = { url: page.url() };
    await column(page, "home").locator("article", { hasText: "Two pictures" }).first().locator(".when").evaluate((one) => one.click());
    await aside.locator(".focused").waitFor();
    await aside.locator(".focused .who a").click();
    await aside.locator(".profile").waitFor();
    equal(page.url(), url, "address");
    await picture(window, "deck-profile");
    await page.goBack();
    await aside.locator(".focused").waitFor();
    await page.goBack();
    await aside.waitFor({ state: "detached" });
    equal(page.url(), url, "address");
  });
  await check(`${label}: a vote is counted where it is given`, async () => {
    const poll = column(page, "home").locator(`[data-status="${asked.id}"] .poll`);
    await poll.scrollIntoViewIfNeeded();
    await poll.getByLabel("tea").check();
    await poll.getByRole("button", { name: "Vote" }).click();
    await poll.getByText("100 %").waitFor();
    await page.getByText("Your vote is counted.").waitFor();
  });
  await check(`${label}: the menu of a post is a window, and does what it says`, async () => {
    const card = column(page, "home").locator(`[data-status="${asked.id}"]`);
    await card.locator('.acts a[href$="/menu"]').click();
    const menu = page.locator("dialog.menu-sheet[open]");
    await menu.getByRole("button", { name: /Mute this conversation/ }).click();
    await menu.waitFor({ state: "detached" });
    await page.getByText("You will hear no more of this conversation.").waitFor();
    await card.locator('.acts a[href$="/menu"]').click();
    await menu.getByRole("link", { name: /Mute or block/ }).click();
    await page.locator("dialog[open]").getByRole("button", { name: "Tell me whenever they post" }).click();
    await page.getByText("You will be told when they post.").waitFor();
    equal(await page.locator("dialog[open]").count(), 0, "windows");
  });
}

async function live(window, cleo) {
  const { page, label, origin } = window;
  await check(`${label}: marks and searches are live`, async () => {
    for (const [kind, q] of [["bookmarks"], ["search", "semaphore"]]) {
      await page.goto(`${origin}/deck/add`);
      if (q) await page.locator('[name="q"]').fill(q);
      await Promise.all([page.waitForURL(/\/deck#c\d+/), page.locator(`button[value="${kind}"]`).click()]);
    }
    await page.waitForFunction(() => document.querySelector(".edge"));
    await page.evaluate(() => document.activeElement?.blur());
    await pause(300);
    const post = await cleo.mine("A semaphore on the hill");
    await column(page, "search").getByText("A semaphore on the hill").waitFor({ timeout: 3_000 });
    await cleo.bookmark(post.id);
    await column(page, "bookmarks").getByText("A semaphore on the hill").waitFor({ timeout: 3_000 });
  });
  await check(`${label}: columns are as wide as one likes`, async () => {
    if (page.viewportSize().width < ROOMY) return;
    await page.goto(`${origin}/deck`);
    await page.waitForFunction(() => document.querySelector(".edge"));
    const edge = column(page, "home").locator(".edge");
    const { x, y, height } = await edge.boundingBox();
    const saved = page.waitForResponse((answer) => answer.url().endsWith("/width"));
    await page.mouse.move(x + 4, y + height / 2);
    await page.mouse.down();
    await page.mouse.move(x + 100, y + height / 2, { steps: 6 });
    await page.mouse.up();
    need((await saved).ok(), "the width was not saved");
    const wide = Number(await column(page, "home").getAttribute("data-w"));
    need(wide >= 23 && wide <= 45, `${wide} rem`);
    await page.goto(`${origin}/deck`);
    equal(Math.round((await column(page, "home").boundingBox()).width / 16), wide, "width after a reload");
  });
  for (const kind of ["bookmarks", "search"]) {
    await page.goto(origin + await column(page, kind).getByRole("link", { name: /Settings of/ }).getAttribute("href"));
    await Promise.all([page.waitForURL(/\/deck$/), page.getByRole("button", { name: "Remove" }).click()]);
  }
}
