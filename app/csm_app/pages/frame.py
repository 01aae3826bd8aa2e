"""What stands around the text of a page: header, the module's pages, this page's headings, the end and what is next."""

from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path

from jinja2 import Environment

from csm_app.home.header import header_html
from csm_app.home.layout import environment_of, static, styles
from csm_app.pages.place import Place, Stop
from csm_app.pages.text import Heading
from csm_app.panels import panel_addresses
from csm_widgets.coursepage import EXERCISE

TEMPLATES = Path(__file__).parent / "templates"
KINDS = {"lesson": "Lesson", "workbook": "Workbook", "scenario": "Scenario", "test": "Module test"}
NUMBERED = ("lesson", "workbook")


def around(base_url: str, place: Place | None, contents: Sequence[Heading], effort: str) -> dict[str, str]:
    """The parts by name: `header`, `styles`, `search` on every page; `side`, `start`, `end` where it has a place.

    `tool` is empty: that is another page (`tool_page`).
    """
    parts = {
        "header": header_html(base_url),
        "styles": str(styles("site.css")),
        "search": static(base_url, "search.js"),
        **panel_addresses(base_url, EXERCISE, ""),
        "tool": "",
    }
    if place is None:
        return {**parts, "side": "", "start": "", "end": ""}
    facts = {"base_url": base_url, "place": place, "contents": contents, "effort": effort}
    return parts | {
        name: _environment().get_template(f"{name}.html").render(facts) for name in ("side", "start", "end")
    }


def label(stop: Stop) -> str:
    """What kind of page it is and which: "Lesson 1.3"."""
    name = KINDS.get(stop.kind, stop.kind.capitalize())
    return f"{name} {stop.number}" if stop.kind in NUMBERED and stop.number else name


@lru_cache(maxsize=1)
def _environment() -> Environment:
    return environment_of(TEMPLATES, {"label": label}, {})
