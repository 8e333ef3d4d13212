// One person's first hour: the wizard, a first post, a conversation with oneself, out and in again.
import { check, equal, need } from "./checks.mjs";
import { judge } from "./judge.mjs";
import { drawn, EVENING } from "./pictures.mjs";

const PASSWORD = "correct-horse-battery-staple-77";
const LONGEST_WIZARD = 12;

// What is typed into the wizard, by field name; `domain` is known when the server runs.
const ANSWERS = {
  reach: "local", name: "alice", password: PASSWORD, password_again: PASSWORD,
  email: "alice@example.org", mode: "approval", rules: "Be kind.\nNo spam.",
  title: "The Harbour", description: "A small place by the water.",
  default_visibility: "public", status_chars: "500",
};

// Puts a value into a control, whatever kind of control it is.
async function put(control, value) {
  const kind = await control.first().evaluate((one) => one.type ?? one.tagName.toLowerCase());
  if (kind === "hidden" || kind === "submit") return;
  if (kind === "radio") await control.and(control.page().locator(`[value="${value}"]`)).check();
  else if (kind === "checkbox") await control.first().setChecked(Boolean(value));
  else if (kind.startsWith("select")) await control.first().selectOption(value);
  else await control.first().fill(value);
}

// Answers every question that the wizard's page asks.
async function answer(page, answers) {
  for (const [name, value] of Object.entries(answers)) {
    const control = page.locator(`main form [name="${name}"]`);
    if (await control.count()) await put(control, value);
  }
}

const forward = (page) => page.locator(
  'main form button[type="submit"]:not([name="back"]):not([value="back"]), '
  + 'main form button:not([type]):not([name="back"]):not([value="back"]), main a.main',
).last();

const recoveryCodes = (page) => page.locator("main", { hasText: /recovery codes/i }).locator("li code");

// The wizard's own pages, and the codes that it ends with.
async function inWizard(page) {
  return new URL(page.url()).pathname.startsWith("/setup") || (await recoveryCodes(page).count()) > 0;
}

export async function wizard(window, server) {
  const { page, label } = window;
  const answers = { ...ANSWERS, domain: new URL(server.origin).host };
  await check(`${label}: SETUP_LINK is readable by its owner only`, () =>
    equal(server.mode.toString(8), "600", "mode"));
  await check(`${label}: everything leads to the wizard before set-up`, async () => {
    const answer = await page.request.get(`${server.origin}/api/v1/instance`, { maxRedirects: 0 });
    need(answer.status() !== 200, `the API answers ${answer.status()}`);
  });
  await page.goto(server.link);
  const asked = [];
  let codes = 0;
  for (let step = 1; await inWizard(page); step += 1) {
    need(step <= LONGEST_WIZARD, `the wizard does not end: ${asked.join(", ")}`);
    const names = await page.locator("main form [name]:not([type=hidden])")
      .evaluateAll((controls) => [...new Set(controls.map((one) => one.name).filter(Boolean))]);
    asked.push(names.join("+") || "words");
    codes = Math.max(codes, await recoveryCodes(page).count());
    await judge(window, `setup ${step} ${asked.at(-1)}`.slice(0, 60));
    await answer(page, answers);
    if (names.includes("name")) await check(`${label}: a mistake is told beside its field`, () =>
      mistake(window, answers));
    await press(page, forward(page));
    if (names.includes("domain")) await check(`${label}: what was answered is there after a reload`, () =>
      kept(page));
  }
  await check(`${label}: the wizard asked for all that it should`, () => {
    const all = asked.join("+");
    const missing = ["domain", "reach", "name", "password", "mode"].filter((one) => !all.includes(one));
    equal(missing, [], "never asked");
    need(codes >= 4, `showed ${codes} recovery codes`);
  });
}

// A password that is too short must be told on the same page, which keeps what was typed.
async function mistake({ page }, answers) {
  await page.locator('main form [name="password"]').fill("short");
  await page.locator("main form").evaluate((form) => { form.noValidate = true; }).catch(() => {});
  await press(page, forward(page));
  need(await page.locator('main form [name="password"]').count(), "went on with a short password");
  equal(await page.locator('main form [name="name"]').inputValue(), answers.name, "name");
  await answer(page, answers);
}

async function kept(page) {
  const before = page.url();
  await page.reload();
  equal(page.url(), before, "address after a reload");
}

export function composer(page) {
  return page.locator("form", { has: page.locator('textarea[name="text"]') }).first();
}

// Sends the composer that the page shows.
export async function publish(page, { text, visibility, warning, picture, scripts }) {
  const form = composer(page);
  await form.locator('textarea[name="text"]').fill(text);
  if (visibility) await form.locator('[name="visibility"]').first().selectOption(visibility);
  if (warning) await (await unfolded(form, "content_warning")).fill(warning);
  if (picture) {
    const file = { name: "picture.png", mimeType: "image/png", buffer: await drawn(page, EVENING) };
    await (await unfolded(form, "media_1")).setInputFiles(file);
    // With scripts the file goes up at once, and its description belongs to what is there.
    const there = form.locator('[name^="description_"]').first();
    if (scripts) await there.fill(picture);
    else await (await unfolded(form, "media_description_1")).fill(picture);
  }
  await press(page, form.locator('button[type="submit"], button:not([type])').first());
}

// A field of a form; it may be folded away behind a summary.
export async function unfolded(form, name) {
  const field = form.locator(`[name="${name}"]`).first();
  const summary = form.locator(`details:has([name="${name}"]) > summary`).first();
  if (!(await field.isVisible())) await summary.click();
  return field;
}

// Presses a button and waits for the page that it leads to; one that a script answers leads to none.
export async function press(page, button) {
  const loaded = page.waitForEvent("load", { timeout: 3_000 }).catch(() => undefined);
  await button.click();
  await loaded;
}

export const card = (page, words) => page.locator("article", { hasText: words }).first();

export async function firstPosts(window) {
  const { page, label, origin } = window;
  await check(`${label}: the wizard ends signed in, on the own profile, composer open`, async () => {
    equal(new URL(page.url()).pathname, "/@alice", "path");
    need(await page.locator('textarea[name="text"]').count(), "no composer");
  });
  await judge(window, "own profile");
  await check(`${label}: the first post`, async () => {
    await publish(page, { text: "My first words here, about #beginnings" });
    await page.goto(`${origin}/home`);
    await card(page, "My first words").waitFor();
  });
  await check(`${label}: a post for this server, and one behind a warning`, async () => {
    await publish(page, { text: "For those who live here", visibility: "local" });
    await page.goto(`${origin}/home`);
    await publish(page, { text: "The butler did it", warning: "Ending of a book" });
    await page.goto(`${origin}/home`);
    await card(page, "Ending of a book").waitFor();
    await card(page, "For those who live here").waitFor();
  });
  await check(`${label}: a post with a picture and its description`, async () => {
    await publish(page, { text: "How the day ended", picture: "A low sun over a lake", scripts: window.scripts });
    await page.goto(`${origin}/home`);
    const shown = card(page, "How the day ended").locator('img[alt="A low sun over a lake"]');
    await shown.waitFor();
    const source = new URL(await shown.getAttribute("src"), origin).href;
    equal((await page.request.get(source)).status(), 200, "status of the picture");
  });
  await judge(window, "home");
}

export async function conversation(window) {
  const { page, label, origin } = window;
  await check(`${label}: from a post to its own page`, async () => {
    await card(page, "My first words").locator('a[href*="/@alice/"]').first().click();
    await page.waitForURL(/\/@alice\/\w+/);
  });
  const address = page.url();
  await judge(window, "post");
  await check(`${label}: a reply, shown in the thread`, async () => {
    const composer = page.locator('textarea[name="text"]');
    if (!(await composer.count())) {
      await press(page, card(page, "My first words").getByRole("link", { name: /reply/i }).first());
    }
    await publish(page, { text: "An answer to myself" });
    await page.goto(address);
    await card(page, "An answer to myself").waitFor();
  });
  for (const deed of ["favourite", "boost", "bookmark"]) {
    await check(`${label}: ${deed} and back`, async () => {
      const name = new RegExp(deed, "i");
      const button = card(page, "My first words").getByRole("button", { name }).first();
      for (const pressed of ["false", "true"]) {
        equal(await button.getAttribute("aria-pressed"), pressed, "pressed");
        await press(page, button);
        await page.goto(address);
      }
      equal(await button.getAttribute("aria-pressed"), "false", "pressed after taking it back");
    });
  }
  await judge(window, "thread");
  await check(`${label}: a poll, shown with its choices`, async () => {
    await page.goto(`${origin}/home`);
    const form = composer(page);
    await form.locator('textarea[name="text"]').fill("Tea or coffee");
    for (const [place, choice] of ["Tea", "Coffee"].entries()) {
      await (await unfolded(form, `poll_option_${place + 1}`)).fill(choice);
    }
    await press(page, form.getByRole("button", { name: "Post", exact: true }));
    await page.goto(`${origin}/home`);
    await card(page, "Tea or coffee").getByText("Coffee", { exact: false }).last().waitFor();
  });
  await judge(window, "home with a poll");
  await check(`${label}: a draft is kept, and another is to come later`, async () => {
    await page.goto(`${origin}/publish`);
    await composer(page).locator('textarea[name="text"]').fill("Not quite done");
    await press(page, composer(page).getByRole("button", { name: "Keep as draft" }));
    await page.goto(`${origin}/drafts`);
    await page.getByText("Not quite done").first().waitFor();
    await page.goto(`${origin}/publish`);
    await composer(page).locator('textarea[name="text"]').fill("Tomorrow's words");
    const tomorrow = new Date(Date.now() + 86_400_000).toISOString().slice(0, 16);
    await (await unfolded(composer(page), "publish_at")).fill(tomorrow);
    await press(page, composer(page).getByRole("button", { name: "Post", exact: true }));
    await page.goto(`${origin}/scheduled`);
    await page.getByText("Tomorrow's words").first().waitFor();
  });
  await check(`${label}: a list and a filter are made`, async () => {
    await page.goto(`${origin}/lists`);
    await page.locator('form[action="/lists"] [name="title"]').fill("Neighbours");
    await press(page, page.locator('form[action="/lists"] button').last());
    await page.goto(`${origin}/lists`);
    await press(page, page.getByRole("link", { name: "Neighbours" }).first());
    await page.getByRole("heading", { name: /Neighbours/ }).first().waitFor();
  });
  await judge(window, "list");
  await check(`${label}: a filter folds what it finds`, async () => {
    await page.goto(`${origin}/settings/filters`);
    const form = page.locator('form[action="/settings/filters"]');
    await form.locator('[name="title"]').fill("Weather");
    await form.locator('[name="words"]').fill("drizzle");
    await press(page, form.locator("button").last());
    await page.goto(`${origin}/settings/filters`);
    await press(page, page.getByRole("link", { name: /Weather/ }).first());
  });
  await judge(window, "filter");
  const paths = {
    tag: "/tags/beginnings", notifications: "/notifications", landing: "/", search: "/search?q=alice",
    settings: "/settings/profile", "settings account": "/settings/account", admin: "/admin",
    mentions: "/notifications/mentions", "kept back": "/notifications/requests",
    conversations: "/conversations", "settings notifications": "/settings/notifications",
    "settings preferences": "/settings/preferences", apps: "/oauth/authorized_applications",
    lists: "/lists", "followed tags": "/followed_tags", drafts: "/drafts", scheduled: "/scheduled",
    filters: "/settings/filters", composer: "/publish", bookmarks: "/bookmarks",
    "admin emoji": "/admin/emoji",
  };
  for (const [name, path] of Object.entries(paths)) {
    await check(`${label}: ${name} answers`, async () => {
      const answer = await page.goto(origin + path);
      equal(answer.status(), 200, path);
    });
    await judge(window, name);
  }
}

export async function outAndIn(window) {
  const { page, label, origin } = window;
  await check(`${label}: sign out`, async () => {
    await page.goto(`${origin}/home`);
    const out = page.getByRole("button", { name: /sign out/i });
    if (!(await out.first().isVisible())) {
      await page.locator("details > summary").filter({ visible: true }).last().click();
    }
    await press(page, out.first());
    await page.goto(`${origin}/home`);
    need(!new URL(page.url()).pathname.startsWith("/home"), "still signed in");
  });
  await judge(window, "sign in");
  await check(`${label}: a stranger sees the profile and not the composer`, async () => {
    await page.goto(`${origin}/@alice`);
    await card(page, "My first words").waitFor();
    equal(await page.locator('textarea[name="text"]').count(), 0, "composers");
  });
  await judge(window, "profile for strangers");
  await check(`${label}: a page that is not there`, async () => {
    equal((await page.goto(`${origin}/@nobody`)).status(), 404, "status");
  });
  await judge(window, "not found");
  await check(`${label}: a wrong password is told`, async () => {
    await signIn(window, "wrong-password-entirely");
    need(await page.locator('[name="password"]').count(), "let in");
  });
  await judge(window, "sign in refused");
  await check(`${label}: sign in`, async () => {
    await signIn(window, PASSWORD);
    await page.goto(`${origin}/home`);
    need(await page.locator('textarea[name="text"]').count(), "no composer");
  });
}

export async function signIn({ page, origin }, password, name = "alice") {
  await page.goto(origin);
  await press(page, page.getByRole("link", { name: /sign in/i }).first());
  const form = page.locator("form", { has: page.locator('[name="password"]') });
  await form.locator('input:not([type=hidden], [type=password], [type=checkbox])').first().fill(name);
  await form.locator('[name="password"]').fill(password);
  await press(page, form.locator('button[type="submit"], button:not([type])').last());
}
