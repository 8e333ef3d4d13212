// Walks a newcomer's first hour in a real browser, with scripts and without, narrow and wide.
// Words on the command line choose walks by their label: `node run.mjs "360 px"`.
import fs from "node:fs";
import path from "node:path";
import { between } from "./between.mjs";
import { launch, open } from "./browser.mjs";
import { check, finish, need } from "./checks.mjs";
import { deck } from "./deck.mjs";
import { every } from "./every.mjs";
import { portrait } from "./pictures.mjs";
import { reading } from "./reading.mjs";
import { fresh, out } from "./server.mjs";
import { settings } from "./settings.mjs";
import { conversation, firstPosts, outAndIn, wizard } from "./walk.mjs";
import { weight } from "./weight.mjs";
import { worker } from "./worker.mjs";

const WALKS = [
  { label: "1280 px with scripts", width: 1280, scripts: true },
  { label: "360 px without scripts", width: 360, scripts: false },
  { label: "360 px with scripts", width: 360, scripts: true },
  { label: "1280 px without scripts", width: 1280, scripts: false },
];

async function walk(browser, { label, width, scripts }) {
  const server = await fresh(label.replace(/\W+/g, "-"));
  const { origin } = server;
  const window = { ...(await open(browser, { origin, width, scripts })), label };
  try {
    await wizard(window, server);
    await firstPosts(window);
    await conversation(window);
    const cleo = await deck(window, server);
    await reading(window, server, cleo);
    await settings(window, browser);
    await weight(window, browser);
    await every(window, browser);
    await outAndIn(window);
    if (scripts && width > 1000) {
      await check(`${label}: a picture for the README`, async () => {
        const file = path.join(out, "readme.png");
        await portrait(window, server, file);
        need(fs.statSync(file).size > 10_000, "too small to show anything");
      });
    }
    await check(`${label}: the server lives`, () => need(server.alive(), "it has ended"));
  } finally {
    await window.context.close();
    await server.stop();
  }
}

const browser = await launch();
const words = process.argv.slice(2);
const isWanted = (label) => !words.length || words.some((word) => label.includes(word));
for (const one of WALKS) {
  if (!isWanted(one.label)) continue;
  await walk(browser, one).catch((error) => check(`${one.label}: could go on`, () => { throw error; }));
}
for (const one of [WALKS[0], WALKS[1]]) {
  if (!isWanted("two servers")) continue;
  await between(browser, one).catch((error) => check("two servers: could go on", () => { throw error; }));
}
if (isWanted("worker")) {
  await worker(browser).catch((error) => check("worker: could go on", () => { throw error; }));
}
await browser.close();
finish();
