"""Configuration and answers files with mistakes: each a message that names the place."""

import os
import pathlib
import subprocess
import tempfile

from lib.checks import need
from lib.tusklet import ANSWERS, PASSWORD, binary, filled

# Name, what replaces what in a good file (or is added), and what the message must name.
CONFIGS = [
    ("an unknown key", None, "\n[server]\nlisten_on = \"127.0.0.1:1\"\n", ["listen"]),
    ("an unknown section", None, "\n[sever]\nlisten = \"127.0.0.1:1\"\n", ["sever"]),
    ("a number for a word", ("listen = ", "listen = 7 # "), "", ["listen"]),
    ("an address that is none", ("listen = ", "listen = \"nowhere\" # "), "", ["listen"]),
    ("a word for a switch", ("http = ", "http = \"maybe\" # "), "", ["http"]),
    ("TOML that is not TOML", None, "\n= = =\n", ["tusklet.toml"]),
    ("a string without an end", None, "\nx = \"abc\n", ["tusklet.toml"]),
    ("a domain that is none", ("domain = ", "domain = \"no domain!\" # "), "", ["domain"]),
]
ENVIRONMENT = [
    ("TUSKLET__SERVER__LISTEN", "nowhere", []),
    ("TUSKLET__SERVER__LISTN", "127.0.0.1:1", ["listen"]),
    ("TUSKLET__FEDERATION__HTTP", "maybe", []),
]
ANSWER_FILES = [
    ("an unknown key", ANSWERS + "\nnickname = \"x\"\n", ["nickname"]),
    ("a name that is none", ANSWERS.replace('"alice"', '"al ice!"'), ["name"]),
    ("a password that is too short", ANSWERS.replace('"{password}"', '"x"'), ["password"]),
    ("a mode nobody knows", ANSWERS.replace('"closed"', '"ajar"'), ["mode"]),
    ("no domain", ANSWERS.replace("\ndomain =", "\n# domain ="), ["domain"]),
    ("TOML that is not TOML", "= = =", ["answers.toml"]),
]
COMMANDS = [
    ("a token for nobody", ["token", "create", "--account", "nobody", "--scopes", "read"], "nobody"),
    ("a token with a scope nobody knows",
     ["token", "create", "--account", "alice", "--scopes", "everything"], "everything"),
    ("an account that exists", ["account", "create", "alice", "--password-stdin"], "alice"),
    ("an account with a name that is none", ["account", "create", "a b", "--password-stdin"], "a b"),
]


def run(*words, environment=None):
    return subprocess.run([binary(), *words], capture_output=True, text=True, timeout=30,
                          input=PASSWORD + "\n", check=False, env=os.environ | (environment or {}))


def complaint(done, words):
    """The command must have failed with a message that names what is wrong."""
    told = done.stderr + done.stdout
    need(done.returncode not in (0, 101, -6), f"ended with {done.returncode}: {told[:300]}")
    need("panicked" not in told, told[:300])
    for word in words:
        need(word in told, f"{word!r} is not named: {told[:300]}")


def play(checks, tusklet):
    good = (tusklet.data / "tusklet.toml").read_text()
    for name, change, added, words in CONFIGS:
        with checks.check(f"configuration: {name}"), tempfile.TemporaryDirectory() as folder:
            text = (good.replace(*change, 1) if change else good) + added
            if "[server]" in added:
                text = good.replace("[server]", added.strip(), 1)
            need(text != good, f"the file of this server has no {change and change[0]!r}")
            (pathlib.Path(folder) / "tusklet.toml").write_text(text)
            complaint(run("config", "check", "--data", folder), ["tusklet.toml", *words])
    for name, value, words in ENVIRONMENT:
        with checks.check(f"environment: {name}={value}"):
            done = run("config", "check", "--data", str(tusklet.data), environment={name: value})
            complaint(done, [name, *words])
    for name, text, words in ANSWER_FILES:
        with checks.check(f"answers: {name}"), tempfile.TemporaryDirectory() as folder:
            file = pathlib.Path(folder) / "answers.toml"
            file.write_text(filled(text, "127.0.0.1:1"))
            complaint(run("init", "--answers", str(file), "--data", f"{folder}/data"), words)
            need(not (pathlib.Path(folder) / "data/tusklet.toml").exists(), "something was set up")
    for name, words, named in COMMANDS:
        with checks.check(f"command: {name}"):
            complaint(run(*words, "--data", str(tusklet.data)), [named])
