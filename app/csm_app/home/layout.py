"""The Jinja environment of the course's own pages, and addresses that change when a static file does."""

import hashlib
from collections.abc import Callable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import TypeAlias

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from csm_app.home.wording import address, day_name, days_left, duration, effort, label, module_address, named
from csm_course.html import stylesheet
from csm_course.wording import counted

STATIC = Path(__file__).parent / "static"
TEMPLATES = Path(__file__).parent / "templates"
Words: TypeAlias = Mapping[str, Callable[..., object]]
"""What templates may say, by name: filters, or functions."""


@lru_cache(maxsize=1)
def environment() -> Environment:
    """Templates of this folder; what is written into them is text, never markup, unless marked so."""
    found = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    found.filters.update(
        label=label,
        named=named,
        effort=effort,
        counted=counted,
        duration=duration,
        day_name=day_name,
        days_left=days_left,
    )
    found.globals.update(static=static, styles=styles, address=address, module_address=module_address)
    return found


def environment_of(templates: Path, filters: Words, functions: Words) -> Environment:
    """The shared environment with a page's own templates in front of the shared ones, and with its own words."""
    own = environment().overlay(loader=ChoiceLoader([FileSystemLoader(templates), FileSystemLoader(TEMPLATES)]))
    own.filters = {**own.filters, **filters}
    own.globals = {**own.globals, **functions}
    return own


def static(base_url: str, name: str) -> str:
    """The address of a static file of the course; `base_url` with slashes on both ends."""
    return static_address(f"{base_url}course/", STATIC, name)


def static_address(home: str, folder: Path, name: str) -> str:
    """The address, below `home`, of a file in a folder of static files.

    It changes with the file, so that a browser never shows yesterday's style.
    """
    file = folder / name
    return f"{home}static/{name}?v={_version(file, file.stat().st_mtime_ns)}"


def styles(*names: str) -> Markup:
    """The course's style sheet and these of ours, to stand in the page itself: it is drawn a third sooner for it."""
    files = tuple((STATIC / name, (STATIC / name).stat().st_mtime_ns) for name in names)
    return Markup("<style>\n{}</style>").format(Markup(stylesheet() + _joined(files)))


@lru_cache(maxsize=8)
def _joined(files: tuple[tuple[Path, int], ...]) -> str:
    return "".join(file.read_text(encoding="utf-8") for file, _changed in files)


@lru_cache(maxsize=64)
def _version(file: Path, _changed: int) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()[:12]
