// What people set, take along and bring, and what their visitors meet. Every page is judged once
// wide with scripts and once narrow without.
import { check, equal, need } from "./checks.mjs";
import { judge } from "./judge.mjs";

const TABLE = "Account address,Show boosts\nghost,true\nnot a handle,true\n";

const follow = async (page, click) => {
  await Promise.all([page.waitForEvent("load"), click.click()]);
};

// Opens a page of ours and judges it.
async function look(window, name, path, code = 200) {
  await check(`${window.label}: ${name} answers`, async () => {
    equal((await window.page.goto(window.origin + path)).status(), code, path);
  });
  await judge(window, name);
}

export async function settings(window, browser) {
  const { page, context, label, origin, width, scripts } = window;
  if ((width > 600) !== scripts) return;
  const pages = {
    "settings privacy": "/settings/privacy", "settings appearance": "/settings/appearance",
    "settings delete": "/settings/delete", export: "/settings/export", import: "/settings/import",
    blocks: "/blocks", "blocked servers": "/domain_blocks", explore: "/explore",
    "explore people": "/explore/suggestions",
  };
  for (const [name, path] of Object.entries(pages)) await look(window, name, path);
  await check(`${label}: a table is looked at, then done, and says what it could not do`, async () => {
    await page.goto(`${origin}/settings/import`);
    await page.locator('[name="kind"]').selectOption("following");
    await page.locator('[name="table"]').setInputFiles({ name: "t.csv", mimeType: "text/csv", buffer: Buffer.from(TABLE) });
    await follow(page, page.getByRole("button", { name: "Look at it" }));
    await page.getByText("Nothing is done yet").waitFor();
  });
  await judge(window, "import preview");
  await check(`${label}: the rest of a table waits for no page`, async () => {
    await follow(page, page.getByRole("button", { name: "Add", exact: true }));
    for (let tries = 0; !(await page.getByText("Not done: 2 rows").count()); tries += 1) {
      need(tries < 40, "is never done");
      await page.waitForTimeout(250);
      await page.reload();
    }
  });
  await judge(window, "import done");
  await check(`${label}: an archive is made and can be downloaded`, async () => {
    await page.goto(`${origin}/settings/export`);
    await follow(page, page.getByRole("button", { name: "Make an archive" }));
    const ready = page.getByRole("link", { name: "Download the archive" });
    for (let tries = 0; !(await ready.count()); tries += 1) {
      need(tries < 40, "is never ready");
      await page.waitForTimeout(250);
      await page.reload();
    }
    const [download] = await Promise.all([page.waitForEvent("download"), ready.click()]);
    need(/^archive-alice-.*\.tar\.gz$/.test(download.suggestedFilename()), download.suggestedFilename());
  });
  await judge(window, "export with an archive");
  await check(`${label}: how it looks is as chosen`, async () => {
    await page.goto(`${origin}/settings/appearance`);
    for (const [name, value] of [["contrast", "more"], ["size", "xl"], ["motion", "less"]]) {
      await page.locator(`[name="${name}"][value="${value}"]`).check();
    }
    await follow(page, page.getByRole("button", { name: "Save" }));
    equal(await page.locator("html").evaluate((one) => getComputedStyle(one).fontSize), "22px", "size");
  });
  await judge(window, "settings appearance, large and strong");
  await check(`${label}: and as it was before`, async () => {
    for (const [name, value] of [["contrast", "auto"], ["size", "m"], ["motion", "auto"]]) {
      await page.locator(`[name="${name}"][value="${value}"]`).check();
    }
    await follow(page, page.getByRole("button", { name: "Save" }));
  });
  if (scripts) await offline(window, browser);
  await strangers(window, context);
}

async function strangers(window, context) {
  const { page, label, origin } = window;
  const kept = await context.cookies();
  await context.clearCookies();
  try {
    await look(window, "directory for strangers", "/directory");
    await look(window, "hashtags for strangers", "/explore/tags");
    await look(window, "no connection", "/offline");
    await check(`${label}: a stranger has no cookie`, async () => {
      await page.goto(`${origin}/@alice`);
      equal((await context.cookies()).length, 0, "cookies");
    });
    await check(`${label}: a stranger is asked for their own server`, async () => {
      await follow(page, page.getByRole("link", { name: "Follow", exact: true }));
      await page.locator('[name="handle"]').fill("nowhere");
      await follow(page, page.getByRole("button", { name: "Take me there" }));
      await page.getByText("is not a handle").first().waitFor();
    });
    await judge(window, "own server");
    await check(`${label}: a post stands in a frame of others`, async () => {
      await page.goto(`${origin}/@alice`);
      const link = await page.locator("article .when[href]").first().getAttribute("href");
      equal((await page.goto(new URL(`${link}/embed`, origin).href)).status(), 200, "embed");
    });
    await judge(window, "embed");
  } finally {
    await context.clearCookies();
    await context.addCookies(kept);
  }
}

// The worker keeps files of ours and one page, which is shown when there is no connection.
async function offline(window, browser) {
  const { context, label, origin } = window;
  const other = await browser.newContext({ serviceWorkers: "allow", storageState: await context.storageState() });
  const page = await other.newPage();
  try {
    await check(`${label}: without a connection a page says so, and nothing private is kept`, async () => {
      await page.goto(`${origin}/home`);
      await page.evaluate(async () => {
        const { active } = await navigator.serviceWorker.ready;
        if (active.state !== "activated") await new Promise((done) => { active.onstatechange = done; });
      });
      await page.reload();
      const names = await page.evaluate(async () => {
        const kept = [];
        for (const name of await caches.keys()) {
          for (const { url } of await (await caches.open(name)).keys()) kept.push(new URL(url).pathname);
        }
        return kept;
      });
      const odd = names.filter((name) => name !== "/offline" && !name.startsWith("/assets/"));
      equal(odd, [], "kept besides");
      await other.setOffline(true);
      await page.goto(`${origin}/notifications`);
      await page.getByRole("heading", { name: "No connection" }).waitFor();
    });
  } finally {
    await other.close();
  }
}
