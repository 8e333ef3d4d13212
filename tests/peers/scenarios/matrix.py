"""The main activities with a foreign peer that makes and takes one kind of signature, while both
sides show documents to everybody, or only to who signs."""

from lib.checks import equal, need, until
from lib.tusklet import Tusklet
from peers.foreign import Peer
from peers.stage import Stage


def play(checks):
    for secure in (False, True):
        with Tusklet(f"matrix-{secure}", secure=secure) as tusklet:
            tusklet.init().start()
            bob = None
            for kind in ("cavage", "rfc9421"):
                environment = {"ONLY": kind} | ({"SECURE": "1"} if secure else {})
                checks.prefix = f"{kind}, {'only who signs' if secure else 'everybody'}: "
                with Peer("python", **environment) as peer:
                    stage = Stage(checks, tusklet, peer, bob)
                    stage.alice_uri, bob = f"{tusklet.base}/users/alice", stage.bob
                    try:
                        deeds(stage)
                        doors(stage, kind, secure)
                    except Exception as problem:  # noqa: BLE001: the other squares still run
                        checks.fail("could go on", problem)


def deeds(stage):
    peer, user = stage.peer, stage.user
    with stage.check("they follow each other"):
        stage.befriend()
    with stage.check("posts go both ways, those for followers too"):
        for ours, theirs in (("public", "public"), ("private", "followers")):
            status = stage.publish("out", ours)
            stage.delivered("Create", status["uri"])
            equal(stage.arrived(peer.post(user, stage.word("in"), visibility=theirs))["visibility"],
                  ours, "visibility")
    with stage.check("replies, favourites and boosts go both ways"):
        ours = stage.publish("ours")
        uri = peer.post(user, stage.word("re"), inReplyTo=ours["uri"], mentions=[stage.alice_handle])
        theirs = stage.arrived(uri)
        equal(theirs["in_reply_to_id"], ours["id"], "in_reply_to_id")
        for deed, count in (("like", "favourites_count"), ("boost", "reblogs_count")):
            peer.deed(user, deed, object=ours["uri"])
            until("counted", lambda c=count: stage.alice.get(f"statuses/{ours['id']}")[c] == 1)
        for deed, kind in (("favourite", "Like"), ("reblog", "Announce")):
            stage.alice.post(f"statuses/{theirs['id']}/{deed}")
            stage.delivered(kind, uri)
    with stage.check("what answers something unknown brings it along"):
        parent = peer.post(stage.third, stage.word("unseen"))
        uri = peer.post(user, stage.word("re"), inReplyTo=parent, mentions=[stage.alice_handle])
        child = until("the answer is known", lambda: stage.alice.resolve(uri, "statuses"))
        until("the parent is above", lambda: [
            one["uri"] for one in stage.alice.get(f"statuses/{child['id']}/context")["ancestors"]
        ] == [parent])
    with stage.check("edits and deletions go both ways"):
        stage.alice.put(f"statuses/{ours['id']}", status=stage.word("edited"))
        stage.delivered("Update", ours["uri"])
        stage.alice.delete(f"statuses/{ours['id']}")
        stage.delivered("Delete", ours["uri"])
        word = stage.word("edited")
        peer.deed(user, "update", object=uri, content=word)
        path = f"statuses/{child['id']}"
        until("edited", lambda: word in stage.alice.get(path)["content"])
        peer.deed(user, "delete", object=uri)
        until("gone", lambda: stage.alice.status_code(path) == 404)


def doors(stage, kind, secure):
    peer = stage.peer
    with stage.check("all that was taken was signed in this way, and all came"):
        posted = [one for one in peer.requests() if one["method"] == "POST"]
        taken = {one["body"] for one in posted if one["status"] == 202}
        equal({one["scheme"] for one in posted if one["status"] == 202}, {kind}, "kinds taken")
        need(all(one["body"] in taken for one in posted), "some was never taken")
    with stage.check("documents are shown to whom they are meant for"):
        status = stage.publish("shown")
        for path in (status["uri"], stage.alice_uri):
            equal(peer.fetch(path)["status"], 401 if secure else 200, f"unsigned {path}")
            equal(peer.fetch(path, stage.user)["status"], 200, f"signed {path}")
