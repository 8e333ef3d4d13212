"""Plays real apps against a fresh tusklet: `python -m apps.drive [toot|mastodon_py|masto]` in tests/.

To add an app: a module with `play(checks, tusklet, word)`, or a program that prints
`N passed, N failed`, and a line in APPS.
"""

import os
import pathlib
import re
import subprocess
import sys

from apps import mastodon_py, toot_app
from lib.checks import Checks, equal, need
from lib.picture import png
from lib.tusklet import Tusklet

HERE = pathlib.Path(__file__).parent


def masto(checks, tusklet, word):
    """masto.js runs in Node; its tally is added to ours."""
    picture = tusklet.folder / "picture.png"
    picture.write_bytes(png(3))
    environment = os.environ | {
        "BASE_URL": tusklet.base, "WORD": word, "PICTURE": str(picture),
        "TOKEN": tusklet.login("alice").token, "TOKEN2": tusklet.login("bob").token,
    }
    done = subprocess.run(["node", HERE / "masto.mjs"], env=environment, text=True, timeout=180,
                          capture_output=True, check=False)
    *lines, _ = done.stdout.splitlines() or [""]
    print("\n".join(lines), flush=True)
    tally = re.search(r"^(\d+) passed, (\d+) failed$", done.stdout, re.MULTILINE)
    need(tally, f"masto.mjs ended with {done.returncode}: {done.stderr[-500:]}")
    checks.passed += int(tally[1])
    checks.failed += int(tally[2])


APPS = {"toot": toot_app.play, "mastodon_py": mastodon_py.play, "masto": masto}


def main(names):
    checks = Checks()
    with Tusklet("apps") as tusklet:
        tusklet.init().start()
        tusklet.account("bob")
        for number, name in enumerate(names or APPS):
            checks.prefix = f"{name}: "
            try:
                APPS[name](checks, tusklet, f"{name.replace('_', '')}{number}{os.getpid()}")
            except Exception as problem:  # noqa: BLE001: the other apps still get their turn
                checks.fail("could go on", problem)
        checks.prefix = ""
        with checks.check("tusklet is alive and its database whole after the apps"):
            need(tusklet.alive(), "the process has ended")
            equal(tusklet.integrity(), "ok", "integrity_check")
        with checks.check("SIGTERM ends it within 5 s, and what it kept is there again"):
            took = tusklet.stop()
            need(took < 5, f"took {took:.1f} s")
            tusklet.start()
            equal(tusklet.login("bob").me()["username"], "bob", "username")
    checks.finish()


if __name__ == "__main__":
    main(sys.argv[1:])
