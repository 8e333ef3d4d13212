"""What a driver may make this peer do: one function per command of the control API."""

import datetime
import html
import json
import time
from email.utils import formatdate

import aiohttp

import signature
import wire
from state import ORIGIN, PUBLIC, USERS, new_id, now, received, sent, users
from wire import activity, deliver


async def command(method, path, asked):
    """Runs `/_/<command>` or `/_/<user>/<command>`."""
    if path[0] in users:
        return await DEEDS[path[1]](users[path[0]], asked)
    if path[0] in ("received", "sent"):
        log = received if path[0] == "received" else sent
        if method == "DELETE":
            log.clear()
        return log
    if path[0] == "users":
        return USERS
    if path[0] == "finger":
        return await wire.finger(asked["acct"])
    if path[0] == "fetch":
        status, kind, document, text = await wire.fetch(asked["url"], users.get(asked.get("user")))
        return {"status": status, "type": kind, "json": document,
                "text": None if document else text[:2000]}
    raise ValueError(f"no such command: {path[0]}")


async def state(user, _asked):
    return {"actor": user.uri(), "followers": list(user.followers.values()),
            "following": list(user.following), "pending": list(user.pending),
            "requests": list(user.requests), "posts": [note["id"] for note in user.posts.values()]}


async def settings(user, asked):
    """Changes members of the account without telling anybody."""
    for name, value in asked.items():
        setattr(user, name, value)


async def look_up(user, asked):
    return await wire.look_up(asked["target"], user)


async def follow(user, asked):
    target = (await wire.look_up(asked["target"], user))["id"]
    made = user.pending[target] = activity(user, "Follow", object=target)
    return await deliver(user, made, [target])


async def unfollow(user, asked):
    target = (await wire.look_up(asked["target"], user))["id"]
    made = user.following.pop(target, None) or user.pending.pop(target, None)
    made = made or {"type": "Follow", "actor": user.uri(), "object": target}
    return await deliver(user, activity(user, "Undo", object=wire.without_context(made)), [target])


async def accept(user, asked):
    request = user.requests.pop(asked["actor"])
    user.followers[asked["actor"]] = wire.contact(await wire.look_up(asked["actor"], user))
    return await deliver(user, activity(user, "Accept", object=request), [asked["actor"]])


async def reject(user, asked):
    request = user.requests.pop(asked["actor"])
    return await deliver(user, activity(user, "Reject", object=request), [asked["actor"]])


async def post(user, asked):
    note, mentioned = await compose(user, asked)
    user.posts[note["id"].rsplit("/", 1)[1]] = note
    parent = asked.get("inReplyTo")
    if parent and not parent.startswith(ORIGIN):
        mentioned = [*mentioned, await wire.author_of(parent, user)]
    return await deliver(user, wire.create_of(user, note), mentioned)


async def compose(user, asked):
    """The note that a `post` asks for, and the ids of those it mentions."""
    people = [await wire.look_up(name, user) for name in asked.get("mentions", [])]
    names = ["@" + name.lstrip("@") for name in asked.get("mentions", [])]
    mentioned = [person["id"] for person in people]
    followers = user.uri("followers")
    to, cc = {
        "public": ([PUBLIC], [followers, *mentioned]),
        "unlisted": ([followers], [PUBLIC, *mentioned]),
        "followers": ([followers], mentioned),
        "direct": (mentioned, []),
    }[asked.get("visibility", "public")]
    tags = asked.get("hashtags", [])
    number = new_id()
    note = {
        "@context": wire.CONTEXT, "id": user.uri("posts", number), "type": "Note",
        "attributedTo": user.uri(), "content": content(asked, people, tags), "published": now(),
        "url": f"{ORIGIN}/@{user.handle}/{number}", "to": to, "cc": cc,
        "sensitive": asked.get("sensitive", bool(asked.get("cw"))), "summary": asked.get("cw"),
        "inReplyTo": asked.get("inReplyTo"),
        "attachment": [{"type": "Document", "mediaType": "image/png", **one}
                       for one in asked.get("attachments", [])],
        "tag": [{"type": "Mention", "href": person["id"], "name": name}
                for person, name in zip(people, names)]
        + [{"type": "Hashtag", "href": f"{ORIGIN}/tags/{tag}", "name": f"#{tag}"} for tag in tags],
        **asked.get("extra", {}),
    }
    return {name: value for name, value in note.items() if value is not None}, mentioned


def content(asked, people, tags):
    """The HTML of a note: what was typed, then links for mentions and tags."""
    if "html" in asked:
        return asked["html"]
    words = [html.escape(asked.get("content", ""), quote=False)]
    words += [f'<span class="h-card"><a href="{person.get("url") or person["id"]}" '
              f'class="u-url mention">@<span>{person.get("preferredUsername")}</span></a></span>'
              for person in people]
    words += [f'<a href="{ORIGIN}/tags/{tag}" class="mention hashtag" rel="tag">#<span>{tag}'
              "</span></a>" for tag in tags]
    return f"<p>{' '.join(words)}</p>"


async def update(user, asked):
    note = user.posts[asked["object"].rsplit("/", 1)[1]]
    note |= {"content": f"<p>{html.escape(asked['content'])}</p>", "updated": now()}
    return await deliver(user, activity(user, "Update", to=note["to"], cc=note["cc"],
                                        object=wire.without_context(note)))


async def delete(user, asked):
    note = user.posts.pop(asked["object"].rsplit("/", 1)[1], {})
    return await deliver(
        user, activity(user, "Delete", to=[PUBLIC], cc=note.get("cc"),
                       object={"id": asked["object"], "type": "Tombstone"}),
        [url for url in note.get("to", []) if url != PUBLIC])


async def like(user, asked):
    author = await wire.author_of(asked["object"], user)
    return await deliver(user, activity(user, "Like", object=asked["object"], to=[author]))


async def boost(user, asked):
    author = await wire.author_of(asked["object"], user)
    return await deliver(user, activity(
        user, "Announce", object=asked["object"], published=now(), to=[PUBLIC],
        cc=[user.uri("followers"), author]))


async def undo(user, asked):
    undone = asked["activity"]
    return await deliver(user, activity(user, "Undo", to=undone.get("to"), cc=undone.get("cc"),
                                        object=wire.without_context(undone)), asked.get("to", []))


async def block(user, asked):
    target = (await wire.look_up(asked["target"], user))["id"]
    user.followers.pop(target, None)
    return await deliver(user, activity(user, "Block", object=target), [target])


async def profile(user, asked):
    await settings(user, asked)
    return await deliver(user, activity(user, "Update", to=[PUBLIC],
                                        object=wire.without_context(wire.actor(user))))


async def raw(user, asked):
    """Posts anything to an inbox, signed or not, and tampered with as asked."""
    given = asked["activity"]
    body = (given if isinstance(given, str) else json.dumps(given)).encode()
    at = datetime.datetime.fromisoformat(asked["at"]).timestamp() if asked.get("at") else None
    headers = signature.sign(user, "POST", asked["inbox"], body, asked.get("sign", "cavage"),
                             asked.get("keyId"), at, asked.get("cover"))
    tamper = asked.get("tamper")
    if tamper == "digest":
        headers |= {name: "SHA-256=AAAA" for name in headers if name == "digest"}
    elif tamper == "date":
        headers["date"] = formatdate(time.time() - 24 * 60 * 60, usegmt=True)
    elif tamper == "body":
        body = body.replace(b"}", b',"x":1}', 1)
    headers |= {"content-type": asked.get("contentType", signature.ACTIVITY)}
    headers |= asked.get("headers", {})
    try:
        async with aiohttp.ClientSession(timeout=wire.PATIENCE) as client, \
                client.post(asked["inbox"], data=body, headers=headers) as answer:
            return {"status": answer.status, "body": (await answer.text())[:4000], "sent": headers}
    except aiohttp.ClientConnectionError as problem:  # the door was closed before all was said
        return {"status": None, "body": str(problem), "sent": headers}


DEEDS = {
    "state": state, "settings": settings, "lookup": look_up, "follow": follow,
    "unfollow": unfollow, "accept": accept, "reject": reject, "post": post, "update": update,
    "delete": delete, "like": like, "boost": boost, "undo": undo, "block": block,
    "profile": profile, "raw": raw,
}
