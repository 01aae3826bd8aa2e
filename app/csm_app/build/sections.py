"""A page's text as a reader's browser gets it: headings with their ids, and the plain text under each.

It is rendered as the page itself is (`csm_app.pages.text`), so a result of the search leads to an id that is there.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

from csm_app.pages.text import TextOfPage

HEADINGS = ("h2", "h3")
BREAKS = ("p", "li", "td", "th", "tr", "blockquote", "figcaption", "br")


@dataclass
class Section:
    """The text below one heading; before the first heading, `heading` and `anchor` are empty.

    `strong` are the words set in bold type: an author introduces a term so.
    """

    heading: str = ""
    anchor: str = ""
    text: str = ""
    strong: list[str] = field(default_factory=list)


def sections(texts: Iterable[str]) -> tuple[Section, ...]:
    """The parts of a page in order; `texts` are its cells of Markdown. The title is not part of any."""
    page = TextOfPage()
    reader = _Reader()
    for text in texts:
        reader.feed(page.html(text))
    reader.close()
    return tuple(Section(_tidy(one.heading), one.anchor, _tidy(one.text), one.strong) for one in reader.found)


@dataclass
class _Reader(HTMLParser):
    """Collects text heading by heading; the title of the page (h1) is left out."""

    found: list[Section] = field(default_factory=lambda: [Section()])
    _inside: str = ""
    _in_strong: bool = False

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.found.append(Section(anchor=dict(attrs).get("id") or ""))
        if tag in (*HEADINGS, "h1"):
            self._inside = tag
        elif tag == "strong":
            self._in_strong = True
        elif tag in BREAKS:
            self.found[-1].text += " "

    def handle_endtag(self, tag: str) -> None:
        if tag == self._inside:
            self._inside = ""
        elif tag == "strong":
            self._in_strong = False

    def handle_data(self, data: str) -> None:
        if self._inside in HEADINGS:
            self.found[-1].heading += data
        elif not self._inside:
            self.found[-1].text += data
            if self._in_strong:
                self.found[-1].strong.append(_tidy(data).casefold())


def _tidy(text: str) -> str:
    return " ".join(text.split())
