"""The only way text becomes markup: escaped. `Html` is a type of its own, so mypy sees text that was not."""

from collections.abc import Iterable
from html import escape
from typing import NewType

Html = NewType("Html", str)

EMPTY = Html("")


def text(words: str) -> Html:
    """Anyone's words, safe between tags and in attributes."""
    return Html(escape(words, quote=True))


def tag(name: str, *inside: Html, **attributes: str | float) -> Html:
    """An element around `inside`; attribute values are escaped, `class_` is class, and `_` in names is a hyphen."""
    written = "".join(f' {_attribute(key)}="{escape(str(value))}"' for key, value in attributes.items())
    return Html(f"<{name}{written}>{''.join(inside)}</{name}>")


def joined(parts: Iterable[Html]) -> Html:
    """One piece of markup from many."""
    return Html("".join(parts))


def _attribute(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
