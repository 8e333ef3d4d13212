"""The two peers against each other: proves the rig, needs no tusklet."""

from lib.checks import Checks, equal, need, until
from peers.foreign import Peer


def play(checks: Checks):
    with Peer("fedify") as fedify, Peer("python") as python:
        for one, other in ((fedify, python), (python, fedify)):
            spoken(checks, one, other)
            forged(checks, one, other)
        for peer in (fedify, python):
            with checks.check(f"{peer.kind}: everything honest that came in was verified"):
                wrong = [record for record in peer.requests()
                         if not record["verified"] and record.get("status") != 401]
                equal(wrong, [], "not verified")


def spoken(checks, one, other):
    """Each deed of one arrives at the other."""
    me, you = one.users[0], other.users[0]
    way = f"{one.kind} → {other.kind}: "

    def came(kind, thing):
        return until(f"{kind} arrives", lambda: other.received(kind, thing))[0]

    with checks.check(way + "follow and accept"):
        one.deed(me, "follow", target=other.handle(you))
        until("accepted", lambda: other.uri(you) in one.state(me)["following"])
        other.deed(you, "follow", target=one.handle(me))
        until("accepted", lambda: one.uri(me) in other.state(you)["following"])
    with checks.check(way + "post, edit, delete"):
        uri = one.post(me, "hello <you> & all", cw="careful", hashtags=["tag"])
        need("&lt;you&gt;" in came("Create", uri)["object"]["content"], "not escaped")
        one.deed(me, "update", object=uri, content="edited")
        need("edited" in came("Update", uri)["object"]["content"], "not edited")
        one.deed(me, "delete", object=uri)
        came("Delete", uri)
    with checks.check(way + "direct post"):
        uri = one.post(me, "psst", visibility="direct", mentions=[other.handle(you)])
        equal(came("Create", uri)["to"], other.uri(you) if one.kind == "fedify" else
              [other.uri(you)], "to")
    with checks.check(way + "like, boost, undo"):
        theirs = other.post(you, "mine")
        for deed, kind in (("like", "Like"), ("boost", "Announce")):
            made = one.deed(me, deed, object=theirs)["activity"]
            came(kind, theirs)
            one.deed(me, "undo", activity=made, to=[other.uri(you)])
            until("undone", lambda m=made: other.received("Undo", m["id"]))
    with checks.check(way + "block"):
        one.deed(me, "block", target=other.handle(you))
        came("Block", other.uri(you))


def forged(checks, one, other):
    """What `raw` tampers with is refused."""
    me, you = one.users[0], other.users[0]
    for name, how in {"unsigned": {"sign": "none"}, "body": {"tamper": "body"},
                      "date": {"tamper": "date"}, "digest": {"tamper": "digest"}}.items():
        with checks.check(f"{one.kind} → {other.kind}: refused: {name}"):
            activity = {"@context": "https://www.w3.org/ns/activitystreams", "type": "Like",
                        "id": f"{one.uri(me)}/x/{name}", "actor": one.uri(me),
                        "object": other.uri(you)}
            told = one.deed(me, "raw", inbox=f"{other.base}/inbox", activity=activity, **how)
            equal(told["status"], 401, "status")
