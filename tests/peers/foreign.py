"""One of the foreign peers: its process, and its control API."""

import os
import pathlib
import shutil
import socket
import subprocess
import sys
import tempfile

from lib.api import session
from lib.checks import until
from lib.tusklet import free_port, out_folder

HERE = pathlib.Path(__file__).parent
# Every peer has a loopback address of its own: to tusklet they are different hosts.
KINDS = {
    "fedify": ("127.0.0.2", "peer.mjs", "carol,dave,gina"),
    "python": ("127.0.0.3", "peer.py", "erin,frank,hugo"),
}


def interpreter(kind):
    """The program that runs a peer; `node` in the venv only wraps one that would outlive it."""
    if kind == "python":
        return sys.executable
    asked = ["node", "-p", "process.execPath"]
    return subprocess.run(asked, capture_output=True, text=True, check=True).stdout.strip()


class Peer:
    """A running peer; `deed` speaks for one of its users."""

    def __init__(self, kind, **environment):
        address, program, users = KINDS[kind]
        self.environment = environment
        self.argv = [interpreter(kind), program]
        self.kind = kind
        self.users = users.split(",")
        self.address, self.port = address, free_port(address)
        self.host = f"{address}:{self.port}"
        self.base = f"http://{self.host}"
        self.keys = tempfile.mkdtemp(prefix=f"{kind}-keys-")
        self.log = out_folder() / f"peer-{kind}.log"
        self.log.unlink(missing_ok=True)
        self.asking = session()
        self.process = None

    def __enter__(self):
        return self.start()

    def __exit__(self, *_):
        self.stop()
        shutil.rmtree(self.keys, ignore_errors=True)

    def start(self):
        """Starts the process and waits for it to answer; what it held before is forgotten."""
        environment = os.environ | {
            "HOST": self.address, "PORT": str(self.port), "KEYDIR": self.keys,
            "USERS": ",".join(self.users), "NODE_NO_WARNINGS": "1", **self.environment,
        }
        with self.log.open("ab") as log:
            self.process = subprocess.Popen(
                self.argv, cwd=HERE / self.kind, env=environment, stdin=subprocess.DEVNULL,
                stdout=log, stderr=log,
            )
        until(f"the {self.kind} peer answers", lambda: self.ask("GET", "users"), 60)
        return self

    def stop(self):
        """Ends the process at once, as a power cut would."""
        if self.process:
            self.process.kill()
            self.process.wait()
            self.process = None
            with socket.socket() as probe:
                if probe.connect_ex((self.address, self.port)) == 0:
                    raise AssertionError(f"the {self.kind} peer still answers")

    def ask(self, method, command, asked=None):
        """One call of the control API."""
        url = f"{self.base}/_/{command}"
        answer = self.asking.request(method, url, json=asked or {}, timeout=60)
        told = answer.json()
        if answer.status_code != 200:
            raise AssertionError(f"{self.kind} peer, {command}: {told.get('error')}")
        return told

    def deed(self, user, command, /, **asked):
        """Makes a user do something; a delivery that was refused fails the check."""
        told = self.ask("POST", f"{user}/{command}", asked)
        for delivery in told.get("deliveries", []) if isinstance(told, dict) else []:
            if not delivery["ok"]:
                raise AssertionError(f"{command}: delivery refused: {delivery}")
        return told

    def post(self, user, content, **asked):
        """Publishes a note; returns its id."""
        return self.deed(user, "post", content=content, **asked)["activity"]["object"]["id"]

    def state(self, user):
        return self.ask("GET", f"{user}/state")

    def uri(self, user):
        return f"{self.base}/users/{user}"

    def handle(self, user):
        return f"{user}@{self.host}"

    def fetch(self, url, user=None):
        """A GET for ActivityPub, signed if a user is named."""
        return self.ask("POST", "fetch", {"url": url, "user": user} if user else {"url": url})

    def requests(self):
        """All signed requests and deliveries that came in."""
        return self.ask("GET", "received")

    def received(self, kind, thing=None):
        """The activities of a kind that came in, about a thing if one is named."""
        found = [record["json"] for record in self.requests() if record.get("type") == kind]
        return [one for one in found if thing is None or thing in ids_in(one.get("object"))]


def ids_in(thing):
    """The id of a thing, and of what it is about in turn: for `Undo{Like{object}}`."""
    if isinstance(thing, dict):
        return [thing.get("id"), *ids_in(thing.get("object"))]
    return [thing] if thing else []
