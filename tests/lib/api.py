"""A thin client of the Mastodon API and of HTTP in general, for drivers."""

import requests


class Refused(Exception):
    """An answer of 400 or above."""

    def __init__(self, method, path, answer):
        super().__init__(f"{method} {path}: {answer.status_code} {answer.text[:300]}")
        self.status = answer.status_code


def session(token=None):
    """A session that asks no proxy, with a token if there is one."""
    opened = requests.Session()
    opened.trust_env = False
    opened.headers["User-Agent"] = "tusklet-tests/1"
    if token:
        opened.headers["Authorization"] = f"Bearer {token}"
    return opened


class Api:
    """Someone at the API: `alice.get("timelines/home", limit=5)` asks `/api/v1/timelines/home`."""

    def __init__(self, base, token=None):
        self.base = base
        self.token = token
        self.session = session(token)

    def call(self, method, path, **how):
        """One request; returns the JSON of a good answer and raises `Refused` on another."""
        url = self.base + (path if path.startswith("/") else f"/api/v1/{path}")
        answer = self.session.request(method, url, timeout=30, **how)
        if answer.status_code >= 400:
            raise Refused(method, path, answer)
        return answer.json() if answer.content else None

    def get(self, path, **params):
        return self.call("GET", path, params=params)

    def post(self, path, **fields):
        return self.call("POST", path, json=fields)

    def put(self, path, **fields):
        return self.call("PUT", path, json=fields)

    def patch(self, path, **fields):
        return self.call("PATCH", path, json=fields)

    def delete(self, path):
        return self.call("DELETE", path)

    def status_code(self, path):
        """What a GET of a path under /api/v1 answers."""
        return self.session.get(f"{self.base}/api/v1/{path}", timeout=30).status_code

    def me(self):
        return self.get("accounts/verify_credentials")

    def resolve(self, query, kind):
        """The one account or status that a handle or URL stands for."""
        found = self.get("/api/v2/search", q=query, resolve="true", type=kind)[kind]
        if not found:
            raise AssertionError(f"search does not resolve {query}")
        return found[0]
