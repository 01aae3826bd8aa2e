"""Script and style of the course's panels, sent once: a page asks for them while its kernel is still starting.

Their address holds a hash of what is in them, so a browser keeps them for good and never asks again.
"""

import gzip
import hashlib
import re
from collections.abc import Callable
from functools import lru_cache
from http import HTTPStatus
from typing import Any

from jupyter_server.utils import url_path_join
from tornado.web import HTTPError, RequestHandler

from csm_widgets import assembly
from csm_widgets.coursepage import EXERCISE, TOOL, script_name

TYPES = {"js": "text/javascript; charset=utf-8", "css": "text/css; charset=utf-8"}
FOR_GOOD = "public, max-age=31536000, immutable"
NAME = re.compile(rf"(?P<kind>{EXERCISE}|{TOOL})(-(?P<tool>[a-z_]+))?")


class PanelFile(RequestHandler):
    """One script or style sheet; nothing secret, so it needs no login."""

    def get(self, name: str, suffix: str) -> None:
        """Answers with the file, packed; there is none for a tool without a view of its own."""
        if script_of(name) is None:
            raise HTTPError(HTTPStatus.NOT_FOUND)
        whole, packed = content(name, suffix, fingerprint())
        self.set_header("Content-Type", TYPES[suffix])
        self.set_header("Cache-Control", FOR_GOOD)
        self.set_header("Vary", "Accept-Encoding")
        self.set_header("X-Content-Type-Options", "nosniff")
        if "gzip" in self.request.headers.get("Accept-Encoding", ""):
            self.set_header("Content-Encoding", "gzip")
            self.finish(packed)
        else:
            self.finish(whole)


def routes(base: str) -> list[tuple[Any, ...]]:
    """Where the files are; the part with the hash is not looked at."""
    return [(url_path_join(base, r"/course/panels/\w+/([a-z_-]+)\.(js|css)"), PanelFile)]


def panel_addresses(base_url: str, kind: str, tool: str) -> dict[str, str]:
    """What a page of this kind will need: all panels' folder, and the script and style it surely takes from there."""
    folder = f"{base_url}course/panels/{version(fingerprint())}/"
    name = script_name(kind, tool)
    return {"panels": folder, "panel_script": f"{folder}{name}.js", "panel_style": f"{folder}{name}.css"}


def script_of(name: str) -> tuple[str, str] | None:
    """Kind and tool of a file's name; none where there is no such file."""
    found = NAME.fullmatch(name)
    if found is None or (found["tool"] and not assembly.has_view(found["tool"])):
        return None
    return found["kind"], found["tool"] or ""


def fingerprint() -> int:
    """Changes with any of the files."""
    return max(file.stat().st_mtime_ns for file in assembly.STATIC.rglob("*.*"))


@lru_cache(maxsize=1)
def version(_fingerprint: int) -> str:
    """The hash of all of them: which file has which part is nothing to rely on."""
    digest = hashlib.sha256()
    for file in sorted(assembly.STATIC.rglob("*.*")):
        digest.update(file.read_bytes())
    return digest.hexdigest()[:12]


@lru_cache(maxsize=64)
def content(name: str, suffix: str, _fingerprint: int) -> tuple[bytes, bytes]:
    """A file, plain and packed."""
    kind, tool = script_of(name) or (EXERCISE, "")
    parts: dict[tuple[str, str], Callable[[str], str]] = {
        (EXERCISE, "js"): assembly.script,
        (EXERCISE, "css"): assembly.style,
        (TOOL, "js"): assembly.page_script,
        (TOOL, "css"): assembly.page_style,
    }
    whole = parts[kind, suffix](tool).encode()
    return whole, gzip.compress(whole, mtime=0)
