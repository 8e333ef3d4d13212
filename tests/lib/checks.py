"""Named checks: each prints `ok name` or `FAIL name: why`; the tally ends a driver."""

import contextlib
import os
import sys
import time
import traceback


class Checks:
    """Counts what passed and failed, and says so as it happens."""

    def __init__(self, prefix=""):
        self.prefix = prefix
        self.passed = 0
        self.failed = 0

    @contextlib.contextmanager
    def check(self, name):
        """Runs the block as one named check; whatever it raises is the reason that it failed."""
        started = time.monotonic()
        try:
            yield
        except Exception as problem:  # noqa: BLE001: a check may fail in any way
            self.fail(name, problem, started)
        else:
            self.passed += 1
            print(f"ok   {self.prefix}{name}{lasted(started)}", flush=True)

    def fail(self, name, problem, started=None):
        """Counts a failed check and prints its reason on one line."""
        self.failed += 1
        reason = " ".join(f"{type(problem).__name__}: {problem}".split())[:600]
        print(f"FAIL {self.prefix}{name}: {reason}{lasted(started)}", flush=True)
        if os.environ.get("TRACE"):
            traceback.print_exception(problem)

    def finish(self):
        """Prints the tally and ends the process with 1 if anything failed or nothing ran."""
        print(f"{self.passed} passed, {self.failed} failed", flush=True)
        sys.exit(1 if self.failed or not self.passed else 0)


def lasted(started):
    """How long a check took, worth saying only when it was long."""
    took = time.monotonic() - started if started else 0
    return f" ({took:.1f} s)" if took >= 2 else ""


def need(condition, why="not so"):
    """Fails the running check unless `condition` holds; returns it."""
    if not condition:
        raise AssertionError(why)
    return condition


def equal(found, expected, what="value"):
    """Fails the running check unless both are the same."""
    need(found == expected, f"{what} is {found!r}, expected {expected!r}")


def until(what, condition, seconds=15):
    """Asks again and again until `condition()` holds; fails with `what` after `seconds`."""
    end = time.monotonic() + seconds
    wait = 0.05
    last = None
    while True:
        try:
            if found := condition():
                return found
            last = None
        except Exception as problem:  # noqa: BLE001: the last one is told below
            last = problem
        if time.monotonic() > end:
            raise AssertionError(f"not within {seconds} s: {what}" + (f" ({last})" if last else ""))
        time.sleep(wait)
        wait = min(wait * 1.5, 0.5)


def never(what, condition, seconds=2):
    """Fails as soon as `condition()` holds within `seconds`."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        need(not condition(), what)
        time.sleep(0.2)
