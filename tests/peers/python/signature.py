"""HTTP signatures: draft-cavage-12 and RFC 9421, made and checked with `cryptography`, and checked
a second time by bovine (draft-cavage-ietf-http-signatures-12; RFC 9421; RFC 9530 for the digest)."""

import base64
import hashlib
import re
import time
from email.utils import formatdate, parsedate_to_datetime
from urllib.parse import urlsplit

from bovine.crypto import build_validate_http_signature_raw
from bovine.crypto.types import CryptographicIdentifier
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding

ACTIVITY = "application/activity+json"
LONGEST_AGE = 12 * 60 * 60


class Wrong(Exception):
    """Why a signature is not accepted."""


def digest(body):
    return base64.b64encode(hashlib.sha256(body).digest()).decode()


def target_of(url):
    """Path and query, as they stand in the request line."""
    parts = urlsplit(url)
    return (parts.path or "/") + (f"?{parts.query}" if parts.query else "")


def derived(method, url):
    """The derived components of RFC 9421, section 2.2."""
    parts = urlsplit(url)
    return {
        "@method": method, "@target-uri": url, "@authority": parts.netloc.lower(),
        "@scheme": parts.scheme, "@request-target": target_of(url), "@path": parts.path,
        "@query": f"?{parts.query}",
    }


def cavage_text(names, method, url, value):
    """The text that a cavage signature covers; `value` gives a header by name."""
    return "\n".join(
        f"(request-target): {method.lower()} {target_of(url)}" if name == "(request-target)"
        else f"{name}: {value(name)}" for name in names
    )


def rfc9421_text(names, method, url, headers, params):
    """The signature base of RFC 9421, section 2.5."""
    known = derived(method, url)
    lines = [f'"{name}": {known[name] if name[0] == "@" else headers[name]}' for name in names]
    return "\n".join([*lines, f'"@signature-params": {params}'])


def sign(user, method, url, body=b"", scheme="cavage", key_id=None, at=None, cover=None):
    """The headers of a signed request; `at` is another time than now, `cover` another choice."""
    headers = {"host": urlsplit(url).netloc, "date": formatdate(at, usegmt=True)}
    if method == "POST":
        headers["content-type"] = ACTIVITY
    key_id = key_id or user.key_id
    if scheme == "none":
        return headers
    if scheme == "cavage":
        return headers | cavage(user, method, url, body, headers, key_id, cover)
    return headers | rfc9421(user, method, url, body, headers, key_id, at, cover)


def cavage(user, method, url, body, headers, key_id, cover):
    added = {"digest": f"SHA-256={digest(body)}"} if method == "POST" else {}
    posted = ["digest", "content-type"] if method == "POST" else []
    names = cover or ["(request-target)", "host", "date", *posted]
    text = cavage_text(names, method, url, (headers | added).__getitem__)
    made = base64.b64encode(user.key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))
    added["signature"] = (f'keyId="{key_id}",algorithm="rsa-sha256",headers="{" ".join(names)}",'
                          f'signature="{made.decode()}"')
    return added


def rfc9421(user, method, url, body, headers, key_id, at, cover):
    added = {"content-digest": f"sha-256=:{digest(body)}:"} if method == "POST" else {}
    names = cover or ["@method", "@target-uri", *(["content-digest"] if method == "POST" else [])]
    quoted = " ".join(f'"{name}"' for name in names)
    params = f'({quoted});created={int(at or time.time())};keyid="{key_id}"'
    text = rfc9421_text(names, method, url, headers | added, params)
    made = base64.b64encode(user.key.sign(text.encode(), padding.PKCS1v15(), hashes.SHA256()))
    return added | {"signature-input": f"sig1={params}", "signature": f"sig1=:{made.decode()}:"}


async def verify(method, url, headers, body, find_key):
    """Judges a request as received (header names in lower case); `find_key` gives PEM and owner."""
    scheme = ("rfc9421" if "signature-input" in headers
              else "cavage" if "signature" in headers else "none")
    found, pem = {"scheme": scheme, "verified": False}, None
    try:
        if scheme == "none":
            raise Wrong("no signature")
        read = read_cavage if scheme == "cavage" else read_rfc9421
        key_id, names, text, made, when = read(method, url, headers, body)
        found |= {"keyId": key_id, "covered": names}
        if abs(time.time() - when) > LONGEST_AGE:
            raise Wrong("too old or too new")
        pem, found["owner"] = await find_key(key_id)
        if not pem:
            raise Wrong("key not found")
        key = serialization.load_pem_public_key(pem.encode())
        key.verify(made, text.encode(), padding.PKCS1v15(), hashes.SHA256())
        found["verified"] = True
    except Exception as problem:  # noqa: BLE001: whatever a stranger sends, the reason is told
        found["reason"] = f"{type(problem).__name__}: {problem}"
    if scheme == "cavage":
        async def same_key(key_id):
            # The server may have been killed since: what was found once is not asked for again.
            return (pem, found["owner"]) if pem else await find_key(key_id)
        found["bovine"] = await second_opinion(method, url, headers, body, same_key)
    return found


def read_cavage(method, url, headers, body):
    """Key id, covered names, covered text, signature and time of a cavage signature."""
    fields = dict(re.findall(r'(\w+)="?((?:[^",]|,(?!\s*\w+=))*)"?', headers["signature"]))
    names = fields.get("headers", "date").split()
    if method == "POST":
        sent = next((part.split("=", 1)[1] for part in headers.get("digest", "").split(",")
                     if part.strip().lower().startswith("sha-256=")), None)
        must_match(sent, body, "digest" in names)
    special = {"(created)": fields.get("created"), "(expires)": fields.get("expires")}
    text = cavage_text(names, method, url, lambda name: special.get(name) or headers[name])
    when = (float(fields["created"]) if "(created)" in names
            else parsedate_to_datetime(headers["date"]).timestamp())
    return fields["keyId"], names, text, base64.b64decode(fields["signature"]), when


def read_rfc9421(method, url, headers, body):
    """Key id, covered names, covered text, signature and time of an RFC 9421 signature."""
    label, params, inner, rest = re.match(
        r"\s*([\w-]+)=(\(([^)]*)\)(.*))$", headers["signature-input"]).groups()
    names = re.findall(r'"([^"]+)"', inner)
    if method == "POST":
        sent = re.search(r"sha-256=:([^:]+):", headers.get("content-digest", ""))
        must_match(sent and sent[1], body, "content-digest" in names)
    created = re.search(r"created=(\d+)", rest)
    when = float(created[1]) if created else parsedate_to_datetime(headers["date"]).timestamp()
    made = re.search(re.escape(label) + r"=:([^:]+):", headers["signature"])[1]
    text = rfc9421_text(names, method, url, headers, params)
    return re.search(r'keyid="([^"]+)"', rest)[1], names, text, base64.b64decode(made), when


def must_match(sent, body, signed):
    """A digest has to be there, be right and be signed."""
    if sent != digest(body):
        raise Wrong("digest does not match the body")
    if not signed:
        raise Wrong("digest is not signed")


async def second_opinion(method, url, headers, body, find_key):
    """What bovine says of the same request: the signer, or its reason."""
    async def key(key_id):
        pem, owner = await find_key(key_id)
        return CryptographicIdentifier.from_pem(pem, owner)

    async def content():
        return body

    try:
        judge = build_validate_http_signature_raw(key)
        return await judge(method.lower(), url, headers, content) or "not valid"
    except Exception as problem:  # noqa: BLE001: an opinion, not a verdict
        return f"{type(problem).__name__}: {problem}"
