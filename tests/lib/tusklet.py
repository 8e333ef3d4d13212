"""One tusklet under test: set up unattended, started, stopped, killed and looked into."""

import os
import pathlib
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import tempfile
import time

from lib.api import Api, session

ROOT = pathlib.Path(__file__).resolve().parents[2]
PASSWORD = "correct-horse-battery-staple-77"

ANSWERS = """\
[instance]
domain = "{domain}"
web_domain = "{host}"
mode = "closed"
[server]
listen = "{host}"
public_url = "http://{host}"
tls = "off"
[federation]
enabled = true
http = true
allow_private_addresses = true
authorized_fetch = {secure}
[limits]
rate_limit = false
[owner]
name = "alice"
password = "{password}"
"""


def binary():
    """The tusklet to test: TUSKLET_BIN, else the release build, else the development build."""
    named = os.environ.get("TUSKLET_BIN")
    built = [ROOT / "target" / profile / "tusklet" for profile in ("release", "debug")]
    for path in [pathlib.Path(named)] if named else built:
        if path.is_file():
            return str(path)
    raise SystemExit(f"no tusklet at {named or built}: build it or set TUSKLET_BIN")


def free_port(address="127.0.0.1"):
    """A port that nothing listens on right now."""
    with socket.socket() as probe:
        probe.bind((address, 0))
        return probe.getsockname()[1]


def out_folder():
    """Where logs and pictures of the tests go."""
    folder = pathlib.Path(os.environ.get("TESTS_OUT", ROOT / "tests" / "out"))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def filled(answers, host, domain=None, secure=False):
    """An answers file for a server at this address, whose handles may have another domain."""
    return answers.format(host=host, domain=domain or host, password=PASSWORD,
                          secure=str(secure).lower())


class Tusklet:
    """A server of our own in a folder of its own; its owner is alice.

    `split`: its handles have another domain than its pages. `secure`: only servers that sign may
    read."""

    def __init__(self, name, address="127.0.0.1", *, split=False, secure=False):
        self.port = free_port(address)
        self.host = f"{address}:{self.port}"
        self.domain = f"localhost:{self.port}" if split else self.host
        self.secure = secure
        self.base = f"http://{self.host}"
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="tusklet-"))
        self.data = self.folder / "data"
        self.log = out_folder() / f"tusklet-{name}.log"
        self.log.unlink(missing_ok=True)
        self.process = None

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.stop()
        if not os.environ.get("KEEP"):
            shutil.rmtree(self.folder, ignore_errors=True)

    def command(self, *words, typed=None, expect=0):
        """Runs one of tusklet's own commands; returns what it printed."""
        done = subprocess.run(
            [binary(), *words], input=typed, capture_output=True, text=True, timeout=60, check=False
        )
        if expect is not None and done.returncode != expect:
            raise AssertionError(f"tusklet {words[0]}: {done.returncode} {done.stderr or done.stdout}")
        return done.stdout

    def init(self, answers=ANSWERS):
        """Sets the instance up from an answers file, as `tusklet init --answers` does for people."""
        file = self.folder / "answers.toml"
        file.write_text(filled(answers, self.host, self.domain, self.secure))
        self.command("init", "--answers", str(file), "--data", str(self.data))
        return self

    def start(self):
        """Starts serving and waits for the first good answer."""
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                [binary(), "serve", "--data", str(self.data)],
                stdout=log, stderr=log, stdin=subprocess.DEVNULL, cwd=self.folder,
            )
        asking = session()
        end = time.monotonic() + 30
        while time.monotonic() < end:
            if self.process.poll() is not None:
                raise AssertionError(f"tusklet ended with {self.process.returncode}, see {self.log}")
            try:
                if asking.get(f"{self.base}/api/v1/instance", timeout=5).status_code == 200:
                    return self
            except OSError:
                pass
            time.sleep(0.02)
        raise AssertionError(f"tusklet does not answer, see {self.log}")

    def stop(self, how=signal.SIGTERM):
        """Ends the process; returns the seconds it took."""
        if not self.process:
            return 0.0
        started = time.monotonic()
        self.process.send_signal(how)
        try:
            self.process.wait(15)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
        self.process = None
        return time.monotonic() - started

    def kill(self):
        """`kill -9`: no chance to tidy up."""
        return self.stop(signal.SIGKILL)

    def alive(self):
        """Whether the process that was started still runs."""
        return self.process is not None and self.process.poll() is None

    def account(self, name):
        """Makes a further account and returns it at the API."""
        self.command(
            "account", "create", name, "--password-stdin", "--data", str(self.data),
            typed=PASSWORD + "\n",
        )
        return self.login(name)

    def login(self, name="alice", scopes="read write follow push"):
        """An account at the API, by a token made in the shell."""
        printed = self.command(
            "token", "create", "--account", name, "--scopes", scopes, "--data", str(self.data)
        )
        found = re.search(r"^([\w\-]{20,})$", printed, re.MULTILINE) or re.search(
            r"([\w\-]{20,})", printed)
        if not found:
            raise AssertionError(f"token create printed no token: {printed!r}")
        return Api(self.base, found[1])

    def integrity(self):
        """What SQLite says of the database: `ok` if it is whole."""
        with sqlite3.connect(f"file:{self.data / 'tusklet.db'}?mode=ro", uri=True) as database:
            return database.execute("PRAGMA integrity_check").fetchone()[0]
