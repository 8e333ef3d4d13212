"""Talking: replies, favourites, boosts, edits and deletions, both ways."""

from lib.checks import equal, need, until


def play(stage):
    stage.befriend()
    replies(stage)
    marks_of_theirs(stage)
    marks_of_ours(stage)
    edits(stage)
    deletions(stage)
    profiles(stage)


def replies(stage):
    """A thread across servers."""
    peer = stage.peer
    with stage.check("the peer's reply to alice is threaded and notified"):
        status = stage.publish("thread")
        stage.delivered("Create", status["uri"])
        uri = peer.post(stage.user, stage.word("re"), inReplyTo=status["uri"],
                        mentions=[stage.alice_handle])
        reply = stage.arrived(uri)
        equal(reply["in_reply_to_id"], status["id"], "in_reply_to_id")
        stage.notified("mention", status_id=reply["id"])
        below = stage.alice.get(f"statuses/{status['id']}/context")["descendants"]
        equal([one["uri"] for one in below], [uri], "descendants")
        equal(stage.alice.get(f"statuses/{status['id']}")["replies_count"], 1, "replies_count")

    with stage.check("alice's answer to it reaches the peer, with parent and mention"):
        answer = stage.publish("answer", "public", f"@{peer.handle(stage.user)}",
                               in_reply_to_id=reply["id"])
        note = stage.delivered("Create", answer["uri"])["object"]
        equal(note["inReplyTo"], uri, "inReplyTo")
        tags = note["tag"] if isinstance(note["tag"], list) else [note["tag"]]
        mentioned = [one["href"] for one in tags if one["type"] == "Mention"]
        equal(mentioned, [peer.uri(stage.user)], "mentioned")
        above = stage.alice.get(f"statuses/{answer['id']}/context")["ancestors"]
        equal([one["uri"] for one in above], [status["uri"], uri], "ancestors")

    with stage.check("the parent of a reply is fetched when it is not known"):
        parent = peer.post(stage.third, stage.word("unseen"))  # nobody here follows the third
        uri = peer.post(stage.user, stage.word("re"), inReplyTo=parent)
        # An answer to somebody she does not follow stays out of her home timeline.
        child = until("the answer is known", lambda: stage.alice.resolve(uri, "statuses"))

        def ancestors():
            return stage.alice.get(f"statuses/{child['id']}/context")["ancestors"]
        until("the parent is above", lambda: [one["uri"] for one in ancestors()] == [parent])


def marks_of_theirs(stage):
    """The peer likes and boosts a post of alice, and takes both back."""
    peer = stage.peer
    status = stage.publish("marked")

    def counts():
        now = stage.alice.get(f"statuses/{status['id']}")
        return now["favourites_count"], now["reblogs_count"]

    made = {}
    for deed, kind, place in (("like", "favourite", 0), ("boost", "reblog", 1)):
        with stage.check(f"the peer's {deed} of alice's post counts and is notified"):
            made[deed] = peer.deed(stage.user, deed, object=status["uri"])["activity"]
            stage.notified(kind, peer.uri(stage.user), status["id"])
            equal(counts()[place], 1, "count")

    with stage.check("who favourited and boosted is listed"):
        for by in ("favourited_by", "reblogged_by"):
            listed = stage.alice.get(f"statuses/{status['id']}/{by}")
            equal([one["uri"] for one in listed], [peer.uri(stage.user)], by)

    for deed, place in (("like", 0), ("boost", 1)):
        with stage.check(f"the peer takes its {deed} back"):
            peer.deed(stage.user, "undo", activity=made[deed], to=[stage.alice_uri])
            until("the count is 0", lambda p=place: counts()[p] == 0)


def marks_of_ours(stage):
    """Alice favourites and boosts a post of the peer, and takes both back."""
    peer = stage.peer
    uri = peer.post(stage.user, stage.word("marked"))
    status = stage.arrived(uri)
    for deed, kind in (("favourite", "Like"), ("reblog", "Announce")):
        with stage.check(f"alice's {deed} reaches the peer as {kind}"):
            stage.alice.post(f"statuses/{status['id']}/{deed}")
            activity = stage.delivered(kind, uri)
            equal(activity["actor"], stage.alice_uri, "actor")
            equal(activity["object"], uri, "object")

        with stage.check(f"alice's un{deed} reaches the peer as Undo"):
            stage.alice.post(f"statuses/{status['id']}/un{deed}")
            undo = stage.delivered("Undo", activity["id"])
            equal(undo["actor"], stage.alice_uri, "actor")

    with stage.check("a boost by the peer of a post unknown here is fetched and shown"):
        unseen = peer.post(stage.third, stage.word("unseen"))
        peer.deed(stage.user, "boost", object=unseen)

        def boosted():
            page = stage.alice.get("timelines/home", limit=40)
            return any((one["reblog"] or {}).get("uri") == unseen for one in page)
        until("the boost is in the home timeline", boosted)


def edits(stage):
    """Both sides change what they said."""
    peer = stage.peer
    with stage.check("alice's edit reaches the peer and is in the history"):
        status = stage.publish("edit")
        stage.delivered("Create", status["uri"])
        word = stage.word("edited")
        stage.alice.put(f"statuses/{status['id']}", status=word)
        note = stage.delivered("Update", status["uri"])["object"]
        need(word in note["content"], note["content"])
        need(note.get("updated"), "no updated")
        equal(len(stage.alice.get(f"statuses/{status['id']}/history")), 2, "versions")

    with stage.check("the peer's edit is shown here and is in the history"):
        uri = peer.post(stage.user, stage.word("edit"))
        status = stage.arrived(uri)
        word = stage.word("edited")
        peer.deed(stage.user, "update", object=uri, content=word)
        path = f"statuses/{status['id']}"
        until("the new words are shown", lambda: word in stage.alice.get(path)["content"])
        need(stage.alice.get(path)["edited_at"], "no edited_at")
        history = stage.alice.get(f"{path}/history")
        equal([word in one["content"] for one in history], [False, True], "versions")


def deletions(stage):
    """Both sides take a post back."""
    peer = stage.peer
    with stage.check("alice's deletion reaches the peer, and the post is gone"):
        status = stage.publish("delete")
        stage.delivered("Create", status["uri"])
        stage.alice.delete(f"statuses/{status['id']}")
        stage.delivered("Delete", status["uri"])
        need(peer.fetch(status["uri"])["status"] in (404, 410), "still served")
        equal(stage.alice.status_code(f"statuses/{status['id']}"), 404, "status in the API")

    with stage.check("the peer's deletion takes the post away here"):
        uri = peer.post(stage.user, stage.word("delete"))
        status = stage.arrived(uri)
        peer.deed(stage.user, "delete", object=uri)
        until("gone", lambda: stage.alice.status_code(f"statuses/{status['id']}") == 404)
        need(not stage.in_home(uri), "still in the home timeline")


def profiles(stage):
    """A changed profile is told to the other side."""
    peer = stage.peer
    with stage.check("alice's new name and bio reach the peer"):
        name = stage.word("Alice")
        stage.alice.patch("accounts/update_credentials", display_name=name, note="about me")
        actor = until("the peer gets the new name", lambda: next(
            (one["object"] for one in peer.received("Update", stage.alice_uri)
             if one["object"]["name"] == name), None))
        need("about me" in actor["summary"], actor["summary"])

    with stage.check("the peer's new name and bio are shown here"):
        name = stage.word("Peer")
        peer.deed(stage.user, "profile", name=name, summary="<p>about <script>x</script>me</p>")
        until("the new name", lambda: stage.account(stage.user)["display_name"] == name)
        need("<script" not in stage.account(stage.user)["note"], "script in the bio")
