"""Malformed activities, rightly signed: refused or ignored, never believed, never a 5xx."""

from lib.checks import need

STREAMS = "https://www.w3.org/ns/activitystreams"
PUBLIC = f"{STREAMS}#Public"
LARGEST_TAKEN = 1024 * 1024  # of more than this the server need not read the end


def activity(me, kind, **fields):
    return {"@context": STREAMS, "id": f"{me}/activities/{kind}", "type": kind, "actor": me,
            "to": [PUBLIC], **fields}


def create(me, number, **fields):
    """A Create of a note that is right but for `fields`."""
    note = {"id": f"{me}/posts/hostile{number}", "type": "Note", "attributedTo": me,
            "content": "<p>hostile</p>", "published": "2026-01-01T00:00:00Z", "to": [PUBLIC],
            "cc": []} | fields
    made = activity(me, "Create", object=note)
    return made | {"id": f"{me}/activities/hostile{number}"}


def deep(levels):
    return "[" * levels + "]" * levels


def cases(me, other, alice):
    """Name and body of each; `me` signs, `other` lives on the same server, alice is ours."""
    elsewhere = "http://127.0.0.9:9/users/x"
    yield "not JSON", "this is not json"
    yield "an empty body", ""
    yield "a JSON string", '"Create"'
    yield "a JSON list", "[1, 2, 3]"
    yield "null", "null"
    yield "an empty object", "{}"
    yield "JSON that ends in the middle", '{"type": "Create", "actor": "'
    yield "100,000 nested lists", deep(100_000)
    yield "a nested object in the object", '{"object":' * 5000 + "{}" + "}" * 5000
    yield "no type", {"@context": STREAMS, "id": f"{me}/x", "actor": me, "object": me}
    yield "a type that is a number", activity(me, "Create") | {"type": 7}
    yield "an unknown type", activity(me, "Frobnicate", object=me)
    yield "no actor", {"@context": STREAMS, "id": f"{me}/y", "type": "Like", "object": alice}
    yield "an actor that is a number", activity(me, "Like", object=alice) | {"actor": 7}
    yield "an actor on another server", activity(me, "Like", object=alice) | {"actor": elsewhere}
    yield "an id that is a number", activity(me, "Like", object=alice) | {"id": 5}
    yield "an id of another server", create(me, 1) | {"id": "http://127.0.0.9:9/a"}
    yield "no object", activity(me, "Create")
    yield "an object that is null", activity(me, "Create", object=None)
    yield "an object that is a list of numbers", activity(me, "Create", object=[1, 2])
    yield "Follow of nobody", activity(me, "Follow", object=f"{alice}nobody")
    yield "Follow of no URL", activity(me, "Follow", object="not a url")
    yield "Accept of a follow that was never asked", activity(
        me, "Accept", object={"type": "Follow", "id": f"{alice}/none", "actor": alice, "object": me})
    yield "Undo of nothing", activity(me, "Undo", object=f"{me}/never")
    yield "Undo of another's Follow", activity(
        me, "Undo", object={"type": "Follow", "actor": other, "object": alice})
    yield "Announce of nothing to be had", activity(me, "Announce", object="http://127.0.0.9:9/p")
    yield "Announce of a file path", activity(me, "Announce", object="file:///etc/passwd")
    yield "Like of something not ours", activity(me, "Like", object=elsewhere)
    yield "Delete of alice", activity(me, "Delete", object=alice)
    yield "Update of alice", activity(me, "Update", object={"type": "Person", "id": alice})
    yield "Block of oneself", activity(me, "Block", object=me)
    yield "a note of another author", create(me, 2, attributedTo=other)
    yield "a note on another server", create(me, 3, id="http://127.0.0.9:9/posts/1")
    yield "a note without content", create(me, 4, content=None)
    yield "a note with content of a number", create(me, 5, content=12)
    yield "a note dated the year 99999", create(me, 6, published="99999-01-01T00:00:00Z")
    yield "a note dated nonsense", create(me, 7, published="yesterday")
    yield "a note in reply to itself", create(me, 8, inReplyTo=f"{me}/posts/hostile8")
    yield "a note in reply to a number", create(me, 9, inReplyTo=4)
    yield "a note with 10,000 mentions", create(
        me, 10, tag=[{"type": "Mention", "href": f"{me}{n}", "name": f"@u{n}"} for n in range(10_000)])
    yield "a note with tags that are words", create(me, 11, tag=["a", 5, None, {"type": 3}])
    yield "a note with a 900 kB text", create(me, 12, content="<p>" + "a<b>b" * 180_000)
    yield "a note with 20,000 open elements", create(me, 13, content="<div><b><i>" * 20_000)
    yield "a note with a NUL", create(me, 14, content="<p>a\0b</p>")
    yield "a note with lone surrogates", '{"@context":"x","type":"Create","actor":"\\ud800"}'
    yield "a note addressed to a number", create(me, 15, to=[1, {"a": 2}])
    yield "a picture on a forbidden scheme", create(
        me, 16, attachment=[{"type": "Document", "url": "file:///etc/passwd"}])
    yield "a body of 5 MB", create(me, 17, content="x" * 5_000_000)


def play(checks, tusklet, peer):
    alice = peer.ask("POST", "finger", {"acct": f"alice@{tusklet.host}"})["self"]
    inbox = peer.fetch(alice)["json"]["endpoints"]["sharedInbox"]
    me, other = (peer.uri(user) for user in peer.users[:2])
    peer.deed(peer.users[0], "follow", target=f"alice@{tusklet.host}")  # our key is known now
    for name, body in cases(me, other, alice):
        with checks.check(f"activity: {name}"):
            told = peer.ask("POST", f"{peer.users[0]}/raw", {"inbox": inbox, "activity": body})
            status = told["status"]
            cut_short = status is None and len(str(body)) > LARGEST_TAKEN
            need(cut_short or status == 202 or 400 <= (status or 0) < 500,
                 f"{status} {told['body'][:200]}")
            need(tusklet.alive(), "the process has ended")
