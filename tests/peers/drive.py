"""Plays the scenarios between a tusklet and foreign peers: `python -m peers.drive` in tests/.

Words on the command line choose peers (fedify, python), what plays on a stage of its own (pair,
tusklets, split, matrix, kills), and scenarios; none means all.
"""

import importlib
import sys

from lib.checks import Checks, equal, need, until
from lib.tusklet import Tusklet
from peers.foreign import KINDS, Peer
from peers.stage import Stage

# In this order: what comes later leans on what came before. Parting and outage come last.
SCENARIOS = ["discovery", "follow", "audiences", "conversation", "polls", "quotes", "replies", "forged",
             "passing", "parting", "outage"]
# These set up what they need themselves.
ALONE = ["pair", "tusklets", "split", "matrix", "kills"]


def scenario(name):
    """The module of a scenario."""
    return importlib.import_module(f"peers.scenarios.{name}")


def play(kind, names, checks):
    """All chosen scenarios with one kind of peer, on a fresh tusklet."""
    checks.prefix = f"{kind}: "
    with Tusklet(f"peers-{kind}") as tusklet, Peer(kind) as peer:
        tusklet.init().start()
        stage = Stage(checks, tusklet, peer)
        for name in dict.fromkeys(["discovery", *names]):
            print(f"-- {kind}: {name}", flush=True)
            try:
                scenario(name).play(stage)
            except Exception as problem:  # noqa: BLE001: the other scenarios still run
                checks.fail(f"{name} could go on", problem)
            verified(stage, name)
        with checks.check("tusklet is alive and its database whole"):
            need(tusklet.alive(), "the process has ended")
            equal(tusklet.integrity(), "ok", "integrity_check")


def verified(stage, name):
    """Everything that tusklet sent was signed well, in the judgement of the peer's libraries."""
    with stage.check(f"{name}: all that tusklet signed was verified"):
        records = until("all are judged", lambda: judged(stage.peer.requests()))
        # Who is killed while the peer asks for the key is not believed, and comes again later.
        good = {one["body"] or one["path"] for one in records if one["verified"]}
        wrong = [(one["method"], one["path"], one.get("type"), one.get("reason"))
                 for one in records if (one["body"] or one["path"]) not in good]
        equal(wrong, [], "not verified")
        doubted = [(one["keyId"], one["bovine"]) for one in records if one["verified"]
                   and not str(one.get("bovine", "http")).startswith("http")]
        equal(doubted, [], "doubted by bovine")


def judged(records):
    """The records, once the peer has come to a verdict on each."""
    return records if records and all("verified" in one for one in records) else None


def main(words):
    checks = Checks()
    kinds = [word for word in words if word in (*KINDS, *ALONE)] or [*KINDS, *ALONE]
    names = [word for word in words if word in SCENARIOS] or SCENARIOS
    if unknown := set(words) - {*KINDS, *ALONE, *SCENARIOS}:
        sys.exit(f"neither peer nor scenario: {', '.join(sorted(unknown))}")
    for kind in kinds:
        try:
            if kind in ALONE:
                print(f"-- {kind}", flush=True)
                checks.prefix = ""
                scenario(kind).play(checks)
            else:
                play(kind, names, checks)
        except Exception as problem:  # noqa: BLE001: the other peer still gets its turn
            checks.fail("the stage could be set", problem)
    checks.finish()


if __name__ == "__main__":
    main(sys.argv[1:])
