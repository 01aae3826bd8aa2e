"""A page that stands alone: the one stylesheet inside it, nothing fetched, nothing run."""

import re
from functools import cache
from importlib.resources import files

from csm_course.html.markup import Html, tag, text

_DARK = re.compile(r"@media screen and \(prefers-color-scheme: dark\) \{\s*:root \{[^}]*\}\s*\}")


@cache
def stylesheet() -> str:
    """The text of `csm.css`, the only stylesheet of the course; put it on a page once."""
    return files(__package__).joinpath("csm.css").read_text(encoding="utf-8")


@cache
def fixed_stylesheet() -> str:
    """The stylesheet for records on pages that are not ours: in pixels, and in light colours that give way.

    nbgrader's formgrader has letters of 10 px at its root and stays white whatever the reader's system asks for. Our
    own feedback page defines the same colours for light and dark; `:where` has no weight, so there the page wins.
    """
    light = _DARK.sub("", stylesheet()).replace(":root,", ":where(:root),", 1)
    return re.sub(r"(\d*\.?\d+)rem\b", lambda size: f"{16 * float(size[1]):g}px", light)


def standalone_page(title: str, body: str, lang: str = "en") -> str:
    """A whole HTML document around `body`, which is markup already."""
    head = tag("title", text(title)) + tag("style", Html(stylesheet()))
    metas = '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
    main = tag("main", tag("h1", text(title)), Html(body), class_="csm-page")
    return f'<!doctype html><html lang="{text(lang)}"><head>{metas}{head}</head><body>{main}</body></html>'
