"""Bad input of all kinds against one running tusklet: `python -m hostile.drive` in tests/."""

from hostile import activities, http, settings
from lib.checks import Checks, equal, need
from lib.tusklet import Tusklet
from peers.foreign import Peer


def main():
    checks = Checks()
    with Tusklet("hostile") as tusklet, Peer("python") as peer:
        tusklet.init().start()
        alice = tusklet.login("alice")
        for name, play in {
            "activities": lambda: activities.play(checks, tusklet, peer),
            "requests": lambda: http.play(checks, tusklet, alice),
            "settings": lambda: settings.play(checks, tusklet),
        }.items():
            try:
                play()
            except Exception as problem:  # noqa: BLE001: the other kinds still get their turn
                checks.fail(f"{name} could go on", problem)
        with checks.check("nobody is shown but alice and the one who signed"):
            shown = {one["account"]["uri"] for one in alice.get("timelines/public", limit=40)}
            strangers = shown - {alice.me()["uri"], peer.uri(peer.users[0])}
            equal(strangers, set(), "strangers")
        with checks.check("the process lives, has not panicked, and its database is whole"):
            need(tusklet.alive(), "the process has ended")
            need("panicked" not in tusklet.log.read_text(errors="replace"), "a panic in the log")
            equal(tusklet.integrity(), "ok", "integrity_check")
            alice.post("statuses", status="still here")
    checks.finish()


if __name__ == "__main__":
    main()
