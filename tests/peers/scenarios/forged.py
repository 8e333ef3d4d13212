"""Deliveries that lie: refused, and without effect."""

import datetime
import time

from lib.checks import equal, need


def note_of(stage, author, word, number):
    """A Create that would show in alice's home if it were believed."""
    uri = stage.peer.uri(author)
    note = {
        "id": f"{uri}/posts/forged{number}", "type": "Note", "attributedTo": uri,
        "content": f"<p>{word}</p>", "published": "2026-01-01T00:00:00Z",
        "to": ["https://www.w3.org/ns/activitystreams#Public"], "cc": [f"{uri}/followers"],
    }
    return {"@context": "https://www.w3.org/ns/activitystreams", "type": "Create", "actor": uri,
            "id": f"{note['id']}/activity", "to": note["to"], "cc": note["cc"], "object": note}


def ago(hours):
    """A time in the past as ISO 8601."""
    then = datetime.datetime.now(datetime.timezone.utc) - datetime.timedelta(hours=hours)
    return then.strftime("%Y-%m-%dT%H:%M:%SZ")


# Name, how `raw` sends it, and what may be answered.
LIES = [
    ("no signature", {"sign": "none"}, {401}),
    ("a body changed after signing", {"tamper": "body"}, {400, 401}),
    ("a wrong digest", {"tamper": "digest"}, {400, 401}),
    ("a date changed after signing", {"tamper": "date"}, {401}),
    ("a date 13 hours old, rightly signed", {"at": ago(13)}, {401}),
    ("a date 13 hours ahead, rightly signed", {"at": ago(-13)}, {401}),
    ("a signature that is no signature", {"headers": {"signature": "garbage"}, "sign": "none"},
     {400, 401}),
]
# The key cannot be had at once, so the answer may be 202; it must have no effect either.
LIES_TO_THE_WORKER = [
    ("a key that does not exist", {"keyId": "{peer}/users/nobody#main-key"}),
    ("a key on a port where nothing listens", {"keyId": "http://127.0.0.9:9/users/x#main-key"}),
]


def play(stage):
    stage.befriend()
    words = []
    inbox = stage.peer.fetch(stage.alice_uri)["json"]["endpoints"]["sharedInbox"]

    def post(how, signer=None, author=None):
        words.append(stage.word("forged"))
        activity = note_of(stage, author or stage.user, words[-1], len(words))
        return stage.peer.deed(signer or stage.user, "raw", inbox=inbox, activity=activity, **how)

    for name, how, answers in LIES:
        with stage.check(f"refused: {name}"):
            told = post(how)
            need(told["status"] in answers, f"{told['status']} {told['body'][:200]}")

    for name, how in LIES_TO_THE_WORKER:
        with stage.check(f"refused or ignored: {name}"):
            how = {key: value.format(peer=stage.peer.base) for key, value in how.items()}
            told = post(how)
            need(told["status"] in (202, 400, 401, 403, 503), f"{told['status']} {told['body']}")

    with stage.check("refused or ignored: signed by another account of the same server"):
        told = post({}, signer=stage.second, author=stage.user)
        need(told["status"] in (202, 400, 401, 403), f"{told['status']} {told['body']}")

    with stage.check("refused or ignored: deleting another's post"):
        kept = stage.peer.post(stage.user, stage.word("kept"))
        status = stage.arrived(kept)
        theft = {"@context": "https://www.w3.org/ns/activitystreams", "type": "Delete",
                 "id": f"{kept}/theft", "actor": stage.peer.uri(stage.second), "object": kept}
        stage.peer.deed(stage.second, "raw", inbox=inbox, activity=theft)

    with stage.check("none of it had an effect, and an honest post still arrives"):
        stage.arrived(stage.peer.post(stage.user, stage.word("honest")))
        time.sleep(3)
        stage.arrived(stage.peer.post(stage.user, stage.word("honest")))
        shown = [one["content"] for one in stage.alice.get("timelines/home", limit=40)]
        shown += [one["content"] for one in stage.alice.get("timelines/public", limit=40)]
        believed = [word for word in words if any(word in content for content in shown)]
        equal(believed, [], "believed")
        equal(stage.alice.status_code(f"statuses/{status['id']}"), 200, "the post not deleted")
