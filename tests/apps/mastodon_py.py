"""Mastodon.py, the Python library that many bots use: its calls, for what this server offers."""

import io
import warnings

from mastodon import Mastodon, MastodonNotFoundError, MastodonUnauthorizedError, MastodonAPIError

from lib.api import session
from lib.checks import equal, need, until
from lib.oauth import OUT_OF_BAND, code_at
from lib.picture import png
from lib.tusklet import PASSWORD

SCOPES = ["read", "write", "follow", "push"]
# Calls without arguments that must answer something, even if it is an empty list.
PLAIN = [
    "instance", "instance_v1", "instance_v2", "instance_nodeinfo", "custom_emojis", "preferences",
    "favourites", "bookmarks", "follow_requests", "timeline_home", "timeline_local",
    "timeline_public", "notifications", "app_verify_credentials",
]
MARKS = [("status_favourite", "status_unfavourite", "favourited"),
         ("status_bookmark", "status_unbookmark", "bookmarked")]


def client(base, token=None):
    """Mastodon.py with a token, past the machine's proxies."""
    return Mastodon(api_base_url=base, access_token=token, session=session(), request_timeout=25,
                    version_check_mode="none", ratelimit_method="throw")


def sign_in(base, name):
    """The library's own way in: register the app, ask for a code, trade it for a token."""
    warnings.simplefilter("ignore")
    client_id, secret = Mastodon.create_app("tests", api_base_url=base, scopes=SCOPES,
                                            redirect_uris=OUT_OF_BAND, session=session())
    app = Mastodon(client_id=client_id, client_secret=secret, api_base_url=base,
                   session=session(), version_check_mode="none")
    url = app.auth_request_url(client_id=client_id, redirect_uris=OUT_OF_BAND, scopes=SCOPES,
                               allow_http=True)
    code = code_at(url, name, PASSWORD)
    token = app.log_in(code=code, redirect_uri=OUT_OF_BAND, scopes=SCOPES, allow_http=True)
    # Only one that knows its app may revoke its token.
    return Mastodon(client_id=client_id, client_secret=secret, access_token=token,
                    api_base_url=base, session=session(), request_timeout=25,
                    version_check_mode="none", ratelimit_method="throw")


def play(checks, tusklet, word):
    check = checks.check
    with check("both sign in by the code flow"):
        alice, bob = sign_in(tusklet.base, "alice"), sign_in(tusklet.base, "bob")
        me, you = alice.account_verify_credentials(), bob.account_verify_credentials()
        equal((me.username, you.username), ("alice", "bob"), "names")
    for name in PLAIN:
        with check(name):
            need(getattr(alice, name)() is not None, "no answer")

    status = alice.status_post(f"hello #{word} @bob", visibility="public", language="en")
    posts(check, alice, bob, status, word)
    marks(check, alice, bob, status)
    media(check, alice, word)
    people(check, alice, bob, me, you)
    paging(check, alice, me, word)
    errors(check, tusklet, alice)
    with check("status_delete gives the source back"):
        need(word in alice.status_delete(status).text, "no text")
    with check("the token is revoked by logging out"):
        token = bob.access_token
        bob.revoke_access_token(allow_http=True)
        try:
            client(tusklet.base, token).timeline_home()
        except (MastodonUnauthorizedError, MastodonAPIError):
            return
        raise AssertionError("still good")


def posts(check, alice, bob, status, word):
    """Posting in all its ways."""
    with check("mention, tag and HTML"):
        equal((status.mentions[0].acct, status.tags[0].name), ("bob", word), "mention and tag")
        need("<p>" in status.content, status.content)
    with check("the same Idempotency-Key gives the same status"):
        twice = [alice.status_post(f"once {word}", idempotency_key=f"key{word}").id
                 for _ in range(2)]
        equal(twice[0], twice[1], "id")
    for visibility in ("unlisted", "private", "direct"):
        with check(f"status_post {visibility}"):
            posted = alice.status_post(f"{visibility} {word}", visibility=visibility)
            equal(posted.visibility, visibility, "visibility")
    with check("content warning"):
        posted = alice.status_post(f"x {word}", spoiler_text="careful", sensitive=True)
        equal((posted.spoiler_text, posted.sensitive), ("careful", True), "warning")
    with check("reply, context, count"):
        reply = bob.status_reply(status, f"reply {word}")
        equal(reply.in_reply_to_id, status.id, "in_reply_to_id")
        equal([one.id for one in alice.status_context(status).descendants], [reply.id], "below")
        equal([one.id for one in alice.status_context(reply).ancestors], [status.id], "above")
    with check("source, edit, history"):
        need(word in alice.status_source(status).text, "no source")
        need(alice.status_update(status, f"edited #{word} @bob").edited_at, "no edited_at")
        equal(len(alice.status_history(status)), 2, "versions")
    with check("timeline_hashtag"):
        need(status.id in [one.id for one in alice.timeline_hashtag(word)], "not in it")
    with check("search by URL and by tag"):
        found = alice.search_v2(status.url, resolve=True)
        equal([one.id for one in found.statuses], [status.id], "statuses")
        need(word in [tag.name for tag in alice.search_v2(word).hashtags], "no tag")


def marks(check, alice, bob, status):
    """Favourites, boosts, bookmarks, pins; and what alice is told of them."""
    for do, undo, mark in MARKS:
        with check(f"{do} and {undo}"):
            equal(getattr(bob, do)(status)[mark], True, mark)
            equal(getattr(bob, undo)(status)[mark], False, mark)
    with check("status_reblog and who did"):
        bob.status_favourite(status)
        equal(bob.status_reblog(status).reblog.id, status.id, "what was boosted")
        for listing in (alice.status_reblogged_by, alice.status_favourited_by):
            equal([one.acct for one in listing(status)], ["bob"], "who")
    with check("notifications of favourite, reblog and mention"):
        wanted = {"favourite", "reblog", "mention"}
        until("all three", lambda: wanted <= {one.type for one in alice.notifications()})
    with check("notifications by type, without a type, one, dismissed, cleared"):
        equal({one.type for one in alice.notifications(types=["mention"])}, {"mention"}, "types")
        others = alice.notifications(exclude_types=["mention"])
        need("mention" not in {one.type for one in others}, "a mention")
        first = alice.notifications()[0]
        equal(alice.notifications(id=first.id).id, first.id, "id")
        alice.notifications_dismiss(first)
        need(first.id not in [one.id for one in alice.notifications()], "not dismissed")
        alice.notifications_clear()
        equal(alice.notifications(), [], "left")
    with check("status_unreblog"):
        bob.status_unreblog(status)
        equal(alice.status(status).reblogs_count, 0, "reblogs_count")
    with check("pin and unpin"):
        need(alice.status_pin(status).pinned, "not pinned")
        pinned = alice.account_statuses(alice.me(), pinned=True)
        equal([one.id for one in pinned], [status.id], "pinned")
        need(not alice.status_unpin(status).pinned, "still pinned")


def media(check, alice, word):
    """Uploading a picture."""
    with check("media_post, media_update, status with it, file served"):
        posted = alice.media_post(io.BytesIO(png(2)), mime_type="image/png", description="first",
                                  focus=(0.2, -0.3), synchronous=True)
        need(posted.url and posted.blurhash, f"{posted}")
        equal(posted.meta.original.width, 40, "width")
        equal(alice.media_update(posted, description="second").description, "second", "alt")
        status = alice.status_post(f"picture {word}", media_ids=[posted])
        equal(status.media_attachments[0].description, "second", "alt in the status")
        answer = session().get(posted.url, timeout=10)
        equal(answer.status_code, 200, "status of the file")
        need(answer.headers["Content-Type"].startswith("image/"), "not a picture")


def people(check, alice, bob, me, you):
    """Accounts, following, profile."""
    with check("account, lookup, search, statuses"):
        equal(alice.account(you).id, you.id, "account")
        equal(alice.account_lookup("bob").id, you.id, "lookup")
        need(you.id in [one.id for one in alice.account_search("bob")], "not found")
        need(bob.account_statuses(me, exclude_replies=True) is not None, "no statuses")
        need(all(one.media_attachments for one in bob.account_statuses(me, only_media=True)),
             "without media")
    with check("follow, followers, following, unfollow"):
        alice.account_follow(you)
        until("following", lambda: alice.account_relationships(you)[0].following)
        need(me.id in [one.id for one in alice.account_followers(you)], "not a follower")
        need(you.id in [one.id for one in alice.account_following(me)], "not followed")
        until("told", lambda: "follow" in {one.type for one in bob.notifications()})
        need(not alice.account_unfollow(you).following, "still following")
    with check("a locked account: request, authorize, reject"):
        bob.account_update_credentials(locked=True)
        need(alice.account_follow(you).requested, "not requested")
        equal([one.acct for one in bob.follow_requests()], ["alice"], "requests")
        bob.follow_request_reject(me)
        need(not alice.account_relationships(you)[0].requested, "still requested")
        alice.account_follow(you)
        bob.follow_request_authorize(me)
        need(alice.account_relationships(you)[0].following, "not following")
        bob.account_update_credentials(locked=False)
    with check("account_update_credentials: name, bio, fields, avatar, header"):
        now = alice.account_update_credentials(
            display_name="Alice P", note="my bio", fields=[("site", "value")], bot=False,
            avatar=png(7), avatar_mime_type="image/png", header=png(9),
            header_mime_type="image/png")
        equal((now.display_name, now.source.note, now.source.fields[0].value),
              ("Alice P", "my bio", "value"), "name, bio, field")
        equal(session().get(now.avatar, timeout=10).status_code, 200, "avatar file")


def paging(check, alice, me, word):
    """Pages by Link header and by ids, as Mastodon cuts them."""
    for number in range(5):
        alice.status_post(f"page {number} {word}")
    everything = alice.account_statuses(me, limit=40)
    with check("fetch_next and fetch_previous by the Link header"):
        first = alice.account_statuses(me, limit=2)
        second = alice.fetch_next(first)
        equal([one.id for one in second], [one.id for one in everything[2:4]], "second page")
        equal([one.id for one in alice.fetch_previous(second)],
              [one.id for one in everything[:2]], "back again")
    with check("max_id, min_id, since_id"):
        middle = everything[4].id
        for bound, expected in (("max_id", everything[5:7]), ("min_id", everything[2:4]),
                                ("since_id", everything[:2])):
            found = alice.account_statuses(me, limit=2, **{bound: middle})
            equal([one.id for one in found], [one.id for one in expected], bound)
    with check("markers"):
        alice.markers_set(["home"], [everything[0].id])
        equal(str(alice.markers_get(["home"]).home.last_read_id), str(everything[0].id), "marker")


def errors(check, tusklet, alice):
    """Refusals become the library's own exceptions."""
    refusals = [
        ("unknown status", MastodonNotFoundError, lambda: alice.status("1")),
        ("bad token", MastodonUnauthorizedError,
         lambda: client(tusklet.base, "bad").timeline_home()),
        ("empty post", MastodonAPIError, lambda: alice.status_post("")),
    ]
    for name, kind, deed in refusals:
        with check(f"refused: {name}"):
            try:
                deed()
            except kind:
                continue
            raise AssertionError(f"no {kind.__name__}")
