"""Signs in by the OAuth code flow as a person would: reads the forms, fills them, takes the code."""

import re
import urllib.parse
from html.parser import HTMLParser

from lib.api import session

OUT_OF_BAND = "urn:ietf:wg:oauth:2.0:oob"


class Forms(HTMLParser):
    """The forms of a page: where they go and what they hold."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.open = None
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        attributes = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.open = {"action": attributes.get("action", ""), "inputs": [], "buttons": [],
                         "method": attributes.get("method", "get").lower()}
            self.found.append(self.open)
        elif self.open is not None and tag in ("input", "button"):
            self.open["buttons" if tag == "button" else "inputs"].append(attributes)

    def handle_endtag(self, tag):
        if tag == "form":
            self.open = None

    def sign_in(self):
        """The form that asks for a password, if any."""
        return next((form for form in self.found
                     if any(field.get("type") == "password" for field in form["inputs"])), None)

    def consent(self):
        """The form that grants an app access, if any."""
        return next((form for form in self.found if "authorize" in form["action"]), None)


def filled(form, name, password):
    """What a person sends with a form: name and password typed, the allowing button pressed."""
    data = {}
    for field in form["inputs"]:
        kind = field.get("type", "text").lower()
        if not field.get("name") or kind in ("submit", "button"):
            continue
        if kind == "password":
            data[field["name"]] = password
        elif kind in ("email", "text"):
            data[field["name"]] = name
        elif kind != "checkbox" or "checked" in field:
            data[field["name"]] = field.get("value", "on" if kind == "checkbox" else "")
    allowing = [button for button in form["buttons"] if button.get("name")
                and button.get("value", "").lower() in ("allow", "authorize", "approve", "yes", "1")]
    return data | {button["name"]: button["value"] for button in allowing[:1]}


def shown_code(answer):
    """The code on the page for apps that no browser can lead back to."""
    for place in (r"<code[^>]*>\s*([\w.\-]{10,})", r'<input[^>]*readonly[^>]*value="([\w.\-]{10,})"',
                  r'<input[^>]*value="([\w.\-]{10,})"[^>]*readonly'):
        if found := re.search(place, answer.text):
            return found[1]
    raise AssertionError(f"neither form nor code at {answer.url}: {answer.text[:300]}")


def code_at(url, name, password):
    """Follows an authorization URL through sign-in and consent to the code."""
    browser = session()
    answer = browser.get(url, allow_redirects=False, timeout=30)
    for _ in range(12):
        if answer.is_redirect:
            target = urllib.parse.urljoin(answer.url, answer.headers["Location"])
            if code := re.search(r"[?&]code=([^&#]+)", target):
                return urllib.parse.unquote(code[1])
            answer = browser.get(target, allow_redirects=False, timeout=30)
            continue
        if answer.status_code >= 400:
            raise AssertionError(f"{answer.status_code} at {answer.url}: {answer.text[:300]}")
        forms = Forms(answer.text)
        form = forms.sign_in() or forms.consent()
        if not form:
            return shown_code(answer)
        answer = browser.request(
            form["method"], urllib.parse.urljoin(answer.url, form["action"]),
            data=filled(form, name, password), allow_redirects=False, timeout=30,
        )
    raise AssertionError("no code after 12 steps")
