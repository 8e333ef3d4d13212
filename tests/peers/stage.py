"""What a scenario plays on: a tusklet with alice and bob, and one foreign peer."""

import itertools
import time

from lib.checks import until


class Stage:
    """Alice and bob are ours; `user`, `second` and `third` live on the peer."""

    def __init__(self, checks, tusklet, peer, bob=None):
        self.checks = checks
        self.check = checks.check
        self.tusklet = tusklet
        self.peer = peer
        self.alice = tusklet.login("alice")
        self.bob = bob or tusklet.account("bob")
        self.user, self.second, self.third = peer.users
        self.alice_handle = f"alice@{tusklet.host}"
        self.alice_uri = None  # known after the first scenario
        self._numbers = itertools.count(1)

    def word(self, about="word"):
        """A word that stands in no other post."""
        return f"{about}{int(time.time()) % 100000}x{next(self._numbers)}"

    def publish(self, about, visibility="public", text="", **fields):
        """Alice posts; returns the status as the API gives it."""
        status = f"{self.word(about)} {text}".strip()
        return self.alice.post("statuses", status=status, visibility=visibility, **fields)

    def in_home(self, uri, api=None):
        """The status with this uri in alice's home timeline, if it is there."""
        page = (api or self.alice).get("timelines/home", limit=40)
        return next((status for status in page if status["uri"] == uri), None)

    def arrived(self, uri, seconds=15):
        """Waits for a status of the peer to appear in alice's home timeline."""
        return until(f"{uri} is in the home timeline", lambda: self.in_home(uri), seconds)

    def delivered(self, kind, thing, seconds=20):
        """Waits for an activity about a thing to reach the peer; returns the first."""
        return until(f"the peer gets {kind} about {thing}",
                     lambda: self.peer.received(kind, thing), seconds)[0]

    def notified(self, kind, account_uri=None, status_id=None, seconds=15):
        """Waits for a notification of alice."""
        def found():
            for one in self.alice.get("notifications", limit=40):
                by = account_uri is None or one["account"]["uri"] == account_uri
                about = status_id is None or (one.get("status") or {}).get("id") == status_id
                if one["type"] == kind and by and about:
                    return one
            return None
        return until(f"alice is notified of a {kind}", found, seconds)

    def account(self, user):
        """A user of the peer as alice's API shows it."""
        return self.alice.resolve(f"@{self.peer.handle(user)}", "accounts")

    def relationship(self, user):
        """How alice and a user of the peer stand."""
        return self.alice.get("accounts/relationships", **{"id[]": self.account(user)["id"]})[0]

    def befriend(self):
        """Makes alice and the peer's first user follow each other, if they do not."""
        if not self.relationship(self.user)["followed_by"]:
            self.peer.deed(self.user, "follow", target=self.alice_handle)
            until("the peer follows alice", lambda: self.relationship(self.user)["followed_by"])
        if not self.relationship(self.user)["following"]:
            self.alice.post(f"accounts/{self.account(self.user)['id']}/follow")
            until("alice follows the peer", lambda: self.relationship(self.user)["following"])
