"""Stands between tusklet and a store: checks each signature, and stumbles if it is told to."""

import http.client
import http.server
import random
import socketserver
import threading
import time
import urllib.parse

from botocore.auth import S3SigV4QueryAuth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials

KEY, SECRET, REGION = "tusklet", "a/Secret+of=many.signs", "eu-test-1"
STRANGE = ("X-Amz-Algorithm", "X-Amz-Credential", "X-Amz-Date", "X-Amz-Expires",
           "X-Amz-SignedHeaders", "X-Amz-Signature")


def expected_signature(method, url, given):
    """What botocore, which knows nothing of us, would sign the same request with."""
    parts = urllib.parse.urlsplit(url)
    pairs = urllib.parse.parse_qsl(parts.query, keep_blank_values=True)
    rest = [(name, value) for name, value in pairs if name not in STRANGE]
    request = AWSRequest(method, urllib.parse.urlunsplit(
        parts._replace(query=urllib.parse.urlencode(rest, quote_via=urllib.parse.quote))))
    auth = S3SigV4QueryAuth(Credentials(KEY, SECRET), "s3", REGION,
                            expires=int(given["X-Amz-Expires"]))
    request.context["timestamp"] = given["X-Amz-Date"]
    auth._modify_request_before_signing(request)
    canonical = auth.canonical_request(request)
    return auth.signature(auth.string_to_sign(request, canonical), request)


class Proxy(socketserver.ThreadingMixIn, http.server.HTTPServer):
    """`stumbles`: the share of requests that end badly."""

    daemon_threads = True

    def __init__(self, store_port):
        super().__init__(("127.0.0.1", 0), Handler)
        self.store_port = store_port
        self.stumbles = 0.0
        self.dice = random.Random(6)
        self.asked = 0
        self.stumbled = 0
        self.forged = []
        threading.Thread(target=self.serve_forever, daemon=True).start()

    @property
    def base(self):
        return f"http://127.0.0.1:{self.server_address[1]}"

    def handle_error(self, request, client_address):
        """A line that broke, by our doing or by theirs."""


class Handler(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"

    def log_message(self, *_):
        pass

    def judge(self):
        """Whether the request is signed by tusklet."""
        query = dict(urllib.parse.parse_qsl(urllib.parse.urlsplit(self.path).query))
        if "X-Amz-Signature" not in query:
            return False
        url = f"http://{self.headers['Host']}{self.path}"
        return expected_signature(self.command, url, query) == query["X-Amz-Signature"]

    def go(self):
        server = self.server
        server.asked += 1
        length = int(self.headers.get("Content-Length") or 0)
        if not self.judge():
            server.forged.append(self.path)
            self.rfile.read(length)
            return self.say(403, {}, b"<Error><Code>SignatureDoesNotMatch</Code></Error>")
        how = None
        if server.dice.random() < server.stumbles:
            server.stumbled += 1
            how = server.dice.choice(
                ["refuse", "cut before", "cut after", "half", "slow", "lie low", "half sent"])
        if how == "refuse":
            self.rfile.read(length)
            return self.say(500, {}, b"<Error><Code>InternalError</Code></Error>")
        if how == "cut before":
            return self.cut()
        if how == "half sent":
            self.rfile.read(length // 2)
            return self.cut()
        body = self.rfile.read(length)
        if how == "slow":
            time.sleep(server.dice.random() * 2)
        code, head, content = self.forward(body)
        if how == "cut after":
            return self.cut()
        if how == "lie low":
            return self.say(503, {}, b"<Error><Code>SlowDown</Code></Error>")
        if how == "half" and content:
            self.head(code, head, len(content))
            self.wfile.write(content[: len(content) // 2])
            return self.cut()
        return self.say(code, head, content)

    def forward(self, body):
        line = http.client.HTTPConnection("127.0.0.1", self.server.store_port, timeout=20)
        kept = {name: value for name, value in self.headers.items()
                if name.lower() in ("content-type", "cache-control", "range")}
        line.request(self.command, self.path, body or None, kept)
        answer = line.getresponse()
        content = answer.read()
        length = answer.getheader("Content-Length")
        head = {name: value for name, value in answer.getheaders()
                if name.lower() in ("content-type", "content-range", "etag", "cache-control")}
        line.close()
        if self.command == "HEAD":
            head["Content-Length"] = length or "0"
        return answer.status, head, content

    def head(self, code, head, length):
        self.send_response(code)
        for name, value in head.items():
            self.send_header(name, value)
        if "Content-Length" not in head and code != 204:
            self.send_header("Content-Length", str(length))
        self.end_headers()

    def say(self, code, head, content):
        self.head(code, head, len(content))
        if self.command != "HEAD" and code != 204:
            self.wfile.write(content)

    def cut(self):
        self.close_connection = True
        self.connection.close()

    do_GET = do_PUT = do_HEAD = do_DELETE = go
