"""Who lives on this peer, what they hold and what has come in; settings come from the environment."""

import dataclasses
import datetime
import itertools
import os
import pathlib
import time

from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import rsa

HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8311"))
ORIGIN = os.environ.get("ORIGIN", f"http://{HOST}:{PORT}")
USERS = os.environ.get("USERS", "erin,frank").split(",")
KEYS = pathlib.Path(os.environ.get("KEYDIR", pathlib.Path(__file__).parent / "keys"))
# The one kind of signature that this peer makes and takes; else it makes cavage and takes both.
ONLY = os.environ.get("ONLY")
SCHEME = ONLY or "cavage"
# Documents are shown only to who signs.
SECURE = bool(os.environ.get("SECURE"))
PUBLIC = "https://www.w3.org/ns/activitystreams#Public"


@dataclasses.dataclass
class User:
    """One account of this peer; keys outlive a restart because other servers keep the public half."""

    handle: str
    key: rsa.RSAPrivateKey
    name: str = ""
    summary: str = ""
    locked: bool = False
    fields: list = dataclasses.field(default_factory=list)
    followers: dict = dataclasses.field(default_factory=dict)
    following: dict = dataclasses.field(default_factory=dict)
    pending: dict = dataclasses.field(default_factory=dict)
    requests: dict = dataclasses.field(default_factory=dict)
    posts: dict = dataclasses.field(default_factory=dict)
    featured: list = dataclasses.field(default_factory=list)

    def uri(self, *path):
        """The account's id, or something below it."""
        return "/".join([f"{ORIGIN}/users/{self.handle}", *path])

    @property
    def key_id(self):
        return self.uri() + "#main-key"

    def public_pem(self):
        """The public key as actors show it."""
        return self.key.public_key().public_bytes(
            serialization.Encoding.PEM, serialization.PublicFormat.SubjectPublicKeyInfo
        ).decode()


def kept_key(handle):
    """The key of an account: read, or made at the first start."""
    KEYS.mkdir(parents=True, exist_ok=True)
    file = KEYS / f"{PORT}-{handle}.pem"
    if not file.exists():
        made = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        file.write_bytes(made.private_bytes(
            serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        ))
    return serialization.load_pem_private_key(file.read_bytes(), None)


users = {handle: User(handle, kept_key(handle), handle) for handle in USERS}
received = []
sent = []
_numbers = itertools.count()


def new_id():
    """An id that no restart gives again."""
    return f"{int(time.time() * 1000):x}{next(_numbers):03x}"


def now():
    """The time as ActivityStreams writes it."""
    return datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
