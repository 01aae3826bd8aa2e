"""Authors' Markdown as HTML; raw HTML in it is shown as text, never obeyed."""

from functools import lru_cache

from markdown_it import MarkdownIt


def markdown_html(text: str) -> str:
    """CommonMark with tables."""
    return str(_renderer().render(text))


@lru_cache(maxsize=1)
def _renderer() -> MarkdownIt:
    return MarkdownIt("commonmark", {"html": False}).enable("table")
