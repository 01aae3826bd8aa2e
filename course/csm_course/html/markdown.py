"""Markdown as HTML, authors' and learners'; raw HTML in it is shown as text, never obeyed."""

from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token


def markdown_html(text: str) -> str:
    """CommonMark with tables."""
    return str(_renderer().render(text))


def written_html(text: str) -> str:
    """A learner's written answer: paragraphs, line breaks, bold, italic, lists and quotes - no links, no headings.

    It is the subset that the answer box writes (`csm_widgets/static/written`); anything else stays as it was typed.
    """
    return str(_written_renderer().render(text))


def plain_text(text: str) -> str:
    """The words alone, without any mark-up, in one line."""
    lines = (_words(token) for token in _renderer().parse(text))
    return " ".join(" ".join(lines).split())


def _words(token: Token) -> str:
    parts = token.children or () if token.type == "inline" else (token,)
    return "".join(" " if part.type.endswith("break") else part.content for part in parts)


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")


@lru_cache(maxsize=1)
def _written_renderer() -> MarkdownIt:
    rules = ["blockquote", "list", "emphasis", "escape", "entity", "newline", "balance_pairs", "fragments_join"]
    return MarkdownIt("zero", {"html": False, "breaks": True}).enable(rules)
