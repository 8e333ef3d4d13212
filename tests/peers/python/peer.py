"""A small fediverse server with a JSON control API, on aiohttp; see ../README.md.

Environment: HOST, PORT, ORIGIN, USERS, KEYDIR.
"""

import asyncio
import json
import re
from urllib.parse import urlsplit

from aiohttp import web

import control
import signature
import wire
from state import HOST, ONLY, ORIGIN, PORT, SECURE, now, received, users

LARGEST_BODY = 16 * 1024 * 1024
KEPT = set()  # tasks under way: asyncio itself holds only a weak reference


async def controlled(request):
    """The control API: a command in the path, its words as a JSON body."""
    try:
        asked = await request.json() if request.can_read_body else {}
        path = request.path.split("/")[2:]
        return web.json_response(await control.command(request.method, path, asked))
    except Exception as problem:  # noqa: BLE001: the driver is told whatever went wrong
        return web.json_response({"error": f"{type(problem).__name__}: {problem}"}, status=400)


async def recorded(request, body):
    """Keeps a request with the verdict on its signature."""
    headers = {name.lower(): value for name, value in request.headers.items()}
    url = f"{request.scheme}://{headers['host']}{request.path_qs}"
    record = {"n": len(received), "when": now(), "method": request.method, "headers": headers,
              "path": request.path_qs, "body": body.decode("utf-8", "replace")}
    received.append(record)
    record |= await signature.verify(request.method, url, headers, body, wire.key_of)
    if ONLY and record["scheme"] != ONLY:
        record |= {"verified": False, "reason": f"not signed by {ONLY}"}
    return record


async def inbox(request):
    """Takes an activity: 202 if its signature holds, else 401."""
    record = await recorded(request, await request.read())
    try:
        record["json"] = json.loads(record["body"])
        record["type"] = record["json"].get("type")
    except ValueError as problem:
        record |= {"verified": False, "reason": str(problem)}
    record["status"] = 202 if record["verified"] else 401
    if record["verified"]:
        task = asyncio.create_task(take(record["json"]))
        KEPT.add(task)
        task.add_done_callback(KEPT.discard)
    return web.Response(status=record["status"])


def id_of(thing):
    return thing.get("id") if isinstance(thing, dict) else thing


async def take(activity):
    """What an activity changes here: only follows matter to this peer."""
    kind, actor, thing = activity.get("type"), id_of(activity.get("actor")), activity.get("object")
    if kind == "Follow":
        user = next((user for user in users.values() if user.uri() == id_of(thing)), None)
        if user:
            await followed(user, actor, activity)
    elif kind == "Undo" and isinstance(thing, dict) and thing.get("type") == "Follow":
        for user in users.values():
            if id_of(thing.get("object")) == user.uri():
                user.followers.pop(actor, None)
    elif kind in ("Accept", "Reject"):
        for user in users.values():
            asked = user.pending.get(actor)
            if not answers(thing, user, asked or user.following.get(actor)):
                continue
            user.pending.pop(actor, None)
            if kind == "Reject":
                user.following.pop(actor, None)
            elif asked:
                user.following[actor] = asked


def answers(thing, user, asked):
    """Whether an Accept or Reject of `thing` is about what this user asked, by id or by names."""
    if asked and id_of(thing) == asked["id"]:
        return True
    return isinstance(thing, dict) and id_of(thing.get("actor")) == user.uri()


async def followed(user, actor, activity):
    """Accepts a follower at once, or keeps the request of a locked account."""
    request = {"id": activity["id"], "type": "Follow", "actor": actor, "object": user.uri()}
    if user.locked:
        user.requests[actor] = request
        return
    user.followers[actor] = wire.contact(await wire.look_up(actor, user))
    await wire.deliver(user, wire.activity(user, "Accept", object=request), [actor])


async def get(request):
    """Serves documents; a signed GET is kept like a delivery."""
    path = request.path.strip("/").split("/")
    verified = False
    if "signature" in request.headers:
        record = await recorded(request, b"")
        verified = record["verified"]
        record["status"] = 200 if verified or not SECURE else 401
    if SECURE and not verified and path[0].startswith(("users", "@")):
        return web.Response(status=401)
    if path[0] == ".well-known":
        return well_known(path[1], request.query.get("resource", ""))
    if path[0] == "nodeinfo":
        return web.json_response(nodeinfo(path[1]))
    if path[0].startswith("@"):
        path = ["users", path[0][1:], *(["posts", path[1]] if len(path) > 1 else [])]
    document = below(users[path[1]], path[2:]) if path[0] == "users" and path[1] in users else None
    if not document:
        return web.Response(status=404)
    return web.Response(text=json.dumps(document), content_type=signature.ACTIVITY)


def below(user, path):
    """The document of an account, or of something below it."""
    match path:
        case []:
            return wire.actor(user)
        case ["followers"]:
            return wire.collection(user.uri("followers"), list(user.followers))
        case ["following"]:
            return wire.collection(user.uri("following"), list(user.following))
        case ["featured"]:
            return wire.collection(user.uri("featured"), user.featured)
        case ["outbox"]:
            notes = [wire.create_of(user, note) for note in reversed(user.posts.values())]
            return wire.collection(user.uri("outbox"), notes)
        case ["posts", number]:
            return user.posts.get(number)
    return None


def well_known(what, resource):
    """WebFinger and the pointer to NodeInfo."""
    if what == "nodeinfo":
        rel = "http://nodeinfo.diaspora.software/ns/schema/2.0"
        return web.json_response({"links": [{"rel": rel, "href": f"{ORIGIN}/nodeinfo/2.0"}]})
    host = urlsplit(ORIGIN).netloc
    handle = re.match(r"acct:@?([^@]+)@(.+)$", resource)
    named = handle[1] if handle and handle[2] == host else None
    user = users.get(named) or next((u for u in users.values() if u.uri() == resource), None)
    if what != "webfinger" or not user:
        return web.Response(status=404)
    found = {"subject": f"acct:{user.handle}@{host}", "aliases": [user.uri()], "links": [
        {"rel": "self", "type": signature.ACTIVITY, "href": user.uri()},
        {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html",
         "href": f"{ORIGIN}/@{user.handle}"}]}
    return web.Response(text=json.dumps(found), content_type="application/jrd+json")


def nodeinfo(version):
    return {"version": version, "software": {"name": "python-peer", "version": "1.0.0"},
            "protocols": ["activitypub"], "services": {"inbound": [], "outbound": []},
            "openRegistrations": False, "usage": {"users": {"total": len(users)}}, "metadata": {}}


def main():
    app = web.Application(client_max_size=LARGEST_BODY)
    app.router.add_route("*", "/_/{tail:.*}", controlled)
    app.router.add_post("/inbox", inbox)
    app.router.add_post("/users/{user}/inbox", inbox)
    app.router.add_get("/{tail:.*}", get)
    web.run_app(app, host=HOST, port=PORT, print=None)


if __name__ == "__main__":
    main()
