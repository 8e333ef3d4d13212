"""Who gets a post: every audience, out and in."""

from lib.checks import equal, need, never

PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


def play(stage):
    stage.befriend()
    sent_out(stage)
    kept_here(stage)
    taken_in(stage)
    with_trimmings(stage)


def listed(value):
    return value if isinstance(value, list) else [value]


def sent_out(stage):
    """Alice's federated audiences: delivered, and addressed as Mastodon does."""
    followers = stage.peer.fetch(stage.alice_uri)["json"]["followers"]
    them = stage.peer.uri(stage.user)
    expected = {
        "public": ({PUBLIC}, {followers}),
        "unlisted": ({followers}, {PUBLIC}),
        "private": ({followers}, set()),
        "direct": ({them}, set()),
    }
    for visibility, (to, cc) in expected.items():
        with stage.check(f"alice's {visibility} post reaches the peer, addressed right"):
            text = f"@{stage.peer.handle(stage.user)}" if visibility == "direct" else ""
            status = stage.publish(visibility, visibility, text)
            equal(status["visibility"], visibility, "visibility")
            create = stage.delivered("Create", status["uri"])
            note = create["object"]
            for document in (create, note):
                equal(set(listed(document.get("to", []))), to, "to")
                equal(set(listed(document.get("cc", []))), cc, "cc")
            equal(note["attributedTo"], stage.alice_uri, "attributedTo")
            need(status["content"].split()[0].strip("<p>") in note["content"], note["content"])
            open_to_all = visibility in ("public", "unlisted")
            equal(stage.peer.fetch(status["uri"])["status"] == 200, open_to_all, "fetched unsigned")
            equal(stage.peer.fetch(status["uri"], stage.user)["status"], 200,
                  "fetched with a signature of someone addressed")

    with stage.check("a direct post is not shown to a stranger's signature"):
        status = stage.publish("secret", "direct", f"@{stage.peer.handle(stage.user)}")
        equal(stage.peer.fetch(status["uri"], stage.third)["status"], 404, "status")

    with stage.check("one delivery per server, though two of its users follow"):
        status = stage.publish("once")
        stage.delivered("Create", status["uri"])
        never("delivered twice",
              lambda: len(stage.peer.received("Create", status["uri"])) > 1)


def kept_here(stage):
    """Local and self never leave, by no way."""
    for visibility, shown_as in (("local", "public"), ("self", "direct")):
        with stage.check(f"alice's {visibility} post is not sent and not served"):
            status = stage.publish(visibility, visibility, f"@{stage.peer.handle(stage.user)}")
            equal(status["visibility"], shown_as, "visibility in the API")
            need(status.get("local_only") is True, "local_only is not true")
            after = stage.publish("after")
            stage.delivered("Create", after["uri"])  # what came before has had its turn
            word = status["content"].split()[0].removeprefix("<p>")
            for record in stage.peer.requests():
                need(word not in record["body"], f"sent in {record.get('type')}")
            urls = {status["uri"], status["url"] or status["uri"]}
            for url in urls | {f"{stage.tusklet.base}/@alice/{status['id']}"}:
                for signer in (None, stage.user):
                    told = stage.peer.fetch(url, signer)
                    need(told["status"] in (401, 403, 404), f"{url}: {told['status']}")
            outbox = stage.peer.fetch(stage.alice_uri)["json"]["outbox"]
            for url in (outbox, f"{outbox}?page=true"):
                need(word not in str(stage.peer.fetch(url, stage.user)), "in the outbox")

    with stage.check("bob sees alice's local post and not her self post"):
        found = stage.bob.get("timelines/public", local="true", limit=40)
        words = " ".join(status["content"] for status in found)
        need("local" in words, "the local post is missing")
        need("self" not in words, "the self post is shown")

    with stage.check("a reply to a local post stays local"):
        first = stage.publish("localthread", "local")
        reply = stage.publish("localreply", "public", in_reply_to_id=first["id"])
        need(reply.get("local_only") is True, "local_only is not true")
        equal(stage.peer.fetch(reply["uri"])["status"], 404, "status")


def taken_in(stage):
    """The peer's audiences: in alice's home, with the right visibility."""
    peer, mention = stage.peer, [stage.alice_handle]
    for theirs, ours in (("public", "public"), ("unlisted", "unlisted"), ("followers", "private")):
        with stage.check(f"the peer's {theirs} post is in alice's home as {ours}"):
            uri = peer.post(stage.user, stage.word("in"), visibility=theirs)
            equal(stage.arrived(uri)["visibility"], ours, "visibility")

    with stage.check("the peer's direct post is a mention for alice, seen by nobody else"):
        uri = peer.post(stage.user, stage.word("in"), visibility="direct", mentions=mention)
        notification = stage.notified("mention", peer.uri(stage.user))
        status = notification["status"]
        equal((status["uri"], status["visibility"]), (uri, "direct"), "uri and visibility")
        equal(stage.bob.status_code(f"statuses/{status['id']}"), 404, "what bob gets")

    with stage.check("the peer's private and direct posts are in no public timeline"):
        shown = stage.bob.get("timelines/public", limit=40)
        hidden = [one for one in shown if one["visibility"] not in ("public",)]
        equal(hidden, [], "not public, but shown")

    with stage.check("the peer's public post is in the federated timeline, not in the local one"):
        uri = peer.post(stage.user, stage.word("in"))
        stage.arrived(uri)
        uris = [one["uri"] for one in stage.bob.get("timelines/public", limit=40)]
        need(uri in uris, "not in the federated timeline")
        local = [one["uri"] for one in stage.bob.get("timelines/public", local="true", limit=40)]
        need(uri not in local, "in the local timeline")


def with_trimmings(stage):
    """Content warnings, hashtags, mentions, and HTML that must not survive."""
    peer = stage.peer
    with stage.check("content warning and hashtag reach the peer"):
        tag = stage.word("tag")
        status = stage.publish("trim", "public", f"#{tag}", spoiler_text="careful", sensitive=True)
        note = stage.delivered("Create", status["uri"])["object"]
        equal((note["summary"], note["sensitive"]), ("careful", True), "summary and sensitive")
        tags = [one["name"].lower() for one in listed(note["tag"]) if one["type"] == "Hashtag"]
        equal(tags, [f"#{tag}".lower()], "hashtags")

    with stage.check("content warning, hashtag and mention come in from the peer"):
        tag = stage.word("tag")
        uri = peer.post(stage.user, "careful", cw="warned", hashtags=[tag],
                        mentions=[stage.alice_handle])
        status = stage.arrived(uri)
        equal((status["spoiler_text"], status["sensitive"]), ("warned", True), "warning")
        equal([one["name"].lower() for one in status["tags"]], [tag], "tags")
        equal([one["acct"] for one in status["mentions"]], ["alice"], "mentions")
        found = stage.bob.get(f"timelines/tag/{tag}")
        equal([one["uri"] for one in found], [uri], "tag timeline")

    with stage.check("HTML of the peer is cleaned"):
        html = ('<p onclick="x()">kept <script>alert(1)</script><a href="javascript:x()">link</a>'
                '<img src="http://127.0.0.1/x.png"><b>bold</b></p>')
        content = stage.arrived(peer.post(stage.user, "", html=html))["content"]
        need("kept" in content and "bold" in content, f"text lost: {content}")
        for bad in ("<script", "onclick", "javascript:", "<img", "alert(1)"):
            need(bad not in content, f"{bad} is in {content}")
