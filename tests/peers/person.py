"""Somebody on a tusklet who talks with somebody on another one."""

import itertools
import time

from lib.checks import need, until

NUMBERS = itertools.count(1)


class Person:
    """An account with its API, and how others call it."""

    def __init__(self, tusklet, name, api=None):
        self.tusklet = tusklet
        self.name = name
        self.api = api or tusklet.account(name)
        self.handle = f"{name}@{tusklet.domain}"
        self.uri = f"{tusklet.base}/users/{name}"

    def publish(self, about, visibility="public", text="", **fields):
        """Posts a word that stands in no other post; the status as the API gives it."""
        word = f"{about}{int(time.time()) % 100000}x{next(NUMBERS)}"
        return self.api.post("statuses", status=f"{word} {text}".strip(), visibility=visibility,
                             **fields)

    def account(self, other):
        """Somebody as this person's server knows them."""
        return self.api.resolve(f"@{other.handle}", "accounts")

    def stands(self, other):
        """How this person and somebody stand."""
        account = self.account(other)["id"]
        return self.api.get("accounts/relationships", **{"id[]": account})[0]

    def does(self, deed, other):
        """Does something to an account: follow, block …"""
        return self.api.post(f"accounts/{self.account(other)['id']}/{deed}")

    def follow(self, other):
        """Follows somebody who lets everybody."""
        if not self.stands(other)["following"]:
            self.does("follow", other)
            until(f"{self.handle} follows {other.handle}", lambda: self.stands(other)["following"])
            until("the other side knows", lambda: other.stands(self)["followed_by"])

    def status(self, status):
        """A status as it stands now."""
        return self.api.get(f"statuses/{status['id']}")

    def in_home(self, uri):
        """The status with this uri in the home timeline, if it is there."""
        page = self.api.get("timelines/home", limit=40)
        return next((status for status in page if status["uri"] == uri), None)

    def gets(self, status, seconds=20):
        """Waits for somebody's status to be in the home timeline."""
        return until(f"{status['uri']} is in the home of {self.handle}",
                     lambda: self.in_home(status["uri"]), seconds)

    def searched(self, uri):
        """What a search for an address finds, fetched if need be."""
        return self.api.get("/api/v2/search", q=uri, resolve="true", type="statuses")["statuses"]

    def notices(self, kind, other=None, status=None):
        """Notifications of a kind, from somebody, about a status."""
        found = []
        for one in self.api.get("notifications", limit=80, **{"types[]": kind}):
            by = other is None or one["account"]["uri"] == other.uri
            about = status is None or (one.get("status") or {}).get("uri") == status["uri"]
            if one["type"] == kind and by and about:
                found.append(one)
        return found

    def told(self, kind, other=None, status=None, seconds=20):
        """Waits for a notification; there must be one and no more."""
        found = until(f"{self.handle} is told of a {kind}",
                      lambda: self.notices(kind, other, status), seconds)
        need(len(found) == 1, f"told {len(found)} times of a {kind}")
        return found[0]
