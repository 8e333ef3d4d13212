// Talking to other servers: fetches, WebFinger, look-ups and signed deliveries.
import { signRequest } from "@fedify/fedify";
import { Activity, lookupObject } from "@fedify/vocab";
import { contact, recipient } from "./federation.mjs";
import { ORIGIN, PUBLIC, now, sent, uri, users } from "./state.mjs";

export const CAVAGE = "draft-cavage-http-signatures-12";
const ACCEPT =
  'application/activity+json, application/ld+json; profile="https://www.w3.org/ns/activitystreams"';

export async function signed(request, user, { keyId, spec = CAVAGE, currentTime } = {}) {
  const id = new URL(keyId ?? `${uri(user)}#main-key`);
  return await signRequest(request, users.get(user).keys[0].privateKey, id, { spec, currentTime });
}

export async function getJson(url, user) {
  const plain = new Request(url, { headers: { accept: ACCEPT } });
  const answer = await fetch(user ? await signed(plain, user) : plain);
  const text = await answer.text();
  let json = null;
  try {
    json = JSON.parse(text);
  } catch {
    // not JSON: the text is told instead
  }
  const type = answer.headers.get("content-type");
  return { status: answer.status, type, json, text: json ? undefined : text.slice(0, 2000) };
}

// Fedify asks WebFinger over https only, so the peer asks over http itself.
export async function finger(handle) {
  const known = /^(?:acct:)?@?([^@]+)@(.+)$/.exec(handle);
  if (!known) return { self: handle };
  const resource = encodeURIComponent(`acct:${known[1]}@${known[2]}`);
  const url = `http://${known[2]}/.well-known/webfinger?resource=${resource}`;
  const answer = await fetch(url, { headers: { accept: "application/jrd+json" } });
  const told = { url, status: answer.status, type: answer.headers.get("content-type") };
  if (!answer.ok) return told;
  const jrd = await answer.json();
  const isActor = (link) => link.rel === "self" && /activity\+json|ld\+json/.test(link.type ?? "");
  return { ...told, jrd, self: jrd.links?.find(isActor)?.href };
}

export async function lookUp(ctx, name, user) {
  const isHandle = name.includes("@") && !name.startsWith("http");
  const url = isHandle ? (await finger(name)).self : name;
  if (!url) throw new Error(`webfinger found nothing for ${name}`);
  const documentLoader = await ctx.getDocumentLoader({ identifier: user });
  const { contextLoader } = ctx;
  const found = await lookupObject(url, { documentLoader, contextLoader, allowPrivateAddress: true });
  if (!found) throw new Error(`no object at ${url}`);
  return found;
}

export async function authorOf(ctx, url, user) {
  const found = await lookUp(ctx, url, user);
  const documentLoader = await ctx.getDocumentLoader({ identifier: user });
  const author = await found.getAttribution?.({ documentLoader, contextLoader: ctx.contextLoader });
  return author?.id?.href;
}

// Followers if they are addressed, everybody addressed by id, and `extra`.
async function recipients(ctx, user, json, extra) {
  const addressed = [json.to, json.cc].flat().filter(Boolean);
  const found = new Map();
  if (addressed.includes(uri(user, "followers")) || addressed.includes(PUBLIC)) {
    for (const follower of users.get(user).followers.values()) found.set(follower.id, follower);
  }
  for (const id of [...addressed, ...extra]) {
    if (!id || id === PUBLIC || id.startsWith(ORIGIN) || found.has(id)) continue;
    try {
      const actor = await lookUp(ctx, id, user);
      if (actor.inboxId) found.set(actor.id.href, contact(actor));
    } catch {
      // someone who cannot be found gets nothing
    }
  }
  return [...found.values()];
}

export async function deliver(ctx, user, json, extra = []) {
  const activity = await Activity.fromJsonLd(json, ctx);
  const deliveries = [];
  for (const one of await recipients(ctx, user, json, extra)) {
    const to = one.shared ?? one.inbox;
    const log = { when: now(), user, type: json.type, id: json.id, to, ok: true };
    const how = { preferSharedInbox: true };
    try {
      await ctx.sendActivity({ identifier: user }, recipient(one), activity, how);
    } catch (error) {
      Object.assign(log, { ok: false, error: String(error) });
    }
    sent.push(log);
    deliveries.push(log);
  }
  return { activity: json, deliveries };
}
