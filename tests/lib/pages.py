"""Somebody in a browser without scripts: signs in, fills in forms and sends them."""

import urllib.parse

from lib.api import session
from lib.oauth import Forms, filled
from lib.tusklet import PASSWORD


class Pages:
    """One person, signed in."""

    def __init__(self, base, name):
        self.base = base
        self.browser = session()
        self.browser.headers["Accept"] = "text/html"
        page = self.browser.get(f"{base}/auth/sign_in", timeout=30)
        self.post(page, filled(Forms(page.text).sign_in(), name, PASSWORD))

    def post(self, page, data, action=""):
        """Sends what was filled in; fails unless it is taken."""
        url = urllib.parse.urljoin(page.url, action)
        answer = self.browser.post(url, data=data, allow_redirects=False, timeout=30)
        if answer.status_code != 303:
            raise AssertionError(f"{url} answers {answer.status_code}: {answer.text[-600:]}")

    def send(self, path, action, **typed):
        """Opens a page and sends its form that goes to `action`, with these fields typed."""
        page = self.browser.get(self.base + path, timeout=30)
        form = next((one for one in Forms(page.text).found if one["action"] == action), None)
        if not form:
            raise AssertionError(f"{path} has no form to {action}")
        hidden = {field["name"]: field.get("value", "") for field in form["inputs"]
                  if field.get("name") and field.get("type") == "hidden"}
        self.post(page, hidden | typed, action)
