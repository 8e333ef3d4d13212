"""Bad days: the peer is down, tusklet is killed; nothing is lost and nothing counts twice."""

import collections
import time

from lib.checks import equal, until

# The first wait after a failure is about a quarter of a minute, the second twice that.
PATIENCE = 150


def play(stage):
    stage.befriend()
    peer_down(stage)
    killed_while_sending(stage)
    killed_after_taking(stage)


def creates(stage, uris):
    """How often, and under which activity ids, each status came in at the peer."""
    seen = collections.defaultdict(list)
    for activity in stage.peer.received("Create"):
        seen[activity["object"]["id"]].append(activity["id"])
    return {uri: seen[uri] for uri in uris if seen[uri]}


def restart(stage):
    stage.tusklet.kill()
    stage.tusklet.start()


def peer_down(stage):
    """The peer is gone while alice posts, and tusklet is killed twice meanwhile."""
    uris = []
    with stage.check("alice posts while the peer is down and tusklet is killed"):
        stage.peer.stop()
        for number in range(8):
            uris.append(stage.publish("down")["uri"])
            if number in (3, 7):
                time.sleep(1)  # so that some deliveries have been tried
                restart(stage)
    with stage.check("when the peer is back everything arrives, each post once"):
        stage.peer.start()
        until("all 8 arrived", lambda: len(creates(stage, uris)) == len(uris), PATIENCE)
        time.sleep(3)
        for uri, activities in creates(stage, uris).items():
            equal(len(activities), 1, f"deliveries of {uri}")


def killed_while_sending(stage):
    """`kill -9` right after a burst of posts."""
    with stage.check("a burst, kill -9 at once, restart: everything arrives, once in effect"):
        uris = [stage.publish("burst")["uri"] for _ in range(20)]
        restart(stage)
        until("all 20 arrived", lambda: len(creates(stage, uris)) == len(uris), PATIENCE)
        time.sleep(2)
        for uri, activities in creates(stage, uris).items():
            equal(len(set(activities)), 1, f"activity ids of {uri}")


def killed_after_taking(stage):
    """What was answered with 202 is kept."""
    with stage.check("posts taken with 202 survive kill -9 at once"):
        mention = [stage.alice_handle]
        uris = [stage.peer.post(stage.user, stage.word("taken"), mentions=mention)
                for _ in range(5)]
        restart(stage)
        for uri in uris:
            stage.arrived(uri, 60)
    with stage.check("the database is whole after all that"):
        equal(stage.tusklet.integrity(), "ok", "integrity_check")
