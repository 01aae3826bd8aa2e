"""The Jinja environment of what is added to the formgrader, and addresses that change when a static file does."""

import hashlib
from functools import lru_cache
from pathlib import Path

from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from csm_app.home.layout import TEMPLATES as SHARED
from csm_app.home.layout import environment as shared_environment

FOLDER = Path(__file__).parent
STATIC = FOLDER / "static"
TEMPLATES = FOLDER / "templates"


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Our templates and the shared ones; what is written into them is text unless marked as markup."""
    own = shared_environment().overlay(loader=ChoiceLoader([FileSystemLoader(TEMPLATES), FileSystemLoader(SHARED)]))
    own.globals = {**own.globals, "own": own_file}
    own.filters = {**own.filters, "points": points}
    return own


def own_file(base_url: str, name: str) -> str:
    """The address of one of our files; `base_url` with slashes on both ends."""
    file = STATIC / name
    return f"{base_url}course/grading/static/{name}?v={_version(file, file.stat().st_mtime_ns)}"


@lru_cache(maxsize=16)
def _version(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]


def points(number: float) -> str:
    """7.5 as `7.5`, 7.0 as `7`."""
    return f"{round(number + 1e-9, 2):g}"
