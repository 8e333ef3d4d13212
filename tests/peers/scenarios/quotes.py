"""Quotes (FEP-044f): asked for, granted with a proof, and taken back, both ways."""

from lib.checks import equal, need, until

EVERYBODY = "https://www.w3.org/ns/activitystreams#Public"
CONTEXT = ["https://www.w3.org/ns/activitystreams",
           {"QuoteRequest": "https://w3id.org/fep/044f#QuoteRequest"}]


def play(stage):
    stage.befriend()
    of_alice(stage)
    by_alice(stage)


def bring(stage, activity):
    """Brings an activity of the peer's first user to alice's inbox."""
    told = stage.peer.deed(stage.user, "raw", inbox=f"{stage.alice_uri}/inbox",
                           activity={"@context": CONTEXT, "to": [stage.alice_uri], **activity})
    need(told["status"] in (200, 202), f"the inbox answers {told}")


def write(stage, **members):
    """The peer's first user writes a note with members that its library may not know."""
    actor = stage.peer.uri(stage.user)
    word = stage.word("quotes")
    note = {"id": f"{actor}/posts/{word}", "type": "Note", "attributedTo": actor,
            "content": f"<p>{word}</p>", "to": [EVERYBODY], "cc": [f"{actor}/followers"],
            **members}
    bring(stage, {"id": f"{note['id']}/activity", "type": "Create", "actor": actor,
                  "to": note["to"], "cc": note["cc"], "object": note})
    return stage.arrived(note["id"])


def quote_state(stage, status):
    """How the quote of a status stands in the eyes of alice."""
    return (stage.alice.get(f"statuses/{status['id']}")["quote"] or {}).get("state")


def of_alice(stage):
    """The peer quotes alice, who lets everybody, and thinks better of it."""
    peer, actor = stage.peer, stage.peer.uri(stage.user)
    said = stage.publish("quotable")
    note = stage.delivered("Create", said["uri"])["object"]
    quoting = write(stage, quote=said["uri"])
    uri = quoting["uri"]

    with stage.check("alice's post says who may quote it"):
        equal(note["interactionPolicy"]["canQuote"]["automaticApproval"], [EVERYBODY], "policy")
        equal(quote_state(stage, quoting), "pending", "state before the request")

    with stage.check("the peer's request is granted with an authorization that can be fetched"):
        request = f"{uri}#request"
        bring(stage, {"id": request, "type": "QuoteRequest", "actor": actor,
                      "object": said["uri"], "instrument": uri})
        stamp = stage.delivered("Accept", request)["result"]
        need(peer.fetch(stamp)["status"] == 200, "the authorization is not served")
        equal(quote_state(stage, quoting), "accepted", "state")
        stage.notified("quote", actor, quoting["id"])
        equal(stage.alice.get(f"statuses/{said['id']}")["quotes_count"], 1, "quotes_count")

    with stage.check("alice takes it back, and the authorization with it"):
        stage.alice.post(f"statuses/{said['id']}/quotes/{quoting['id']}/revoke")
        stage.delivered("Delete", stamp)
        need(peer.fetch(stamp)["status"] in (404, 410), "the authorization is still served")
        equal(quote_state(stage, quoting), "revoked", "state")


def by_alice(stage):
    """Alice quotes the peer, whose word it takes."""
    peer, actor = stage.peer, stage.peer.uri(stage.user)
    policy = {"canQuote": {"automaticApproval": [EVERYBODY]}}
    theirs = write(stage, interactionPolicy=policy)
    with stage.check("alice's quote waits for the peer, which is asked"):
        ours = stage.publish("quoting", quoted_status_id=theirs["id"])
        equal(stage.delivered("Create", ours["uri"])["object"]["quote"], theirs["uri"], "quote")
        request = stage.delivered("QuoteRequest", theirs["uri"])
        equal(quote_state(stage, ours), "pending", "state")

    with stage.check("what the peer grants is shown, and sent out again with its proof"):
        stamp = f"{actor}/stamps/{ours['id']}"
        bring(stage, {"id": f"{actor}#accepts/{ours['id']}", "type": "Accept", "actor": actor,
                      "object": request["id"], "result": stamp})
        until("it is shown", lambda: quote_state(stage, ours) == "accepted")
        note = stage.delivered("Update", ours["uri"])["object"]
        equal(note["quoteAuthorization"], stamp, "quoteAuthorization")

    with stage.check("what the peer takes back is shown no longer"):
        bring(stage, {"id": f"{stamp}#delete", "type": "Delete", "actor": actor,
                      "object": {"id": stamp, "type": "QuoteAuthorization"}})
        until("it is gone", lambda: quote_state(stage, ours) == "revoked")
