"""Files in a store that speaks S3 (moto), through a proxy that stumbles: `python -m store.drive`.

Each request is checked by botocore's own signer, which knows nothing of ours."""

import concurrent.futures
import logging
import pathlib
import random
import tarfile

import boto3
from botocore.config import Config
from moto.server import ThreadedMotoServer

from lib.api import Refused
from lib.checks import Checks, equal, need, until
from lib.picture import png
from lib.tusklet import Tusklet, free_port
from store.proxy import KEY, REGION, SECRET, Proxy

BUCKET = "files"
LEAST_SHARE = 0.6
logging.getLogger("werkzeug").setLevel(logging.ERROR)


def settings(tusklet, base, **more):
    """Names the store in the settings file; the secret goes with the environment."""
    words = {"s3_endpoint": base, "s3_bucket": BUCKET, "s3_region": REGION, "s3_key": KEY,
             "s3_secret": SECRET} | more
    file = tusklet.data / "tusklet.toml"
    lines = []
    for line in file.read_text().splitlines():
        name = line.split("=")[0].strip()
        if name in words and "=" in line and not line.startswith("#"):
            line = f"{name} = {words.pop(name)!r}".replace("'", '"')
        lines.append(line)
    need(not words, f"no such keys in the file that the set-up wrote: {words}")
    file.write_text("\n".join(lines) + "\n")
    tusklet.command("config", "check", "--data", str(tusklet.data))


class Store:
    """The real one, asked past the proxy."""

    def __init__(self):
        self.port = free_port()
        self.server = ThreadedMotoServer(ip_address="127.0.0.1", port=self.port, verbose=False)
        self.server.start()
        self.s3 = boto3.client(
            "s3", endpoint_url=f"http://127.0.0.1:{self.port}", region_name=REGION,
            aws_access_key_id="x", aws_secret_access_key="y",
            config=Config(s3={"addressing_style": "path"}, proxies={}))
        self.s3.create_bucket(Bucket=BUCKET,
                              CreateBucketConfiguration={"LocationConstraint": REGION})

    def names(self):
        pages = self.s3.get_paginator("list_objects_v2").paginate(Bucket=BUCKET)
        return {one["Key"] for page in pages for one in page.get("Contents", [])}

    def read(self, name):
        return self.s3.get_object(Bucket=BUCKET, Key=name)["Body"].read()


def upload(alice, seed, size=(200, 150)):
    """The answer of an upload, or `None` where it was refused."""
    try:
        return alice.call("POST", "/api/v1/media",
                          files={"file": ("a.png", png(seed, *size), "image/png")})
    except Refused as refused:
        need(refused.status in (500, 503), str(refused))
        return None


def name_of(url):
    return url.split("/media/", 1)[1]


def shown(alice, url):
    answer = alice.session.get(url, timeout=60)
    return answer.content if answer.status_code == 200 else None


def own_files(tusklet):
    root = tusklet.data / "media"
    return [file for file in root.rglob("*") if file.is_file()
            and file.relative_to(root).parts[0] not in ("cache", "unfinished")]


def packed(backup):
    with tarfile.open(backup) as archive:
        return {one.name: archive.extractfile(one).read() for one in archive}


def play(checks, tusklet, store, proxy):
    alice = tusklet.login("alice")
    before = {}
    with checks.check("pictures lie in the folder first"):
        for seed in range(12):
            media = upload(alice, seed)
            before[media["url"]] = shown(alice, media["url"])
            before[media["preview_url"]] = shown(alice, media["preview_url"])
        equal(len(own_files(tusklet)), 24, "files")
    tusklet.stop()
    settings(tusklet, proxy.base, store="s3")
    with checks.check("doctor says whether the store takes files"):
        said = tusklet.command("doctor", "--data", str(tusklet.data), expect=None)
        need("takes files and gives them back" in said, said)
        need(SECRET not in said + tusklet.command("config", "show", "--data", str(tusklet.data)))
    tusklet.start()
    alice = tusklet.login("alice")
    with checks.check("what is in the folder still is shown, and a new upload is in the store"):
        url = next(iter(before))
        equal(shown(alice, url), before[url], "a picture in the folder")
        media = upload(alice, 99)
        equal(store.read(name_of(media["url"])), shown(alice, media["url"]), "a picture in the store")
    with checks.check("files move there through a store that stumbles, and are shown all the while"):
        proxy.stumbles = 0.2
        with concurrent.futures.ThreadPoolExecutor(4) as pool:
            moving = pool.submit(move_until_done, tusklet)
            dice = random.Random(1)
            while not moving.done():
                url = dice.choice(list(before))
                seen = alice.session.get(url, timeout=60)
                if seen.status_code == 200:
                    equal(seen.content, before[url], url)
                else:
                    equal(seen.status_code, 500, f"the answer for {url}")
            moving.result()
        proxy.stumbles = 0
        equal(own_files(tusklet), [], "what is left in the folder")
        for url, content in before.items():
            equal(shown(alice, url), content, url)
            equal(store.read(name_of(url)), content, url)
    with checks.check("a backup takes along what lies there, if that is wanted"):
        backup = tusklet.folder / "backup.tar.gz"
        tusklet.command("backup", str(backup), "--data", str(tusklet.data))
        equal([name for name in packed(backup) if name.startswith("media/")], [], "files in it")
        backup.unlink()
        proxy.stumbles = 0.1
        tusklet.command("backup", str(backup), "--media", "--data", str(tusklet.data))
        proxy.stumbles = 0
        files = packed(backup)
        for url, content in before.items():
            equal(files[f"media/{name_of(url)}"], content, url)
        need("tusklet.db" in files and "tusklet.toml" in files, "the rest is in it, too")
    with checks.check("of uploads at the same time nothing is told to be kept that is not"):
        proxy.stumbles = 0.25
        with concurrent.futures.ThreadPoolExecutor(6) as pool:
            answers = list(pool.map(lambda seed: upload(alice, 1000 + seed, (500, 400)), range(40)))
        proxy.stumbles = 0
        kept = [media for media in answers if media]
        need(len(kept) >= LEAST_SHARE * len(answers), f"only {len(kept)} of {len(answers)} went well")
        for media in kept:
            for url in (media["url"], media["preview_url"]):
                content = need(shown(alice, url), f"{url} is told, and not there")
                equal(content, store.read(name_of(url)), url)
    with checks.check("what is deleted while the store stumbles is gone in the end"):
        proxy.stumbles = 0.5
        for media in kept[:5]:
            alice.delete(f"media/{media['id']}")
        proxy.stumbles = 0
        gone = {name_of(media["url"]) for media in kept[:5]}
        until("they are gone", lambda: not gone & store.names(), 150)
    with checks.check("browsers can be sent to the store itself"):
        tusklet.stop()
        settings(tusklet, proxy.base, store="s3", s3_urls="signed")
        tusklet.start()
        url = kept[-1]["url"]
        led = alice.session.get(url, allow_redirects=False, timeout=20)
        equal(led.status_code, 307, "the answer")
        need(led.headers["Location"].startswith(proxy.base), led.headers["Location"])
        equal(shown(alice, url), store.read(name_of(url)), "what is there")
    with checks.check("files move back into the folder"):
        tusklet.stop()
        settings(tusklet, proxy.base, store="folder")
        tusklet.start()
        proxy.stumbles = 0.2
        move_until_done(tusklet)
        proxy.stumbles = 0
        equal(store.names(), set(), "what is left in the store")
        for url, content in before.items():
            equal(shown(alice, url), content, url)
    with checks.check("every request was signed as botocore signs"):
        equal(proxy.forged, [], "requests with another signature")
        need(proxy.asked > 200 and proxy.stumbled > 30, f"{proxy.asked} asked, {proxy.stumbled} bad")
    with checks.check("the server that runs must know the store before files are moved"):
        settings(tusklet, "http://127.0.0.1:9", store="s3")
        said = tusklet.command("media", "move", "--data", str(tusklet.data), expect=None)
        equal(said, "", "what it prints")
        need(own_files(tusklet), "files are still in the folder")


def move_until_done(tusklet):
    for _ in range(20):
        said = tusklet.command("media", "move", "--data", str(tusklet.data), expect=None)
        if said.startswith("All files are where"):
            return
    raise AssertionError(f"it never ends: {said}")


def main():
    checks = Checks()
    store = Store()
    proxy = Proxy(store.port)
    with Tusklet("store") as tusklet:
        tusklet.init().start()
        try:
            play(checks, tusklet, store, proxy)
        except Exception as problem:  # noqa: BLE001: the tally still comes
            checks.fail("the store could be tried to the end", problem)
        with checks.check("the process lives, has not panicked, and told no secret"):
            need(tusklet.alive(), "the process has ended")
            log = pathlib.Path(tusklet.log).read_text(errors="replace")
            need("panicked" not in log, "a panic in the log")
            need(SECRET not in log and "X-Amz-Signature" not in log, "a secret in the log")
    checks.finish()


if __name__ == "__main__":
    main()
