"""Malformed requests: broken HTTP, API bodies, forms and headers; each a clear 4xx."""

import socket

from lib.api import session
from lib.checks import need

LONG = "x" * 200_000


def raw(tusklet, data, seconds=10):
    """Sends bytes as they are; the status of the answer, or None if the door was closed."""
    with socket.create_connection(("127.0.0.1", tusklet.port), timeout=seconds) as connection:
        try:
            connection.sendall(data)
            answer = connection.recv(200)
        except (ConnectionError, TimeoutError):
            return None
    return int(answer.split()[1]) if answer.startswith(b"HTTP/") else None


def wire(tusklet):
    """Name and bytes of broken HTTP."""
    host = tusklet.host.encode()
    head = b"GET /api/v1/instance HTTP/1.1\r\nHost: " + host + b"\r\n"
    post = b"POST /inbox HTTP/1.1\r\nHost: " + host + b"\r\n"
    return {
        "bytes that are not HTTP": b"\x00\x01\x02 nothing\r\n\r\n",
        "a header of 2 MB": head + b"X-Big: " + b"a" * 2_000_000 + b"\r\n\r\n",
        "10,000 headers": head + b"X: y\r\n" * 10_000 + b"\r\n",
        "Content-Length -1": post + b"Content-Length: -1\r\n\r\n",
        "two Content-Lengths": post + b"Content-Length: 1\r\nContent-Length: 2\r\n\r\nab",
        "a chunk of nonsense": post + b"Transfer-Encoding: chunked\r\n\r\nzz\r\n",
        "a Content-Length of a terabyte": post + b"Content-Length: 1000000000000\r\n\r\n0123",
    }


# Name, method, path, what `requests` sends with it; all with alice's token.
API = [
    ("a post of nothing", "POST", "/api/v1/statuses", {"json": {"status": ""}}),
    ("broken JSON", "POST", "/api/v1/statuses",
     {"data": b'{"status":', "headers": {"content-type": "application/json"}}),
    ("JSON of the wrong shape", "POST", "/api/v1/statuses", {"json": [1, 2]}),
    ("a status that is an object", "POST", "/api/v1/statuses", {"json": {"status": {"a": 1}}}),
    ("200,000 characters", "POST", "/api/v1/statuses", {"json": {"status": LONG}}),
    ("an unknown visibility", "POST", "/api/v1/statuses",
     {"json": {"status": "x", "visibility": "galaxy"}}),
    ("a reply to nothing", "POST", "/api/v1/statuses",
     {"json": {"status": "x", "in_reply_to_id": "9"}}),
    ("media that is not there", "POST", "/api/v1/statuses",
     {"json": {"status": "x", "media_ids": ["9"]}}),
    ("a form that is not UTF-8", "POST", "/api/v1/statuses",
     {"data": b"status=%ff%fe", "headers": {"content-type": "application/x-www-form-urlencoded"}}),
    ("a content type nobody knows", "POST", "/api/v1/statuses",
     {"data": b"status=x", "headers": {"content-type": "text/plain"}}),
    ("an upload that is no picture", "POST", "/api/v2/media",
     {"files": {"file": ("a.png", b"not a picture", "image/png")}}),
    ("an upload cut short", "POST", "/api/v2/media",
     {"files": {"file": ("a.png", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "image/png")}}),
    ("an upload without a file", "POST", "/api/v2/media", {"data": {"description": "x"}}),
    ("multipart without a boundary", "POST", "/api/v2/media",
     {"data": b"x", "headers": {"content-type": "multipart/form-data"}}),
    ("an unknown status", "GET", "/api/v1/statuses/9", {}),
    ("an id that is a word", "GET", "/api/v1/statuses/word", {}),
    ("an id beyond all numbers", "GET", "/api/v1/statuses/99999999999999999999999", {}),
    ("an unknown account", "POST", "/api/v1/accounts/9/follow", {}),
    ("an unknown endpoint", "GET", "/api/v1/nothing", {}),
    ("a method that is not served", "DELETE", "/api/v1/instance", {}),
    ("a name of 200,000 characters", "PATCH", "/api/v1/accounts/update_credentials",
     {"json": {"display_name": LONG}}),
    ("an app without fields", "POST", "/api/v1/apps", {"json": {}}),
    ("an app with a scope nobody knows", "POST", "/api/v1/apps",
     {"json": {"client_name": "x", "redirect_uris": "urn:ietf:wg:oauth:2.0:oob", "scopes": "all"}}),
    ("a token for nothing", "POST", "/oauth/token", {"data": {}}),
    ("a token for a wrong code", "POST", "/oauth/token",
     {"data": {"grant_type": "authorization_code", "code": "x", "client_id": "x"}}),
    ("authorize without a client", "GET", "/oauth/authorize?response_type=code", {}),
    ("WebFinger of nothing", "GET", "/.well-known/webfinger", {}),
    ("WebFinger of nonsense", "GET", "/.well-known/webfinger?resource=%00%ff", {}),
    ("WebFinger of someone elsewhere", "GET",
     "/.well-known/webfinger?resource=acct:a@elsewhere.example", {}),
    ("an unsigned delivery", "POST", "/inbox", {"json": {"type": "Like"}}),
    ("a profile of nobody", "GET", "/@nobody", {}),
    ("a post of nobody", "GET", "/@alice/9", {}),
    ("a way out of the folder", "GET", "/media/..%2f..%2ftusklet.toml", {}),
    ("a path of nonsense", "GET", "/%ff%fe%00", {}),
    ("signing in without the form's token", "POST", "/auth/sign_in",
     {"data": {"name": "alice", "password": "wrong"}}),
    ("signing out from a foreign page", "POST", "/auth/sign_out",
     {"data": {}, "headers": {"Origin": "http://elsewhere.example"}}),
    ("setting up again", "POST", "/setup", {"data": {"name": "mallory"}}),
    ("posting from a foreign page", "POST", "/publish",
     {"data": {"text": "x"}, "headers": {"Origin": "http://elsewhere.example"}}),
]
# Paging words that mean nothing: refused or ignored.
PAGING = ["limit=-5", "limit=abc", "limit=99999999999999999999", "max_id=%00", "min_id=word",
          "since_id=-1", "max_id=99999999999999999999999"]


def play(checks, tusklet, alice):
    for name, data in wire(tusklet).items():
        with checks.check(f"wire: {name}"):
            status = raw(tusklet, data, 5)
            need(status is None or 400 <= status < 500, f"{status}")
            answers(tusklet)
    for name, method, path, how in API:
        with checks.check(f"request: {name}"):
            answer = alice.session.request(method, tusklet.base + path, timeout=30,
                                           allow_redirects=False, **how)
            need(400 <= answer.status_code < 500, f"{answer.status_code} {answer.text[:200]}")
            if path.startswith("/api/") and answer.status_code != 405:
                need(answer.json().get("error"), "no error message")
    for words in PAGING:
        with checks.check(f"request: timeline with {words}"):
            url = f"{tusklet.base}/api/v1/timelines/home?{words}"
            status = alice.session.get(url, timeout=30).status_code
            need(status == 200 or 400 <= status < 500, f"{status}")
    for name, token in {"no token": None, "a wrong token": "wrong", "a huge token": LONG[:4000],
                        "a token with a NUL": "a%00b"}.items():
        with checks.check(f"request: home timeline with {name}"):
            url = f"{tusklet.base}/api/v1/timelines/home"
            status = session(token).get(url, timeout=30).status_code
            need(status in (400, 401, 403, 431), f"{status}")


def answers(tusklet):
    """The server still talks to others."""
    status = session().get(f"{tusklet.base}/api/v1/instance", timeout=10).status_code
    need(status == 200, f"the instance answers {status} afterwards")
