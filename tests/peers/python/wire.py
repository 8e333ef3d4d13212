"""Talking to other servers: documents out, fetches, WebFinger and signed deliveries."""

import json
import re
from urllib.parse import quote

import aiohttp

import signature
from state import ORIGIN, PUBLIC, SCHEME, USERS, new_id, now, sent, users

ACCEPT = (signature.ACTIVITY
          + ', application/ld+json; profile="https://www.w3.org/ns/activitystreams"')
STREAMS = "https://www.w3.org/ns/activitystreams"
CONTEXT = [STREAMS, "https://w3id.org/security/v1", {
    "toot": "http://joinmastodon.org/ns#", "sensitive": "as:sensitive", "Hashtag": "as:Hashtag",
    "manuallyApprovesFollowers": "as:manuallyApprovesFollowers",
    "featured": {"@id": "toot:featured", "@type": "@id"}, "discoverable": "toot:discoverable",
    "schema": "http://schema.org#", "PropertyValue": "schema:PropertyValue",
    "value": "schema:value",
}]
PATIENCE = aiohttp.ClientTimeout(total=20)


def actor(user):
    """The actor document of an account."""
    return {
        "@context": CONTEXT, "id": user.uri(), "type": "Person", "preferredUsername": user.handle,
        "name": user.name, "summary": user.summary, "url": f"{ORIGIN}/@{user.handle}",
        "inbox": user.uri("inbox"), "outbox": user.uri("outbox"),
        "followers": user.uri("followers"), "following": user.uri("following"),
        "featured": user.uri("featured"), "endpoints": {"sharedInbox": f"{ORIGIN}/inbox"},
        "manuallyApprovesFollowers": user.locked, "discoverable": True,
        "published": "2026-01-01T00:00:00Z",
        "attachment": [{"type": "PropertyValue", "name": name, "value": value}
                       for name, value in user.fields],
        "publicKey": {"id": user.key_id, "owner": user.uri(), "publicKeyPem": user.public_pem()},
    }


def collection(url, items):
    return {"@context": STREAMS, "id": url, "type": "OrderedCollection",
            "totalItems": len(items), "orderedItems": items}


def without_context(document):
    return {name: value for name, value in document.items() if name != "@context"}


def create_of(user, note):
    """The Create that wraps a note."""
    return {"@context": CONTEXT, "id": note["id"] + "/activity", "type": "Create",
            "actor": user.uri(), "published": note["published"], "to": note["to"],
            "cc": note["cc"], "object": without_context(note)}


def activity(user, kind, **fields):
    """A new activity of an account; members without a value are left out."""
    given = {name: value for name, value in fields.items() if value is not None}
    return {"@context": CONTEXT, "id": user.uri(kind.lower(), new_id()), "type": kind,
            "actor": user.uri(), **given}


async def fetch(url, user=None, scheme=SCHEME):
    """Status, type, JSON (or None) and text of a GET, signed when there is a user."""
    headers = {"accept": ACCEPT, "user-agent": "python-peer/1"}
    if user:
        headers |= signature.sign(user, "GET", url, scheme=scheme)
    async with aiohttp.ClientSession(timeout=PATIENCE) as client, \
            client.get(url, headers=headers) as answer:
        text = await answer.text()
        try:
            document = json.loads(text)
        except ValueError:
            document = None
        return answer.status, answer.headers.get("content-type"), document, text


async def key_of(key_id):
    """PEM and owner of a key, asked without a signature first."""
    url = key_id.split("#")[0]
    status, _, document, _ = await fetch(url)
    if status in (401, 403) or not document:
        _, _, document, _ = await fetch(url, users[USERS[0]])
    if not document:
        return None, None
    key = document.get("publicKey", document)
    if isinstance(key, list):
        key = next((one for one in key if one.get("id") == key_id), key[0])
    return key.get("publicKeyPem"), key.get("owner") or document.get("id")


async def finger(handle):
    """WebFinger of `user@host` over plain http, with the actor it names as `self`."""
    known = re.match(r"(?:acct:)?@?([^@]+)@(.+)$", handle)
    if not known:
        return {"self": handle}
    resource = quote(f"acct:{known[1]}@{known[2]}", safe="")
    url = f"http://{known[2]}/.well-known/webfinger?resource={resource}"
    async with aiohttp.ClientSession(timeout=PATIENCE) as client, \
            client.get(url, headers={"accept": "application/jrd+json"}) as answer:
        told = {"url": url, "status": answer.status, "type": answer.headers.get("content-type")}
        if answer.status == 200:
            told["jrd"] = json.loads(await answer.text())
            told["self"] = next((link.get("href") for link in told["jrd"].get("links", [])
                                 if link.get("rel") == "self" and "json" in link.get("type", "")),
                                None)
        return told


async def look_up(name, user=None):
    """The document behind a handle or URL."""
    is_handle = "@" in name and not name.startswith("http")
    url = (await finger(name)).get("self") if is_handle else name
    if not url:
        raise ValueError(f"webfinger found nothing for {name}")
    status, kind, document, _ = await fetch(url, user)
    if not document or status >= 400:
        raise ValueError(f"{url}: HTTP {status} {kind}")
    return document


async def author_of(url, user):
    """The id of who wrote an object."""
    author = (await look_up(url, user)).get("attributedTo")
    author = author[0] if isinstance(author, list) else author
    return author["id"] if isinstance(author, dict) else author


def contact(document):
    """What is kept of another actor."""
    return {"id": document["id"], "inbox": document["inbox"],
            "shared": (document.get("endpoints") or {}).get("sharedInbox"),
            "handle": document.get("preferredUsername")}


async def post_signed(user, inbox, document):
    """One delivery to one inbox; kept in `sent` with its outcome."""
    body = json.dumps(document, ensure_ascii=False).encode()
    log = {"when": now(), "user": user.handle, "type": document["type"],
           "id": document.get("id"), "to": inbox}
    try:
        headers = signature.sign(user, "POST", inbox, body, SCHEME) | {"user-agent": "python-peer/1"}
        async with aiohttp.ClientSession(timeout=PATIENCE) as client, \
                client.post(inbox, data=body, headers=headers) as answer:
            log |= {"status": answer.status, "ok": answer.status < 300,
                    "body": (await answer.text())[:300]}
    except (OSError, aiohttp.ClientError, TimeoutError) as problem:
        log |= {"ok": False, "error": str(problem)}
    sent.append(log)
    return log


def as_list(value):
    return value if isinstance(value, list) else [value] if value else []


async def deliver(user, document, extra=()):
    """Sends an activity to everybody addressed (and `extra`), one post per inbox."""
    document = {name: value for name, value in document.items() if value is not None}
    addressed = [*as_list(document.get("to")), *as_list(document.get("cc"))]
    contacts = {}
    if user.uri("followers") in addressed or PUBLIC in addressed:
        contacts |= user.followers
    for url in [*addressed, *extra]:
        if url and url != PUBLIC and not url.startswith(ORIGIN) and url not in contacts:
            try:
                found = await look_up(url, user)
                contacts[found["id"]] = contact(found)
            except (ValueError, KeyError, OSError, aiohttp.ClientError):
                continue
    inboxes = dict.fromkeys(one["shared"] or one["inbox"] for one in contacts.values())
    return {"activity": document,
            "deliveries": [await post_signed(user, inbox, document) for inbox in inboxes]}
