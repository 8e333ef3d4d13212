"""Passing on: an answer below alice's post goes to a third server, and is believed there."""

from lib.checks import equal, need, never, until
from peers.foreign import Peer


def play(stage):
    stage.befriend()
    other = "python" if stage.peer.kind == "fedify" else "fedify"
    with Peer(other) as third:
        follower = third.users[0]
        third.deed(follower, "follow", target=stage.alice_handle)
        until("the third server follows alice",
              lambda: stage.alice_uri in third.state(follower)["following"])
        if stage.peer.kind == "fedify":
            signed(stage, third)
        else:
            unsigned(stage, third)


def reached(third, kind, thing):
    """Waits for an activity about a thing to reach the third server, as it came."""
    def found():
        return [one for one in third.requests()
                if one.get("type") == kind and third_is_about(one["json"], thing)]
    return until(f"the third server gets {kind} about {thing}", found, 20)[0]


def third_is_about(activity, thing):
    about = activity.get("object")
    return thing == (about.get("id") if isinstance(about, dict) else about)


def signed(stage, third):
    """Fedify signs what it sends, so it can be passed on; and it judges what tusklet signs."""
    peer = stage.peer
    with stage.check("what alice writes for everyone bears signatures that Fedify believes"):
        status = stage.publish("open", "public", "#tag https://example.org/")
        create = stage.delivered("Create", status["uri"])
        equal(peer.ask("POST", "judge", {"document": create}),
              {"linkedData": True, "proof": True}, "judged")

    with stage.check("what alice writes for followers bears no signature for others"):
        closed = stage.publish("closed", "private")
        need("signature" not in stage.delivered("Create", closed["uri"]), "it is signed")

    with stage.check("an answer of the peer is passed on to the third server, which can believe it"):
        reached(third, "Create", status["uri"])
        answer = peer.post(stage.user, stage.word("re"), inReplyTo=status["uri"],
                           mentions=[stage.alice_handle])
        record = reached(third, "Create", answer)
        need(record["verified"], f"not verified: {record.get('reason')}")
        equal(record["owner"], stage.alice_uri, "who signed the request")
        equal(peer.ask("POST", "judge", {"document": record["json"]}),
              {"linkedData": True, "proof": True}, "judged")

    with stage.check("so is its end"):
        peer.deed(stage.user, "delete", object=answer)
        record = reached(third, "Delete", answer)
        need(peer.ask("POST", "judge", {"document": record["json"]})["linkedData"], "not believed")

    with stage.check("an answer for some is not passed on"):
        answer = peer.post(stage.user, stage.word("re"), visibility="followers",
                           inReplyTo=status["uri"], mentions=[stage.alice_handle])
        stage.arrived(answer)
        never("it is passed on", lambda: third.received("Create", answer))


def unsigned(stage, third):
    """Nobody would believe what is not signed."""
    with stage.check("an answer without a signature of its own is not passed on"):
        status = stage.publish("open")
        reached(third, "Create", status["uri"])
        answer = stage.peer.post(stage.user, stage.word("re"), inReplyTo=status["uri"],
                                 mentions=[stage.alice_handle])
        stage.arrived(answer)
        never("it is passed on", lambda: third.received("Create", answer))
