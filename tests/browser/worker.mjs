// What works while no page is open: a push is shown, and without a connection a page says so.
import { open } from "./browser.mjs";
import { check, equal, need } from "./checks.mjs";
import { settled } from "./server.mjs";
import { signIn } from "./walk.mjs";

// Waits for the worker, and finds the name by which the debug protocol knows it.
async function registered({ page, context }) {
  const devtools = await context.newCDPSession(page);
  const found = new Promise((resolve) => {
    devtools.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      if (registrations.length) resolve(registrations[0].registrationId);
    });
  });
  await devtools.send("ServiceWorker.enable");
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => true));
  return { devtools, registrationId: await found };
}

// What notifications the person sees, once there are `count`.
async function shown(page, count) {
  for (let tries = 0; tries < 100; tries += 1) {
    const all = await page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready;
      return (await registration.getNotifications()).map(({ title, body, data }) => [title, body, data]);
    });
    if (all.length >= count) return all;
    await page.waitForTimeout(100);
  }
  throw new Error(`never showed ${count}`);
}

async function pushed({ page, origin }, { devtools, registrationId }) {
  const push = (data) => devtools.send("ServiceWorker.deliverPushMessage", { origin, registrationId, data });
  await check("worker: a push is shown as it was written, and leads to the notifications", async () => {
    await push(JSON.stringify({ notification_id: 7, title: "Bob mentioned you", body: "Come and see" }));
    equal(await shown(page, 1), [["Bob mentioned you", "Come and see", "/notifications"]], "shown");
  });
  await check("worker: a push that says nothing is shown all the same, as browsers demand", async () => {
    await push("nothing that we wrote");
    const titles = (await shown(page, 2)).map(([title]) => title);
    need(titles.every(Boolean), JSON.stringify(titles));
  });
}

async function cutOff({ page, context, origin }) {
  await check("worker: without a connection a page says so, and it is back with the connection", async () => {
    await context.setOffline(true);
    await page.goto(`${origin}/home`);
    equal(await page.locator("h1").count(), 1, "headings");
    equal(await page.locator("article").count(), 0, "posts of before");
    await context.setOffline(false);
    await page.goto(`${origin}/home`);
    need(await page.locator('textarea[name="text"]').count(), "no home page");
  });
  await check("worker: nothing of a person's own is kept", async () => {
    const kept = await page.evaluate(async () => {
      const all = [];
      for (const name of await caches.keys()) {
        for (const { url } of await (await caches.open(name)).keys()) all.push(new URL(url).pathname);
      }
      return all;
    });
    need(kept.includes("/offline"), "the page for no connection is not kept");
    equal(kept.filter((path) => path !== "/offline" && !path.startsWith("/assets/")), [], "kept besides");
  });
}

export async function worker(browser) {
  const server = await settled("worker", "alice");
  const window = await open(browser, { origin: server.origin, width: 1280, scripts: true, workers: "allow" });
  try {
    await window.context.grantPermissions(["notifications"], { origin: server.origin });
    await signIn(window, server.password);
    await pushed(window, await registered(window));
    await cutOff(window);
  } finally {
    await window.context.close();
    await server.stop();
  }
}
