"""Two tusklets with each other: everything that people do, in both directions."""

from lib.checks import equal, need, until
from lib.pages import Pages
from lib.tusklet import PASSWORD, Tusklet
from peers.person import Person
from peers.scenarios.replies import refused


def play(checks):
    with Tusklet("one") as one, Tusklet("two", "127.0.0.4") as two:
        for tusklet in (one, two):
            tusklet.init().start()
        ann, bea = Person(one, "ann"), Person(two, "bea")
        for me, you in ((ann, bea), (bea, ann)):
            checks.prefix = f"{me.name} → {you.name}: "
            for part in (meeting, asking, audiences, talking, marks, changes, polls, quotes,
                         replying, pins, blocks):
                try:
                    part(checks.check, me, you)
                except Exception as problem:  # noqa: BLE001: the other parts still run
                    checks.fail(f"{part.__name__} could go on", problem)
        moves(checks, (ann, bea), (Person(two, "dora"), Person(one, "cleo")))
        checks.prefix = "tusklets: "
        for tusklet in (one, two):
            with checks.check("alive, and the database whole"):
                need(tusklet.alive(), "the process has ended")
                equal(tusklet.integrity(), "ok", "integrity_check")


def meeting(check, me, you):
    with check("found by the handle, with the actor's address"):
        account = me.account(you)
        equal((account["uri"], account["acct"]), (you.uri, you.handle), "account")
    with check("followed, and told once"):
        me.follow(you)
        you.told("follow", me)
        you.follow(me)


def asking(check, me, you):
    """An account that wants to be asked."""
    you.api.patch("accounts/update_credentials", locked=True)
    until("it is known to be locked", lambda: me.account(you)["locked"])
    me.does("unfollow", you)
    until("the follow has ended there", lambda: not you.stands(me)["followed_by"])
    for answer, follows in (("reject", False), ("authorize", True)):
        with check(f"a locked account is asked: {answer}"):
            me.does("follow", you)
            until("the request is there", lambda: you.api.get("follow_requests"))
            stands = me.stands(you)
            need(stands["requested"] and not stands["following"], f"{stands}")
            you.api.post(f"follow_requests/{you.account(me)['id']}/{answer}")
            until("answered", lambda: not me.stands(you)["requested"])
            equal(me.stands(you)["following"], follows, "following")
    you.api.patch("accounts/update_credentials", locked=False)


def audiences(check, me, you):
    """All six: four arrive, two stay."""
    for visibility in ("public", "unlisted", "private"):
        with check(f"a {visibility} post arrives as {visibility}"):
            status = me.publish(visibility, visibility)
            seen = you.gets(status)
            equal((seen["visibility"], seen["content"]), (visibility, status["content"]), "seen")
    with check("a direct post is for who is named"):
        status = me.publish("direct", "direct", f"@{you.handle}")
        seen = you.told("mention", me, status)["status"]
        equal(seen["visibility"], "direct", "visibility")
        owner = you.tusklet.login("alice")
        equal(owner.status_code(f"statuses/{seen['id']}"), 404, "what others get")
    with check("local and own posts stay where they are"):
        stay = [me.publish(kind, kind, f"@{you.handle}") for kind in ("local", "self")]
        you.gets(me.publish("after"))
        for status in stay:
            equal(you.searched(status["uri"]), [], "found")
            equal(you.notices("mention", me, status), [], "told")


def talking(check, me, you):
    with check("a reply is below what it answers, counted and told once"):
        status = me.publish("thread", spoiler_text="careful", sensitive=True)
        seen = you.gets(status)
        equal((seen["spoiler_text"], seen["sensitive"]), ("careful", True), "warning")
        reply = you.publish("reply", text=f"@{me.handle}", in_reply_to_id=seen["id"])
        told = me.told("mention", you, reply)["status"]
        equal(told["in_reply_to_id"], status["id"], "in_reply_to_id")
        equal(me.status(status)["replies_count"], 1, "replies_count")
    with check("the answer to the reply is in the same thread there"):
        answer = me.publish("answer", text=f"@{you.handle}", in_reply_to_id=told["id"])
        got = you.told("mention", me, answer)["status"]
        above = you.api.get(f"statuses/{got['id']}/context")["ancestors"]
        equal([one["uri"] for one in above], [status["uri"], reply["uri"]], "ancestors")


def marks(check, me, you):
    """Favourites and boosts, and their end."""
    status = me.publish("marked")
    seen = you.gets(status)
    for deed, kind, count in (("favourite", "favourite", "favourites_count"),
                              ("reblog", "reblog", "reblogs_count")):
        with check(f"a {kind} is counted and told once, and taken back"):
            you.api.post(f"statuses/{seen['id']}/{deed}")
            me.told(kind, you, status)
            equal(me.status(status)[count], 1, count)
            you.api.post(f"statuses/{seen['id']}/un{deed}")
            until("taken back", lambda c=count: me.status(status)[c] == 0)


def changes(check, me, you):
    status = me.publish("first")
    seen = you.gets(status)
    with check("an edit arrives, and what stood there before is kept"):
        me.api.put(f"statuses/{status['id']}", status="second words")
        until("edited", lambda: "second words" in you.status(seen)["content"])
        equal(len(you.api.get(f"statuses/{seen['id']}/history")), 2, "versions")
    with check("what is deleted is gone there"):
        me.api.delete(f"statuses/{status['id']}")
        until("gone", lambda: you.api.status_code(f"statuses/{seen['id']}") == 404)
        equal(you.searched(status["uri"]), [], "found")
    with check("a new name arrives"):
        me.api.patch("accounts/update_credentials", display_name=f"{me.name} the Second")
        until("renamed", lambda: you.account(me)["display_name"] == f"{me.name} the Second")


def polls(check, me, you):
    with check("a poll is voted in, and both sides count the same"):
        status = me.publish("poll", poll={"options": ["tea", "milk"], "expires_in": 3600})
        poll = you.gets(status)["poll"]
        you.api.post(f"polls/{poll['id']}/votes", choices=[1])
        for person, shown in ((me, status["poll"]), (you, poll)):
            until("counted", lambda p=person, s=shown: [
                option["votes_count"] for option in p.api.get(f"polls/{s['id']}")["options"]
            ] == [0, 1])
        equal(me.api.get(f"polls/{status['poll']['id']}")["voters_count"], 1, "voters_count")


def quotes(check, me, you):
    def state(person, status):
        return (person.status(status)["quote"] or {}).get("state")

    with check("a quote is granted, shown on both sides, and taken back"):
        status = me.publish("quotable")
        seen = you.gets(status)
        quote = you.publish("quoting", quoted_status_id=seen["id"])
        until("granted", lambda: state(you, quote) == "accepted")
        there = me.gets(quote)
        until("shown", lambda: state(me, there) == "accepted")
        me.told("quote", you)
        me.api.post(f"statuses/{status['id']}/quotes/{there['id']}/revoke")
        until("taken back", lambda: state(you, quote) == "revoked")


def replying(check, me, you):
    with check("who follows may reply where only they may, and is let in"):
        status = me.publish("limited", reply_approval_policy="followers")
        seen = you.gets(status)
        reply = you.publish("allowed", in_reply_to_id=seen["id"])
        until("let in", lambda: you.status(reply)["visibility"] == "public")
        there = me.gets(reply)
        equal(there["in_reply_to_id"], status["id"], "in_reply_to_id")
        equal(me.status(status)["replies_count"], 1, "replies_count")
    with check("who is not named cannot reply where only they may"):
        seen = you.gets(me.publish("closed", reply_approval_policy="mentioned"))
        equal(refused(you.api, seen), 422, "the answer")


def pins(check, me, you):
    def pinned():
        account = you.account(me)["id"]
        found = you.api.get(f"accounts/{account}/statuses", pinned="true")
        return [one["uri"] for one in found]

    with check("what is pinned to the profile is pinned there, and taken off"):
        status = me.publish("pinned")
        you.gets(status)
        me.api.post(f"statuses/{status['id']}/pin")
        until("pinned", lambda: pinned() == [status["uri"]])
        me.api.post(f"statuses/{status['id']}/unpin")
        until("taken off", lambda: pinned() == [])
    with check("a hashtag on the profile is shown there, and taken off"):
        tag = me.api.post("featured_tags", name=f"tag{me.name}")

        def shown():
            return you.api.get(f"accounts/{you.account(me)['id']}/featured_tags")
        until("shown", lambda: [one["name"] for one in shown()] == [f"tag{me.name}"])
        me.api.delete(f"featured_tags/{tag['id']}")
        until("taken off", lambda: not shown())


def blocks(check, me, you):
    with check("a block ends both follows and is seen, and so is its end"):
        me.does("block", you)
        until("blocked_by", lambda: you.stands(me)["blocked_by"])
        stands = you.stands(me)
        need(not stands["following"] and not stands["followed_by"], f"{stands}")
        me.does("unblock", you)
        until("no longer", lambda: not you.stands(me)["blocked_by"])


def moves(checks, old, new):
    """Each goes to a new account on the other server; who followed goes along."""
    for gone, goal, follower in zip(old, new, reversed(old), strict=True):
        checks.prefix = f"{gone.name} → {goal.name}: "
        if gone is old[1]:
            follower = Person(gone.tusklet, "alice", gone.tusklet.login("alice"))
        with checks.check("somebody moves to the other server, and followers go along"):
            follower.follow(gone)
            Pages(goal.tusklet.base, goal.name).send(
                "/settings/migration", "/settings/aliases", alias=f"@{gone.handle}")
            Pages(gone.tusklet.base, gone.name).send(
                "/settings/migration", "/settings/migration", goal=f"@{goal.handle}",
                current_password=PASSWORD)
            until("followed where they are now", lambda f=follower, g=goal: f.stands(g)["following"])
            until("the old follow has ended",
                  lambda f=follower, g=gone: not f.stands(g)["following"])
        with checks.check("the old profile points to the new one on both servers"):
            for person in (follower, gone):
                shown = until("moved", lambda p=person, g=gone: p.account(g).get("moved"))
                equal(shown["uri"], goal.uri, "moved")
