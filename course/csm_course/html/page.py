"""A page that stands alone: the one stylesheet inside it, nothing fetched, nothing run."""

import re
from functools import cache
from importlib.resources import files

from csm_course.html.markup import Html, tag, text


@cache
def stylesheet() -> str:
    """The text of `csm.css`, the only stylesheet of the course; put it on a page once."""
    return files(__package__).joinpath("csm.css").read_text(encoding="utf-8")


@cache
def fixed_stylesheet() -> str:
    """The stylesheet in pixels, for pages that are not ours: nbgrader's formgrader has letters of 10 px at its root."""
    return re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{16 * float(size[1]):g}px", stylesheet())


def standalone_page(title: str, body: str, lang: str = "en") -> str:
    """A whole HTML document around `body`, which is markup already."""
    head = tag("title", text(title)) + tag("style", Html(stylesheet()))
    metas = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    main = tag("main", tag("h1", text(title)), Html(body), class_="csm-page")
    return f'<!doctype html><html lang="{text(lang)}"><head>{metas}{head}</head><body>{main}</body></html>'
