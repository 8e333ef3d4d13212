"""Who may reply (GoToSocial's canReply): asked for, let in with a proof, and kept out, both ways."""

from lib.api import Refused
from lib.checks import equal, need, until
from peers.scenarios.quotes import EVERYBODY, bring, write

GTS = "https://gotosocial.org/ns#"
CONTEXT = ["https://www.w3.org/ns/activitystreams",
           {"ReplyRequest": f"{GTS}ReplyRequest", "ReplyAuthorization": f"{GTS}ReplyAuthorization"}]


def play(stage):
    stage.befriend()
    to_alice(stage)
    by_alice(stage)


def to_alice(stage):
    """The peer replies to alice, who lets only some."""
    peer, actor = stage.peer, stage.peer.uri(stage.user)
    said = stage.publish("limited", reply_approval_policy="followers")
    note = stage.delivered("Create", said["uri"])["object"]

    with stage.check("alice's post says who may reply to it"):
        policy = note["interactionPolicy"]["canReply"]
        need(EVERYBODY not in policy["automaticApproval"], f"{policy}")
        need(f"{stage.alice_uri}/followers" in policy["automaticApproval"], f"{policy}")

    with stage.check("a follower's reply is taken in, and proven to others"):
        reply = write(stage, inReplyTo=said["uri"])
        equal(reply["in_reply_to_id"], said["id"], "in_reply_to_id")
        accept = stage.delivered("Accept", reply["uri"])
        stamp = peer.fetch(accept["result"])
        equal(stamp["status"], 200, "the authorization")

    with stage.check("who may not is kept out, and told so if they asked"):
        closed = stage.publish("closed", reply_approval_policy="mentioned")
        stage.delivered("Create", closed["uri"])
        word = stage.word("odd")
        note = {"id": f"{actor}/posts/{word}", "type": "Note", "attributedTo": actor,
                "content": f"<p>{word}</p>", "to": [EVERYBODY], "cc": [f"{actor}/followers"],
                "inReplyTo": closed["uri"]}
        request = f"{note['id']}#request"
        bring(stage, {"@context": CONTEXT, "id": request, "type": "ReplyRequest", "actor": actor,
                      "object": closed["uri"], "instrument": note})
        stage.delivered("Reject", request)
        equal(stage.alice.get(f"statuses/{closed['id']}/context")["descendants"], [], "replies")


def by_alice(stage):
    """Alice replies to the peer, who decides it each time."""
    actor = stage.peer.uri(stage.user)
    policy = {"canReply": {"automaticApproval": [actor], "manualApproval": [EVERYBODY]}}
    theirs = write(stage, interactionPolicy=policy)
    with stage.check("alice's reply waits for the peer, which alone is asked"):
        ours = stage.publish("asking", in_reply_to_id=theirs["id"])
        request = stage.delivered("ReplyRequest", theirs["uri"])
        equal(request["instrument"]["id"], ours["uri"], "instrument")
        equal(stage.peer.received("Create", ours["uri"]), [], "sent before it was let in")

    with stage.check("once it is let in it goes out with the proof"):
        stamp = f"{actor}/stamps/{ours['id']}"
        bring(stage, {"id": f"{actor}#accepts/{ours['id']}", "type": "Accept", "actor": actor,
                      "object": request["id"], "result": stamp})
        note = stage.delivered("Create", ours["uri"])["object"]
        equal(note["replyAuthorization"], stamp, "replyAuthorization")
        until("everyone sees it", lambda: stage.alice.get(f"statuses/{ours['id']}")["visibility"]
              == "public")

    with stage.check("what would be refused cannot be written"):
        closed = write(stage, interactionPolicy={"canReply": {"automaticApproval": [actor]}})
        equal(refused(stage.alice, closed), 422, "the answer")


def refused(api, parent):
    """The code of the answer to somebody who may not reply."""
    try:
        api.post("statuses", status="but", in_reply_to_id=parent["id"])
    except Refused as problem:
        return problem.status
    return 200
