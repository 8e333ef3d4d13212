// What a driver may make this peer do: one function per command of the control API.
import { detachSignature, verifyJsonLd, verifyObject } from "@fedify/fedify";
import { Activity } from "@fedify/vocab";
import { Temporal } from "@js-temporal/polyfill";
import { actorOf, contact, context } from "./federation.mjs";
import { activity, createOf, escaped, note, withoutContext } from "./compose.mjs";
import { ORIGIN, PUBLIC, now, received, sent, uri, users } from "./state.mjs";
import { authorOf, deliver, finger, getJson, lookUp, signed } from "./wire.mjs";

const tail = (url) => url.split("/").pop();

const deeds = {
  state: ({ user }) => ({
    actor: uri(user.handle),
    followers: [...user.followers.values()],
    following: [...user.following.keys()],
    pending: [...user.pending.keys()],
    requests: [...user.requests.keys()],
    posts: [...user.posts.values()].map((one) => one.id),
  }),

  // Changes members of the account without telling anybody.
  settings: ({ user, asked }) => void Object.assign(user, asked),

  lookup: async ({ ctx, me, asked }) =>
    await (await lookUp(ctx, asked.target, me)).toJsonLd({ contextLoader: ctx.contextLoader }),

  follow: async ({ ctx, user, me, asked }) => {
    const target = (await lookUp(ctx, asked.target, me)).id.href;
    const made = activity(me, "Follow", { object: target });
    user.pending.set(target, { target, activity: made });
    return await deliver(ctx, me, made, [target]);
  },

  unfollow: async ({ ctx, user, me, asked }) => {
    const target = (await lookUp(ctx, asked.target, me)).id.href;
    const made = user.following.get(target) ?? user.pending.get(target);
    user.following.delete(target);
    user.pending.delete(target);
    const object = made?.activity ?? { type: "Follow", actor: uri(me), object: target };
    const undo = activity(me, "Undo", { object: withoutContext(object) });
    return await deliver(ctx, me, undo, [target]);
  },

  accept: async (call) => {
    const { ctx, user, me, asked } = call;
    user.followers.set(asked.actor, contact(await lookUp(ctx, asked.actor, me)));
    return await answered(call, "Accept");
  },

  reject: async (call) => await answered(call, "Reject"),

  post: async ({ ctx, user, me, asked }) => {
    const people = [];
    for (const name of asked.mentions ?? []) {
      people.push({ name: `@${name.replace(/^@/, "")}`, actor: await lookUp(ctx, name, me) });
    }
    const made = note(me, asked, people);
    user.posts.set(tail(made.id), made);
    const extra = people.map(({ actor }) => actor.id.href);
    if (asked.inReplyTo && !asked.inReplyTo.startsWith(ORIGIN)) {
      extra.push(await authorOf(ctx, asked.inReplyTo, me));
    }
    return await deliver(ctx, me, createOf(me, made), extra);
  },

  update: async ({ ctx, user, me, asked }) => {
    const made = user.posts.get(tail(asked.object));
    Object.assign(made, { content: `<p>${escaped(asked.content)}</p>`, updated: now() });
    const fields = { to: made.to, cc: made.cc, object: withoutContext(made) };
    return await deliver(ctx, me, activity(me, "Update", fields));
  },

  delete: async ({ ctx, user, me, asked }) => {
    const gone = user.posts.get(tail(asked.object));
    user.posts.delete(tail(asked.object));
    const object = { id: asked.object, type: "Tombstone" };
    const made = activity(me, "Delete", { to: [PUBLIC], cc: gone?.cc, object });
    return await deliver(ctx, me, made, gone?.to ?? []);
  },

  like: async ({ ctx, me, asked }) => {
    const author = await authorOf(ctx, asked.object, me);
    return await deliver(ctx, me, activity(me, "Like", { object: asked.object, to: [author] }));
  },

  boost: async ({ ctx, me, asked }) => {
    const author = await authorOf(ctx, asked.object, me);
    const cc = [uri(me, "followers"), author];
    const fields = { object: asked.object, published: now(), to: [PUBLIC], cc };
    return await deliver(ctx, me, activity(me, "Announce", fields));
  },

  undo: async ({ ctx, me, asked }) => {
    const { to, cc } = asked.activity;
    const made = activity(me, "Undo", { object: withoutContext(asked.activity), to, cc });
    return await deliver(ctx, me, made, asked.to ?? []);
  },

  block: async ({ ctx, user, me, asked }) => {
    const target = (await lookUp(ctx, asked.target, me)).id.href;
    user.followers.delete(target);
    return await deliver(ctx, me, activity(me, "Block", { object: target }), [target]);
  },

  profile: async ({ ctx, user, me, asked }) => {
    Object.assign(user, asked);
    const { contextLoader } = ctx;
    const object = withoutContext(await (await actorOf(ctx, me)).toJsonLd({ contextLoader }));
    return await deliver(ctx, me, activity(me, "Update", { to: [PUBLIC], object }));
  },

  raw,
};

// Answers a follow request that was kept because the account is locked.
async function answered({ ctx, user, me, asked }, type) {
  const request = user.requests.get(asked.actor);
  if (!request) throw new Error(`no request of ${asked.actor}`);
  user.requests.delete(asked.actor);
  const object = await request.toJsonLd({ contextLoader: ctx.contextLoader });
  return await deliver(ctx, me, activity(me, type, { object }), [asked.actor]);
}

// Whether the signatures inside a document are those of its actor.
async function judged(document) {
  const { documentLoader, contextLoader } = context();
  const options = { documentLoader, contextLoader };
  const proven = await verifyObject(Activity, detachSignature(document), options);
  return { linkedData: await verifyJsonLd(document, options), proof: proven !== null };
}

// Posts anything to an inbox, signed or not, and tampered with as asked.
async function raw({ me, asked }) {
  const body = typeof asked.activity === "string" ? asked.activity : JSON.stringify(asked.activity);
  const type = asked.contentType ?? "application/activity+json";
  let request = new Request(asked.inbox, {
    method: "POST", body, headers: { "content-type": type, ...asked.headers },
  });
  if (asked.sign !== "none") {
    const spec = asked.sign === "rfc9421" ? "rfc9421" : undefined;
    const currentTime = asked.at ? Temporal.Instant.from(asked.at) : undefined;
    request = await signed(request, me, { keyId: asked.keyId, spec, currentTime });
  }
  const headers = Object.fromEntries(request.headers);
  if (asked.tamper === "digest") headers.digest = "SHA-256=AAAA";
  if (asked.tamper === "date") headers.date = new Date(Date.now() - 86_400_000).toUTCString();
  const posted = asked.tamper === "body" ? body.replace("}", ',"x":1}') : body;
  const answer = await fetch(asked.inbox, { method: "POST", headers, body: posted });
  return { status: answer.status, body: (await answer.text()).slice(0, 4000), sent: headers };
}

// Runs `/_/<command>` or `/_/<user>/<command>`.
export async function command(method, pathname, asked) {
  const [, , first, deed] = pathname.split("/");
  const user = users.get(first);
  if (user) {
    if (!deeds[deed]) throw new Error(`no such command: ${deed}`);
    return (await deeds[deed]({ ctx: context(), user, me: first, asked })) ?? null;
  }
  switch (first) {
    case "received":
    case "sent": {
      const log = first === "received" ? received : sent;
      if (method === "DELETE") log.length = 0;
      return log;
    }
    case "finger": return await finger(asked.acct);
    case "judge": return await judged(asked.document);
    case "fetch": return await getJson(asked.url, asked.user);
    case "users": return [...users.keys()];
    default: throw new Error(`no such command: ${first}`);
  }
}
