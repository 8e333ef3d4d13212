"""Following each other, with and without being asked first."""

from lib.checks import equal, need, until


def play(stage):
    opened(stage)
    ours_locked(stage)
    theirs_locked(stage)


def opened(stage):
    """Neither side asks first."""
    peer, user = stage.peer, stage.user

    with stage.check("the peer's user follows alice and is accepted"):
        peer.deed(user, "follow", target=stage.alice_handle)
        until("the Accept arrived", lambda: stage.alice_uri in peer.state(user)["following"])

    with stage.check("alice is told of her follower"):
        stage.notified("follow", peer.uri(user))
        need(stage.relationship(user)["followed_by"], "not followed_by")

    old = peer.post(user, stage.word("old"), visibility="public")

    with stage.check("alice follows the peer's user and is accepted"):
        relationship = stage.alice.post(f"accounts/{stage.account(user)['id']}/follow")
        need(relationship["following"] or relationship["requested"], f"{relationship}")
        until("following", lambda: stage.relationship(user)["following"])
        followers = [one["id"] for one in peer.state(user)["followers"]]
        equal(followers, [stage.alice_uri], "followers at the peer")

    with stage.check("what the peer's user wrote before is there, and nobody is told of it"):
        stage.arrived(old)
        shown = stage.alice.get(f"accounts/{stage.account(user)['id']}/statuses")
        need(old in [status["uri"] for status in shown], "not on the profile")
        told = [one["type"] for one in stage.alice.get("notifications", limit=40)]
        need("mention" not in told and "status" not in told, f"told of {told}")

    with stage.check("the counts of alice's profile follow"):
        me = stage.alice.me()
        equal((me["followers_count"], me["following_count"]), (1, 1), "followers and following")

    with stage.check("a second Follow is accepted again and counts once"):
        peer.deed(user, "follow", target=stage.alice_handle)
        until("accepted again", lambda: not peer.state(user)["pending"])
        equal(stage.alice.me()["followers_count"], 1, "followers")


def ours_locked(stage):
    """Alice decides who follows her."""
    peer = stage.peer
    with stage.check("a locked account gets a follow request, not a follower"):
        stage.alice.patch("accounts/update_credentials", locked=True)
        for user in (stage.second, stage.third):
            peer.deed(user, "follow", target=stage.alice_handle)
            stage.notified("follow_request", peer.uri(user))
            need(not stage.relationship(user)["followed_by"], "followed without being asked")
        waiting = {one["uri"] for one in stage.alice.get("follow_requests")}
        equal(waiting, {peer.uri(stage.second), peer.uri(stage.third)}, "follow requests")

    with stage.check("a request that alice grants is accepted at the peer"):
        stage.alice.post(f"follow_requests/{stage.account(stage.second)['id']}/authorize")
        until("the Accept arrived",
              lambda: stage.alice_uri in peer.state(stage.second)["following"])
        need(stage.relationship(stage.second)["followed_by"], "not followed_by")

    with stage.check("a request that alice turns down is rejected at the peer"):
        stage.alice.post(f"follow_requests/{stage.account(stage.third)['id']}/reject")
        until("the Reject arrived", lambda: not peer.state(stage.third)["pending"])
        equal(peer.state(stage.third)["following"], [], "following at the peer")
        equal(stage.alice.get("follow_requests"), [], "follow requests left")
        stage.alice.patch("accounts/update_credentials", locked=False)


def theirs_locked(stage):
    """The peer's users decide whether alice may follow them."""
    peer = stage.peer
    for user, answer in ((stage.second, "accept"), (stage.third, "reject")):
        with stage.check(f"alice asks a locked account of the peer: {answer}"):
            peer.deed(user, "settings", locked=True)
            stage.alice.post(f"accounts/{stage.account(user)['id']}/follow")
            until("the request arrived", lambda u=user: peer.state(u)["requests"])
            need(stage.relationship(user)["requested"], "not requested")
            need(not stage.relationship(user)["following"], "following before the Accept")
            peer.deed(user, answer, actor=stage.alice_uri)
            until("no longer requested", lambda u=user: not stage.relationship(u)["requested"])
            equal(stage.relationship(user)["following"], answer == "accept", "following")
            peer.deed(user, "settings", locked=False)
