"""Finding each other: WebFinger, actor documents, NodeInfo, search."""

from lib.api import session
from lib.checks import equal, need

ACTIVITY = "application/activity+json"


def play(stage):
    tusklet, peer = stage.tusklet, stage.peer

    with stage.check("the peer finds alice by WebFinger"):
        told = peer.ask("POST", "finger", {"acct": stage.alice_handle})
        equal(told["status"], 200, "status")
        equal(told["type"].split(";")[0], "application/jrd+json", "type")
        equal(told["jrd"]["subject"], f"acct:{stage.alice_handle}", "subject")
        stage.alice_uri = need(told["self"], "no self link")

    with stage.check("an unknown name is not found by WebFinger"):
        told = peer.ask("POST", "finger", {"acct": f"nobody@{tusklet.host}"})
        equal(told["status"], 404, "status")

    for how, signer in (("without", None), ("with", stage.user)):
        with stage.check(f"the actor of alice is served {how} a signature"):
            told = peer.fetch(stage.alice_uri, signer)
            equal(told["status"], 200, "status")
            equal(told["type"].split(";")[0], ACTIVITY, "type")
            actor = told["json"]
            equal(actor["id"], stage.alice_uri, "id")
            equal(actor["preferredUsername"], "alice", "preferredUsername")
            equal(actor["publicKey"]["owner"], stage.alice_uri, "owner of the key")
            for member in ("inbox", "outbox", "followers", "following"):
                need(actor.get(member), f"no {member}")

    with stage.check("the profile page gives the actor to servers"):
        equal(peer.fetch(f"{tusklet.base}/@alice")["json"]["id"], stage.alice_uri, "id")

    with stage.check("the peer's library reads alice's actor"):
        equal(peer.deed(stage.user, "lookup", target=stage.alice_handle)["id"],
              stage.alice_uri, "id")

    for member in ("outbox", "followers", "following", "featured"):
        with stage.check(f"alice's {member} is a collection"):
            url = peer.fetch(stage.alice_uri)["json"][member]
            told = peer.fetch(url)
            equal(told["status"], 200, "status")
            need("Collection" in told["json"]["type"], f"type is {told['json']['type']}")

    with stage.check("NodeInfo is linked and names the software"):
        asking = session()
        links = asking.get(f"{tusklet.base}/.well-known/nodeinfo", timeout=10).json()["links"]
        equal(asking.get(links[0]["href"], timeout=10).json()["software"]["name"], "tusklet", "name")

    with stage.check("host-meta points to WebFinger"):
        answer = session().get(f"{tusklet.base}/.well-known/host-meta", timeout=10)
        need("webfinger" in answer.text, f"{answer.status_code} {answer.text[:200]}")

    with stage.check("alice finds the peer's user by handle"):
        account = stage.account(stage.user)
        equal(account["acct"], peer.handle(stage.user), "acct")
        equal(account["uri"], peer.uri(stage.user), "uri")

    with stage.check("alice finds the peer's user by URL"):
        found = stage.alice.resolve(peer.uri(stage.second), "accounts")
        equal(found["acct"], peer.handle(stage.second), "acct")
