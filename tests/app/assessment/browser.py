"""A browser as far as the service can tell: cookies, the token of the page, and the headers no page can forge."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import Message
from http.cookiejar import CookieJar
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, OpenerDirector, Request, build_opener

LONG = 300
"""Seconds; the machine may be busy."""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    content: bytes
    headers: Message

    def json(self) -> Any:
        """As data."""
        return json.loads(self.content)

    @property
    def code(self) -> str:
        """Of a refusal."""
        return str(self.json()["code"])


class _StayHere(HTTPRedirectHandler):
    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


@dataclass
class Browser:
    """Somebody's browser at `address`; `always` are headers it sends with everything."""

    address: str
    always: Mapping[str, str] = field(default_factory=dict)
    jar: CookieJar = field(default_factory=CookieJar)
    xsrf: str = ""

    def visit(self, path: str, stay: bool = False) -> Answer:
        """As typed into the address bar; redirects are followed unless it is to stay."""
        answer = self.send("GET", path, {"Sec-Fetch-Mode": "navigate", "Sec-Fetch-Site": "none"}, stay=stay)
        if found := re.search(rb'name="csm-xsrf" content="([^"]*)"', answer.content):
            self.xsrf = found[1].decode()
        return answer

    def fetch(self, method: str, path: str, body: object = None, **headers: str) -> Answer:
        """As a script of the page would; a header given as "" is left out."""
        told = {"Sec-Fetch-Mode": "cors", "Sec-Fetch-Site": "same-origin", "X-XSRFToken": self.xsrf}
        if method != "GET":
            told |= {"Origin": self.address, "Content-Type": "application/json"}
        told |= {name.replace("_", "-"): value for name, value in headers.items()}
        content = body if isinstance(body, bytes) or body is None else json.dumps(body).encode()
        return self.send(method, path, {name: value for name, value in told.items() if value}, content)

    def send(
        self, method: str, path: str, headers: Mapping[str, str], body: bytes | None = None, stay: bool = False
    ) -> Answer:
        """One request."""
        data = b"" if body is None and method not in ("GET", "DELETE") else body
        request = Request(self.address + path, data=data, headers={**self.always, **headers}, method=method)
        try:
            with self._opener(stay).open(request, timeout=LONG) as answer:
                return Answer(answer.status, answer.read(), answer.headers)
        except HTTPError as error:
            with error:
                return Answer(error.code, error.read(), error.headers)

    def _opener(self, stay: bool) -> OpenerDirector:
        handlers = (HTTPCookieProcessor(self.jar), _StayHere()) if stay else (HTTPCookieProcessor(self.jar),)
        return build_opener(*handlers)

    def sign_in_to_hub(self, name: str) -> None:
        """On the Hub's own page."""
        page = self.visit("/hub/login").content.decode()
        token = re.search(r'name="_xsrf" value="([^"]+)"', page)
        assert token, page[:500]
        form = urlencode({"username": name, "password": "", "_xsrf": token[1]}).encode()
        headers = {"Content-Type": "application/x-www-form-urlencoded", "Sec-Fetch-Mode": "navigate"}
        self.send("POST", "/hub/login?next=%2Fhub%2Fhome", headers, form)


def response_to(item: Mapping[str, Any], turn: int = 0) -> dict[str, Any]:
    """An answer that may be given to a question as it is asked; `turn` makes another one."""
    match item["kind"]:
        case "single":
            return {"kind": "single", "choice": item["options"][turn % len(item["options"])]["id"]}
        case "multiple":
            return {"kind": "multiple", "marked": [item["options"][turn % len(item["options"])]["id"]]}
        case "match":
            right = [one["id"] for one in item["right"]]
            return {
                "kind": "match",
                "matched": {one["id"]: right[(at + turn) % len(right)] for at, one in enumerate(item["left"])},
            }
        case "order":
            ids = [one["id"] for one in item["options"]]
            return {"kind": "order", "order": ids[turn % len(ids) :] + ids[: turn % len(ids)]}
        case _:
            return {"kind": "numeric", "number": str(31 + turn)}
