// The ActivityPub side, all of it Fedify's: documents, key checks, inboxes, follows.
import { createFederation, MemoryKvStore } from "@fedify/fedify";
import {
  Accept, Activity, Create, Endpoints, Follow, Note, Object as ApObject, Person, PropertyValue,
  Reject, Undo,
} from "@fedify/vocab";
import { ORIGIN, USERS, newId, now, sent, uri, users } from "./state.mjs";
import { CONTEXT, createOf } from "./compose.mjs";

export const federation = createFederation({
  kv: new MemoryKvStore(),
  allowPrivateAddress: true,
  // Other servers drop what they cannot read without a word, so the older scheme knocks first.
  firstKnock: "draft-cavage-http-signatures-12",
  origin: ORIGIN,
  circuitBreaker: false,
  userAgent: { software: "fedify-peer/1" },
});

export const context = () => federation.createContext(new URL(ORIGIN), undefined);

export async function actorOf(ctx, handle) {
  const user = users.get(handle);
  if (!user) return null;
  const keys = await ctx.getActorKeyPairs(handle);
  return new Person({
    id: ctx.getActorUri(handle),
    preferredUsername: handle,
    name: user.name,
    summary: user.summary,
    url: new URL(`/@${handle}`, ORIGIN),
    inbox: ctx.getInboxUri(handle),
    outbox: ctx.getOutboxUri(handle),
    followers: ctx.getFollowersUri(handle),
    following: ctx.getFollowingUri(handle),
    featured: ctx.getFeaturedUri(handle),
    endpoints: new Endpoints({ sharedInbox: ctx.getInboxUri() }),
    manuallyApprovesFollowers: user.locked,
    discoverable: true,
    attachments: user.fields.map(([name, value]) => new PropertyValue({ name, value })),
    publicKey: keys[0].cryptographicKey,
    assertionMethods: keys.map((key) => key.multikey),
  });
}

const recipient = (one) => ({
  id: new URL(one.id),
  inboxId: new URL(one.inbox),
  endpoints: one.shared ? { sharedInbox: new URL(one.shared) } : null,
});
export { recipient };

federation
  .setActorDispatcher("/users/{identifier}", actorOf)
  .setKeyPairsDispatcher((_, handle) => users.get(handle)?.keys ?? []);

federation.setObjectDispatcher(Note, "/users/{identifier}/posts/{post}", async (ctx, values) => {
  const note = users.get(values.identifier)?.posts.get(values.post);
  return note ? await ApObject.fromJsonLd(note, ctx) : null;
});

federation
  .setFollowersDispatcher("/users/{identifier}/followers", (_, handle) => {
    const user = users.get(handle);
    return user ? { items: [...user.followers.values()].map(recipient) } : null;
  })
  .setCounter((_, handle) => users.get(handle)?.followers.size ?? 0);

federation.setFollowingDispatcher("/users/{identifier}/following", (_, handle) => {
  const user = users.get(handle);
  return user ? { items: [...user.following.keys()].map((id) => new URL(id)) } : null;
});

federation.setFeaturedDispatcher("/users/{identifier}/featured", (_, handle) =>
  users.has(handle) ? { items: [] } : null);

federation
  .setOutboxDispatcher("/users/{identifier}/outbox", async (ctx, handle) => {
    const user = users.get(handle);
    if (!user) return null;
    const notes = [...user.posts.values()].reverse();
    const items = notes.map((note) => Create.fromJsonLd(createOf(handle, note), ctx));
    return { items: await Promise.all(items) };
  })
  .setCounter((_, handle) => users.get(handle)?.posts.size ?? 0);

federation.setNodeInfoDispatcher("/nodeinfo/2.1", () => ({
  software: { name: "fedify-peer", version: "1.0.0" },
  protocols: ["activitypub"],
  usage: { users: { total: users.size }, localPosts: 0, localComments: 0 },
}));

export const contact = (actor) => ({
  id: actor.id.href,
  inbox: actor.inboxId?.href,
  shared: actor.endpoints?.sharedInbox?.href ?? null,
  handle: actor.preferredUsername?.toString(),
});

// Fedify fetches an embedded object of another origin again unless told to trust it.
const trusting = (ctx) => ({ ...ctx, crossOrigin: "trust", suppressError: true });

async function followed(ctx, follow) {
  const target = ctx.parseUri(follow.objectId);
  const user = target?.type === "actor" ? users.get(target.identifier) : undefined;
  if (!user) return;
  const documentLoader = await ctx.getDocumentLoader({ identifier: user.handle });
  const who = await follow.getActor({ ...ctx, documentLoader });
  if (!who?.id || !who.inboxId) return;
  if (user.locked) {
    user.requests.set(who.id.href, follow);
    return;
  }
  user.followers.set(who.id.href, contact(who));
  const accept = await Accept.fromJsonLd({
    "@context": CONTEXT[0],
    id: uri(user.handle, "accepts", newId()),
    type: "Accept",
    actor: uri(user.handle),
    object: { id: follow.id?.href, type: "Follow", actor: who.id.href, object: uri(user.handle) },
  }, ctx);
  const log = { when: now(), user: user.handle, type: "Accept", to: who.inboxId.href, ok: true };
  sent.push(log);
  try {
    await ctx.sendActivity({ identifier: user.handle }, who, accept);
  } catch (error) {
    Object.assign(log, { ok: false, error: String(error) });
  }
}

async function undone(ctx, undo) {
  const object = await undo.getObject(trusting(ctx)).catch(() => null);
  if (!(object instanceof Follow)) return;
  const target = ctx.parseUri(object.objectId);
  if (target?.type === "actor") users.get(target.identifier)?.followers.delete(undo.actorId?.href);
}

// The user whose Follow an Accept or Reject answers, by the id of the Follow or by who sent it.
async function asker(ctx, answer) {
  const object = await answer.getObject(trusting(ctx)).catch(() => null);
  const target = answer.actorId?.href;
  for (const user of users.values()) {
    const asked = user.pending.get(target) ?? user.following.get(target);
    const byId = asked && asked.activity.id === answer.objectId?.href;
    const byName = object instanceof Follow && object.actorId?.href === ctx.getActorUri(user.handle).href;
    if (asked && (byId || byName)) return { user, asked };
  }
  return null;
}

async function accepted(ctx, accept) {
  const found = await asker(ctx, accept);
  if (!found) return;
  found.user.pending.delete(found.asked.target);
  found.user.following.set(found.asked.target, found.asked);
}

async function rejected(ctx, reject) {
  const found = await asker(ctx, reject);
  if (!found) return;
  found.user.pending.delete(found.asked.target);
  found.user.following.delete(found.asked.target);
}

federation
  .setInboxListeners("/users/{identifier}/inbox", "/inbox")
  .setSharedKeyDispatcher(() => ({ identifier: USERS[0] }))
  .on(Follow, followed)
  .on(Undo, undone)
  .on(Accept, accepted)
  .on(Reject, rejected)
  .on(Activity, async () => {}); // everything else is only recorded
