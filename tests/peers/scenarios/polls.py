"""Polls: asked, voted in and counted, both ways."""

import datetime

from lib.checks import equal, need, until


def play(stage):
    stage.befriend()
    ours(stage)
    theirs(stage)


def counts(poll):
    """Votes for each option, and voters."""
    return [option["votes_count"] for option in poll["options"]], poll["voters_count"]


def ours(stage):
    """Alice asks, and people of the peer vote."""
    peer = stage.peer
    with stage.check("alice's poll reaches the peer as a Question"):
        status = stage.publish("poll", poll={"options": ["tea", "coffee"], "expires_in": 3600})
        question = stage.delivered("Create", status["uri"])["object"]
        equal(question["type"], "Question", "type")
        equal([one["name"] for one in question["oneOf"]], ["tea", "coffee"], "choices")
        need(question["endTime"], "no endTime")

    def poll():
        return stage.alice.get(f"polls/{status['id']}")

    def vote(user, choice):
        peer.post(user, "", visibility="direct", inReplyTo=status["uri"],
                  extra={"content": None, "name": choice, "to": [stage.alice_uri]})

    with stage.check("votes of the peer are counted, once for each voter"):
        vote(stage.user, "tea")
        until("the vote is counted", lambda: counts(poll()) == ([1, 0], 1))
        vote(stage.user, "coffee")
        vote(stage.second, "coffee")
        until("the other vote is counted", lambda: counts(poll()) == ([1, 1], 2))

    with stage.check("a vote is no status and no mention"):
        below = stage.alice.get(f"statuses/{status['id']}/context")["descendants"]
        equal(below, [], "answers")
        told = [one.get("status") or {} for one in stage.alice.get("notifications", limit=40)]
        equal([one for one in told if one.get("in_reply_to_id") == status["id"]], [], "mentions")

    with stage.check("whoever asks for the poll gets the counts"):
        document = peer.fetch(status["uri"])["json"]
        equal(document["votersCount"], 2, "votersCount")
        equal([one["replies"]["totalItems"] for one in document["oneOf"]], [1, 1], "totalItems")


def theirs(stage):
    """The peer asks, and alice votes."""
    peer = stage.peer
    end = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(hours=1)

    def options(red, blue):
        return [{"type": "Note", "name": name,
                 "replies": {"type": "Collection", "totalItems": count}}
                for name, count in (("red", red), ("blue", blue))]

    with stage.check("the peer's Question is a poll here"):
        asked = {"type": "Question", "endTime": end.strftime("%Y-%m-%dT%H:%M:%SZ")}
        made = peer.deed(stage.user, "post", content=stage.word("which"),
                         extra=asked | {"anyOf": options(1, 0)})["activity"]["object"]
        status = stage.arrived(made["id"])
        poll = status["poll"]
        equal([one["title"] for one in poll["options"]], ["red", "blue"], "choices")
        equal((poll["multiple"], poll["expired"], poll["votes_count"]), (True, False, 1), "poll")

    with stage.check("alice's votes reach the peer, by name and to its author alone"):
        voted = stage.alice.post(f"polls/{poll['id']}/votes", choices=[0, 1])
        equal(voted["own_votes"], [0, 1], "own_votes")

        def votes():
            notes = [one["object"] for one in peer.received("Create")
                     if one["object"].get("inReplyTo") == made["id"]]
            return notes if len(notes) == 2 else None
        notes = until("the peer gets two votes", votes)
        equal(sorted(one["name"] for one in notes), ["blue", "red"], "names")
        equal({str(one["to"]) for one in notes}, {peer.uri(stage.user)}, "addressed to")

    with stage.check("the counts that the peer tells are shown"):
        update = {
            "@context": "https://www.w3.org/ns/activitystreams", "type": "Update",
            "id": f"{made['id']}#updates/1", "actor": peer.uri(stage.user), "to": made["to"],
            "object": made | {"anyOf": options(5, 2)},
        }
        inbox = peer.fetch(stage.alice_uri)["json"]["endpoints"]["sharedInbox"]
        told = peer.deed(stage.user, "raw", inbox=inbox, activity=update, sign="cavage")
        equal(told["status"], 202, "answer")
        until("the counts are shown", lambda: [
            one["votes_count"] for one in stage.alice.get(f"polls/{poll['id']}")["options"]
        ] == [5, 2])
