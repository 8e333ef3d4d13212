"""toot, an app for the terminal: signs in by the browser's code flow and does its daily things."""

import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

from lib.checks import equal, need
from lib.oauth import code_at
from lib.picture import png
from lib.tusklet import PASSWORD

TOOT = pathlib.Path(sys.executable).parent / "toot"


class Toot:
    """toot with a configuration of its own."""

    def __init__(self, base):
        self.base = base
        self.home = tempfile.mkdtemp(prefix="toot-")
        self.environment = os.environ | {"XDG_CONFIG_HOME": self.home, "NO_COLOR": "1"}
        self.environment.pop("REQUESTS_CA_BUNDLE", None)

    def __call__(self, *words):
        """Runs a command; what it printed, or a failure if toot was not content."""
        done = subprocess.run([TOOT, "--no-color", *words], capture_output=True, text=True,
                              env=self.environment, timeout=60, check=False)
        if done.returncode:
            raise AssertionError(f"toot {words[0]}: {(done.stderr or done.stdout).strip()[-300:]}")
        return done.stdout + done.stderr

    def json(self, *words):
        return json.loads(self(*words, "--json"))

    def login(self, name):
        """`toot login`: toot shows a URL, the person brings back a code."""
        running = subprocess.Popen(
            [TOOT, "--no-color", "login", "-i", self.base], stdin=subprocess.PIPE, text=True,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, env=self.environment,
        )
        running.stdin.write("n\n")  # no, do not open a browser
        running.stdin.flush()
        shown = ""
        while not (link := re.search(r"(http\S+/oauth/authorize\S+)\s", shown)):
            letter = running.stdout.read(1)
            need(letter, f"no link to sign in: {shown[-300:]}")
            shown += letter
        rest, _ = running.communicate(code_at(link[1], name, PASSWORD) + "\n", timeout=40)
        need("Successfully logged in" in rest, rest[-300:])


# Commands that need nothing but the account: what must be in their answer.
READING = [
    (["auth"], "ACTIVE"),
    (["whoami"], "@alice"),
    (["whois", "bob"], "@bob"),
    (["instance"], "127.0.0.1"),
    (["search", "bob"], "bob"),
    (["notifications"], ""),
    (["follow-requests", "list"], ""),
    (["following", "alice"], ""),
    (["followers", "alice"], ""),
]
# Deeds on a post and their undoing.
MARKS = [("favourite", "unfavourite", "favourited"), ("reblog", "unreblog", "reblogged"),
         ("bookmark", "unbookmark", "bookmarked"), ("pin", "unpin", "pinned")]
# Timelines in which a public post of one's own must stand.
TIMELINES = [["home"], ["public", "--local"], ["public"], ["account", "alice"]]


def play(checks, tusklet, word):
    toot = Toot(tusklet.base)
    check = checks.check
    picture = pathlib.Path(toot.home) / "picture.png"
    picture.write_bytes(png(1))

    with check("login by the code flow"):
        toot.login("alice")
    for words, expected in READING:
        with check(" ".join(words)):
            need(expected in toot(*words), f"no {expected!r} in the answer")

    posted(check, toot, word)
    pictured(check, toot, word, picture)

    with check("follow and unfollow"):
        toot("follow", "bob")
        need("bob" in toot("following", "alice"), "not in the list")
        toot("unfollow", "bob")
        need("bob" not in toot("following", "alice"), "still in the list")
    with check("update-account: name, bio, avatar"):
        toot("update-account", "--display-name", f"Alice {word}", "--note", f"bio {word}",
             "--avatar", str(picture))
        need(f"Alice {word}" in toot("whoami"), "name not changed")
    with check("logout"):
        toot("logout", f"alice@{tusklet.host}")


def posted(check, toot, word):
    """Posting, reading, replying, marking, deleting."""
    for visibility in ("public", "unlisted", "private", "direct"):
        with check(f"post {visibility}"):
            status = toot.json("post", f"{visibility} {word}", "-v", visibility)
            equal(status["visibility"], visibility, "visibility")
    with check("post with warning and language"):
        status = toot.json("post", f"hidden {word}", "-p", "careful", "-s", "-l", "de")
        equal((status["spoiler_text"], status["sensitive"], status["language"]),
              ("careful", True, "de"), "warning, sensitive, language")

    post = toot.json("post", f"hello {word} #{word}", "-v", "public")
    with check("status and thread with a reply"):
        need(word in toot("status", post["id"]), "text missing")
        toot.json("post", f"reply {word}", "-r", post["id"])
        equal(len(toot.json("thread", post["id"])["descendants"]), 1, "descendants")
    for timeline in [*TIMELINES, ["tag", word]]:
        with check("timelines " + " ".join(timeline)):
            need(word in toot("timelines", *timeline, "--no-pager"), "the post is missing")
    with check("search finds the tag"):
        found = toot.json("search", word)
        need(word in [tag["name"] for tag in found["hashtags"]], f"{found['hashtags']}")
    for do, undo, mark in MARKS:
        with check(f"{do} and {undo}"):
            toot(do, post["id"])
            equal(toot.json("status", post["id"])[mark], True, mark)
            if do == "reblog":
                need("alice" in toot("reblogged-by", post["id"]), "not in reblogged-by")
            if do == "bookmark":
                need(word in toot("bookmarks"), "not in bookmarks")
            toot(undo, post["id"])
            equal(toot.json("status", post["id"])[mark], False, mark)
    with check("delete"):
        toot("delete", post["id"])
        try:
            toot("status", post["id"])
        except AssertionError:
            return
        raise AssertionError("still there")


def pictured(check, toot, word, picture):
    """Uploading pictures."""
    with check("upload"):
        need("http" in toot("upload", str(picture)), "no URL")
    with check("post with a picture and its description"):
        status = toot.json("post", f"picture {word}", "-m", str(picture), "-d", "what it shows")
        media = status["media_attachments"]
        equal([(one["type"], one["description"]) for one in media],
              [("image", "what it shows")], "attachments")
