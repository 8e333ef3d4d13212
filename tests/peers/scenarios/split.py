"""Handles whose domain is not that of the pages, seen from a tusklet and from a foreign peer."""

from lib.checks import equal, until
from lib.tusklet import Tusklet
from peers.foreign import Peer
from peers.person import Person


def play(checks):
    with Tusklet("split", split=True) as split, Tusklet("plain", "127.0.0.4") as plain, \
            Peer("python") as peer:
        for tusklet in (split, plain):
            tusklet.init().start()
        sam = Person(split, "alice", split.login("alice"))
        pia = Person(plain, "alice", plain.login("alice"))
        checks.prefix = "split: "
        of_ours(checks.check, sam, pia)
        of_strangers(checks.check, sam, peer)


def of_ours(check, sam, pia):
    with check("both names lead to one account, which bears the one of the handle"):
        found = pia.account(sam)
        equal((found["acct"], found["uri"]), (sam.handle, sam.uri), "account")
        by_host = pia.api.resolve(f"@{sam.name}@{sam.tusklet.host}", "accounts")
        equal(by_host["id"], found["id"], "by the host of the pages")
    with check("both follow each other"):
        pia.follow(sam)
        sam.follow(pia)
        sam.told("follow", pia)
    for me, you in ((sam, pia), (pia, sam)):
        with check(f"a mention of @{you.handle} arrives as one"):
            status = me.publish("hello", text=f"@{you.handle}")
            seen = you.told("mention", me, status)["status"]
            equal([one["acct"] for one in seen["mentions"]], [you.name], "mentions there")
            equal([one["acct"] for one in status["mentions"]], [you.handle], "mentions here")


def of_strangers(check, sam, peer):
    user = peer.users[0]
    with check("a stranger finds the handle and follows"):
        told = peer.ask("POST", "finger", {"acct": sam.handle})
        equal((told["jrd"]["subject"], told["self"]), (f"acct:{sam.handle}", sam.uri), "found")
        peer.deed(user, "follow", target=sam.handle)
        until("accepted", lambda: sam.uri in peer.state(user)["following"])
    with check("a stranger's mention by that handle is told"):
        uri = peer.post(user, "hello", mentions=[sam.handle])
        sam.told("mention", status={"uri": uri})
    with check("a mention of a stranger names its author by the handle's domain"):
        sam.publish("hello", text=f"@{peer.handle(user)}")
        until("it arrives", lambda: peer.received("Create"))
        equal(peer.fetch(sam.uri)["json"]["webfinger"], sam.handle, "webfinger")
