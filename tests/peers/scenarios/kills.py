"""Two tusklets that are killed at random moments while activities flow: no loss, no double effect.

`SEED=…` plays the same choices again.
"""

import os
import random
import threading
import time

from lib.api import Refused
from lib.checks import equal, need, until
from lib.tusklet import Tusklet
from peers.person import Person

# Seconds of trouble, and how long things may take to come right after it.
TROUBLE = 15
PATIENCE = 420


class Chaos(threading.Thread):
    """Kills one of the servers, or both, again and again, and starts them anew."""

    def __init__(self, servers, choose):
        super().__init__()
        self.servers, self.choose = servers, choose
        self.kills, self.problem = 0, None
        self.end = time.monotonic() + TROUBLE

    def run(self):
        try:
            while time.monotonic() < self.end:
                time.sleep(self.choose.uniform(0.3, 2.5))
                doomed = self.choose.sample(self.servers, self.choose.choice((1, 1, 1, 2)))
                for server in doomed:
                    server.kill()
                    self.kills += 1
                time.sleep(self.choose.uniform(0, 0.6))
                for server in doomed:
                    server.start()
        except Exception as problem:  # noqa: BLE001: told by the check that waits for this
            self.problem = problem


class Flow:
    """What two people do, and what must have come of it in the end."""

    def __init__(self, people, choose):
        self.people, self.choose = people, choose
        self.posts = {person: {} for person in people}  # uri: status, of those that stand
        self.gone = {person: set() for person in people}
        self.replies, self.liked, self.boosted = {}, {}, {}  # uri of what is answered …: how often
        self.number = 0

    def insist(self, deed):
        """Does something until it is done: the server may be down, or go down meanwhile."""
        end = time.monotonic() + 30
        while True:
            try:
                return deed()
            except (OSError, Refused) as problem:
                if isinstance(problem, Refused) and problem.status < 500:
                    raise
                need(time.monotonic() < end, f"not within 30 s: {problem}")
                time.sleep(0.1)

    def publish(self, person, **fields):
        """Posts once, however often it has to be tried."""
        self.number += 1
        headers = {"Idempotency-Key": f"kills-{self.number}"}
        fields |= {"status": f"flow {self.number}", "visibility": "public"}
        status = self.insist(lambda: person.api.call("POST", "statuses", json=fields,
                                                     headers=headers))
        self.posts[person][status["uri"]] = status
        return status

    def seen(self, person, other):
        """Posts of the other that have arrived and still stand."""
        page = self.insist(lambda: person.api.get("timelines/home", limit=40))
        return [one for one in page if one["uri"] in self.posts[other]]

    def step(self):
        """One of them does something."""
        me, you = self.choose.sample(self.people, 2)
        deed = self.choose.choice(["post", "post", "reply", "like", "unlike", "boost", "delete"])
        if deed == "post":
            return self.publish(me)
        if deed == "delete":
            # What was answered or marked stays, so that there is something to count.
            marked = self.replies.keys() | self.liked.keys() | self.boosted.keys()
            free = [uri for uri in self.posts[me] if uri not in marked]
            return self.delete(me, self.choose.choice(free)) if free else None
        known = self.seen(me, you)
        if not known:
            return None
        status = self.choose.choice(known)
        uri, path = status["uri"], f"statuses/{status['id']}"
        if deed == "reply":
            self.replies[uri] = self.replies.get(uri, 0) + 1
            reply = self.publish(me, in_reply_to_id=status["id"])
            return self.replies.setdefault(reply["uri"], 0)
        if deed == "boost":
            self.boosted[uri] = 1
            return self.insist(lambda: me.api.post(f"{path}/reblog"))
        self.liked[uri] = int(deed == "like")
        word = "favourite" if deed == "like" else "unfavourite"
        return self.insist(lambda: me.api.post(f"{path}/{word}"))

    def delete(self, person, uri):
        status = self.posts[person].pop(uri)
        self.gone[person].add(uri)
        try:
            self.insist(lambda: person.api.delete(f"statuses/{status['id']}"))
        except Refused as problem:
            need(problem.status == 404, problem)  # the first try was heard


def play(checks):
    seed = int(os.environ.get("SEED") or random.randrange(1_000_000))
    checks.prefix = f"kills (SEED={seed}): "
    with Tusklet("kills-one") as one, Tusklet("kills-two", "127.0.0.4") as two:
        for tusklet in (one, two):
            tusklet.init().start()
        people = [Person(tusklet, "alice", tusklet.login("alice")) for tusklet in (one, two)]
        people[0].follow(people[1])
        people[1].follow(people[0])
        flow, chaos = Flow(people, random.Random(seed)), Chaos([one, two], random.Random(seed + 1))
        with checks.check("activities flow while the servers are killed"):
            chaos.start()
            steps = 0
            while chaos.is_alive():
                flow.step()
                steps += 1
            chaos.join()
            need(not chaos.problem, chaos.problem)
            need(chaos.kills >= 5 and steps >= 30, f"only {chaos.kills} kills, {steps} steps")
        print(f"     {chaos.kills} kills, {steps} steps", flush=True)
        for me, you in (people, people[::-1]):
            came_right(checks.check, flow, me, you)
        for tusklet in (one, two):
            with checks.check("alive, and the database whole"):
                need(tusklet.alive(), "the process has ended")
                equal(tusklet.integrity(), "ok", "integrity_check")


def shown(person, other):
    """Everything that somebody wrote, as the server of another shows it: uris, with doubles."""
    account, found, page = person.account(other)["id"], [], {"limit": 40}
    while part := person.api.get(f"accounts/{account}/statuses", exclude_reblogs="true", **page):
        found += [one["uri"] for one in part]
        page["max_id"] = part[-1]["id"]
    return sorted(found)


def came_right(check, flow, me, you):
    way = f"{me.tusklet.host} → {you.tusklet.host}: "
    expected = sorted(flow.posts[me])
    with check(f"{way}all {len(expected)} posts arrived once, and what was deleted is gone"):
        until("all is there and no more", lambda: shown(you, me) == expected, PATIENCE)
    with check(f"{way}replies, favourites and boosts count as often as they were done"):
        for counted, count in ((flow.replies, "replies_count"), (flow.liked, "favourites_count"),
                               (flow.boosted, "reblogs_count")):
            for uri, status in flow.posts[me].items():
                until(f"{count} of {uri} is {counted.get(uri, 0)}", lambda c=counted, s=status,
                      u=uri, n=count: me.status(s)[n] == c.get(u, 0), PATIENCE)
    with check(f"{way}each was told once"):
        kinds = (("favourite", flow.liked), ("reblog", flow.boosted))
        for kind, done in kinds:
            told = [one["status"]["uri"] for one in me.notices(kind, you)]
            wanted = [uri for uri in flow.posts[me] if done.get(uri)]
            equal(len(told), len(set(told)), f"{kind}: doubles")
            equal(set(told), set(wanted), f"told of a {kind}")
        need(me.stands(you)["following"] and me.stands(you)["followed_by"], "the follows stand")
