"""The Jinja environment of these pages: the course's own, with their templates, addresses and words."""

from datetime import UTC, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any

from jinja2 import Environment
from markupsafe import Markup

from csm_app.assessment.frame import Frame
from csm_app.assessment.pages import wording
from csm_app.assessment.pages.place import Place
from csm_app.home.layout import Words, environment_of, static_address
from csm_course.html.markdown import markdown_html

ROOT = Path(__file__).resolve().parents[1]
STATIC = ROOT / "static"
TEXTS_AT_HAND = 4096


def render(template: str, frame: Frame, now: datetime | None = None, **facts: Any) -> str:
    """A page; `now` is the service's clock, from which waits are counted down."""
    place = Place.of(frame)
    page: str = (
        assessment_environment()
        .get_template(template)
        .render(
            frame=frame,
            place=place,
            base_url=frame.course,
            now=now or datetime.now(UTC),
            **facts,
        )
    )
    return page


@lru_cache(maxsize=1)
def assessment_environment() -> Environment:
    """The shared templates and these pages' own."""
    words: Words = {
        "markdown": _prose,
        "moment_utc": wording.moment_utc,
        "waiting": wording.waiting,
        "figure": wording.figure,
        "standing_line": wording.standing_line,
        "why_line": wording.why_line,
        "size_line": wording.size_line,
        "kind_name": wording.kind_name,
        "share": wording.share,
    }
    return environment_of(ROOT / "templates", words, {"own": own_file})


@lru_cache(maxsize=TEXTS_AT_HAND)
def _prose(text: str) -> Markup:
    """Markdown as HTML; the same questions and stories stand on many learners' pages."""
    return Markup(markdown_html(text))


def own_file(place: Place, name: str) -> str:
    """The address of one of these pages' files; it changes with the file."""
    return static_address(place.service, STATIC, name)
