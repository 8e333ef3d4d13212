"""Going separate ways: unfollowing and blocking, both ways."""

from lib.checks import equal, need, never, until


def play(stage):
    stage.befriend()
    peer, user = stage.peer, stage.user

    with stage.check("the peer's user unfollows alice"):
        peer.deed(user, "unfollow", target=stage.alice_handle)
        until("no longer followed_by", lambda: not stage.relationship(user)["followed_by"])

    with stage.check("alice unfollows the peer's user"):
        stage.alice.post(f"accounts/{stage.account(user)['id']}/unfollow")
        until("no longer among its followers", lambda: not peer.state(user)["followers"])
        equal(stage.relationship(user)["following"], False, "following")

    with stage.check("a followers-only post no longer goes there"):
        status = stage.publish("parted", "private")
        never("still delivered to one who left",
              lambda: leaked(stage, status["uri"]), 2)

    with stage.check("alice's block reaches the peer and cuts the follow"):
        stage.befriend()
        stage.alice.post(f"accounts/{stage.account(user)['id']}/block")
        block = stage.delivered("Block", peer.uri(user))
        equal(block["actor"], stage.alice_uri, "actor")
        relationship = stage.relationship(user)
        need(relationship["blocking"], "not blocking")
        need(not relationship["following"] and not relationship["followed_by"], "still following")

    with stage.check("a blocked account's mention is not shown and not notified"):
        uri = peer.post(user, stage.word("blocked"), mentions=[stage.alice_handle])
        never("notified", lambda: any((one.get("status") or {}).get("uri") == uri
                                      for one in stage.alice.get("notifications")), 3)

    with stage.check("alice's unblock reaches the peer as Undo"):
        stage.alice.post(f"accounts/{stage.account(user)['id']}/unblock")
        stage.delivered("Undo", peer.uri(user))

    with stage.check("the peer blocks alice: the follow ends and she sees it"):
        stage.befriend()
        block = peer.deed(user, "block", target=stage.alice_handle)["activity"]
        until("blocked_by", lambda: stage.relationship(user)["blocked_by"])
        relationship = stage.relationship(user)
        need(not relationship["following"] and not relationship["followed_by"], "still following")

    with stage.check("the peer lifts its block"):
        peer.deed(user, "undo", activity=block, to=[stage.alice_uri])
        until("no longer blocked_by", lambda: not stage.relationship(user)["blocked_by"])


def leaked(stage, uri):
    """Whether a followers-only post came in although none of those who get it live there."""
    followers = stage.alice.get(f"accounts/{stage.alice.me()['id']}/followers")
    theirs = [one for one in followers if one["acct"].endswith(stage.peer.host)]
    return not theirs and stage.peer.received("Create", uri)
