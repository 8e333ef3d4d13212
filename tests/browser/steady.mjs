// A column under a flood, and under a line that breaks: what is read stays where it is, the page
// stays light, and nothing is lost or there twice.
import net from "node:net";
import { once } from "node:events";
import { setTimeout as pause } from "node:timers/promises";
import { check, equal, need } from "./checks.mjs";
import { column } from "./deck.mjs";

const MANY = 2_000;
const KEPT = 60;
const GROWTH = 5_000_000;

export async function steady(window, cleo) {
  await flood(window, cleo);
  await weight(window);
  await cut(window, cleo);
}

async function ready({ page }, address) {
  await page.goto(address);
  // Two thousand cards may come before it does.
  await page.waitForFunction(() => document.querySelector(".edge"), null, { timeout: 60_000 });
}

async function flood(window, cleo) {
  const { page, label, origin } = window;
  await check(`${label}: a column half scrolled does not move by a pixel while 100 posts arrive`, async () => {
    await ready(window, `${origin}/deck`);
    const home = column(page, "home");
    await home.locator(".scroll").evaluate((one) => one.scrollTo(0, one.scrollHeight / 2));
    await pause(400);
    const where = () => home.locator(".scroll").evaluate((scroller) => {
      const { top } = scroller.getBoundingClientRect();
      const card = [...scroller.querySelectorAll(".post")].find((one) => one.getBoundingClientRect().bottom > top);
      return [scroller.scrollTop, card.id, card.getBoundingClientRect().top];
    });
    const before = await where();
    need(before[0] > 200, `scrolled by ${before[0]} only`);
    const seen = [];
    for (let sent = 0; sent < 100; sent += 10) {
      await Promise.all(Array.from({ length: 10 }, (_, number) => cleo.say(`Wave ${sent + number}.`)));
      seen.push(await where());
    }
    await home.locator(".new-pill").getByText("99+ new").waitFor();
    for (const place of [...seen, await where()]) equal(place, before, "place");
    await home.locator(".new-pill button").click();
    await page.waitForFunction(() => document.activeElement.matches(".post"));
    const waves = await home.locator(".feed > article .body").evaluateAll((all) => all.map((one) => one.textContent.trim()).filter((one) => one.startsWith("Wave")));
    equal([waves.length, new Set(waves).size], [KEPT, KEPT], "waves, and different ones");
  });
}

// Two thousand cards as the server makes them, told in one breath.
async function weight({ page, label, origin }) {
  await check(`${label}: ${MANY} live posts leave ${KEPT} cards and a heap as small as before`, async () => {
    await ready({ page }, `${origin}/deck`);
    const devtools = await page.context().newCDPSession(page);
    const heap = async () => {
      await devtools.send("HeapProfiler.collectGarbage");
      return (await devtools.send("Runtime.getHeapUsage")).usedSize;
    };
    const { id, html, status } = await column(page, "home").locator("article").first().evaluate((one) => ({
      id: one.closest(".col").id.slice(1), html: one.outerHTML, status: one.dataset.status,
    }));
    const number = BigInt(html.match(/id="c\d+p(\d+)"/)[1]);
    const told = (place) => {
      const card = html.replaceAll(String(number), String(number + BigInt(place))).replaceAll(status, String(BigInt(status) + BigInt(place)));
      return `event: post\ndata: ${id}\n${card.split("\n").map((line) => `data: ${line}`).join("\n")}\n\n`;
    };
    let from = 1;
    const tell = async (count) => {
      const body = `retry: 100000\n\n${Array.from({ length: count }, (_, place) => told(from + place)).join("")}`;
      from += count;
      await page.route("**/events?**", (route) => route.fulfill({ status: 200, contentType: "text/event-stream", body }), { times: 1 });
      await ready({ page }, `${origin}/deck`);
      await page.locator(`#c${id}p${number + BigInt(from - 1)}`).waitFor({ state: "attached", timeout: 60_000 });
      return heap();
    };
    const before = await tell(KEPT);
    const after = await tell(MANY);
    const cards = await column(page, "home").locator(".feed > article").count();
    console.log(`     ${cards} cards; heap ${Math.round(before / 1_000)} kB before, ${Math.round(after / 1_000)} kB after`);
    need(cards <= KEPT, `${cards} cards`);
    need(after - before < GROWTH, `the heap grew by ${after - before} bytes`);
  });
}

// A line to the server that can be cut.
async function wire(origin) {
  const { hostname, port } = new URL(origin);
  const open = new Set();
  let whole = true;
  const server = net.createServer((near) => {
    if (!whole) { near.destroy(); return; }
    const far = net.connect(Number(port), hostname);
    for (const end of [near, far]) {
      open.add(end);
      end.on("error", () => {});
      end.on("close", () => { open.delete(end); near.destroy(); far.destroy(); });
    }
    near.pipe(far).pipe(near);
  });
  server.listen(0, hostname);
  await once(server, "listening");
  return {
    origin: `http://${hostname}:${server.address().port}`,
    cut: () => { whole = false; for (const end of open) end.destroy(); },
    mend: () => { whole = true; },
    close: () => { for (const end of open) end.destroy(); server.close(); },
  };
}

async function cut(window, cleo) {
  const { page, label, origin } = window;
  await check(`${label}: a line that is cut and mended loses nothing and doubles nothing`, async () => {
    const line = await wire(origin);
    try {
      await ready(window, `${line.origin}/deck`);
      const home = column(page, "home");
      await cleo.say("Before the cut.");
      await home.getByText("Before the cut.").waitFor();
      line.cut();
      await page.waitForFunction(() => document.body.classList.contains("cut"));
      for (let number = 1; number <= 50; number += 1) await cleo.say(`Unheard ${number}.`);
      line.mend();
      await home.getByText("Unheard 50.").waitFor({ timeout: 40_000 });
      await cleo.say("After the cut.");
      await home.getByText("After the cut.").waitFor();
      while (await home.locator(".gap a").count()) {
        const before = await home.locator(".feed > article").count();
        await home.locator(".gap a").click();
        await page.waitForFunction((count) => document.querySelectorAll(".col[data-kind=home] .feed > article").length > count, before);
      }
      const found = await home.locator(".feed > article .body").evaluateAll((all) => all.map((one) => one.textContent.trim()));
      const wanted = ["After the cut.", ...Array.from({ length: 50 }, (_, place) => `Unheard ${50 - place}.`), "Before the cut."];
      equal(found.slice(0, wanted.length), wanted, "posts");
      equal(new Set(await home.locator("article").evaluateAll((all) => all.map((one) => one.id))).size, await home.locator("article").count(), "ids");
    } finally {
      line.close();
      await page.goto(`${origin}/deck`);
      // The cut line was another address, and is no stranger.
      window.seen.strangers.length = 0;
      window.seen.errors.length = 0;
    }
  });
}
