// The whole life of a conversation between two people of one server and one of another, each in
// a browser of their own, by the pages alone.
import { setTimeout as pause } from "node:timers/promises";
import { open } from "./browser.mjs";
import { check, equal, need } from "./checks.mjs";
import { column } from "./deck.mjs";
import { settled } from "./server.mjs";
import { card, composer, press, publish, signIn, unfolded } from "./walk.mjs";

// How long the other server may take, in tries of a second.
const TRIES = 60;

// Loads a page again until `seen` finds what is meant to come.
async function until(page, address, seen, what) {
  for (let tries = 0; tries < TRIES; tries += 1) {
    await page.goto(address);
    if (await seen(page)) return;
    await pause(500);
  }
  throw new Error(`${what} never came to ${address}`);
}

const shows = (words) => async (page) => (await card(page, words).count()) > 0;
const home = ({ page, origin }, words) => until(page, `${origin}/home`, shows(words), words);
const told = ({ page, origin }, words) => until(page, `${origin}/notifications`, async (one) =>
  (await one.getByText(words).count()) > 0, String(words));

// Finds somebody by their address, as one who was told it would; the search leads to the profile.
async function visit({ page, origin }, handle) {
  await page.goto(`${origin}/search?q=${encodeURIComponent(handle)}`);
  const { pathname } = new URL(page.url());
  equal(decodeURIComponent(pathname), `/${handle}`, "the search led to");
}

async function follow(person, handle) {
  await visit(person, handle);
  await press(person.page, person.page.getByRole("button", { name: /^Follow/ }).first());
}

// Opens the composer of an answer to the post with these words.
async function answer({ page }, words, text) {
  await press(page, card(page, words).locator('a[href*="in_reply_to"]').first());
  await page.locator('textarea[name="text"]').first().waitFor();
  const form = composer(page);
  const begun = await form.locator('textarea[name="text"]').inputValue();
  await publish(page, { text: `${begun}${text}` });
}

// The thread that a post stands in, as this person sees it.
async function thread({ page, origin }, words) {
  const path = await card(page, words).locator("a:has(time)").first().getAttribute("href");
  return new URL(path, origin).href;
}

// Sees that something is shown to nobody but those it was meant for.
async function never({ page, origin }, words, paths = ["/home", "/public", "/public/local"]) {
  for (const path of paths) {
    await page.goto(origin + path);
    equal(await card(page, words).count(), 0, `cards on ${path} with ${words}`);
  }
}

async function meet({ alice, bob, cara }, steps) {
  const [handleOfAlice, handleOfCara] = [`@alice@${alice.host}`, `@cara@${cara.host}`];
  await steps("people of two servers find and follow each other", async () => {
    await follow(alice, handleOfCara);
    await follow(bob, handleOfCara);
    await told(cara, /alice/);
    await follow(cara, handleOfAlice);
    await told(alice, /cara/);
  });
  await steps("a post goes over, is answered, and the answer comes back", async () => {
    await cara.page.goto(`${cara.origin}/publish`);
    await publish(cara.page, { text: "Who has seen the ferry?" });
    await home(alice, "Who has seen the ferry?");
    await answer(alice, "Who has seen the ferry?", "It left at noon");
    await told(cara, "It left at noon");
  });
  await steps("a third joins in, and all see the whole thread", async () => {
    await home(bob, "Who has seen the ferry?");
    await until(bob.page, await thread(bob, "Who has seen the ferry?"), shows("It left at noon"), "the answer");
    await answer(bob, "It left at noon", "No, at one");
    await cara.page.goto(`${cara.origin}/home`);
    const whole = await thread(cara, "Who has seen the ferry?");
    await until(cara.page, whole, shows("No, at one"), "the third's answer");
    need(await card(cara.page, "It left at noon").count(), "the first answer is gone");
  });
}

// A post of the other server comes into the open column by itself.
async function live({ alice, cara, scripts }, steps) {
  if (!scripts) return;
  await steps("what is written there stands in the open column here", async () => {
    await alice.page.goto(`${alice.origin}/deck`);
    await alice.page.waitForFunction(() => document.querySelector(".edge"));
    await cara.page.goto(`${cara.origin}/publish`);
    const form = composer(cara.page);
    await form.locator('textarea[name="text"]').fill("The ferry is back");
    const arrives = column(alice.page, "home").getByText("The ferry is back").waitFor();
    const begun = Date.now();
    await form.locator('button[type="submit"], button:not([type])').first().click();
    await arrives;
    console.log(`     seen ${Date.now() - begun} ms after the press on the other server`);
  });
}

async function react({ alice, bob, cara }, steps) {
  await steps("a favourite and a boost are told, and counted where the post was made", async () => {
    for (const deed of [/favourite/i, /boost/i]) {
      await cara.page.goto(`${cara.origin}/home`);
      await cara.page.goto(await thread(cara, "Who has seen the ferry?"));
      await press(cara.page, card(cara.page, "It left at noon").getByRole("button", { name: deed }).first());
    }
    await told(alice, /cara favourited/);
    await told(alice, /cara boosted/);
  });
  await steps("an edit arrives, with what stood there before", async () => {
    await alice.page.goto(`${alice.origin}/@alice/with_replies`);
    const path = new URL(await thread(alice, "It left at noon")).pathname;
    await alice.page.goto(`${alice.origin}${path}/menu`);
    await press(alice.page, alice.page.locator('a[href*="edit="], a[href$="/edit"]').first());
    const form = composer(alice.page);
    const text = await form.locator('textarea[name="text"]').inputValue();
    await publish(alice.page, { text: text.replace("at noon", "before noon") });
    await until(cara.page, `${cara.origin}/notifications`, shows("It left before noon"), "the edit");
    const changed = await thread(cara, "It left before noon");
    await cara.page.goto(`${changed}/history`);
    await cara.page.getByText("noon").first().waitFor();
  });
  await steps("a poll is voted in from the other server", async () => {
    await alice.page.goto(`${alice.origin}/publish`);
    const form = composer(alice.page);
    await form.locator('textarea[name="text"]').fill("Harbour or hill?");
    for (const [place, choice] of ["Harbour", "Hill"].entries()) {
      await (await unfolded(form, `poll_option_${place + 1}`)).fill(choice);
    }
    await press(alice.page, form.getByRole("button", { name: "Post", exact: true }));
    await home(cara, "Harbour or hill?");
    await card(cara.page, "Harbour or hill?").getByLabel("Hill").check();
    await press(cara.page, card(cara.page, "Harbour or hill?").getByRole("button", { name: "Vote" }));
    await until(alice.page, `${alice.origin}/@alice`, async (page) =>
      (await card(page, "Harbour or hill?").getByText(/1 vote|100\s?%/).count()) > 0, "the vote");
    need(await bob.page.title(), "bob is still here");
  });
}

async function audiences({ alice, bob, cara, stranger }, steps) {
  await steps("each audience gets its own, and nobody else", async () => {
    const posts = [["local", "For this shore only"], ["private", "For those who follow"], ["self", "For me alone"], ["public", "For everybody at last"]];
    for (const [visibility, text] of posts) {
      await alice.page.goto(`${alice.origin}/publish`);
      await publish(alice.page, { text, visibility });
    }
    await home(cara, "For everybody at last");
    need(await card(cara.page, "For those who follow").count(), "a follower misses a post");
    await never(cara, "For this shore only", ["/home", "/public"]);
    await never(cara, "For me alone", ["/home", "/public"]);
    await bob.page.goto(`${bob.origin}/public/local`);
    need(await card(bob.page, "For this shore only").count(), "a neighbour misses a post");
    await never(bob, "For those who follow");
    await never(bob, "For me alone");
    for (const text of ["For this shore only", "For those who follow", "For me alone"]) {
      await never(stranger, text, ["/", "/@alice", "/public/local"]);
    }
  });
  await steps("a private word reaches one alone", async () => {
    await cara.page.goto(`${cara.origin}/publish`);
    await publish(cara.page, { text: `@alice@${alice.host} between us`, visibility: "direct" });
    await until(alice.page, `${alice.origin}/conversations`, async (page) =>
      (await page.getByText("between us").count()) > 0, "the private word");
    await never(bob, "between us");
    await never(stranger, "between us", ["/", "/@alice", "/public/local"]);
  });
}

async function part({ alice, cara }, steps) {
  await steps("what is deleted goes away on the other server", async () => {
    await alice.page.goto(`${alice.origin}/@alice`);
    const path = new URL(await thread(alice, "For everybody at last")).pathname;
    await alice.page.goto(`${alice.origin}${path}/menu`);
    await alice.page.locator("summary", { hasText: "Delete" }).last().click();
    await press(alice.page, alice.page.locator('button[formaction$="/delete"]'));
    await until(cara.page, `${cara.origin}/home`, async (page) =>
      (await card(page, "For everybody at last").count()) === 0, "the deletion");
  });
  await steps("who blocks is followed no more, and sees nothing of the other", async () => {
    await visit(cara, `@alice@${alice.host}`);
    await cara.page.goto(`${cara.page.url()}/menu`);
    await press(cara.page, cara.page.locator('button[formaction$="/block"]'));
    await until(alice.page, `${alice.origin}/@alice/following`, async (page) =>
      (await page.locator("main", { hasText: "cara" }).count()) === 0, "the end of the follow");
    await never(cara, "For those who follow", ["/home"]);
  });
}

export async function between(browser, { width, scripts }) {
  const label = `two servers, ${width} px ${scripts ? "with" : "without"} scripts`;
  const here = await settled(`here-${width}`, "alice");
  const there = await settled(`there-${width}`, "cara");
  here.run("account", "create", "bob", "--password-stdin");
  const person = async (server, name) => {
    const window = { ...(await open(browser, { origin: server.origin, width, scripts })), host: server.host };
    if (name) await signIn(window, server.password, name);
    return window;
  };
  let whole = true;
  // What comes later stands on what came before.
  const steps = async (name, body) => {
    if (!whole) return;
    whole = await check(`${label}: ${name}`, async () => { await body(); return true; }) ?? false;
  };
  try {
    const people = {
      alice: await person(here, "alice"), bob: await person(here, "bob"),
      cara: await person(there, "cara"), stranger: await person(here),
    };
    const everybody = { ...people, scripts };
    for (const act of [meet, live, react, audiences, part]) await act(everybody, steps);
    for (const { context } of Object.values(people)) await context.close();
  } finally {
    await here.stop();
    await there.stop();
  }
}
