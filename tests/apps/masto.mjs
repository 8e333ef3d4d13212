// masto.js, the library under Elk and Phanpy: REST, paging, pictures, streaming by WebSocket.
// Environment: BASE_URL, TOKEN (alice), TOKEN2 (bob), WORD, PICTURE (a PNG file).
import fs from "node:fs";
import { setTimeout as pause } from "node:timers/promises";
import { createRestAPIClient, createStreamingAPIClient } from "masto";
import { WebSocket } from "ws";

const { BASE_URL: url, TOKEN, TOKEN2, WORD: word, PICTURE } = process.env;
const timeout = 20_000;
const alice = createRestAPIClient({ url, accessToken: TOKEN, timeout });
const bob = createRestAPIClient({ url, accessToken: TOKEN2, timeout });
const anyone = createRestAPIClient({ url, timeout });

// A browser always names itself; the ws package does not.
class NamedSocket extends WebSocket {
  constructor(address, protocols) {
    super(address, protocols, { headers: { "user-agent": "tusklet-tests/1" } });
  }
}

let passed = 0;
let failed = 0;
async function check(name, body) {
  try {
    await body();
    passed += 1;
    console.log(`ok   masto: ${name}`);
  } catch (error) {
    failed += 1;
    const reason = String(error.message ?? error).replace(/\s+/g, " ").slice(0, 400);
    console.log(`FAIL masto: ${name}: ${reason}`);
  }
}
function need(condition, why = "not so") {
  if (!condition) throw new Error(why);
}
function equal(found, expected, what) {
  const [left, right] = [JSON.stringify(found), JSON.stringify(expected)];
  need(left === right, `${what} is ${left}, expected ${right}`);
}
async function until(what, condition, milliseconds = 10_000) {
  const end = Date.now() + milliseconds;
  while (!(await condition())) {
    need(Date.now() < end, `not in time: ${what}`);
    await pause(100);
  }
}
// The first page of a listing, whichever way the library gives it.
async function page(paged) {
  const pages = paged.values?.() ?? paged[Symbol.asyncIterator]();
  return (await pages.next()).value ?? [];
}

const me = await alice.v1.accounts.verifyCredentials();
const you = await bob.v1.accounts.verifyCredentials();
const instance = await alice.v2.instance.fetch();

await check("v2.instance has what apps ask it", async () => {
  need(instance.domain && instance.configuration.urls.streaming, "no domain or streaming URL");
  need(instance.configuration.statuses.maxCharacters > 0, "no maxCharacters");
  need(Array.isArray(instance.rules) && instance.registrations, "no rules or registrations");
});
await check("v1.instance", async () => need((await anyone.v1.instance.fetch()).uri));

let status;
await check("statuses.create, fetch, context, source, history", async () => {
  status = await alice.v1.statuses.create({ status: `hello #${word} @bob`, visibility: "public" });
  const one = alice.v1.statuses.$select(status.id);
  equal((await one.fetch()).id, status.id, "id");
  equal((await one.context.fetch()).ancestors, [], "ancestors");
  need((await one.source.fetch()).text.includes(word), "no source");
  need((await page(one.history.list())).length >= 1, "no history");
});
for (const visibility of ["unlisted", "private", "direct"]) {
  await check(`create ${visibility}`, async () => {
    const made = await alice.v1.statuses.create({ status: `${visibility} ${word}`, visibility });
    equal(made.visibility, visibility, "visibility");
  });
}
await check("local_only is taken and told", async () => {
  const made = await alice.v1.statuses.create({ status: `here ${word}`, visibility: "public", localOnly: true });
  equal([made.visibility, made.localOnly], ["public", true], "visibility and localOnly");
});
await check("the same Idempotency-Key gives the same status", async () => {
  const how = { requestInit: { headers: { "Idempotency-Key": `masto${word}` } } };
  const ids = [];
  for (let turn = 0; turn < 2; turn += 1) {
    ids.push((await alice.v1.statuses.create({ status: `once ${word}` }, how)).id);
  }
  equal(ids[0], ids[1], "id");
});
await check("media.create, status with it, description changed by an edit", async () => {
  const file = new Blob([fs.readFileSync(PICTURE)], { type: "image/png" });
  const media = await alice.v2.media.create({ file, description: "first", focus: "0.1,0.1" });
  need(media.url && media.previewUrl && media.blurhash, JSON.stringify(media));
  const mediaIds = [media.id];
  const made = await alice.v1.statuses.create({ status: `picture ${word}`, mediaIds });
  equal(made.mediaAttachments[0].description, "first", "description");
  const mediaAttributes = [{ id: media.id, description: "second" }];
  const edit = { status: `picture2 ${word}`, mediaIds, mediaAttributes };
  const edited = await alice.v1.statuses.$select(made.id).update(edit);
  equal(edited.mediaAttachments[0].description, "second", "description after the edit");
});
await check("reply, favourite, boost, bookmark, pin", async () => {
  const reply = await bob.v1.statuses.create({ status: `@alice re ${word}`, inReplyToId: status.id });
  equal(reply.inReplyToId, status.id, "inReplyToId");
  const theirs = bob.v1.statuses.$select(status.id);
  need((await theirs.favourite()).favourited, "not favourited");
  need((await theirs.reblog()).reblog.id === status.id, "not boosted");
  need((await theirs.bookmark()).bookmarked, "not bookmarked");
  need((await page(bob.v1.bookmarks.list())).some((one) => one.id === status.id), "not listed");
  need((await page(bob.v1.favourites.list())).some((one) => one.id === status.id), "not listed");
  const mine = alice.v1.statuses.$select(status.id);
  need((await mine.pin()).pinned && !(await mine.unpin()).pinned, "not pinned");
});
await check("notifications: list, fetch, dismiss", async () => {
  const listed = async () => await page(alice.v1.notifications.list());
  const wanted = new Set(["mention", "favourite", "reblog"]);
  const kinds = async () => new Set((await listed()).map((one) => one.type));
  await until("all three", async () => wanted.isSubsetOf(await kinds()));
  const [first] = await listed();
  equal((await alice.v1.notifications.$select(first.id).fetch()).id, first.id, "id");
  await alice.v1.notifications.$select(first.id).dismiss();
  need((await listed()).every((one) => one.id !== first.id), "not dismissed");
});
await check("timelines: home, public, local, tag", async () => {
  const { home, tag } = alice.v1.timelines;
  const open = anyone.v1.timelines.public;
  const listings = [home.list(), open.list(), open.list({ local: true }), tag.$select(word).list()];
  for (const listing of listings) {
    need((await page(listing)).some((one) => one.id === status.id), "the post is missing");
  }
});
await check("paging by the Link header", async () => {
  const ids = [];
  for await (const statuses of alice.v1.accounts.$select(me.id).statuses.list({ limit: 2 })) {
    ids.push(...statuses.map((one) => one.id));
    if (ids.length >= 6) break;
  }
  equal(new Set(ids).size, ids.length, "different ids");
  need(ids.length >= 5, `only ${ids.length}`);
});
await check("follow, relationships, followers, unfollow", async () => {
  const other = alice.v1.accounts.$select(you.id);
  await other.follow();
  need((await alice.v1.accounts.relationships.fetch({ id: [you.id] }))[0].following, "not following");
  need((await page(other.followers.list())).some((one) => one.id === me.id), "not a follower");
  need(!(await other.unfollow()).following, "still following");
});
await check("accounts.lookup, search, preferences, markers, custom emojis, filters of none", async () => {
  equal((await anyone.v1.accounts.lookup({ acct: "bob" })).id, you.id, "lookup");
  const found = await page(alice.v2.search.list({ q: word }));
  need(found.hashtags.some((tag) => tag.name === word), "no tag");
  need("posting:default:visibility" in (await alice.v1.preferences.fetch()), "no preferences");
  await alice.v1.markers.create({ home: { lastReadId: status.id } });
  equal((await alice.v1.markers.fetch({ timeline: ["home"] })).home.lastReadId, status.id, "marker");
  need(Array.isArray(await page(anyone.v1.customEmojis.list())), "no list");
});
await check("updateCredentials: name, fields, default audience", async () => {
  const changes = { displayName: "Masto", fieldsAttributes: [{ name: "k", value: "v" }] };
  const changed = await alice.v1.accounts.updateCredentials(changes);
  equal([changed.displayName, changed.fields[0].name], ["Masto", "k"], "name and field");
  const source = async (privacy) =>
    (await alice.v1.accounts.updateCredentials({ source: { privacy } })).source.privacy;
  equal(await source("unlisted"), "unlisted", "privacy");
  await source("public");
});
await check("an unknown status is a 404 with a message", async () => {
  const error = await alice.v1.statuses.$select("1").fetch().catch((refused) => refused);
  equal(error.statusCode, 404, "status");
  need(error.message, "no message");
});

for (const how of ["protocol header", "query"]) {
  await check(`streaming, token by ${how}: update, status.update, delete, notification`, async () => {
    await alice.v1.accounts.$select(you.id).follow();
    const stream = createStreamingAPIClient({
      streamingApiUrl: instance.configuration.urls.streaming,
      accessToken: TOKEN,
      implementation: NamedSocket,
      useInsecureAccessToken: how === "query",
    });
    const seen = new Set();
    const user = stream.user.subscribe();
    (async () => {
      for await (const event of user) seen.add(event.event);
    })().catch(() => {});
    // The library opens its socket a second after it is asked to.
    await pause(3000);
    try {
      const made = await bob.v1.statuses.create({ status: `@alice live ${word}` });
      await until("update and notification", () => seen.has("update") && seen.has("notification"));
      await bob.v1.statuses.$select(made.id).update({ status: `@alice changed ${word}` });
      await until("status.update", () => seen.has("status.update"));
      await bob.v1.statuses.$select(made.id).remove();
      await until("delete", () => seen.has("delete"));
    } finally {
      user.unsubscribe?.();
      stream.close();
    }
  });
}
await check("statuses.remove gives the source back", async () =>
  need((await alice.v1.statuses.$select(status.id).remove()).text?.includes(word), "no text"));

console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
