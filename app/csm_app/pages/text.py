"""The text of a page as HTML: headings one can link to, tables in a box that scrolls, captions where authors gave one.

A paragraph of nothing but *emphasis* right above a table is the table's caption; the title of a picture is its
caption. JupyterLab shows the same Markdown without these niceties, and nothing is lost there.
"""

import re
from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from html import escape

from markdown_it import MarkdownIt
from markdown_it.token import Token

_MONEY = re.compile(r"\bEUR (?=\d)")  # an amount is never parted from its currency


@dataclass(frozen=True)
class Heading:
    """A heading of the text: its level from 1 to 6, its words, and the anchor a link can lead to."""

    level: int
    text: str
    anchor: str


@dataclass
class TextOfPage:
    """Renders the cells of one page in turn; anchors are unique on the page, headings are remembered."""

    headings: list[Heading] = field(default_factory=list)
    _anchors: Counter[str] = field(default_factory=Counter)

    def html(self, source: str) -> str:
        """One cell of Markdown as HTML. The text is the course's own, so HTML in it is kept."""
        markdown = _markdown()
        tokens = markdown.parse(source)
        for position, token in enumerate(tokens):
            if token.type == "heading_open":
                self._anchor(token, tokens[position + 1])
        tokens = _with_pictures(_with_tables(tokens))
        return _MONEY.sub("EUR\u00a0", str(markdown.renderer.render(tokens, markdown.options, {})))

    def _anchor(self, opening: Token, inline: Token) -> None:
        """The same anchors as JupyterLab makes, so that one link works in both."""
        words = "".join(child.content for child in inline.children or () if child.type in ("text", "code_inline"))
        plain = words.strip().replace(" ", "-")
        self._anchors[plain] += 1
        anchor = plain if self._anchors[plain] == 1 else f"{plain}-{self._anchors[plain]}"
        opening.attrSet("id", anchor)
        self.headings.append(Heading(int(opening.tag[1]), words.strip(), anchor))


@lru_cache(maxsize=1)
def _markdown() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": True}).enable("table")


def _with_tables(tokens: list[Token]) -> list[Token]:
    """Each table in a figure that can scroll, with the paragraph above it as caption if it is one."""
    made: list[Token] = []
    for token in tokens:
        if token.type == "table_open":
            caption = _take_caption(made)
            made += [
                _html('<figure class="page-figure">'),
                *caption,
                _html('<div class="page-scroll">'),
            ]
        if token.type == "th_open":
            token.attrSet("scope", "col")
        made.append(token)
        if token.type == "table_close":
            made.append(_html("</div></figure>\n"))
    return made


def _take_caption(made: list[Token]) -> list[Token]:
    """Takes a paragraph that is emphasis from first to last off the end of what was made, as a caption."""
    if len(made) < 3 or made[-1].type != "paragraph_close" or not _is_emphasis(made[-2]):
        return []
    inline = made[-2]
    inline.children = (inline.children or [])[1:-1]
    del made[-3:]
    return [_html("<figcaption>"), inline, _html("</figcaption>")]


def _is_emphasis(inline: Token) -> bool:
    kinds = [child.type for child in inline.children or ()]
    return len(kinds) > 2 and kinds[0] == "em_open" and kinds[-1] == "em_close" and kinds.count("em_open") == 1


def _with_pictures(tokens: list[Token]) -> list[Token]:
    """A paragraph that is one picture becomes a figure; the picture's title is its caption."""
    made: list[Token] = []
    for position, token in enumerate(tokens):
        if token.type in ("paragraph_open", "paragraph_close"):
            inline = tokens[position + (1 if token.type == "paragraph_open" else -1)]
            if _is_picture(inline):
                made.append(_html('<figure class="page-figure">' if token.nesting == 1 else _end_of_picture(inline)))
                continue
        made.append(token)
    return made


def _is_picture(inline: Token) -> bool:
    return [child.type for child in inline.children or ()] == ["image"]


def _end_of_picture(inline: Token) -> str:
    title = str((inline.children or [])[0].attrGet("title") or "")
    return f"<figcaption>{escape(title)}</figcaption></figure>\n" if title else "</figure>\n"


def _html(content: str) -> Token:
    return Token("html_block", "", 0, content=content)
